import { useEffect, useRef } from 'react';
import { useSay } from '../app/say.ts';
import type { Fact, Facts, Party, Problem } from '../app/types.ts';
import { keyState } from './check-digit.ts';
import { FactInput } from './fact.tsx';
import { malformed } from './malformed.ts';
import { type Errors, idOf } from './props.ts';

export interface Ask {
  readonly name: string;
  readonly required: boolean;
}

export const readAsks = (asks: readonly (string | Ask)[] = []): readonly Ask[] =>
  asks.map((ask) => (typeof ask === 'string' ? { name: ask.replace(/\?$/, ''), required: !ask.endsWith('?') } : ask));

type Say = Pick<ReturnType<typeof useSay>, 't' | 'w' | 'fen'>;

const faultOfKey = (kind: Party['kind'], key: string | undefined, pointer: string, { t, w }: Say): Errors => {
  const state = keyState(kind, key ?? '');
  return state === 'right' ? {} : { [pointer]: typeof state === 'string' ? t('form.missingKey') : w(state) };
};

/** What is wrong with whoever acts for a party: the mandate itself is asked of its register when the form is sent. */
const faultsOfAgent = (agent: Party['agent'], pointer: string, say: Say): Errors => {
  if (!agent) return {};
  const lacks = (label: 'kit.agentName' | 'kit.mandate') => say.t('form.missing', { name: say.t(label) });
  return {
    ...faultOfKey('person', agent.key, `${pointer}/key`, say),
    ...(!agent.name?.trim() && { [`${pointer}/name`]: lacks('kit.agentName') }),
    ...(!agent.mandate?.trim() && { [`${pointer}/mandate`]: lacks('kit.mandate') }),
  };
};

/** What is wrong with one value and with what it is made of, each under its own pointer. */
const faultsIn = (fact: Fact, value: unknown, pointer: string, required: boolean, say: Say): Errors => {
  if (value === undefined || value === '')
    return required ? { [pointer]: say.t('form.missing', { name: say.w(fact.title) }) } : {};
  if (fact.kind === 'party') {
    const party = value as Partial<Party> & Pick<Party, 'kind'>;
    return {
      ...faultOfKey(party.kind, party.key, `${pointer}/key`, say),
      ...(!party.name?.trim() && { [`${pointer}/name`]: say.t('form.missingName') }),
      ...faultsOfAgent(party.agent, `${pointer}/agent`, say),
    };
  }
  const wrong = malformed(fact, value, say);
  if (wrong) return { [pointer]: wrong };
  if (fact.kind !== 'record') return {};
  return Object.assign(
    {},
    ...Object.entries(fact.fields ?? {}).map(([name, field]) =>
      faultsIn(field, (value as Facts)[name], `${pointer}/${name}`, !field.optional, say),
    ),
  );
};

/** Checked on submit, never while leaving a field, and all at once; the server decides, this only spares a round trip. */
export const checkFacts = (
  asks: readonly Ask[],
  declared: Readonly<Record<string, Fact>>,
  values: Facts,
  say: Say,
): Errors =>
  Object.assign(
    {},
    ...asks.map(({ name, required }) => {
      const fact = declared[name];
      return fact ? faultsIn(fact, values[name], `/facts/${name}`, required, say) : {};
    }),
  );

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
