import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { get, write } from '../app/api.ts';
import { isStaff, useMechanism, useNames, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { CaseView, MechanismView } from '../app/types.ts';
import { useWide } from '../app/wide.ts';
import { FactOutput } from '../kit/fact.tsx';
import { Actions } from '../parts/actions.tsx';
import { Clocks } from '../parts/clocks.tsx';
import { Credentials } from '../parts/credentials.tsx';
import { Evidence } from '../parts/evidence.tsx';
import { Files, useFiles } from '../parts/files.tsx';
import { Lamp } from '../parts/lamp.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Stepper } from '../parts/stepper.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { Terms } from '../parts/terms.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { BallotPanel } from '../special/ballot.tsx';
import { DrawPanel } from '../special/draw.tsx';

const Head = ({ data, children }: { data: CaseView; children: ReactNode }) => {
  const { t, w, m, day } = useSay();
  const names = useNames();
  const staff = isStaff(useSession());
  // A case about a thing is known by its name: an institution, a project, a standard.
  const { title, titleEn = title } = data.facts;
  const main =
    data.clocks.find((c) => c.shownAs === 'promised' && !c.stopped) ??
    data.clocks.find((c) => c.shownAs === 'statutory' && !c.stopped);
  return (
    <div className="case-head">
      <Title plain>{m(data.matter)}</Title>
      {typeof title === 'string' && <strong>{w([title, String(titleEn)])}</strong>}
      <span className="num">{data.id}</span>
      <span className="tag">{w(staff ? data.stateTitle : (data.outside ?? data.stateTitle))}</span>
      {main && <Lamp lamp={main.lamp} left={main.remaining} unit={main.term.unit === 'wd' ? 'wd' : 'd'} />}
      {data.clocks
        .filter((c) => (c.shownAs === 'statutory' || c.shownAs === 'promised') && c.due)
        .map((c) => (
          <span key={c.name}>
            {w(c.title)} <strong className="num">{day(c.due)}</strong>
          </span>
        ))}
      <span>
        {t('case.holder')} <strong>{names.node(data.holder)}</strong>
        {data.offeredTo && ` → ${names.node(data.offeredTo)} (${t('case.offered')})`}
      </span>
      {children}
    </div>
  );
};

/** Taking a case to one's desk, and putting it back. It never changes a deadline. */
const Desk = ({ node, data }: { node: string; data: CaseView }) => {
  const { t } = useSay();
  const queries = useQueryClient();
  const session = useSession();
  const me = session?.person?.id;
  const assign = useMutation({
    mutationFn: (assignee: string | null) =>
      write<{ case: CaseView }>(node, 'POST', `cases/${data.id}/desk`, { assignee }),
    onSuccess: ({ body }) => {
      queries.setQueryData(['case', node, data.id], body.case);
      void queries.invalidateQueries({ queryKey: ['cases', node] });
    },
  });
  if (!me || data.holder !== node || data.assignee === undefined || data.closedOn) return null;
  if (data.assignee && data.assignee !== me) return <span className="tag">{t('case.taken')}</span>;
  return (
    <button
      type="button"
      className="button second small"
      disabled={assign.isPending}
      onClick={() => assign.mutate(data.assignee ? null : me)}
    >
      {data.assignee ? t('case.putBack') : t('case.take')}
    </button>
  );
};

/** 抄送: somebody named the reader; saying that it was read takes it out of the list. */
const ToRead = ({ node, data }: { node: string; data: CaseView }) => {
  const { t } = useSay();
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: () => write<{ case: CaseView }>(node, 'POST', `cases/${data.id}/copies/read`),
    onSuccess: ({ body }) => {
      queries.setQueryData(['case', node, data.id], body.case);
      void queries.invalidateQueries({ queryKey: ['cases', node] });
    },
  });
  if (!data.toRead) return null;
  return (
    <p className="notice">
      {t('opinion.toRead')}{' '}
      <button type="button" className="button second small" disabled={read.isPending} onClick={() => read.mutate()}>
        {t('opinion.markRead')}
      </button>
    </p>
  );
};

const About = ({ data, declared }: { data: CaseView; declared: MechanismView | undefined }) => {
  const { t, w, m, day } = useSay();
  const names = useNames();
  // In the order of the declaration; lists get the whole width.
  const order = Object.keys(declared?.facts ?? {});
  const entries = Object.entries(data.facts)
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const wide = entries.filter(
    ([name]) =>
      declared?.facts[name]?.of?.kind === 'record' ||
      ['deliberation', 'amount'].includes(declared?.facts[name]?.kind ?? ''),
  );
  const plain = entries.filter((entry) => !wide.includes(entry));
  const matterLink = (
    <Link to="/$node/matters/$code" params={{ node: data.receiving.node, code: data.matter.code }}>
      {m(data.matter)}
    </Link>
  );
  const shown = (name: string, value: unknown) => (
    <FactOutput fact={declared?.facts[name]} value={value} caseId={data.id} />
  );
  return (
    <div className="stack">
      <Terms
        pairs={[
          [t('case.matter'), matterLink],
          [
            t('case.receiving'),
            `${names.place(data.receiving)} · ${names.authority(data.receiving.authority)} ${names.window(data.receiving.window)}`,
          ],
          [t('case.deciding'), `${names.place(data.deciding)} · ${names.authority(data.deciding.authority)}`],
          ...(data.concerned?.length
            ? [
                [
                  t('case.concerned'),
                  data.concerned.map((place) => names.authority(place.authority)).join('、'),
                ] as const,
              ]
            : []),
          [t('case.openedOn'), day(data.openedOn)],
          [t('case.closedOn'), day(data.closedOn)],
          ...plain.map(
            ([name, value]) => [w(declared?.facts[name]?.title) || name, shown(name, value), `fact-${name}`] as const,
          ),
        ]}
      />
      {wide.map(([name, value]) => (
        <section key={name}>
          <h3>{w(declared?.facts[name]?.title)}</h3>
          {shown(name, value)}
        </section>
      ))}
    </div>
  );
};

const Papers = ({ node, data }: { node: string; data: CaseView }) => {
  const { t, w, day } = useSay();
  if (data.papers.length === 0) return <p className="muted">{t('papers.none')}</p>;
  return (
    <ul className="checklist">
      {data.papers.map((paper) => (
        <li key={paper.number}>
          <Link to="/$node/cases/$id/papers/$number" params={{ node, id: data.id, number: paper.number }}>
            {w(paper.title)}
          </Link>
          <span className="num muted">
            {paper.number} · {day(paper.on)}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Related = ({ node, data }: { node: string; data: CaseView }) => {
  const { t, w } = useSay();
  return (
    <ul className="marks">
      {data.parent && (
        <li>
          {t('case.parent')}{' '}
          <Link className="num" to="/$node/cases/$id" params={{ node, id: data.parent.case }}>
            {data.parent.case}
          </Link>
        </li>
      )}
      {data.children?.map((child) => (
        <li key={child.id}>
          <Link to="/$node/cases/$id" params={{ node, id: child.id }}>
            {w(child.title)}
          </Link>{' '}
          <span className="tag">{w(child.stateTitle)}</span>
        </li>
      ))}
    </ul>
  );
};

/** One page for every mechanism: what it shows and asks comes from the declaration. */
export const CasePage = () => {
  const { t } = useSay();
  const { node, id } = useParams({ from: '/desk/$node/cases/$id' });
  const search = useSearch({ from: '/desk/$node/cases/$id' });
  const go = useNavigate({ from: '/$node/cases/$id' });
  const staff = isStaff(useSession());
  const wide = useWide();
  const offered = useRef<string>(undefined);
  const { data, error, refetch } = useQuery({
    queryKey: ['case', node, id],
    queryFn: () => get<CaseView>(node, `cases/${id}`),
    refetchInterval: (query) => (query.state.data?.awaiting?.length ? 10_000 : false),
  });
  const declared = useMechanism(data?.mechanism);
  const files = useFiles(data?.facts ?? {}, declared, data?.timeline);
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  // Where nothing is left to do, what was just done is still said.
  if (data.steps.some((step) => step.open)) offered.current = data.id;
  const related = (data.children?.length ?? 0) + (data.parent ? 1 : 0);
  const daysAt = Object.fromEntries(
    data.timeline.flatMap((entry) => {
      const stage = declared?.states[entry.to]?.stage;
      return stage === undefined ? [] : [[stage, entry.day]];
    }),
  );
  const actions = (
    <Actions
      data={data}
      declared={declared}
      chosen={search.step}
      choose={(step) => go({ search: (now) => ({ ...now, step }), replace: true, resetScroll: false })}
    />
  );
  return (
    <>
      <Head data={data}>{staff && <Desk node={node} data={data} />}</Head>
      {data.former && <p className="notice">{t('case.former')}</p>}
      <ToRead node={node} data={data} />
      <div className="card">
        <Stepper stage={data.stage} done={Boolean(data.closedOn)} days={daysAt} />
      </div>
      <div className="columns aside" style={{ marginTop: 16 }}>
        <div className="stack">
          {(staff ? !wide : offered.current === data.id) && actions}
          {data.evidence && <Evidence node={node} data={data} />}
          {(data.credentials?.length ?? 0) > 0 && <Credentials node={node} data={data} />}
          <Tabs
            label={t('tab.all')}
            chosen={search.tab ?? 'timeline'}
            choose={(to) =>
              go({
                search: (now) => ({ ...now, tab: to === 'timeline' ? undefined : to }),
                replace: true,
                resetScroll: false,
              })
            }
            tabs={[
              { key: 'timeline', label: t('tab.timeline'), children: <Timeline data={data} declared={declared} /> },
              { key: 'facts', label: t('tab.facts'), children: <About data={data} declared={declared} /> },
              {
                key: 'files',
                label: t('tab.files', { n: files.length }),
                children: <Files id={data.id} files={files} room={data.room} />,
              },
              {
                key: 'papers',
                label: t('tab.papers', { n: data.papers.length }),
                children: <Papers node={node} data={data} />,
              },
              ...(related
                ? [
                    {
                      key: 'related',
                      label: t('tab.related', { n: related }),
                      children: <Related node={node} data={data} />,
                    },
                  ]
                : []),
            ]}
          />
        </div>
        <div className="stack">
          {Boolean(data.facts.ballot) && <BallotPanel node={node} data={data} />}
          {declared?.bodies && <DrawPanel node={node} data={data} declared={declared} />}
          {staff && wide && actions}
          <Clocks data={data} />
        </div>
      </div>
    </>
  );
};
