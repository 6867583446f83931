import { Input as Box } from 'antd';
import { type InputProps, type OutputProps, tied } from './props.ts';
import { halfWidth } from './tidy.ts';

/** The key of an entry in a register, typed or scanned. */
export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<string>) => (
  <Box
    {...tied(pointer, fact, errors, required)}
    status={errors[pointer] ? 'error' : undefined}
    className="medium"
    autoComplete="off"
    value={value ?? ''}
    onChange={(e) => onChange(halfWidth(e.target.value) || undefined)}
  />
);

export const Output = ({ value }: OutputProps<string>) => <span className="num">{value}</span>;
