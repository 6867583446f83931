import { useSay } from '../app/say.ts';
import { Options } from './options.tsx';
import type { InputProps, OutputProps } from './props.ts';

export const Input = ({ value = [], onChange, ...rest }: InputProps<readonly string[]>) => {
  const { w } = useSay();
  const options = Object.entries(rest.fact.options ?? {}).map(([key, title]) => [key, w(title)] as const);
  return (
    <Options
      {...rest}
      many
      chosen={value}
      options={options}
      choose={(key, on) => {
        const next = on ? [...value, key] : value.filter((one) => one !== key);
        onChange(next.length ? next : undefined);
      }}
    />
  );
};

export const Output = ({ fact, value }: OutputProps<readonly string[]>) => {
  const { w, several } = useSay();
  const text = several(value.map((key) => w(fact.options?.[key]) || key));
  return <span className={value.length > 2 ? 'several' : undefined}>{text}</span>;
};
