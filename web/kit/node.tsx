import { useNames, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Known } from './known.tsx';
import type { InputProps, OutputProps } from './props.ts';

export const Input = (props: InputProps<string>) => {
  const { w } = useSay();
  return <Known {...props} options={useZone().nodes.map((node) => [node.id, w(node.title)])} />;
};

export const Output = ({ value }: OutputProps<string>) => <>{useNames().node(value)}</>;
