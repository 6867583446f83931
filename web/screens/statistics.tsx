import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useZone } from '../app/here.ts';
import { type Listed, listQuery } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { FigureValue } from '../parts/figure-value.tsx';
import { MechanismChoice } from '../parts/mechanism-choice.tsx';
import { Waiting } from '../parts/problem.tsx';
import { ReportLinks } from '../parts/report-links.tsx';
import { Table } from '../parts/table.tsx';
import '../look/matters.css';
import '../look/statistics.css';

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

const Figures = ({ node, title, rows }: { node: string; title: string; rows: readonly Listed[] }) => {
  const { t, w } = useSay();
  return (
    <Table
      caption={title}
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
              {row.published && (
                <small className="muted">
                  {w(row.unit)} · {row.published.period === 'ever' ? t('fig.ever') : row.published.period}
                </small>
              )}
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
                    <FigureValue shown={row.now} />{' '}
                    <small className="muted">
                      {w(row.unit)} · {row.now?.period === 'ever' ? t('fig.ever') : row.now?.period}
                    </small>
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
  const { node } = useParams({ from: '/$node/statistics' });
  const search = useSearch({ from: '/$node/statistics' });
  const go = useNavigate({ from: '/$node/statistics' });
  const { wall, ...rest } = search;
  useWall(wall !== undefined, () => go({ search: rest, replace: true }));
  const { data, error, refetch } = useQuery(listQuery(node, search.mechanism));
  return (
    <>
      <Title
        aside={
          <p className="buttons">
            <ReportLinks node={node} path="indicators/report" query={{ mechanism: search.mechanism }} />
            <button
              type="button"
              className="button second small no-print"
              onClick={() => go({ search: wall ? rest : { ...rest, wall: '1' }, replace: true })}
            >
              {wall ? t('stats.wallOff') : t('stats.wall')}
            </button>
          </p>
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
      {data ? (
        <div className="stack">
          {zone.mechanisms.map((one) => {
            const rows = data.filter((row) => row.mechanism === one.id);
            return rows.length === 0 ? null : (
              <Figures key={one.id} node={node} title={`${one.number} ${w(one.title)}`} rows={rows} />
            );
          })}
        </div>
      ) : (
        <Waiting error={error} again={() => refetch()} />
      )}
    </>
  );
};
