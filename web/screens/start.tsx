import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isProblem, write } from '../app/api.ts';
import { useDraft, useOnce } from '../app/draft.ts';
import { FormOf } from '../app/form-of.ts';
import { isStaff, useMechanism, useNames, useSession } from '../app/here.ts';
import { beginning, type Opening, openings } from '../app/opening.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { CaseView, Facts, Matter, MechanismView } from '../app/types.ts';
import { checkFacts, ErrorSummary, errorsOf, FactsForm, readAsks } from '../kit/form.tsx';
import type { Errors } from '../kit/props.ts';
import { MatterSearch } from '../parts/matter-search.tsx';
import { Problem, Waiting } from '../parts/problem.tsx';
import { knownOf } from '../special/reception.ts';
import '../look/home.css';

const Form = ({
  node,
  mechanism,
  step,
  matter,
}: {
  node: string;
  mechanism: MechanismView;
  step: Opening;
  matter: Matter;
}) => {
  const say = useSay();
  const { t, w } = say;
  const go = useNavigate();
  const once = useOnce();
  const session = useSession();
  const asks = readAsks(step.asks);
  const [empty] = useState<Facts>(() => {
    const party = asks.find(({ name }) => mechanism.facts[name]?.kind === 'party')?.name;
    return session && !isStaff(session) ? knownOf(session, party) : {};
  });
  const [facts, setFacts, drop] = useDraft<Facts>(
    `start.${node}.${session?.person?.id}.${mechanism.id}.${step.name}`,
    empty,
  );
  const [found, setFound] = useState<Errors>({});
  const window = session?.posts?.find((post) => post.window)?.window;
  const open = useMutation({
    mutationFn: async () => {
      const channel = isStaff(session) ? 'window' : 'online';
      const body = {
        mechanism: mechanism.id,
        matter: matter.code,
        step: step.name,
        channel,
        ...(channel === 'window' && window ? { window } : {}),
        facts,
      };
      return (await write<{ case: CaseView }>(node, 'POST', 'cases', body, once.key())).body.case;
    },
    onSettled: (_, problem) => {
      if (!(isProblem(problem) && problem.status === 0)) once.answered();
    },
    onSuccess: (data) => {
      drop();
      void go({ to: '/$node/cases/$id', params: { node, id: data.id } });
    },
  });
  const problem = isProblem(open.error) ? open.error : undefined;
  const errors = { ...found, ...errorsOf(problem, say) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = checkFacts(asks, mechanism.facts, facts, say);
    setFound(wrong);
    if (Object.keys(wrong).length === 0) open.mutate();
  };
  return (
    <form className="card" noValidate onSubmit={submit}>
      <h2>{w(step.title)}</h2>
      {step.help && <p className="muted">{w(step.help)}</p>}
      <ErrorSummary errors={errors} />
      {problem && !problem.field && <Problem problem={problem} focus />}
      <FormOf.Provider value={mechanism.id}>
        <FactsForm asks={asks} declared={mechanism.facts} values={facts} errors={errors} set={setFacts} />
      </FormOf.Provider>
      <button type="submit" className="button" disabled={open.isPending}>
        {t('step.confirm', { step: w(step.title) })}
      </button>
    </form>
  );
};

/** Opens a case of any mechanism: its steps that begin from nothing, each with its form. */
export const Start = () => {
  const { t, w, m } = useSay();
  const names = useNames();
  const { node, id } = useParams({ from: '/desk/$node/mechanisms/$id' });
  const session = useSession();
  const mechanism = useMechanism(id);
  const [matter, setMatter] = useState<Matter>();
  const [chosen, choose] = useState<string>();
  if (session && !session.person)
    return <Waiting error={{ kind: 'problem', status: 401, code: 'not-signed-in', says: ['', ''] }} />;
  if (!mechanism) return <Waiting />;
  const steps = beginning(openings(mechanism, isStaff(session) ? 'office' : 'party'), matter);
  const step = steps.find((one) => one.name === chosen) ?? (steps.length === 1 ? steps[0] : undefined);
  return (
    <div className="stack">
      <Title>{w(mechanism.title)}</Title>
      <p>{w(mechanism.purpose)}</p>
      <section className="card">
        <MatterSearch mechanism={id} label={t('intake.find')} help={t('home.searchHelp')} pick={setMatter} />
        {matter && (
          <p style={{ marginTop: 10 }}>
            <strong>{m(matter)}</strong> · {names.authority(matter.authority)}
          </p>
        )}
      </section>
      {steps.length === 0 && <p className="notice">{t('start.none')}</p>}
      {matter && steps.length > 1 && (
        <div className="buttons">
          {steps.map((one) => (
            <button
              key={one.name}
              type="button"
              className="button second"
              aria-pressed={one.name === step?.name}
              onClick={() => choose(one.name)}
            >
              {w(one.title)}
            </button>
          ))}
        </div>
      )}
      {matter && step && <Form key={step.name} node={node} mechanism={mechanism} step={step} matter={matter} />}
    </div>
  );
};
