import { useSay } from '../app/say.ts';
import { Terms } from '../parts/terms.tsx';
import { FactInput, FactOutput } from './fact.tsx';
import type { InputProps, OutputProps } from './props.ts';

type Values = Readonly<Record<string, unknown>>;

export const Input = ({ fact, pointer, value = {}, onChange, errors }: InputProps<Values>) => (
  <div className="columns two inset">
    {Object.entries(fact.fields ?? {}).map(([name, field]) => (
      <FactInput
        key={name}
        fact={field}
        pointer={`${pointer}/${name}`}
        value={value[name]}
        errors={errors}
        required={!field.optional}
        onChange={(next) => {
          const { [name]: _, ...rest } = value;
          const whole = next === undefined ? rest : { ...rest, [name]: next };
          onChange(Object.keys(whole).length ? whole : undefined);
        }}
      />
    ))}
  </div>
);

export const Output = ({ fact, value, caseId }: OutputProps<Values>) => {
  const { w } = useSay();
  // One text in both languages.
  if (typeof value.zh === 'string' && typeof value.en === 'string') return <>{w([value.zh, value.en])}</>;
  return (
    <Terms
      pairs={Object.entries(fact.fields ?? {})
        .filter(([name]) => value[name] !== undefined)
        .map(
          ([name, field]) =>
            [
              w(field.title),
              <FactOutput key={name} fact={field} value={value[name]} caseId={caseId} />,
              name,
            ] as const,
        )}
    />
  );
};
