import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import type { Opinion } from '../../kernel/index.ts';
import { isProblem, write } from '../app/api.ts';
import { useDraft, useOnce } from '../app/draft.ts';
import { FormOf } from '../app/form-of.ts';
import { isStaff, useNames, useNode, useSession } from '../app/here.ts';
import { isMaterials } from '../app/opening.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, Facts, MechanismView, StepView } from '../app/types.ts';
import { leaving } from '../app/unsaved.ts';
import { Lines } from '../kit/box.tsx';
import { Field } from '../kit/field.tsx';
import { checkFacts, ErrorSummary, errorsOf, FactsForm } from '../kit/form.tsx';
import type { Errors } from '../kit/props.ts';
import { Materials } from '../special/materials.tsx';
import { useEvidence } from './evidence.tsx';
import { OpinionExtras } from './opinion.tsx';
import { Phrases } from './phrases.tsx';
import { Problem } from './problem.tsx';

interface Filled extends Omit<Opinion, 'note'> {
  readonly facts: Facts;
  readonly note: string;
}
/** What a step may change (optional) starts as it is; what it must have is given anew. */
const beginning = (data: CaseView, step: StepView): Filled => ({
  facts: Object.fromEntries(
    step.asks
      .filter((ask) => !ask.required && data.facts[ask.name] !== undefined)
      .map((ask) => [ask.name, data.facts[ask.name]]),
  ),
  note: '',
});
type Answer = { readonly case: CaseView; readonly forwarded?: boolean; readonly to?: string };

interface FieldsGiven {
  readonly data: CaseView;
  readonly step: StepView;
  readonly declared: MechanismView;
  readonly facts: Facts;
  readonly errors: Errors;
  readonly set: (facts: Facts) => void;
}

/** Papers that are not taken now, since what they prove can be had by asking. */
const useShutPapers = (data: CaseView): ReadonlySet<string> => {
  const { data: lines = [] } = useEvidence(useNode(), data);
  return new Set(lines.flatMap(({ paper }) => (paper && !paper.open ? [paper.fact] : [])));
};

/** The fields of a step. Materials are shown as the guide's checklist; a correction shows only what was asked for. */
const Fields = ({ data, step, declared, facts, errors, set }: FieldsGiven) => {
  const { t, w } = useSay();
  const clerk = isStaff(useSession());
  const missing = data.facts.missing as readonly { concept?: string; what?: string }[] | undefined;
  const { matterDetail: matter } = data;
  const shut = useShutPapers(data);
  return step.asks.map((ask) => {
    const fact = declared.facts[ask.name];
    if (shut.has(ask.name) && fact)
      return (
        <p key={ask.name} className="muted">
          {t('evidence.paperShut', { paper: w(fact.title) })}
        </p>
      );
    if (!fact || !isMaterials(fact) || !matter)
      return (
        <FactsForm key={ask.name} asks={[ask]} declared={declared.facts} values={facts} errors={errors} set={set} />
      );
    return (
      <Field key={ask.name} fact={fact} pointer={`/facts/${ask.name}`} errors={errors} required={ask.required} group>
        <Materials
          clerk={clerk}
          fact={fact}
          pointer={`/facts/${ask.name}`}
          matter={matter}
          only={ask.name === 'supplied' ? missing : undefined}
          value={facts[ask.name] as never}
          errors={errors}
          onChange={(rows) => {
            const { [ask.name]: _, ...others } = facts;
            set(rows ? { ...others, [ask.name]: rows } : others);
          }}
        />
      </Field>
    );
  });
};

const Form = ({
  data,
  step,
  declared,
  begun,
  done,
  close,
}: {
  data: CaseView;
  step: StepView;
  declared: MechanismView;
  begun: () => void;
  done: (answer: Answer) => Promise<void>;
  /** Absent where the form is the only one and always there. */
  close?: (() => void) | undefined;
}) => {
  const say = useSay();
  const { t, w } = say;
  const node = useNode();
  const queries = useQueryClient();
  const once = useOnce();
  const staff = isStaff(useSession());
  const [empty] = useState(() => beginning(data, step));
  const [filled, fill, drop] = useDraft<Filled>(`step.${data.id}.${step.name}`, empty);
  const [found, setFound] = useState<Errors>({});
  const take = useMutation({
    mutationFn: async () => {
      const { note, enclosed, ...rest } = filled;
      // A place for an attachment that was opened and not filled is none.
      const files = enclosed?.filter(Boolean);
      const body = { ...rest, note: note.trim() || undefined, enclosed: files, expect: data.version };
      return (await write<Answer>(node, 'POST', `cases/${data.id}/steps/${step.name}`, body, once.key())).body;
    },
    onSettled: (_, problem) => {
      if (!(isProblem(problem) && problem.status === 0)) once.answered();
    },
    onSuccess: (answer) => {
      drop();
      queries.setQueryData(['case', node, data.id], answer.case);
      void queries.invalidateQueries({ queryKey: ['cases', node] });
      return done(answer);
    },
    onError: (problem) => {
      // Someone else acted meanwhile: the new state is fetched, what was typed stays.
      if (isProblem(problem) && [409, 412].includes(problem.status))
        void queries.invalidateQueries({ queryKey: ['case', node, data.id] });
    },
  });
  const problem = isProblem(take.error) ? take.error : undefined;
  const errors = { ...found, ...errorsOf(problem, say) };
  const noteId = `note-${step.name}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong: Record<string, string> = { ...checkFacts(step.asks, declared.facts, filled.facts, say) };
    if (step.noteRequired && !filled.note.trim()) wrong['/note'] = t('step.noteMissing');
    setFound(wrong);
    if (Object.keys(wrong).length > 0) return;
    begun();
    take.mutate();
  };
  return (
    <form
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        else if (event.key === 'Escape' && close) {
          // The same press would close the question it opens.
          event.preventDefault();
          leaving(close);
        }
      }}
    >
      {step.help && <p className="muted">{w(step.help)}</p>}
      <ErrorSummary errors={errors} />
      {problem && !problem.field && <Problem problem={problem} focus />}
      {problem && [409, 412].includes(problem.status) && <p className="notice warn">{t('step.clash')}</p>}
      <FormOf.Provider value={data.mechanism}>
        <Fields
          data={data}
          step={step}
          declared={declared}
          facts={filled.facts}
          errors={errors}
          set={(facts) => fill((now) => ({ ...now, facts }))}
        />
      </FormOf.Provider>
      <div className={errors['/note'] ? 'field wrong' : 'field'}>
        <label htmlFor={noteId}>
          {t('step.note')}
          {!step.noteRequired && <small> {t('form.optional')}</small>}
        </label>
        {errors['/note'] && <p className="error">{errors['/note']}</p>}
        <Lines
          id={noteId}
          rows={2}
          value={filled.note}
          onChange={(event) => fill((now) => ({ ...now, note: event.target.value }))}
        />
        {staff && (
          <Phrases
            add={(phrase) => fill((now) => ({ ...now, note: now.note ? `${now.note}\n${phrase}` : phrase }))}
            current={filled.note}
          />
        )}
        {staff && (
          <OpinionExtras
            value={filled}
            set={(added) => fill((now) => ({ ...now, ...added }))}
            errors={errors}
            home={data.holder === node}
          />
        )}
      </div>
      <div className="buttons">
        <button type="submit" className="button" disabled={take.isPending}>
          {t('step.confirm', { step: w(step.title) })}
        </button>
        {staff && (
          <small>
            <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
          </small>
        )}
      </div>
    </form>
  );
};

const Closed = ({ steps }: { steps: readonly StepView[] }) => {
  const { t, w } = useSay();
  if (steps.length === 0) return null;
  return (
    <details>
      <summary>{t('step.closed', { n: steps.length })}</summary>
      <ul className="closed">
        {steps.map((step) => (
          <li key={step.name}>
            <strong>{w(step.title)}</strong>
            <br />
            <small>{w(step.why)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** What the reader may do now, with forms from the declaration; what may not be done says why. */
export const Actions = ({
  data,
  declared,
  chosen,
  choose,
}: {
  data: CaseView;
  declared: MechanismView | undefined;
  chosen?: string;
  choose: (step: string | undefined) => Promise<void>;
}) => {
  const { t, w } = useSay();
  const names = useNames();
  const session = useSession();
  const open = data.steps.filter((step) => step.open);
  const closed = data.steps.filter((step) => !step.open);
  const [last, setLast] = useState<string>();
  // What would end the matter is never put before somebody who did not ask for it, not even as the only act there is.
  const only = open.length === 1 && !open[0]?.ends ? open[0]?.name : undefined;
  const step = open.find((one) => one.name === (chosen ?? only));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message about one case is not shown on the next
  useEffect(() => setLast(undefined), [data.id]);
  // What was done is said once the form is gone: whoever reads it may open the next one, and nothing closes that again.
  const done = async (answer: Answer) => {
    await choose(undefined);
    setLast(
      answer.forwarded
        ? t('step.forwarded', { node: names.node(answer.to) })
        : t('step.done', { state: w(answer.case.stateTitle) }),
    );
  };
  return (
    <section className="card actions no-print" aria-labelledby="actions">
      <h2 id="actions">{session?.person?.kind === 'staff' ? t('step.title') : t('step.titleParty')}</h2>
      <div role="status">{last && <p className="notice good">{last}</p>}</div>
      {open.length === 0 && <p className="muted">{t('step.none')}</p>}
      {open.length > 0 && only === undefined && (
        <div className="choice">
          {open.map((one) => (
            <button
              key={one.name}
              type="button"
              className="button second small"
              aria-pressed={one.name === step?.name}
              onClick={() => choose(one.name === step?.name ? undefined : one.name)}
            >
              {w(one.title)}
            </button>
          ))}
        </div>
      )}
      {step && declared && (
        <>
          <h3 style={{ margin: '14px 0 8px' }}>{w(step.title)}</h3>
          <Form
            key={step.name}
            data={data}
            step={step}
            declared={declared}
            begun={() => setLast(undefined)}
            done={done}
            close={chosen === undefined ? undefined : () => void choose(undefined)}
          />
        </>
      )}
      <Closed steps={closed} />
    </section>
  );
};
