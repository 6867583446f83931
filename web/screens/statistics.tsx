import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useNames, useZone } from '../app/here.ts';
import {
  type Answer,
  type Cell,
  type Figure,
  indicators,
  isWholeZone,
  useZoneIndicators,
} from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { FiguresByNode } from '../parts/figures-by-node.tsx';
import { Waiting } from '../parts/problem.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { ZoneMap } from '../special/zone-map.tsx';
import '../look/matters.css';
import '../look/statistics.css';

const MatrixChart = lazy(() => import('../special/matrix-chart.tsx'));

const Matrix = ({ data, places }: { data: Answer; places: readonly string[] }) => {
  const { t, language } = useSay();
  const names = useNames();
  const cell = (receiving: string, deciding: string): Cell | undefined =>
    data.matrix.find((one) => one.receiving === receiving && one.deciding === deciding);
  const show = (one: Cell | undefined): string => {
    if (!one) return '0';
    if (one.withheld || one.closed === undefined) return t('stats.withheld', { n: data.smallest ?? 5 });
    return one.closed.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
  };
  return (
    <ScrollBox label={t('stats.matrix')}>
      <table className="table matrix">
        <caption>{t('stats.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('stats.receiving')}</th>
            {places.map((place) => (
              <th key={place} scope="col" className="right">
                {t('stats.decidedIn', { place: names.place(place) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((receiving) => (
            <tr key={receiving}>
              <th scope="row">{names.place(receiving)}</th>
              {places.map((deciding) => {
                const one = cell(receiving, deciding);
                return (
                  <td key={deciding} className={receiving === deciding ? 'right own' : 'right'}>
                    <strong>{show(one)}</strong>
                    {one?.closed ? (
                      <small>
                        {' '}
                        {t('stats.onTime', { n: Math.round(((one.onTime ?? 0) / one.closed) * 1000) / 10 })}
                      </small>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

const Figures = ({ figures }: { figures: readonly Figure[] }) => {
  const { t, w } = useSay();
  return (
    <ul className="figures bare">
      {figures.map((figure) => (
        <li key={figure.id} className="card">
          <h3>{w(figure.title)}</h3>
          <p className="value num">
            {figure.value === null ? '–' : figure.value}
            <small> {figure.value === null ? t('stats.noCases') : w(figure.unit)}</small>
          </p>
          <small>{w(figure.definition)}</small>
          {figure.source && <small>{w(figure.source)}</small>}
        </li>
      ))}
    </ul>
  );
};

/** 大屏: the same page without menus and in larger figures; Esc leaves it. It has no functions of its own. */
const useWall = (on: boolean, leave: () => void): void => {
  const last = useRef(leave);
  useEffect(() => {
    last.current = leave;
  });
  useEffect(() => {
    if (!on) return;
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') last.current();
    };
    document.documentElement.classList.add('wall');
    addEventListener('keydown', key);
    return () => {
      document.documentElement.classList.remove('wall');
      removeEventListener('keydown', key);
    };
  }, [on]);
};

/** 示范区“跨省通办”统计: figures with their definition, and the matrix as table beside its drawing. */
export const Statistics = () => {
  const { t, time } = useSay();
  const zone = useZone();
  const names = useNames();
  const { node } = useParams({ from: '/$node/statistics' });
  const search = useSearch({ from: '/$node/statistics' });
  const go = useNavigate({ from: '/$node/statistics' });
  const { wall, ...period } = search;
  useWall(wall !== undefined, () => go({ search: period, replace: true }));
  const whole = isWholeZone(zone, node);
  const own = useQuery({ ...indicators(node, period), enabled: !whole });
  const parts = useZoneIndicators(zone, node, period, whole);
  const { data, error, refetch } = whole ? parts : own;
  const counties = zone.jurisdictions.filter((j) => j.level === 'county').map((j) => j.code);
  const others = [...new Set(data?.matrix.flatMap((cell) => [cell.receiving, cell.deciding]) ?? [])].filter(
    (code) => !counties.includes(code),
  );
  const places = [...counties, ...others];
  return (
    <>
      <Title
        aside={
          <button
            type="button"
            className="button second small no-print"
            onClick={() => go({ search: wall ? period : { ...period, wall: '1' }, replace: true })}
          >
            {wall ? t('stats.wallOff') : t('stats.wall')}
          </button>
        }
      >
        {t('nav.statistics')}
      </Title>
      <div className="filters">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="filter">
            <span>{t(`stats.${end}`)}</span>
            <input
              type="date"
              value={search[end] ?? data?.period?.[end] ?? ''}
              onChange={(event) => go({ search: { ...search, [end]: event.target.value || undefined } })}
            />
          </label>
        ))}
        {data && (
          <p className="muted">
            {t('stats.asOf')} <span className="num">{time(data.asOf)}</span>
          </p>
        )}
      </div>
      {data ? (
        <div className="stack">
          {parts.silent.map((one) => (
            <p key={one} className="notice warn">
              {t('stats.silent', { node: names.node(one) })}
            </p>
          ))}
          {whole ? <FiguresByNode answers={parts.answers} search={period} /> : <Figures figures={data.figures} />}
          <div className="columns two">
            <Matrix data={data} places={places} />
            <Suspense fallback={<p className="empty">{t('shell.loading')}</p>}>
              <MatrixChart cells={data.matrix} places={places} />
            </Suspense>
          </div>
          {whole && <ZoneMap cells={data.matrix} places={counties} />}
          <p className="muted">{whole ? t('stats.zone') : t('stats.node')}</p>
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
