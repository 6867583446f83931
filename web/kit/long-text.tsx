import { Lines } from './box.tsx';
import { CsvChoice, CsvSave } from './csv-text.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';

export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<string>) => (
  <>
    <Lines
      {...tied(pointer, fact, errors, required)}
      value={value ?? ''}
      maxLength={fact.max}
      onChange={(e) => onChange(e.target.value || undefined)}
    />
    {fact.csv && <CsvChoice fact={fact} fill={onChange} />}
  </>
);

export const Output = ({ fact, value }: OutputProps<string>) => (
  <>
    <span className="long">{value}</span>
    {fact.csv && <CsvSave title={fact.title} text={value} />}
  </>
);
