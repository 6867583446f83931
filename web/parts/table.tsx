import type { ReactNode } from 'react';
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
}

/** A plain table that reads as cards on a narrow screen. */
export function Table<R>({ caption, columns, rows, id, empty, hideCaption }: Given<R>) {
  const { t } = useSay();
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
          {rows.map((row) => (
            <tr key={id(row)}>
              {columns.map((c) =>
                c.head ? (
                  <th key={c.key} scope="row">
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
      {rows.length === 0 && <p className="empty">{empty ?? t('list.empty')}</p>}
    </ScrollBox>
  );
}
