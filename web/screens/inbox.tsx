import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { get } from '../app/api.ts';
import { useMechanism, useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { CaseList, CaseRow } from '../app/types.ts';
import { Alarms } from '../parts/alarms.tsx';
import { BatchBar, useBatch } from '../parts/batch.tsx';
import { HandedToMe } from '../parts/hand-over.tsx';
import { Lamp } from '../parts/lamp.tsx';
import { MechanismChoice } from '../parts/mechanism-choice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import { SavedQueries } from '../parts/saved-queries.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { TaskDownload } from '../parts/task-download.tsx';
import type { Key } from '../words/zh.ts';
import '../look/desk.css';
import '../look/case.css';

const size = 20;
type Search = {
  view?: string;
  mechanism?: string;
  state?: string;
  q?: string;
  due?: string;
  jurisdiction?: string;
  page?: number;
};

interface Given {
  readonly node: string;
  readonly search: Search;
  readonly go: (search: Search) => void;
  readonly views: readonly (readonly [view: string, title: Key])[];
}

const tiles = [
  [undefined, 'inbox.all', ''],
  ['overdue', 'inbox.overdue', 'overdue'],
  ['today', 'inbox.today', 'today'],
  ['week', 'inbox.week', 'week'],
] as const;

const Tiles = ({ data, node, search, go }: { data: CaseList } & Pick<Given, 'node' | 'search' | 'go'>) => {
  const { t } = useSay();
  return (
    <nav className="tiles" aria-label={t('inbox.byDue')}>
      {tiles.map(([due, title, look]) => (
        <a
          key={title}
          href={`/${node}/inbox${due ? `?due=${due}` : ''}`}
          className={`${look} ${search.due === due ? 'on' : ''}`}
          aria-current={search.due === due ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault();
            go({ ...search, due, page: undefined });
          }}
        >
          <span>{t(title)}</span>
          <strong>{due ? (data.counts?.[due] ?? 0) : (data.counts?.total ?? data.total)}</strong>
        </a>
      ))}
    </nav>
  );
};

const Filters = ({
  search,
  go,
  views,
  states,
}: Omit<Given, 'node'> & { states: readonly (readonly [string, string])[] }) => {
  const { t } = useSay();
  const [q, setQ] = useState(search.q ?? '');
  const set = (more: Search) => go({ ...search, ...more, page: undefined });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set({ q: q.trim() || undefined });
  };
  return (
    <form className="filters-desk" onSubmit={submit}>
      <label>
        {t('inbox.view')}
        <select
          value={search.view ?? views[0]?.[0]}
          onChange={(event) => set({ view: event.target.value === views[0]?.[0] ? undefined : event.target.value })}
        >
          {views.map(([view, title]) => (
            <option key={view} value={view}>
              {t(title)}
            </option>
          ))}
        </select>
      </label>
      <MechanismChoice
        title={t('inbox.mechanism')}
        value={search.mechanism}
        any={t('list.any')}
        choose={(mechanism) => set({ mechanism, state: undefined })}
      />
      <label>
        {t('case.state')}
        <select
          disabled={states.length === 0}
          value={search.state ?? ''}
          onChange={(event) => set({ state: event.target.value || undefined })}
        >
          <option value="">{t('list.any')}</option>
          {states.map(([state, title]) => (
            <option key={state} value={state}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('inbox.find')}
        <input value={q} onChange={(event) => setQ(event.target.value)} placeholder={t('inbox.findHelp')} size={24} />
      </label>
      <button type="submit" className="button small">
        {t('inbox.query')}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setQ('');
          go({});
        }}
      >
        {t('inbox.reset')}
      </button>
    </form>
  );
};

const useColumns = (node: string): readonly Column<CaseRow>[] => {
  const { t, w, m, day } = useSay();
  const names = useNames();
  return [
    {
      key: 'matter',
      title: t('case.matter'),
      head: true,
      cell: (row) => (
        <>
          <Link className="row" to="/$node/cases/$id" params={{ node, id: row.id }}>
            {m(row.matter)}
          </Link>
          {w(row.about) && <span className="line about">{w(row.about)}</span>}
          <small className="num line">{row.id}</small>
        </>
      ),
    },
    { key: 'applicant', title: t('case.applicant'), cell: (row) => row.applicant },
    {
      key: 'from',
      title: t('inbox.fromTo'),
      cell: (row) => `${names.place(row.receiving)} → ${names.place(row.deciding)}`,
    },
    { key: 'state', title: t('case.state'), cell: (row) => <span className="tag">{w(row.stateTitle)}</span> },
    { key: 'opened', title: t('case.openedOn'), cell: (row) => <span className="num day">{day(row.openedOn)}</span> },
    {
      key: 'promised',
      title: t('inbox.promised'),
      cell: (row) => row.promisedDue && <span className="num day">{day(row.promisedDue)}</span>,
    },
    {
      key: 'statutory',
      title: t('inbox.statutory'),
      cell: (row) => row.statutoryDue && <span className="num day">{day(row.statutoryDue)}</span>,
    },
    { key: 'lamp', title: t('inbox.left'), cell: (row) => <Lamp lamp={row.lamp} left={row.daysLeft} /> },
    { key: 'holder', title: t('case.holder'), cell: (row) => names.node(row.holder) },
  ];
};

const List = ({ node, search, go, views }: Given) => {
  const { t, w } = useSay();
  const mechanism = useMechanism(search.mechanism);
  const columns = useColumns(node);
  const batch = useBatch(node);
  const page = search.page ?? 1;
  const query = {
    view: search.view ?? views[0]?.[0],
    mechanism: search.mechanism,
    state: search.state,
    q: search.q,
    due: search.due,
    jurisdiction: search.jurisdiction,
    offset: (page - 1) * size,
    limit: size,
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['cases', node, query],
    queryFn: ({ signal }) => get<CaseList>(node, 'cases', query, signal),
    placeholderData: keepPreviousData,
  });
  const states = Object.entries(mechanism?.states ?? {}).map(([state, spec]) => [state, w(spec.title)] as const);
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <>
      <HandedToMe node={node} />
      <Alarms node={node} />
      <Tiles data={data} node={node} search={search} go={go} />
      <SavedQueries node={node} />
      <Filters key={search.q} search={search} go={go} views={views} states={states} />
      <div className="list-bar no-print">
        <BatchBar node={node} batch={batch} rows={data.items} />
        <TaskDownload
          node={node}
          path="cases/export"
          query={{ ...query, offset: undefined, limit: undefined }}
          label={t('list.xlsx')}
        />
      </div>
      <div aria-busy={isPlaceholderData}>
        <Table
          caption={t('inbox.caption')}
          hideCaption
          columns={batch.column ? [batch.column, ...columns] : columns}
          rows={data.items}
          id={(row) => row.id}
          empty={t('inbox.empty')}
        />
      </div>
      <Pager
        page={page}
        size={size}
        total={search.due ? (data.counts?.[search.due] ?? data.total) : data.total}
        go={(to) => go({ ...search, page: to })}
      />
    </>
  );
};

export const Inbox = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/inbox' });
  const search = useSearch({ from: '/$node/inbox' });
  const go = useNavigate({ from: '/$node/inbox' });
  return (
    <>
      <Title>{t('nav.inbox')}</Title>
      <List
        node={node}
        search={search}
        go={(next) => go({ search: next })}
        views={[
          ['inbox', 'view.inbox'],
          ['mine', 'view.mine'],
          ['copied', 'view.copied'],
          ['concerned', 'view.concerned'],
          ['handled', 'view.handled'],
          ['all', 'view.all'],
        ]}
      />
    </>
  );
};

/** 窗口办件: what this window received, wherever it now is. */
export const WindowList = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/window' });
  const search = useSearch({ from: '/$node/window' });
  const go = useNavigate({ from: '/$node/window' });
  return (
    <>
      <Title
        aside={
          <Link className="button" to="/$node/window/new" params={{ node }}>
            {t('nav.intake')}
          </Link>
        }
      >
        {t('nav.window')}
      </Title>
      <List
        node={node}
        search={search}
        go={(next) => go({ search: next })}
        views={[
          ['received', 'view.received'],
          ['all', 'view.all'],
        ]}
      />
    </>
  );
};
