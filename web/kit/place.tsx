import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Known } from './known.tsx';
import type { InputProps, OutputProps } from './props.ts';

export const Input = (props: InputProps<string>) => {
  const { w } = useSay();
  return <Known {...props} options={useZone().jurisdictions.map((j) => [j.code, w(j.title)])} />;
};

export const Output = ({ value }: OutputProps<string>) => <>{useNames().place(value, false)}</>;
