import { Box } from './box.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';
import { noSpaces } from './tidy.ts';

/** An exact decimal stays text: 0.10 is not 0.1. */
export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<string>) => (
  <Box
    {...tied(pointer, fact, errors, required)}
    className="short"
    inputMode="decimal"
    value={value ?? ''}
    onChange={(e) => onChange(noSpaces(e.target.value) || undefined)}
  />
);

export const Output = ({ value }: OutputProps<string>) => <span className="num">{value}</span>;
