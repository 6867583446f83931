import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import type { EntryLine, RegisterView } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { FactOutput } from '../kit/fact.tsx';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

const size = 20;
const short = new Set(['text', 'number', 'decimal', 'money', 'day', 'choice', 'choices', 'party', 'place', 'yesNo']);

interface Found {
  readonly register: RegisterView;
  readonly total: number;
  readonly items: readonly EntryLine[];
}

const Search = ({ q, find }: { q: string | undefined; find: (q: string | undefined) => void }) => {
  const { t } = useSay();
  const [text, setText] = useState(q ?? '');
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        find(text.trim() || undefined);
      }}
    >
      <label className="filter grow">
        <span>{t('register.search')}</span>
        <input type="search" value={text} maxLength={100} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" className="button">
        {t('register.find')}
      </button>
    </form>
  );
};

/** One register, whatever it is of: columns derive from its declaration, lists and records are left to the entry's page. */
export const RegisterList = () => {
  const { t, w, day } = useSay();
  const names = useNames();
  const { node, register } = useParams({ from: '/$node/registers/$register' });
  const search = useSearch({ from: '/$node/registers/$register' });
  const go = useNavigate({ from: '/$node/registers/$register' });
  const page = search.page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['register', node, register, search.q, page],
    queryFn: () => get<Found>(node, `registers/${register}`, { q: search.q, offset: (page - 1) * size, limit: size }),
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const { register: spec, items, total } = data;
  const columns = Object.entries(spec.columns)
    .filter(([, fact]) => short.has(fact.kind))
    .slice(0, 3);
  const keepers = new Set(items.map(({ authority }) => authority));
  const state = (row: EntryLine): string =>
    row.closed
      ? t('register.closed')
      : row.validTo && row.validTo < new Date().toISOString().slice(0, 10)
        ? t('register.ended')
        : t('register.valid');
  return (
    <>
      <Title>{w(spec.title)}</Title>
      <Search key={search.q ?? ''} q={search.q} find={(q) => go({ search: { q } })} />
      <Table
        caption={w(spec.title)}
        hideCaption
        rows={items}
        id={(row) => row.name}
        empty={t('register.empty')}
        columns={[
          {
            key: 'key',
            title: w(spec.key),
            head: true,
            cell: (row) => (
              <Link className="num" to="/$node/registers/$register/$key" params={{ node, register, key: row.name }}>
                {row.key}
              </Link>
            ),
          },
          ...columns.map(([name, fact]) => ({
            key: name,
            title: w(fact.title),
            cell: (row: EntryLine) => <FactOutput fact={fact} value={row.values[name]} />,
          })),
          {
            key: 'since',
            title: t('register.since'),
            cell: (row) => (
              <>
                <span className="num day">{day(row.validFrom)}</span>
                {row.validTo && (
                  <>
                    {' – '}
                    <span className="num day">{day(row.validTo)}</span>
                  </>
                )}
              </>
            ),
          },
          ...(keepers.size > 1
            ? [{ key: 'by', title: t('entry.by'), cell: (row: EntryLine) => names.authority(row.authority) }]
            : []),
          {
            key: 'state',
            title: t('entry.state'),
            cell: (row) => (
              <span className={row.closed ? 'tag warn' : 'tag good'} style={{ whiteSpace: 'nowrap' }}>
                {state(row)}
              </span>
            ),
          },
        ]}
      />
      <Pager page={page} size={size} total={total} go={(to) => go({ search: { ...search, page: to } })} />
      <p className="muted">
        {t('register.writes')}{' '}
        <Link to="/$node/mechanisms/$id" params={{ node, id: spec.mechanism }}>
          {t('nav.mechanisms')}
        </Link>
      </p>
    </>
  );
};
