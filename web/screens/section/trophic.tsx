import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { observed, type TrophicView } from '../../app/observations.ts';
import { useSay } from '../../app/say.ts';
import { Waiting } from '../../parts/problem.tsx';
import { Table } from '../../parts/table.tsx';
import { Drawn } from './drawn.tsx';

/** TLI(∑) month by month between the lines of its levels. */
export const Trophic = ({
  node,
  site,
  name,
  from,
  to,
}: {
  node: string;
  site: string;
  name: string;
  from: string;
  to: string;
}) => {
  const { t, w } = useSay();
  const { data, error, refetch } = useQuery(observed<TrophicView>(node, 'trophic-series', { site, from, to }));
  const known = data?.months.filter(({ total }) => total !== null) ?? [];
  const option = useMemo(
    () =>
      data && {
        tooltip: { trigger: 'axis' },
        grid: { left: 8, right: 120, top: 20, bottom: 10, containLabel: true },
        xAxis: { type: 'category', data: data.months.map(({ month }) => month) },
        yAxis: { type: 'value', min: 20, max: 80 },
        color: ['#14663a'],
        series: {
          type: 'line',
          data: data.months.map(({ total }) => total && Number(total)),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: '#7a4f00', type: 'dashed' },
            label: { formatter: '{b}' },
            data: data.levels.flatMap(({ upTo }, n) =>
              upTo === null ? [] : [{ yAxis: upTo, name: w(data.levels[n + 1]?.title) }],
            ),
          },
        },
      },
    [data, w],
  );
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const last = known.at(-1);
  return (
    <Drawn
      title={t('section.tli')}
      label={t('section.tliLabel', { name })}
      said={
        last
          ? t('section.tliSaid', { month: last.month, total: last.total ?? '', level: w(last.level) })
          : t('section.tliNone')
      }
      option={known.length ? option : undefined}
    >
      <Table
        caption={t('section.tli')}
        hideCaption
        rows={known}
        id={(row) => row.month}
        columns={[
          { key: 'month', title: t('obs.month'), head: true, cell: (row) => row.month },
          { key: 'total', title: 'TLI(∑)', right: true, cell: (row) => row.total },
          { key: 'level', title: t('section.level'), cell: (row) => w(row.level) },
        ]}
      />
    </Drawn>
  );
};
