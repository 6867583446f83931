import { useSay } from '../app/say.ts';
import { Box } from './box.tsx';
import { OwnCases } from './own-cases.tsx';
import { type InputProps, type OutputProps, tied } from './props.ts';

export const Input = ({ fact, pointer, value, onChange, errors, required }: InputProps<string>) => (
  <>
    <Box
      {...tied(pointer, fact, errors, required)}
      value={value ?? ''}
      maxLength={fact.max}
      onChange={(e) => onChange(e.target.value || undefined)}
    />
    {fact.ownCase && <OwnCases state={fact.ownCase} chosen={value} choose={onChange} />}
  </>
);

/** An instant that a step noted as text reads as a time. */
export const Output = ({ value }: OutputProps<string>) => {
  const { time } = useSay();
  return <>{/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? time(value) : value}</>;
};
