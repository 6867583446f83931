import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useZone } from '../app/here.ts';
import { type Listed, listQuery } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { FigureValue } from '../parts/figure-value.tsx';
import { Fold } from '../parts/fold.tsx';
import { MechanismChoice } from '../parts/mechanism-choice.tsx';
import { Waiting } from '../parts/problem.tsx';
import { ReportLinks } from '../parts/report-links.tsx';
import { Table } from '../parts/table.tsx';
import { Wall } from '../parts/wall.tsx';
import '../look/statistics.css';

/** 大屏: the published figures without menus, a screenful at a time; Esc leaves it. It has no functions of its own. */
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

const hasValue = (shown: Listed['published']): boolean => Boolean(shown && !shown.withheld && shown.value !== null);

/** Unit and period; of a figure that is not said, the period alone. */
const useUnder = () => {
  const { t, w } = useSay();
  return (row: Listed, shown: Listed['published']): string => {
    if (!shown) return '';
    const period = shown.period === 'ever' ? t('fig.ever') : shown.period;
    return hasValue(shown) ? `${w(row.unit)} · ${period}` : period;
  };
};

const Figures = ({ node, title, rows }: { node: string; title: string; rows: readonly Listed[] }) => {
  const { t, w } = useSay();
  const underOf = useUnder();
  return (
    <Table
      caption={title}
      hideCaption
      rows={rows}
      id={(row) => row.id}
      columns={[
        {
          key: 'figure',
          title: t('fig.figure'),
          head: true,
          cell: (row) => (
            <>
              <Link to="/$node/statistics/$id" params={{ node, id: row.id }}>
                {w(row.title)}
              </Link>
              <br />
              <small className="muted">{w(row.counting.says)}</small>
            </>
          ),
        },
        {
          key: 'published',
          title: t('fig.published'),
          right: true,
          cell: (row) => (
            <>
              <strong>
                <FigureValue shown={row.published} />
              </strong>{' '}
              <small className="muted">{underOf(row, row.published)}</small>
            </>
          ),
        },
        ...(rows.some((row) => row.now)
          ? [
              {
                key: 'now',
                title: t('fig.now'),
                right: true,
                cell: (row: Listed) => (
                  <>
                    <FigureValue shown={row.now} /> <small className="muted">{underOf(row, row.now)}</small>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

/** 统计指标: every figure of every mechanism, each with its definition; each opens its series and what is behind it. */
export const Statistics = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const underOf = useUnder();
  const { node } = useParams({ from: '/$node/statistics' });
  const search = useSearch({ from: '/$node/statistics' });
  const go = useNavigate({ from: '/$node/statistics' });
  const { wall, ...rest } = search;
  useWall(wall !== undefined, () => go({ search: rest, replace: true }));
  const { data, error, refetch } = useQuery(listQuery(node, search.mechanism));
  const wallFigure = (row: Listed) => ({
    id: row.id,
    title: w(row.title),
    value: <FigureValue shown={row.published} />,
    under: underOf(row, row.published),
  });
  const shown = zone.mechanisms.filter(({ id }) => data?.some(({ mechanism }) => mechanism === id));
  return (
    <>
      <Title
        aside={
          <div className="buttons">
            {!wall && (
              <ReportLinks node={node} path="indicators/report" long query={{ mechanism: search.mechanism }} />
            )}
            <button
              type="button"
              className="button second small no-print"
              onClick={() => go({ search: wall ? rest : { ...rest, wall: '1' }, replace: true })}
            >
              {wall ? t('stats.wallOff') : t('stats.wall')}
            </button>
          </div>
        }
      >
        {t('nav.statistics')}
      </Title>
      <div className="filters">
        <MechanismChoice
          className="filter"
          title={t('mechanism.title')}
          value={search.mechanism}
          any={t('fig.allMechanisms')}
          choose={(mechanism) => go({ search: { ...search, mechanism } })}
        />
      </div>
      {data && wall ? (
        <Wall
          groups={shown.map((one) => ({
            title: w(one.title),
            figures: data.filter((row) => row.mechanism === one.id && hasValue(row.published)).map(wallFigure),
          }))}
        />
      ) : data ? (
        <div className="stack">
          {shown.map((one, at) => {
            const title = `${one.number} ${w(one.title)}`;
            const rows = data.filter((row) => row.mechanism === one.id);
            return (
              <Fold key={one.id} title={title} count={rows.length} open={at === 0}>
                <Figures node={node} title={title} rows={rows} />
              </Fold>
            );
          })}
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
