import { useNames } from '../app/here.ts';
import type { Figure } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { FigureValue } from './figure-value.tsx';
import { ScrollBox } from './scroll-box.tsx';

type Part = NonNullable<Figure['table']>;

/** The parts of a period: of two dimensions rows by the first and columns by the second. */
export const FigureTable = ({ figure, table }: { figure: Figure; table: Part }) => {
  const { t, w } = useSay();
  const names = useNames();
  const value = (name: string, code: string | undefined): string => {
    const { values: texts, names: kind } = figure.dimensions.find((one) => one.name === name) ?? {};
    if (kind === 'windows') return names.window(code) || t('fig.noWindow');
    return texts && code !== undefined ? w(texts[code]) || code : names.place(code);
  };
  const [rowBy, columnBy] = table.dimensions;
  if (rowBy === undefined) return null;
  const distinct = (by: string | undefined): readonly string[] =>
    by === undefined ? [] : [...new Set(table.cells.map((one) => one.dimensions[by] ?? ''))].sort();
  const title = (name: string): string => w(figure.dimensions.find((one) => one.name === name)?.title);
  const at = (row: string, column?: string) =>
    table.cells.find(
      (one) => one.dimensions[rowBy] === row && (columnBy === undefined || one.dimensions[columnBy] === column),
    );
  const columns = distinct(columnBy);
  return (
    <ScrollBox label={t('fig.table', { period: table.period })}>
      <table className="table matrix">
        <caption>{t('fig.table', { period: table.period })}</caption>
        <thead>
          {columnBy !== undefined && (
            <tr>
              <td />
              <th scope="colgroup" colSpan={columns.length} className="right">
                {title(columnBy)}
              </th>
            </tr>
          )}
          <tr>
            <th scope="col">{title(rowBy)}</th>
            {columnBy === undefined ? (
              <th scope="col" className="right">
                {w(figure.title)}
              </th>
            ) : (
              columns.map((column) => (
                <th key={column} scope="col" className="right">
                  {value(columnBy, column)}
                </th>
              ))
            )}
          </tr>
        </thead>
        <tbody>
          {distinct(rowBy).map((row) => (
            <tr key={row}>
              <th scope="row">{value(rowBy, row)}</th>
              {(columnBy === undefined ? [undefined] : columns).map((column) => (
                <td key={column ?? ''} className={row === column ? 'right own' : 'right'}>
                  <FigureValue shown={at(row, column) ?? { value: '0' }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};
