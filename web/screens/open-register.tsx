import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../app/api.ts';
import { useZone } from '../app/here.ts';
import { useFound } from '../app/published.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { FactOutput } from '../kit/fact.tsx';
import { Pager } from '../parts/pager.tsx';
import { Problem } from '../parts/problem.tsx';
import { SourceState } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';

const size = 20;

/** A register open to everybody: found by the words of what one needs, whichever node keeps the entry. */
export const OpenRegister = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const { node, register } = useParams({ from: '/desk/$node/open/$register' });
  const { q = '', page = 1 } = useSearch({ from: '/desk/$node/open/$register' });
  const go = useNavigate();
  const [text, setText] = useState(q);
  const { data, error } = useFound(register, q, size, (page - 1) * size);
  if (isProblem(error)) return <Problem problem={error} />;
  if (!data) return null;
  const to = (next: { q?: string; page?: number }) =>
    void go({ to: '/$node/open/$register', params: { node, register }, search: next });
  const columns = Object.entries(data.columns);
  return (
    <>
      <Title>{w(data.title)}</Title>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          to({ q: text.trim() || undefined });
        }}
      >
        <label className="filter grow">
          <span>{t('open.need')}</span>
          <input type="search" value={text} maxLength={100} onChange={(event) => setText(event.target.value)} />
        </label>
        <button type="submit" className="button">
          {t('open.find')}
        </button>
      </form>
      <p role="status">{t('open.count', { n: data.total })}</p>
      <Table
        caption={w(data.title)}
        hideCaption
        rows={data.items}
        id={(row) => `${row.source} ${row.key}`}
        columns={[
          ...columns.map(([name, fact], at) => ({
            key: name,
            title: w(fact.title),
            head: at === 0,
            cell: (row: (typeof data.items)[number]) => <FactOutput fact={fact} value={row.values[name]} />,
          })),
          {
            key: 'key',
            title: w(data.key),
            cell: (row: (typeof data.items)[number]) => <span className="num">{row.key}</span>,
          },
          {
            key: 'source',
            title: t('open.keptAt'),
            cell: (row: (typeof data.items)[number]) =>
              w(zone.nodes.find(({ id }) => id === row.source)?.title ?? [row.source, row.source]),
          },
        ]}
      />
      <Pager page={page} size={size} total={data.total} go={(next) => to({ q: q || undefined, page: next })} />
      {data.sources.length > 0 && (
        <section aria-label={t('open.sources')} className="tags">
          {data.sources.map((source) => (
            <SourceState key={source.source} source={source} />
          ))}
        </section>
      )}
      <p className="muted">{t('open.live')}</p>
    </>
  );
};
