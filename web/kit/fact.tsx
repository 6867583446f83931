import type { ComponentType } from 'react';
import type { Fact } from '../app/types.ts';
import { Plain } from '../parts/plain.tsx';
import * as amount from './amount.tsx';
import * as authority from './authority.tsx';
import * as choice from './choice.tsx';
import * as choices from './choices.tsx';
import * as colleague from './colleague.tsx';
import * as day from './day.tsx';
import * as decimal from './decimal.tsx';
import * as deliberation from './deliberation.tsx';
import * as entry from './entry.tsx';
import { Field } from './field.tsx';
import * as file from './file.tsx';
import * as list from './list.tsx';
import * as longText from './long-text.tsx';
import * as matter from './matter.tsx';
import * as money from './money.tsx';
import * as node from './node.tsx';
import * as number from './number.tsx';
import * as party from './party.tsx';
import * as place from './place.tsx';
import type { InputProps, OutputProps } from './props.ts';
import * as record from './record.tsx';
import * as section from './section.tsx';
import * as term from './term.tsx';
import * as text from './text.tsx';
import * as water from './water.tsx';
import * as window from './window.tsx';
import * as yesNo from './yes-no.tsx';

interface Kind {
  readonly Input: ComponentType<InputProps<unknown>>;
  readonly Output: ComponentType<OutputProps<unknown>>;
}

/**
 * One file per kind of fact. A new kind is a new file and a line here; a new mechanism is neither. Each takes its
 * own type of value, which only the fact's kind tells: hence the assertion.
 */
const kinds: Readonly<Record<Fact['kind'], Kind>> = {
  text,
  longText,
  number,
  decimal,
  money,
  amount,
  day,
  yesNo,
  choice,
  choices,
  party,
  term,
  place,
  authority,
  node,
  window,
  colleague,
  water,
  section,
  file,
  entry,
  matter,
  record,
  list,
  deliberation,
} as never;

const isGroup = (fact: Fact): boolean =>
  ['party', 'record', 'list', 'choices', 'yesNo', 'matter'].includes(fact.kind) ||
  (fact.kind === 'choice' && Object.keys(fact.options ?? {}).length <= 7);

/** The whole field of a fact: label, help, error and input. */
export const FactInput = (props: InputProps<unknown>) => {
  const Kind = kinds[props.fact.kind].Input;
  const { fact, pointer, errors, required } = props;
  return (
    <Field fact={fact} pointer={pointer} errors={errors} required={required} group={isGroup(fact)}>
      <Kind {...props} />
    </Field>
  );
};

const fits = (fact: Fact, value: unknown): boolean => {
  if (fact.kind === 'list' || fact.kind === 'choices') return Array.isArray(value);
  if (fact.kind === 'amount') return typeof value === 'object' && value !== null && 'how' in value;
  if (
    fact.kind === 'record' ||
    fact.kind === 'colleague' ||
    fact.kind === 'file' ||
    fact.kind === 'deliberation' ||
    fact.kind === 'term'
  )
    return typeof value === 'object' && !Array.isArray(value);
  if (fact.kind === 'money') return typeof value === 'number';
  return true;
};

/** A value as its kind shows it. What does not fit its declaration (masked, or from another version) is shown plainly. */
export const FactOutput = ({ fact, value, caseId }: { fact: Fact | undefined; value: unknown; caseId?: string }) => {
  if (value === undefined || value === null) return null;
  if (!fact || !fits(fact, value)) return <Plain value={value} />;
  const Kind = kinds[fact.kind].Output;
  return <Kind fact={fact} value={value} caseId={caseId} />;
};
