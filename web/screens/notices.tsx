import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { get, isProblem, write } from '../app/api.ts';
import { useMechanism, useNames, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Facts, FileRef, Words } from '../app/types.ts';
import { FactOutput } from '../kit/fact.tsx';
import { checkFacts, ErrorSummary, errorsOf, FactsForm, readAsks } from '../kit/form.tsx';
import type { Errors } from '../kit/props.ts';
import { Overruns } from '../parts/overruns.tsx';
import { Problem, Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';

interface Notice {
  readonly case: string;
  readonly mechanism: string;
  readonly title: Words;
  readonly place: string;
  readonly from: string;
  readonly last?: string;
  readonly state: 'waiting' | 'running' | 'ended';
  readonly says: Words;
  readonly facts: Facts;
  readonly heads: readonly string[];
  readonly takes: readonly string[];
}

const headline = ({ facts, heads }: Notice): string =>
  heads
    .map((name) => facts[name])
    .filter(Boolean)
    .join('，');

/** 公示公告: what this place shows in public today. */
export const Notices = () => {
  const { t, w, day } = useSay();
  const names = useNames();
  const { node } = useParams({ from: '/$node/notices' });
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', node],
    queryFn: () => get<{ items: readonly Notice[] }>(node, 'notices'),
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <>
      <Title>{t('nav.notices')}</Title>
      <Table
        caption={t('nav.notices')}
        hideCaption
        rows={data.items}
        id={(row) => row.case}
        empty={t('notices.none')}
        columns={[
          {
            key: 'what',
            title: t('notices.what'),
            head: true,
            cell: (row) => (
              <Link to="/$node/notices/$id" params={{ node, id: row.case }}>
                {t('say.pair', { a: w(row.title), b: headline(row) })}
              </Link>
            ),
          },
          { key: 'place', title: t('notices.place'), cell: (row) => names.place(row.place) },
          { key: 'from', title: t('notices.from'), cell: (row) => <span className="day">{day(row.from)}</span> },
          {
            key: 'last',
            title: t('notices.last'),
            cell: (row) => (row.last ? <span className="day">{day(row.last)}</span> : t('notices.waiting')),
          },
        ]}
      />
      <Overruns node={node} />
    </>
  );
};

const Answer = ({ node, notice, step }: { node: string; notice: Notice; step: string }) => {
  const say = useSay();
  const { t, w } = say;
  const declared = useMechanism(notice.mechanism);
  const [facts, setFacts] = useState<Facts>({});
  const [found, setFound] = useState<Errors>({});
  const asks = readAsks(declared?.steps[step]?.asks ?? []);
  const send = useMutation({
    mutationFn: () => write(node, 'POST', `notices/${notice.case}/steps/${step}`, { facts }),
    onSuccess: () => setFacts({}),
  });
  if (!declared) return null;
  const problem = isProblem(send.error) ? send.error : undefined;
  const errors = { ...found, ...errorsOf(problem, say) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = checkFacts(asks, declared.facts, facts, say);
    setFound(wrong);
    if (Object.keys(wrong).length === 0) send.mutate();
  };
  return (
    <form className="card" noValidate onSubmit={submit}>
      <h2>{w(declared.steps[step]?.title)}</h2>
      {declared.steps[step]?.help && <p className="muted">{w(declared.steps[step]?.help)}</p>}
      <div role="status">{send.isSuccess && <p className="notice good">{t('notices.taken')}</p>}</div>
      <ErrorSummary errors={errors} />
      {problem && !problem.field && <Problem problem={problem} focus />}
      <FactsForm asks={asks} declared={declared.facts} values={facts} errors={errors} set={setFacts} />
      <button type="submit" className="button" disabled={send.isPending}>
        {w(declared.steps[step]?.title)}
      </button>
    </form>
  );
};

/** One notice, and the form to answer it: by name, signed in. */
export const NoticePage = () => {
  const { t, w, day } = useSay();
  const names = useNames();
  const { node, id } = useParams({ from: '/desk/$node/notices/$id' });
  const session = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['notice', node, id],
    queryFn: () => get<Notice>(node, `notices/${id}`),
  });
  const declared = useMechanism(data?.mechanism);
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const isFile = (value: unknown): value is FileRef =>
    typeof value === 'object' && value !== null && 'sha256' in value;
  const known = session?.person && session.person.kind !== 'staff';
  return (
    <>
      <Title>{t('say.pair', { a: w(data.title), b: headline(data) })}</Title>
      <div className="card">
        <p className={data.state === 'running' ? 'notice good' : 'notice'}>{w(data.says)}</p>
        <Terms
          pairs={[
            [t('notices.place'), names.place(data.place)],
            [t('notices.from'), day(data.from)],
            [t('notices.last'), data.last ? day(data.last) : t('notices.waiting')],
            ...Object.entries(data.facts).map(
              ([name, value]) =>
                [
                  w(declared?.facts[name]?.title) || name,
                  isFile(value) ? (
                    <a key={name} href={`/${node}/api/notices/${id}/files/${value.sha256}`}>
                      {value.name}
                    </a>
                  ) : (
                    <FactOutput key={name} fact={declared?.facts[name]} value={value} />
                  ),
                  name,
                ] as const,
            ),
          ]}
        />
      </div>
      {data.state !== 'ended' && !known && <p className="notice">{t('notices.signIn')}</p>}
      {data.state !== 'ended' &&
        known &&
        data.takes.map((step) => <Answer key={step} node={node} notice={data} step={step} />)}
    </>
  );
};
