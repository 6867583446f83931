import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { get, isProblem } from '../app/api.ts';
import { runChain } from '../app/chain.ts';
import { useDraft } from '../app/draft.ts';
import { FormOf } from '../app/form-of.ts';
import { useMechanism, useSession } from '../app/here.ts';
import { isMaterials, isMode } from '../app/opening.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Facts, Matter, MatterAnswer, MechanismView, Party, SessionView } from '../app/types.ts';
import { unique } from '../app/unique.ts';
import { type Ask, checkFacts, ErrorSummary, errorsOf, FactsForm } from '../kit/form.tsx';
import type { Errors } from '../kit/props.ts';
import { ActingFor } from '../parts/acting-for.tsx';
import { Problem, Waiting } from '../parts/problem.tsx';
import { Materials } from '../special/materials.tsx';
import { applicantFlow, type Flow, knownOf, prefilled } from '../special/reception.ts';
import { Check } from './apply-check.tsx';
import { TaskList } from './apply-tasks.tsx';

export interface ApplyDraft {
  readonly facts: Facts;
  readonly attempt: string;
  readonly reached?: string;
  readonly visited: readonly string[];
}

/** Who they are is checked at a window only. */
const withoutCheck = ({ identityCheck: _, ...rest }: Facts): Facts => rest;

export const partsOf = (flow: Flow, mechanism: MechanismView): readonly Ask[] =>
  flow.asks.filter((ask) => mechanism.facts[ask.name] && !isMode(mechanism.facts[ask.name]));

interface Given {
  readonly node: string;
  readonly matter: Matter;
  readonly mechanism: MechanismView;
  readonly session: SessionView;
}

const Part = ({
  ask,
  mechanism,
  matter,
  session,
  draft,
  draftName,
  save,
  back,
}: {
  ask: Ask;
  mechanism: MechanismView;
  matter: Matter;
  session: SessionView;
  draft: ApplyDraft;
  draftName: string;
  save: (facts: Facts) => void;
  back: React.ReactNode;
}) => {
  const say = useSay();
  const { t, w } = say;
  const [before] = useState(draft.facts);
  const [facts, setFacts, drop] = useDraft(draftName, before);
  const [errors, setErrors] = useState<Errors>({});
  const fact = mechanism.facts[ask.name];
  if (!fact) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = checkFacts([ask], mechanism.facts, facts, say);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    drop();
    save(facts);
  };
  const known = ask.name in draft.facts && !draft.visited.includes(ask.name) && fact.kind === 'party';
  return (
    <form onSubmit={submit} noValidate className="topic">
      {back}
      <Title trouble={Object.keys(errors).length > 0}>{w(fact.title)}</Title>
      <ErrorSummary errors={errors} />
      {known && <p className="notice">{t('apply.prefilled')}</p>}
      {fact.kind === 'party' && !fact.inPerson && (
        <ActingFor
          session={session}
          basic={matter.basic}
          party={facts[ask.name] as Party | undefined}
          choose={(party) => setFacts({ ...facts, [ask.name]: party })}
        />
      )}
      <div className="card">
        {isMaterials(fact) ? (
          <Materials
            clerk={false}
            fact={fact}
            pointer={`/facts/${ask.name}`}
            matter={matter}
            value={facts[ask.name] as never}
            errors={errors}
            onChange={(rows) => {
              const { [ask.name]: _, ...others } = facts;
              setFacts(rows ? { ...others, [ask.name]: rows } : others);
            }}
          />
        ) : (
          <FormOf.Provider value={mechanism.id}>
            <FactsForm asks={[ask]} declared={mechanism.facts} values={facts} errors={errors} set={setFacts} />
          </FormOf.Provider>
        )}
        <div className="buttons">
          <button type="submit" className="button">
            {t('apply.continue')}
          </button>
        </div>
      </div>
    </form>
  );
};

const Wizard = ({ node, matter, mechanism, session }: Given) => {
  const say = useSay();
  const { t } = say;
  const { part, back } = useSearch({ from: '/desk/$node/apply/$code' });
  const go = useNavigate({ from: '/$node/apply/$code' });
  const queries = useQueryClient();
  const [empty] = useState<ApplyDraft>(() => {
    const flow = applicantFlow(mechanism, matter, {});
    const partyName = flow?.asks.find((ask) => mechanism.facts[ask.name]?.kind === 'party')?.name;
    return {
      facts: { ...withoutCheck(prefilled(mechanism)), ...knownOf(session, partyName) },
      attempt: unique(),
      visited: [],
    };
  });
  const draftName = `apply.${node}.${session.person?.id}.${matter.code}`;
  const [draft, setDraft, drop] = useDraft<ApplyDraft>(draftName, empty);
  const flow = applicantFlow(mechanism, matter, draft.facts);
  const send = useMutation({
    mutationFn: async () => {
      if (!flow) throw new Error('bug: no flow');
      return runChain({
        node,
        open: {
          mechanism: mechanism.id,
          matter: matter.code,
          step: flow.open,
          channel: 'online',
          asks: flow.openAsks,
        },
        after: flow.after,
        facts: draft.facts,
        resume: draft.reached,
        attempt: draft.attempt,
        reached: (data) => setDraft((now) => ({ ...now, reached: data.id })),
      });
    },
    onError: (problem) => {
      if (!isProblem(problem) || problem.status !== 0) setDraft((now) => ({ ...now, attempt: unique() }));
    },
    onSuccess: (data) => {
      drop();
      void queries.invalidateQueries({ queryKey: ['cases', node] });
      void go({ to: '/$node/applied/$id', params: { node, id: data.id }, replace: true });
    },
  });
  if (!flow) return <p className="notice warn">{t('apply.notOnline')}</p>;
  const parts = partsOf(flow, mechanism);
  const backTo = (
    <p>
      <Link
        to="/$node/apply/$code"
        params={{ node, code: matter.code }}
        search={back === 'check' ? { part: 'check' } : {}}
      >
        ← {t('apply.back')}
      </Link>
    </p>
  );
  if (part === 'check') {
    const problem = isProblem(send.error) ? send.error : undefined;
    const missing = checkFacts(parts, mechanism.facts, draft.facts, say);
    return (
      <>
        {backTo}
        <Title trouble={Boolean(problem)}>{t('apply.check')}</Title>
        <ErrorSummary errors={{ ...missing, ...errorsOf(problem, say) }} />
        {problem && !problem.field && <Problem problem={problem} focus />}
        <Check node={node} matter={matter} mechanism={mechanism} parts={parts} facts={draft.facts} />
        <div className="buttons">
          <button
            type="button"
            className="button"
            disabled={send.isPending || Object.keys(missing).length > 0}
            onClick={() => send.mutate()}
          >
            {t('apply.send')}
          </button>
        </div>
        <p className="muted">{t('apply.declare')}</p>
      </>
    );
  }
  const ask = parts.find((one) => one.name === part);
  if (ask)
    return (
      <Part
        key={ask.name}
        ask={ask}
        draftName={`${draftName}.${ask.name}`}
        mechanism={mechanism}
        matter={matter}
        session={session}
        draft={draft}
        back={backTo}
        save={(facts) => {
          setDraft((now) => ({ ...now, facts, visited: [...new Set([...now.visited, ask.name])] }));
          const at = parts.findIndex((one) => one.name === ask.name);
          const next =
            back === 'check'
              ? 'check'
              : (parts.slice(at + 1).find((one) => !draft.visited.includes(one.name))?.name ?? undefined);
          void go({ search: next ? { part: next } : {} });
        }}
      />
    );
  return <TaskList node={node} matter={matter} mechanism={mechanism} parts={parts} draft={draft} />;
};

/** 网上申请: a list of tasks, one topic per page, the answers to check, then the confirmation. */
export const Apply = () => {
  const { node, code } = useParams({ from: '/desk/$node/apply/$code' });
  const session = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['matter', node, code],
    queryFn: () => get<MatterAnswer>(node, `matters/${encodeURIComponent(code)}`),
  });
  const mechanism = useMechanism(data?.matter.mechanism);
  if (session && !session.person)
    return <Waiting error={{ kind: 'problem', status: 401, code: 'not-signed-in', says: ['', ''] }} />;
  if (!data || !mechanism || !session) return <Waiting error={error} again={() => refetch()} />;
  return <Wizard node={node} matter={data.matter} mechanism={mechanism} session={session} />;
};
