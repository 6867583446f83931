import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useNames, useZone } from '../app/here.ts';
import { type Figure, figureQuery, type Point, placeCells } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { FigureRecords } from '../parts/figure-records.tsx';
import { FigureValue } from '../parts/figure-value.tsx';
import { Waiting } from '../parts/problem.tsx';
import { ReportLinks } from '../parts/report-links.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { SeriesChart } from '../parts/series-chart.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';
import { ZoneMap } from '../special/zone-map.tsx';
import '../look/matters.css';
import '../look/statistics.css';

const MatrixChart = lazy(() => import('../special/matrix-chart.tsx'));

const Definition = ({ figure }: { figure: Figure }) => {
  const { t, w } = useSay();
  const zone = useZone();
  const mechanism = w(zone.mechanisms.find((one) => one.id === figure.mechanism)?.title);
  return (
    <div className="card definition">
      <Terms
        pairs={[
          [t('fig.definition'), w(figure.counting.says)],
          [
            t('fig.formula'),
            <>
              <code>{figure.formulaText}</code> ({w(figure.unit)}, {t(`fig.${figure.period}`)})
            </>,
          ],
          [
            t('fig.source'),
            `${t('fig.sourceCases', { mechanism })} · ${t(figure.answers === 'deciding' ? 'fig.answersDeciding' : 'fig.answersReceiving')}`,
          ],
          [
            t('fig.smallest'),
            figure.smallest && (
              <>
                {t('fig.smallestText', { n: figure.smallest.value })} <Status status={figure.smallest.status} />
              </>
            ),
          ],
          [
            t('fig.version'),
            <>
              {figure.counting.version} · {t('fig.hash')} <code>{figure.definition.slice(0, 16)}</code>
            </>,
          ],
        ]}
      />
    </div>
  );
};

const Nodes = ({ point }: { point: Point }) => {
  const { t, w, time } = useSay();
  const names = useNames();
  return (
    <ul className="bare nodes">
      {point.nodes.map((one) => (
        <li key={one.node}>
          {names.node(one.node)} <FigureValue shown={one} />{' '}
          <small className={one.genuine ? 'muted' : 'tag bad'}>
            {t(one.genuine ? 'fig.genuine' : 'fig.forged')} · {t('fig.asOf')} {time(one.asOf)}
          </small>
          {one.breaks && <small className="tag warn">{t('fig.breaks')}</small>}
          {one.before.length > 0 && (
            <details>
              <summary>{t('fig.corrected', { n: one.revision })}</summary>
              <ul className="bare">
                {one.before.map((old) => (
                  <li key={old.asOf}>
                    <small>
                      {t('fig.was')} <FigureValue shown={old} /> ({time(old.asOf)}) {w(old.because)}
                    </small>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
};

const Parts = ({ figure }: { figure: Figure }) => {
  const { t, w } = useSay();
  const names = useNames();
  const { table } = figure;
  if (!table) return null;
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
          <tr>
            <th scope="col">{title(rowBy)}</th>
            {columnBy === undefined ? (
              <th scope="col" className="right">
                {w(figure.title)}
              </th>
            ) : (
              columns.map((column) => (
                <th key={column} scope="col" className="right">
                  {title(columnBy)}: {value(columnBy, column)}
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

const Places = ({ figure }: { figure: Figure }) => {
  const { t } = useSay();
  const zone = useZone();
  const cells = placeCells(figure);
  // All withheld: a drawing of nothing would say that there was nothing.
  if (!cells?.some((one) => one.n !== undefined)) return null;
  const counties = zone.jurisdictions.filter((one) => one.level === 'county').map((one) => one.code);
  const places = [...new Set([...counties, ...cells.flatMap((one) => [one.receiving, one.deciding])])];
  return (
    <>
      <Suspense fallback={<p className="empty">{t('shell.loading')}</p>}>
        <MatrixChart cells={cells} places={places} />
      </Suspense>
      {figure.zone && <ZoneMap cells={cells} places={counties} />}
    </>
  );
};

/** One figure: what it says, since when, from whom, and the cases behind it. */
export const FigurePage = () => {
  const { t, w } = useSay();
  const { node, id } = useParams({ from: '/$node/statistics/$id' });
  const search = useSearch({ from: '/$node/statistics/$id' });
  const go = useNavigate({ from: '/$node/statistics/$id' });
  const { data, error, refetch } = useQuery(figureQuery(node, id, search.period));
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const period = data.table?.period;
  return (
    <>
      <Title
        aside={
          <p className="buttons">
            <ReportLinks node={node} path={`indicators/${id}/report`} query={{ period }} />
          </p>
        }
      >
        {w(data.title)}
      </Title>
      <Definition figure={data} />
      {data.points.length === 0 || period === undefined ? (
        <p className="empty">{t('fig.empty')}</p>
      ) : (
        <div className="stack">
          <h2>{t('fig.series')}</h2>
          {data.points.length > 1 && <SeriesChart title={w(data.title)} points={data.points} />}
          <Table
            caption={t('fig.series')}
            hideCaption
            rows={data.points.toReversed().slice(0, 24)}
            id={(point) => point.period}
            columns={[
              {
                key: 'period',
                title: t('fig.period'),
                head: true,
                cell: (point) => (
                  <>
                    <span className="num">{point.period}</span>{' '}
                    {point.running && <small className="tag">{t('fig.running')}</small>}
                  </>
                ),
              },
              {
                key: 'value',
                title: `${t('fig.value')} (${w(data.unit)})`,
                right: true,
                cell: (point) => <FigureValue shown={point} />,
              },
              { key: 'nodes', title: t('fig.nodes'), cell: (point) => <Nodes point={point} /> },
            ]}
          />
          <label className="filter">
            <span>{t('fig.choose')}</span>
            <select value={period} onChange={(event) => go({ search: { period: event.target.value } })}>
              {data.points.toReversed().map((point) => (
                <option key={point.period} value={point.period}>
                  {point.period}
                </option>
              ))}
            </select>
          </label>
          <div className="columns two">
            <Parts figure={data} />
            <Places figure={data} />
          </div>
          <FigureRecords node={node} figure={data} period={period} after={search.after} />
        </div>
      )}
    </>
  );
};
