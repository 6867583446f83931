import { useEffect, useRef } from 'react';
import { useSay } from '../app/say.ts';
import type { Fact, Facts, Problem } from '../app/types.ts';
import { keyState } from './check-digit.ts';
import { FactInput } from './fact.tsx';
import { type Errors, idOf } from './props.ts';

export interface Ask {
  readonly name: string;
  readonly required: boolean;
}

export const readAsks = (asks: readonly (string | Ask)[] = []): readonly Ask[] =>
  asks.map((ask) => (typeof ask === 'string' ? { name: ask.replace(/\?$/, ''), required: !ask.endsWith('?') } : ask));

/** Checked on submit, never while leaving a field; the server decides, this only spares a round trip. */
export const checkFacts = (
  asks: readonly Ask[],
  declared: Readonly<Record<string, Fact>>,
  values: Facts,
  say: Pick<ReturnType<typeof useSay>, 't' | 'w'>,
): Errors => {
  const errors: Record<string, string> = {};
  for (const { name, required } of asks) {
    const fact = declared[name];
    const value = values[name];
    if (!fact) continue;
    if (value === undefined || value === '') {
      if (required) errors[`/facts/${name}`] = say.t('form.missing', { name: say.w(fact.title) });
    } else if (fact.kind === 'party') {
      const party = value as { kind: 'person' | 'organisation'; key?: string; name?: string };
      const state = keyState(party.kind, party.key ?? '');
      if (state !== 'right')
        errors[`/facts/${name}/key`] = typeof state === 'string' ? say.t('form.missingKey') : say.w(state);
      if (!party.name?.trim()) errors[`/facts/${name}/name`] = say.t('form.missingName');
    }
  }
  return errors;
};

export const errorsOf = (problem: Problem | undefined, say: Pick<ReturnType<typeof useSay>, 'w'>): Errors =>
  problem?.field
    ? {
        [problem.field.startsWith('/') ? problem.field : `/facts/${problem.field}`]: [
          say.w(problem.says),
          say.w(problem.remedy),
        ]
          .filter(Boolean)
          .join(' '),
      }
    : {};

/** The list of what must be put right; takes focus when it appears, and leads to each field. */
export const ErrorSummary = ({ errors }: { errors: Errors }) => {
  const { t } = useSay();
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  useEffect(() => {
    if (entries.length) box.current?.focus();
  }, [entries.length]);
  if (entries.length === 0) return null;
  return (
    <div ref={box} className="notice bad" role="alert" tabIndex={-1} aria-labelledby="error-summary">
      <h2 id="error-summary">{t('form.errors')}</h2>
      <ul>
        {entries.map(([pointer, text]) => (
          <li key={pointer}>
            <a
              href={`#${idOf(pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                (
                  document.getElementById(idOf(pointer)) ?? document.getElementById(`${idOf(pointer)}-group`)
                )?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

interface Given {
  readonly asks: readonly Ask[];
  readonly declared: Readonly<Record<string, Fact>>;
  readonly values: Facts;
  readonly errors: Errors;
  readonly set: (values: Facts) => void;
}

/** The fields of a step, in the order it asks for them. */
export const FactsForm = ({ asks, declared, values, errors, set }: Given) => (
  <>
    {asks.map(({ name, required }) => {
      const fact = declared[name];
      if (!fact) return null;
      return (
        <FactInput
          key={name}
          fact={fact}
          pointer={`/facts/${name}`}
          value={values[name]}
          errors={errors}
          required={required}
          onChange={(value) => {
            const { [name]: _, ...rest } = values;
            set(value === undefined ? rest : { ...rest, [name]: value });
          }}
        />
      );
    })}
  </>
);
