import { Select } from 'antd';
import { useSay } from '../app/say.ts';
import { Options } from './options.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';

/** Up to seven options are all shown; more are searched. */
export const Input = (props: InputProps<string>) => {
  const { w } = useSay();
  const { fact, pointer, value, onChange, errors, required } = props;
  const options = Object.entries(fact.options ?? {}).map(([key, title]) => [key, w(title)] as const);
  if (options.length <= 7)
    return <Options {...props} chosen={value ? [value] : []} options={options} choose={(key) => onChange(key)} />;
  return (
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
};

export const Output = ({ fact, value }: OutputProps<string>) => {
  const { w } = useSay();
  return <>{w(fact.options?.[value]) || value}</>;
};
