import { useSay } from '../app/say.ts';
import { Options } from './options.tsx';
import type { InputProps, OutputProps } from './props.ts';
import { SearchedInput } from './searched.tsx';

/** Up to seven options are all shown; more are searched. */
export const Input = (props: InputProps<string>) => {
  const { w } = useSay();
  const { fact, value, onChange } = props;
  const options = Object.entries(fact.options ?? {}).map(([key, title]) => [key, w(title)] as const);
  if (options.length <= 7)
    return <Options {...props} chosen={value ? [value] : []} options={options} choose={(key) => onChange(key)} />;
  return <SearchedInput {...props} options={options} />;
};

export const Output = ({ fact, value }: OutputProps<string>) => {
  const { w } = useSay();
  return <>{w(fact.options?.[value]) || value}</>;
};
