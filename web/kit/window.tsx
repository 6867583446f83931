import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { InputProps, OutputProps } from './props.ts';
import { SearchedInput } from './searched.tsx';

export const Input = (props: InputProps<string>) => {
  const { w } = useSay();
  return <SearchedInput {...props} options={useZone().windows.map(({ id, title }) => [id, w(title)])} />;
};

export const Output = ({ value }: OutputProps<string>) => <>{useNames().window(value)}</>;
