import { Select } from 'antd';
import { type InputProps, tied } from './props.ts';

/** One of the zone's places, authorities or nodes, found by typing. */
export const Known = ({
  fact,
  pointer,
  value,
  onChange,
  errors,
  required,
  options,
}: InputProps<string> & { options: readonly (readonly [key: string, title: string])[] }) => (
  <Select
    {...tied(pointer, fact, errors, required)}
    status={errors[pointer] ? 'error' : undefined}
    className="medium"
    showSearch={{ optionFilterProp: 'label' }}
    allowClear
    value={value}
    onChange={onChange}
    options={options.map(([key, title]) => ({ value: key, label: title }))}
  />
);
