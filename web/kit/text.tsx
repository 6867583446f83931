import { Input as Box } from 'antd';
import { type InputProps, type OutputProps, tied } from './props.ts';

export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<string>) => (
  <Box
    {...tied(pointer, fact, errors, required)}
    status={errors[pointer] ? 'error' : undefined}
    value={value ?? ''}
    maxLength={fact.max}
    onChange={(e) => onChange(e.target.value || undefined)}
  />
);

export const Output = ({ value }: OutputProps<string>) => <>{value}</>;
