import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PaperRow } from '../../kernel/index.ts';
import { address, get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day, Words } from '../app/types.ts';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';
import '../look/paper.css';

interface PaperAnswer {
  readonly paper: {
    readonly number: string;
    readonly kind: string;
    readonly title: Words;
    readonly on: Day;
    readonly authority: string;
  };
  readonly rows: readonly PaperRow[];
  /** A drawing, or the address it encodes drawn by the server. */
  readonly qr?: string;
}

const Said = ({ row }: { row: PaperRow }) => {
  const { w } = useSay();
  if (row.kind === 'text') return row.text;
  if (row.kind === 'list')
    return (
      <ul>
        {row.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  return (
    <Table
      caption={w(row.label)}
      hideCaption
      rows={row.rows.map((cells, at) => ({ cells, at }))}
      id={({ at }) => String(at)}
      columns={row.head.map((title, n) => ({
        key: String(n),
        title: w(title),
        head: n === 0,
        cell: ({ cells }: { cells: readonly string[] }) => cells[n],
      }))}
    />
  );
};

/** One numbered document on the screen; printing it and its two PDFs (A4, 80 mm roll) start here. */
export const PaperPage = () => {
  const { t, w, day, language } = useSay();
  const names = useNames();
  const { node, id, number } = useParams({ from: '/$node/cases/$id/papers/$number' });
  const { print: printing } = useSearch({ from: '/$node/cases/$id/papers/$number' });
  const path = `cases/${id}/papers/${encodeURIComponent(number)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['paper', node, id, number, language],
    queryFn: () => get<PaperAnswer>(node, `${path}.json`, { language }),
  });
  useEffect(() => {
    if (data && printing) print();
  }, [data, printing]);
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const { paper, rows, qr } = data;
  return (
    <>
      <p className="buttons no-print">
        <a className="button" href={address(node, `${path}.pdf`, { format: 'a4' })} target="_blank" rel="noreferrer">
          {t('paper.a4')}
        </a>
        <a
          className="button second"
          href={address(node, `${path}.pdf`, { format: 'roll80' })}
          target="_blank"
          rel="noreferrer"
        >
          {t('paper.roll')}
        </a>
        <button type="button" className="quiet" onClick={() => print()}>
          {t('paper.print')}
        </button>
        <Link to="/$node/cases/$id" params={{ node, id }}>
          {t('paper.back')}
        </Link>
      </p>
      <article className="sheet">
        <p className="head">{names.authority(paper.authority)}</p>
        <Title plain>{w(paper.title)}</Title>
        <p className="no num">
          {t('paper.number')} {paper.number}
        </p>
        <Terms pairs={rows.map((row) => [w(row.label), <Said key={w(row.label)} row={row} />] as const)} />
        <div className="end">
          {qr && (
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
              alt={t('paper.qr')}
              width="132"
              height="132"
            />
          )}
          <p>
            {names.authority(paper.authority)}
            <br />
            <span className="num">{day(paper.on)}</span>
          </p>
        </div>
      </article>
    </>
  );
};
