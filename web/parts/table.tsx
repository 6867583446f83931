import { type ReactNode, useState } from 'react';
import { useSay } from '../app/say.ts';
import { ScrollBox } from './scroll-box.tsx';

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  readonly right?: boolean;
  /** The cell that names the row. */
  readonly head?: boolean;
}

interface Given<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly id: (row: R) => string;
  readonly empty?: string;
  readonly hideCaption?: boolean;
  /** So many rows are drawn until more are asked for. */
  readonly first?: number;
}

/** A plain table that reads as cards on a narrow screen. */
export function Table<R>({ caption, columns, rows, id, empty, hideCaption, first = 60 }: Given<R>) {
  const { t } = useSay();
  const [all, showAll] = useState(false);
  const drawn = all ? rows : rows.slice(0, first);
  return (
    <ScrollBox label={caption}>
      <table className="table cards">
        <caption className={hideCaption ? 'gone' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.right ? 'right' : undefined}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
            <tr key={id(row)}>
              {columns.map((c) =>
                c.head ? (
                  <th key={c.key} scope="row" className={c.right ? 'right' : undefined}>
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.key} data-label={c.title} className={c.right ? 'right' : undefined}>
                    {c.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {drawn.length < rows.length && (
        <p className="rest">
          <button type="button" className="button second small" onClick={() => showAll(true)}>
            {t('list.rest', { n: rows.length - drawn.length })}
          </button>
        </p>
      )}
      {rows.length === 0 && <p className="empty">{empty ?? t('list.empty')}</p>}
    </ScrollBox>
  );
}
