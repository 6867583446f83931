import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { write } from '../app/api.ts';
import { FormOf } from '../app/form-of.ts';
import { useMechanism, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseRow, DeclaredStep, Facts, MechanismView, SessionView } from '../app/types.ts';
import { checkFacts, ErrorSummary, FactsForm, readAsks } from '../kit/form.tsx';
import type { Errors } from '../kit/props.ts';
import { inEach, type Refused, RefusedList } from './in-each.tsx';
import { Trouble } from './trouble.tsx';

/** Steps declared for many cases at once that the reader's role has in the state all of these are in. */
const offered = (
  declared: MechanismView | undefined,
  rows: readonly CaseRow[],
  session: SessionView | undefined,
): readonly (readonly [name: string, step: DeclaredStep])[] => {
  const [first] = rows;
  if (!declared || !first || rows.some((row) => row.state !== first.state)) return [];
  const roles = (session?.posts ?? []).map(({ role }) => role);
  return Object.entries(declared.steps).filter(
    ([, step]) =>
      step.inBatch &&
      [step.from].flat().includes(first.state) &&
      [step.by].flat().some((by) => roles.includes(declared.actors[by]?.role ?? '')),
  );
};

const Form = ({
  node,
  rows,
  declared,
  name,
  step,
  after,
}: {
  node: string;
  rows: readonly CaseRow[];
  declared: MechanismView;
  name: string;
  step: DeclaredStep;
  after: (refused: readonly Refused[]) => void;
}) => {
  const say = useSay();
  const { t, w } = say;
  const asks = readAsks(step.asks);
  const [facts, setFacts] = useState<Facts>({});
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [done, setDone] = useState(0);
  const take = useMutation({
    mutationFn: () =>
      inEach(
        rows.map(({ id }) => id),
        (id) => write(node, 'POST', `cases/${id}/steps/${name}`, { facts, note: note.trim() || undefined }),
        setDone,
      ),
    onMutate: () => setDone(0),
    onSuccess: ({ refused }) => after(refused),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong: Record<string, string> = { ...checkFacts(asks, declared.facts, facts, say) };
    if (step.noteRequired && !note.trim()) wrong['/note'] = t('step.noteMissing');
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) take.mutate();
  };
  return (
    <form className="batch-step" onSubmit={submit} noValidate>
      {step.help && <p className="muted">{w(step.help)}</p>}
      <ErrorSummary errors={errors} />
      <FormOf.Provider value={declared.id}>
        <FactsForm asks={asks} declared={declared.facts} values={facts} errors={errors} set={setFacts} />
      </FormOf.Provider>
      {step.noteRequired && (
        <label>
          {t('step.note')} <input value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        </label>
      )}
      <button type="submit" className="button small" disabled={take.isPending || rows.length === 0}>
        {t('batch.takeStep', { n: rows.length, step: w(step.title) })}
      </button>
      <span role="status">
        {take.isPending && t('batch.going', { done, n: rows.length })}
        {take.data && t('batch.stepDone', { n: take.data.done, step: w(step.title) })}
      </span>
      <RefusedList refused={take.data?.refused ?? []} />
      <Trouble error={take.error} />
    </form>
  );
};

/** 对所选各件办理同一步骤: a meeting of thirty is called, opened and closed once, and stays thirty acts. */
export const BatchStep = ({
  node,
  rows,
  after,
}: {
  node: string;
  rows: readonly CaseRow[];
  after: (refused: readonly Refused[]) => void;
}) => {
  const { t, w } = useSay();
  const session = useSession();
  const mechanism = rows.every((row) => row.mechanism === rows[0]?.mechanism) ? rows[0]?.mechanism : undefined;
  const declared = useMechanism(mechanism);
  const [chosen, choose] = useState<string>();
  // After the act nothing is chosen; what was done is still said.
  const [acted, setActed] = useState<{ readonly declared: MechanismView; readonly name: string }>();
  const steps = offered(declared, rows, session);
  const name = steps.some(([one]) => one === chosen) ? chosen : undefined;
  const shown = name && declared ? { declared, name } : rows.length === 0 ? acted : undefined;
  const step = shown?.declared.steps[shown.name];
  if (steps.length === 0 && !step) return null;
  return (
    <>
      {steps.length > 0 && (
        <span className="choice">
          <span className="muted">{t('batch.step')}</span>{' '}
          {steps.map(([one, { title }]) => (
            <button
              key={one}
              type="button"
              className="button second small"
              aria-pressed={one === name}
              onClick={() => choose(one === name ? undefined : one)}
            >
              {w(title)}
            </button>
          ))}
        </span>
      )}
      {shown && step && (
        <Form
          key={shown.name}
          node={node}
          rows={rows}
          declared={shown.declared}
          name={shown.name}
          step={step}
          after={(refused) => {
            setActed(shown);
            after(refused);
          }}
        />
      )}
    </>
  );
};
