import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { write } from '../app/api.ts';
import { type Colleague, peopleIn, useColleagues, useHandovers } from '../app/desk-work.ts';
import { useNames, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { ColleagueOptions } from '../parts/colleague-options.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Trouble } from '../parts/trouble.tsx';
import '../look/desk.css';
import '../look/case.css';

const periodOf = (post: Colleague, day: (value: string) => string, open: string): string =>
  `${day(post.from)} – ${post.to ? day(post.to) : open}`;

const Appoint = ({ node, posts, me }: { node: string; posts: readonly Colleague[]; me: string }) => {
  const { t, w } = useSay();
  const names = useNames();
  const queries = useQueryClient();
  const mine = posts.filter((post) => post.id === me && !post.deputyFor);
  const [chosen, choose] = useState(0);
  const [deputy, setDeputy] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const post = mine[chosen];
  const appoint = useMutation({
    mutationFn: () =>
      write(node, 'POST', 'deputies', { deputy, authority: post?.authority, role: post?.role, from, to }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['colleagues', node] }),
  });
  if (!post) return <p className="muted">{t('posts.none')}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    appoint.mutate();
  };
  return (
    <form className="filters-desk" onSubmit={submit}>
      <label>
        {t('posts.post')}
        <select value={chosen} onChange={(event) => choose(Number(event.target.value))}>
          {mine.map((one, n) => (
            <option key={`${one.authority}/${one.role}`} value={n}>
              {names.authority(one.authority)} · {w(one.title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('posts.deputy')}
        <select value={deputy} required onChange={(event) => setDeputy(event.target.value)}>
          <ColleagueOptions
            people={peopleIn(
              posts.filter((one) => one.authority === post.authority),
              me,
            )}
          />
        </select>
      </label>
      <label>
        {t('posts.from')}
        <input type="date" value={from} required onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {t('posts.to')}
        <input type="date" value={to} required onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" className="button small" disabled={appoint.isPending}>
        {t('posts.appoint')}
      </button>
      <Trouble error={appoint.error} />
    </form>
  );
};

const End = ({ node, post }: { node: string; post: Colleague }) => {
  const { t } = useSay();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () =>
      write(node, 'POST', 'deputies/end', { deputy: post.id, authority: post.authority, role: post.role }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['colleagues', node] }),
  });
  return (
    <button type="button" className="quiet" disabled={end.isPending} onClick={() => end.mutate()}>
      {t('posts.end')}
    </button>
  );
};

const History = ({ node }: { node: string }) => {
  const { t, time } = useSay();
  const { data } = useHandovers(node);
  const outcome = (accepted: boolean | null): string =>
    t(accepted === null ? 'hand.isOpen' : accepted ? 'hand.wasAccepted' : 'hand.wasDeclined');
  return (
    <Table
      caption={t('hand.history')}
      rows={data ?? []}
      id={(row) => row.id}
      empty={t('hand.none')}
      columns={[
        { key: 'at', title: t('hand.at'), cell: (row) => <span className="num">{time(row.offeredAt)}</span> },
        { key: 'who', title: t('hand.who'), head: true, cell: (row) => `${row.fromName} → ${row.toName}` },
        { key: 'n', title: t('hand.count'), right: true, cell: (row) => row.cases.length },
        { key: 'note', title: t('hand.note'), cell: (row) => row.note },
        {
          key: 'outcome',
          title: t('hand.outcome'),
          cell: (row) =>
            row.answer ? t('say.pair', { a: outcome(row.accepted), b: row.answer }) : outcome(row.accepted),
        },
      ]}
    />
  );
};

/** 岗位、代理与交接: who holds which post at the reader's authorities, who stands in for whom, and what work changed hands. */
export const Posts = () => {
  const { t, w, day } = useSay();
  const names = useNames();
  const { node } = useParams({ from: '/$node/posts' });
  const me = useSession()?.person?.id;
  const { data, error, refetch } = useColleagues(node);
  if (!data || !me) return <Waiting error={error} again={() => refetch()} />;
  return (
    <>
      <Title>{t('nav.posts')}</Title>
      <div className="stack">
        <section className="card">
          <h2>{t('posts.appointTitle')}</h2>
          <p className="muted">{t('posts.appointHelp')}</p>
          <Appoint node={node} posts={data} me={me} />
        </section>
        <Table
          caption={t('posts.title')}
          rows={data}
          id={(row) => [row.id, row.authority, row.role, row.window, row.from].join('/')}
          columns={[
            { key: 'name', title: t('posts.name'), head: true, cell: (row) => row.name },
            { key: 'authority', title: t('posts.authority'), cell: (row) => names.authority(row.authority) },
            {
              key: 'role',
              title: t('posts.post'),
              cell: (row) => [w(row.title), row.window && names.window(row.window)].filter(Boolean).join(' · '),
            },
            { key: 'period', title: t('posts.period'), cell: (row) => periodOf(row, day, t('posts.open')) },
            {
              key: 'deputy',
              title: t('posts.standsIn'),
              cell: (row) =>
                row.deputyFor && (
                  <>
                    {t('posts.for', { name: row.deputyForName ?? '' })}{' '}
                    {row.deputyFor === me && <End node={node} post={row} />}
                  </>
                ),
            },
          ]}
        />
        <History node={node} />
      </div>
    </>
  );
};
