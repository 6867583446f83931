import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { get, isProblem } from '../app/api.ts';
import { runChain } from '../app/chain.ts';
import { useMechanism } from '../app/here.ts';
import { isMaterials, isMode } from '../app/opening.ts';
import { useSay } from '../app/say.ts';
import type { CaseList, CaseView, MatterAnswer, Party } from '../app/types.ts';
import { unique } from '../app/unique.ts';
import { keyState } from '../kit/check-digit.ts';
import { enterMoves } from '../kit/enter.ts';
import { checkFacts, ErrorSummary, errorsOf, FactsForm } from '../kit/form.tsx';
import type { Errors } from '../kit/props.ts';
import { MandatesOf } from '../parts/mandates-of.tsx';
import { Modes } from '../parts/modes.tsx';
import { Problem, Waiting } from '../parts/problem.tsx';
import { Materials } from '../special/materials.tsx';
import { passes, powered, prefilled, windowFlow } from '../special/reception.ts';
import type { IntakeDraft } from './intake.tsx';
import { IntakeDone } from './intake-done.tsx';

interface Given {
  readonly node: string;
  readonly answer: MatterAnswer;
  readonly window?: string;
  readonly draft: IntakeDraft;
  readonly setDraft: (next: (now: IntakeDraft) => IntakeDraft) => void;
  readonly drop: () => void;
  readonly another: () => void;
}

const Section = ({ n, title, children }: { n: number; title: string; children: React.ReactNode }) => (
  <section className="card" aria-labelledby={`s${n}`}>
    <h2 id={`s${n}`}>
      <span className="section-no">{n}</span>
      {title}
    </h2>
    {children}
  </section>
);

/** Earlier cases of the same applicant, whose name and contact may be taken over. */
const Known = ({ node, party, reuse }: { node: string; party: Party | undefined; reuse: (known: Party) => void }) => {
  const { t } = useSay();
  const right = party && keyState(party.kind, party.key ?? '') === 'right';
  const { data } = useQuery({
    queryKey: ['cases', node, 'known', party?.key],
    queryFn: async () => {
      const list = await get<CaseList>(node, 'cases', { view: 'all', q: party?.key, limit: 1 });
      const first = list.items[0];
      if (!first) return { total: 0 };
      const last = await get<CaseView>(node, `cases/${first.id}`);
      const known = Object.values(last.facts).find(
        (value): value is Party => (value as Party | undefined)?.key === party?.key,
      );
      return { total: list.total, known };
    },
    enabled: Boolean(right),
    retry: false,
  });
  if (!right || !data?.known) return null;
  const { known } = data;
  return (
    <p className="notice" role="status">
      {t('intake.known', { n: data.total, name: known.name })}{' '}
      <button type="button" className="button second small" onClick={() => reuse(known)}>
        {t('intake.reuse')}
      </button>
    </p>
  );
};

export const IntakeForm = ({ node, answer, window, draft, setDraft, drop, another }: Given) => {
  const say = useSay();
  const { t, w } = say;
  const queries = useQueryClient();
  const { matter, modes } = answer;
  const mechanism = useMechanism(matter.mechanism);
  const form = useRef<HTMLFormElement>(null);
  const [handOver, setHandOver] = useState(true);
  const [found, setFound] = useState<Errors>({});
  const flow = mechanism && windowFlow(mechanism, matter, handOver);
  useEffect(() => {
    if (!mechanism) return;
    setDraft((now) => (Object.keys(now.facts).length ? now : { ...now, facts: prefilled(mechanism) }));
    form.current?.querySelector<HTMLInputElement>('.party input:not([type="radio"])')?.focus();
  }, [mechanism, setDraft]);
  const run = useMutation({
    mutationFn: async () => {
      if (!flow) throw new Error('bug: no flow');
      return runChain({
        node,
        open: {
          mechanism: matter.mechanism,
          matter: matter.code,
          step: flow.open,
          channel: 'window',
          window,
          asks: flow.openAsks,
        },
        after: flow.after,
        maybe: powered,
        passes,
        facts: draft.facts,
        resume: draft.reached,
        attempt: draft.attempt,
        reached: (data) => setDraft((now) => ({ ...now, reached: data.id })),
      });
    },
    onError: (problem) => {
      if (!isProblem(problem) || problem.status !== 0) setDraft((now) => ({ ...now, attempt: unique() }));
    },
    onSuccess: () => {
      drop();
      void queries.invalidateQueries({ queryKey: ['cases', node] });
    },
  });
  if (!mechanism) return <Waiting />;
  if (!flow)
    return (
      <Problem
        problem={{
          kind: 'problem',
          status: 0,
          code: 'no-opening',
          says: [t('intake.noOpening'), t('intake.noOpening')],
        }}
      />
    );
  if (run.data) return <IntakeDone node={node} data={run.data} next={another} />;
  const problem = isProblem(run.error) ? run.error : undefined;
  const errors = { ...found, ...errorsOf(problem, say) };
  const partyName = flow.asks.find((ask) => mechanism.facts[ask.name]?.kind === 'party')?.name;
  const listName = flow.asks.find((ask) => isMaterials(mechanism.facts[ask.name]))?.name;
  const listFact = listName ? mechanism.facts[listName] : undefined;
  const rest = flow.asks.filter(
    (ask) => ask.name !== partyName && ask.name !== listName && !isMode(mechanism.facts[ask.name]),
  );
  // What must be given comes first, then what is agreed, then what is rare.
  const needed = rest
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .filter((ask) => ask.required || draft.facts[ask.name] !== undefined || ask.name === 'onlineAgreed');
  const rare = rest.filter((ask) => !needed.includes(ask));
  const inOrder = [...flow.asks.filter((ask) => !rest.includes(ask)), ...needed, ...rare];
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    const wrong = checkFacts(inOrder, mechanism.facts, draft.facts, say);
    setFound(wrong);
    if (Object.keys(wrong).length === 0 && !run.isPending) run.mutate();
  };
  const set = (facts: IntakeDraft['facts']) => setDraft((now) => ({ ...now, facts }));
  const shared = { declared: mechanism.facts, values: draft.facts, errors, set };
  return (
    <form
      ref={form}
      className="stack"
      style={{ marginTop: 16 }}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        else enterMoves(event);
      }}
    >
      <ErrorSummary errors={errors} />
      {problem && !problem.field && <Problem problem={problem} focus />}
      {draft.reached && <p className="notice warn">{t('intake.reached', { id: draft.reached })}</p>}
      {partyName && (
        <Section n={2} title={w(mechanism.facts[partyName]?.title)}>
          <FactsForm asks={[{ name: partyName, required: true }]} {...shared} />
          <Known
            node={node}
            party={draft.facts[partyName] as Party | undefined}
            reuse={(known) => set({ ...draft.facts, [partyName]: { ...known, kind: known.kind } })}
          />
          <MandatesOf
            node={node}
            basic={matter.basic}
            party={draft.facts[partyName] as Party | undefined}
            take={(party) => set({ ...draft.facts, [partyName]: party })}
          />
        </Section>
      )}
      {listName && listFact && (
        <Section n={3} title={w(listFact.title)}>
          <Materials
            clerk
            fact={listFact}
            pointer={`/facts/${listName}`}
            matter={matter}
            value={draft.facts[listName] as never}
            errors={errors}
            onChange={(rows) => {
              const { [listName]: _, ...others } = draft.facts;
              set(rows ? { ...others, [listName]: rows } : others);
            }}
          />
        </Section>
      )}
      <Section n={4} title={t('intake.check')}>
        <FactsForm asks={needed} {...shared} />
        {rare.length > 0 && (
          <details>
            <summary>{t('intake.rare')}</summary>
            <FactsForm asks={rare} {...shared} />
          </details>
        )}
      </Section>
      <Section n={5} title={t('intake.mode')}>
        <Modes modes={modes} />
        <div className="options" data-enter="past">
          <label>
            <input type="checkbox" checked={handOver} onChange={(event) => setHandOver(event.target.checked)} />
            <span>{t('intake.handOver')}</span>
          </label>
        </div>
        <div className="buttons">
          <button type="submit" className="button" disabled={run.isPending}>
            {handOver ? t('intake.receiveAndHand') : t('intake.receive')}
          </button>
          <small>
            <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
          </small>
        </div>
      </Section>
    </form>
  );
};
