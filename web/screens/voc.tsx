import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useNames } from '../app/here.ts';
import { observed, type RunRow, type RunView, type WatersView } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Plan, pathOf, planOf } from '../parts/plan.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Drawn } from './section/drawn.tsx';
import { TakeTrack } from './take-track.tsx';
import '../look/observation.css';

/** A frame around the track and the sectors, with some room. */
const frameOf = (run: RunView) => {
  const places = [
    ...run.samples.map(({ lon, lat }) => [lon, lat] as const),
    ...run.hotSpots.flatMap(({ sector }) => sector),
  ];
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return {
    west: Math.min(...lons) - 0.006,
    east: Math.max(...lons) + 0.006,
    south: Math.min(...lats) - 0.006,
    north: Math.max(...lats) + 0.01,
  };
};

const shade = (tvoc: number): string =>
  tvoc > 400 ? '#c0392b' : tvoc > 200 ? '#f7b56b' : tvoc > 100 ? '#fbe68a' : '#a5dba0';

const Track = ({ run, view }: { run: RunView; view: WatersView | undefined }) => {
  const { t, w } = useSay();
  const names = useNames();
  const frame = frameOf(run);
  const plan = planOf(frame);
  const { id: method, status } = run.method;
  const note = t('voc.note', {
    datum: run.datum,
    method,
    status: t(status === 'official' ? 'law.official' : status === 'reported' ? 'law.reported' : 'law.assumed'),
  });
  return (
    <Plan frame={frame} label={t('voc.mapLabel')} note={note}>
      {view?.drawing.districts.map(({ jurisdiction, ring }) => (
        <path key={jurisdiction} className="district" d={pathOf(ring.map(plan.at))}>
          <title>{names.place(jurisdiction)}</title>
        </path>
      ))}
      {run.hotSpots.map((spot) => (
        <path key={`s${spot.lon}`} className="sector" d={pathOf(spot.sector.map(plan.at))} />
      ))}
      <path
        className="track"
        d={pathOf(
          run.samples.map(({ lon, lat }) => plan.at([lon, lat])),
          false,
        )}
      />
      {run.samples.map(({ t: at, lon, lat, tvoc, valid }) => {
        const [x, y] = plan.at([lon, lat]);
        return valid ? (
          <circle key={at} cx={x} cy={y} r="5" fill={shade(Number(tvoc))} stroke="#47524f" strokeWidth="0.7" />
        ) : (
          <circle key={at} cx={x} cy={y} r="5" className="invalid" />
        );
      })}
      {run.hotSpots.flatMap(({ leads }) =>
        leads.map((lead) => {
          const [x, y] = plan.at([lead.lon, lead.lat]);
          return (
            <g key={lead.emitter}>
              <rect x={x - 9} y={y - 9} width="18" height="18" className="lead" />
              <text className="mark-name" x={x} y={y + 34} textAnchor="middle">
                {w(lead.title)}
              </text>
            </g>
          );
        }),
      )}
      {run.hotSpots.map((spot, n) => {
        const [x, y] = plan.at([spot.lon, spot.lat]);
        return (
          <g key={`h${spot.lon}`}>
            <circle cx={x} cy={y} r="15" className="hot" />
            <text className="mark-text" x={x} y={y + 7} textAnchor="middle">
              {n + 1}
            </text>
          </g>
        );
      })}
    </Plan>
  );
};

const Judged = ({ node, run, view }: { node: string; run: RunView; view: WatersView | undefined }) => {
  const { t, w, several } = useSay();
  const names = useNames();
  const valid = (Number(run.validShare) * 100).toFixed(1);
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'axis' },
      grid: { left: 8, right: 20, top: 24, bottom: 10, containLabel: true },
      xAxis: { type: 'value', name: t('voc.seconds') },
      yAxis: { type: 'value', name: 'µg/m³' },
      color: ['#7a3e8c'],
      series: {
        type: 'line',
        symbol: 'none',
        data: run.samples.filter((one) => one.valid).map((one) => [one.t, Number(one.tvoc)]),
      },
    }),
    [run, t],
  );
  const said = [
    run.used
      ? t('voc.said', { run: run.run, km: run.kilometres, valid, n: run.hotSpots.length })
      : t('voc.notUsed', { says: w(run.says) }),
    ...run.hotSpots.map((spot, n) =>
      t('voc.spotSaid', {
        n: n + 1,
        peak: spot.peak,
        seconds: spot.seconds,
        metres: spot.metres,
        persistent: spot.persistent ? t('voc.persistent') : '',
        reaches: several(spot.reaches.map((one) => names.place(one))),
        leads: several(spot.leads.map((lead) => w(lead.title))) || t('voc.noLeads'),
      }),
    ),
  ];
  return (
    <div className="stack">
      {run.case && (
        <p className="notice">
          {t('voc.told')}{' '}
          <Link to="/$node/cases/$id" params={{ node, id: run.case }}>
            {run.case}
          </Link>
        </p>
      )}
      <Track run={run} view={view} />
      <Table
        caption={t('voc.spots')}
        rows={run.hotSpots.map((spot, n) => ({ ...spot, n: n + 1 }))}
        id={(row) => String(row.n)}
        empty={t('voc.none')}
        columns={[
          {
            key: 'n',
            title: t('voc.spots'),
            head: true,
            cell: (row) => `${row.n}${row.persistent ? ` ${t('voc.persistent').replace(/^[，, ]+/, '')}` : ''}`,
          },
          { key: 'place', title: run.datum, cell: (row) => `${row.lon.toFixed(5)}, ${row.lat.toFixed(5)}` },
          { key: 'peak', title: `${t('voc.peak')} µg/m³`, right: true, cell: (row) => row.peak },
          {
            key: 'reaches',
            title: t('voc.reaches'),
            cell: (row) => several(row.reaches.map((one) => names.place(one))),
          },
          {
            key: 'leads',
            title: t('voc.leads'),
            cell: (row) => several(row.leads.map((lead) => `${w(lead.title)} ${lead.metres} m`)) || t('voc.noLeads'),
          },
        ]}
      />
      <Drawn
        title={t('voc.series')}
        label={t('voc.seriesLabel')}
        said={said.join(' ')}
        option={option}
        height={260}
      />
    </div>
  );
};

/** 走航: the runs judged, and one of them as track, hot spots and what lies upwind. For staff: a lead names somebody. */
export const Voc = () => {
  const { t, w, time } = useSay();
  const names = useNames();
  const { node } = useParams({ from: '/$node/voc' });
  const search = useSearch({ from: '/$node/voc' });
  const { data, error, refetch } = useQuery(observed<readonly RunRow[]>(node, 'voc'));
  const view = useQuery(observed<WatersView>(node, 'waters', {}));
  const chosen = search.run ?? data?.at(-1)?.key;
  const run = useQuery({ ...observed<RunView>(node, 'voc/run', { run: chosen }), enabled: Boolean(chosen) });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <>
      <Title>{t('voc.title')}</Title>
      {view.data?.demo && <p className="notice warn">{t('obs.demo', { says: w(view.data.demo) })}</p>}
      <div className="stack">
        <TakeTrack node={node} />
        <Table
          caption={t('voc.runs')}
          rows={data}
          id={(row) => row.key}
          columns={[
            {
              key: 'run',
              title: t('voc.run'),
              head: true,
              cell: (row) => (
                <Link to="/$node/voc" params={{ node }} search={{ run: row.key }} aria-current={row.key === chosen}>
                  {row.from ? t('voc.from', { run: row.run, node: names.node(row.from) }) : row.run}
                </Link>
              ),
            },
            { key: 'at', title: t('voc.started'), cell: (row) => time(row.startedAt) },
            { key: 'km', title: t('voc.km'), right: true, cell: (row) => row.kilometres },
            {
              key: 'valid',
              title: t('voc.validShare'),
              right: true,
              cell: (row) => `${(Number(row.validShare) * 100).toFixed(1)}%`,
            },
            { key: 'spots', title: t('voc.spots'), right: true, cell: (row) => row.hotSpots },
            {
              key: 'reaches',
              title: t('voc.reaches'),
              cell: (row) => row.reaches.map((one) => names.place(one)).join(' ') || '–',
            },
          ]}
        />
        {run.data && <Judged node={node} run={run.data} view={view.data} />}
      </div>
    </>
  );
};
