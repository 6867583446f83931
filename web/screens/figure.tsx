import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useNames, useZone } from '../app/here.ts';
import { type Figure, figureQuery, type Point, placeCells } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { FigureRecords } from '../parts/figure-records.tsx';
import { FigureTable } from '../parts/figure-table.tsx';
import { FigureValue } from '../parts/figure-value.tsx';
import { HomeTable } from '../parts/home-table.tsx';
import { Waiting } from '../parts/problem.tsx';
import { ReportLinks } from '../parts/report-links.tsx';
import { SeriesChart } from '../parts/series-chart.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';
import { ZoneMap } from '../special/zone-map.tsx';
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
            [
              t('fig.sourceCases', { mechanism }),
              !figure.atHome && t(figure.answers === 'deciding' ? 'fig.answersDeciding' : 'fig.answersReceiving'),
            ]
              .filter(Boolean)
              .join(' · '),
          ],
          [
            t('fig.smallest'),
            !figure.atHome && figure.smallest && (
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

/** Published figures as of a day: what was published since is left out, nothing that was published is ever rewritten. */
const AsOf = ({ on, show }: { on: string | undefined; show: (on: string | undefined) => void }) => {
  const { t, day } = useSay();
  return (
    <div className="stack">
      <label className="filter">
        <span>{t('fig.on')}</span>
        <input type="date" value={on ?? ''} onChange={(event) => show(event.target.value || undefined)} />
      </label>
      {on && (
        <p className="notice">
          {t('fig.then', { on: day(on) })}{' '}
          <button type="button" className="quiet" onClick={() => show(undefined)}>
            {t('fig.today')}
          </button>
        </p>
      )}
    </div>
  );
};

/** One figure: what it says, since when, from whom, and the cases behind it. */
export const FigurePage = () => {
  const { t, w } = useSay();
  const { node, id } = useParams({ from: '/$node/statistics/$id' });
  const search = useSearch({ from: '/$node/statistics/$id' });
  const go = useNavigate({ from: '/$node/statistics/$id' });
  const { data, error, refetch } = useQuery(figureQuery(node, id, search.period, search.on));
  const asOf = (
    <AsOf on={search.on} show={(on) => go({ search: (before) => ({ ...before, after: undefined, on }) })} />
  );
  if (!data)
    return (
      <>
        {search.on && asOf}
        <Waiting error={error} again={() => refetch()} />
      </>
    );
  const period = data.table?.period;
  return (
    <>
      <Title
        aside={
          !search.on && (
            <p className="buttons">
              <ReportLinks node={node} path={`indicators/${id}/report`} query={{ period }} />
            </p>
          )
        }
      >
        {w(data.title)}
      </Title>
      <Definition figure={data} />
      {!data.atHome && asOf}
      {!search.on && <HomeTable node={node} figure={data} wanted={search.home} />}
      {data.points.length === 0 || period === undefined ? (
        <p className="empty">{t(data.atHome ? 'fig.atHome' : search.on ? 'fig.emptyThen' : 'fig.empty')}</p>
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
            <select
              value={period}
              onChange={(event) => go({ search: { period: event.target.value, on: search.on } })}
            >
              {data.points.toReversed().map((point) => (
                <option key={point.period} value={point.period}>
                  {point.period}
                </option>
              ))}
            </select>
          </label>
          <div className="columns two at-desk">
            {data.table && <FigureTable figure={data} table={data.table} />}
            <Places figure={data} />
          </div>
          <FigureRecords node={node} figure={data} period={period} after={search.after} on={search.on} />
        </div>
      )}
    </>
  );
};
