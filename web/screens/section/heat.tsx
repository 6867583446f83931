import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type HeatView, observed, shifted } from '../../app/observations.ts';
import { useSay } from '../../app/say.ts';
import { ClassMark, classFill, useClassName } from '../../parts/class-mark.tsx';
import { Waiting } from '../../parts/problem.tsx';
import { Table } from '../../parts/table.tsx';
import { Drawn } from './drawn.tsx';

/** A year of days, each in the colour of its class. */
export const Heat = ({ node, site, name, to }: { node: string; site: string; name: string; to: string }) => {
  const { t, several, language } = useSay();
  const className = useClassName();
  const from = shifted(to, -364);
  const { data, error, refetch } = useQuery(observed<HeatView>(node, 'heat', { site, from, to }));
  const option = useMemo(
    () =>
      data && {
        tooltip: {
          formatter: ({ value }: { value: readonly [string, number] }) => `${value[0]} ${className(value[1])}`,
        },
        visualMap: {
          type: 'piecewise',
          orient: 'horizontal',
          left: 'center',
          bottom: 0,
          pieces: [1, 2, 3, 4, 5, 6].map((rank) => ({ value: rank, label: className(rank), color: classFill[rank] })),
        },
        calendar: {
          range: [from, to],
          top: 30,
          left: 50,
          right: 10,
          cellSize: ['auto', 17],
          itemStyle: { borderColor: '#c8d0cd' },
          splitLine: { lineStyle: { color: '#5d6a66' } },
          dayLabel: { nameMap: language === 'zh' ? 'ZH' : 'EN' },
          monthLabel: { nameMap: language === 'zh' ? 'ZH' : 'EN' },
          yearLabel: { show: false },
        },
        series: {
          type: 'heatmap',
          coordinateSystem: 'calendar',
          data: data.days.flatMap(({ day, rank }) => (rank === null ? [] : [[day, rank]])),
        },
      },
    [data, from, to, language, className],
  );
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const counts = [1, 2, 3, 4, 5, 6]
    .map((rank) => ({ rank, n: data.days.filter((day) => day.rank === rank).length }))
    .filter(({ n }) => n > 0);
  const list = several(counts.map(({ rank, n }) => t('section.heatOne', { class: className(rank), n })));
  return (
    <Drawn
      title={t('section.heat')}
      label={t('section.heatLabel', { name })}
      said={data.days.length ? t('section.heatSaid', { n: data.days.length, list }) : t('section.seriesNone')}
      option={data.days.length ? option : undefined}
      height={220}
      least={760}
    >
      <Table
        caption={t('section.heat')}
        hideCaption
        rows={data.days}
        id={(row) => row.day}
        columns={[
          { key: 'day', title: t('obs.day'), head: true, cell: (row) => row.day },
          { key: 'class', title: t('obs.class'), cell: (row) => <ClassMark rank={row.rank} /> },
        ]}
      />
    </Drawn>
  );
};
