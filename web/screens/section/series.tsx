import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMeasured } from '../../app/measured.ts';
import { observed, type SeriesView } from '../../app/observations.ts';
import { useSay } from '../../app/say.ts';
import { classFill, useClassName } from '../../parts/class-mark.tsx';
import { Waiting } from '../../parts/problem.tsx';
import { Table } from '../../parts/table.tsx';
import { Drawn } from './drawn.tsx';

type Bands = SeriesView['bands'];
type Shown = SeriesView['series'][number]['points'][number];

/** Classes as bands behind the curve: up to the limit of a class, for oxygen down to it. */
const areasOf = (bands: Bands, high: number): readonly (readonly [object, object])[] => {
  if (!bands) return [];
  if (bands.bound === 'range')
    return [[{ yAxis: Number(bands.low), itemStyle: { color: classFill[1] } }, { yAxis: Number(bands.high) }]];
  const limits = bands.limits.map(Number);
  const edges =
    bands.bound === 'max'
      ? [0, ...limits, Math.max(high, (limits.at(-1) ?? 0) * 1.1)]
      : [Math.max(high, (limits[0] ?? 0) * 1.2), ...limits, 0];
  return edges.slice(1).flatMap((edge, n) => {
    const from = edges[n] as number;
    return from === edge
      ? []
      : [[{ yAxis: from, itemStyle: { color: classFill[n + 1], opacity: 0.5 } }, { yAxis: edge }] as const];
  });
};

const usable = ({ state, flags, value }: Shown): boolean =>
  value !== null && (state === 'measured' || state === 'below') && flags.every((flag) => flag === 'below-detection');

const useOption = (data: SeriesView | undefined, item: string) => {
  const { t } = useSay();
  const className = useClassName();
  return useMemo(() => {
    const points = data?.series.flatMap((one) => one.points) ?? [];
    if (!data || points.length === 0) return undefined;
    const values = points.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
    const high = Math.max(...values);
    const low = Math.min(...values);
    const limits = data.bands && 'limits' in data.bands ? data.bands.limits : [];
    // The scale follows the readings and the next limits, so that a small curve is not lost below a far limit.
    const top = Math.max(high, Number(limits.find((limit) => Number(limit) > high) ?? high)) * 1.08;
    const valid = data.series.map(({ source, points: list }) => ({
      // Which source it was tells curves apart, and says nothing of a single one.
      name: data.series.length > 1 ? `${t('section.valid')} ${source}` : t('section.valid'),
      type: 'line',
      symbolSize: 4,
      connectNulls: false,
      data: list.filter(usable).map(({ at, value }) => [at, Number(value)]),
    }));
    const flagged = points.filter((point) => point.value !== null && !usable(point));
    return {
      tooltip: { trigger: 'axis' },
      legend: { bottom: 0 },
      grid: { left: 8, right: 16, top: 20, bottom: 44, containLabel: true },
      xAxis: { type: 'time' },
      yAxis: {
        type: 'value',
        name: data.unit ?? '',
        min: item === 'PH' ? Math.floor(low - 0.5) : 0,
        max: Number(top.toPrecision(2)),
      },
      color: ['#0a5b8c', '#7a3e8c'],
      series: [
        ...valid.map((one, n) =>
          n > 0
            ? one
            : {
                ...one,
                markArea: { silent: true, data: areasOf(data.bands, top) },
                markLine: {
                  silent: true,
                  symbol: 'none',
                  // Limits have up to three places; by default they would be drawn at two.
                  precision: 6,
                  lineStyle: { color: '#5d6a66', type: 'dashed', width: 1 },
                  label: { position: 'insideEndTop', formatter: '{b}' },
                  data: limits
                    .map((limit, rank) => ({ yAxis: Number(limit), name: className(rank + 1) }))
                    .filter(({ yAxis }, n, all) => yAxis <= top && all.findIndex((x) => x.yAxis === yAxis) === n),
                },
              },
        ),
        {
          name: t('section.flagged'),
          type: 'scatter',
          symbol: 'diamond',
          symbolSize: 11,
          itemStyle: { color: '#fff', borderColor: '#b42318', borderWidth: 2 },
          data: flagged.map(({ at, value }) => [at, Number(value)]),
        },
      ],
    };
  }, [data, item, t, className]);
};

/** One item of one section over time, its limits as bands, its flagged readings as open diamonds. */
export const Series = ({
  node,
  site,
  name,
  item,
  from,
  to,
}: {
  node: string;
  site: string;
  name: string;
  item: string;
  from: string;
  to: string;
}) => {
  const { t, time } = useSay();
  const measured = useMeasured();
  const { data, error, refetch } = useQuery(observed<SeriesView>(node, 'series', { site, item, from, to }));
  const option = useOption(data, item);
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const points = data.series.flatMap(({ source, points: list }) => list.map((point) => ({ ...point, source })));
  const values = points.filter(usable).map(({ value }) => Number(value));
  const said =
    values.length === 0
      ? t('section.seriesNone')
      : t('section.seriesSaid', {
          from,
          to,
          n: points.length,
          flagged: points.length - values.length,
          low: Math.min(...values),
          high: Math.max(...values),
          mean: Number((values.reduce((a, b) => a + b, 0) / values.length).toPrecision(3)),
          unit: data.unit === '1' ? '' : (data.unit ?? ''),
        });
  return (
    <Drawn
      title={t('section.series', { item: measured(item) })}
      label={t('section.seriesLabel', { name, item: measured(item) })}
      said={
        <>
          {said} {data.bands && <small className="muted">{t('obs.edition', { edition: data.bands.edition })}</small>}
        </>
      }
      option={option}
      height={360}
    >
      <Table
        caption={t('section.series', { item: measured(item) })}
        hideCaption
        rows={points}
        id={(row) => `${row.source}${row.at}`}
        columns={[
          { key: 'at', title: t('obs.time'), head: true, cell: (row) => time(row.at) },
          { key: 'value', title: t('obs.value'), right: true, cell: (row) => row.shown || '–' },
          {
            key: 'flags',
            title: t('obs.flags'),
            cell: (row) => row.flags.map((flag) => t(`flag.${flag as 'maintenance'}`)).join(' ') || '–',
          },
        ]}
      />
    </Drawn>
  );
};
