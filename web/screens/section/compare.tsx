import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMeasured } from '../../app/measured.ts';
import { type CompareView, observed } from '../../app/observations.ts';
import { useSay } from '../../app/say.ts';
import { Waiting } from '../../parts/problem.tsx';
import { Table } from '../../parts/table.tsx';
import { Drawn } from './drawn.tsx';

interface End {
  readonly site: string;
  readonly name: string;
}

/** The inflow section may keep another limit: a river section before a lake. */
const targetOf = ({ target, targetAbove }: CompareView['lines'][number]): string =>
  targetAbove && targetAbove !== target ? `${targetAbove} → ${target ?? '–'}` : (target ?? '–');

/** Above against below, month by month, with what of an excess falls to which side (a default rule, said to be one). */
export const Compared = ({
  node,
  up,
  down,
  item,
  from,
  to,
}: {
  node: string;
  up: End;
  down: End;
  item: string;
  from: string;
  to: string;
}) => {
  const { t, several } = useSay();
  const measured = useMeasured();
  const query = { up: up.site, down: down.site, item, from, to };
  const { data, error, refetch } = useQuery(observed<CompareView>(node, 'compare', query));
  const [above, below] = [t('section.up', { name: up.name }), t('section.down', { name: down.name })];
  const option = useMemo(
    () =>
      data && {
        tooltip: { trigger: 'axis' },
        legend: { bottom: 0 },
        grid: { left: 8, right: 16, top: 20, bottom: 44, containLabel: true },
        color: ['#b97900', '#0a6458', '#b42318'],
        xAxis: { type: 'category', data: data.lines.map(({ month }) => month) },
        yAxis: { type: 'value' },
        series: [
          { name: above, type: 'bar', data: data.lines.map((line) => line.up && Number(line.up)) },
          { name: below, type: 'bar', data: data.lines.map((line) => line.down && Number(line.down)) },
          {
            name: t('obs.target'),
            type: 'line',
            symbol: 'none',
            lineStyle: { type: 'dashed' },
            data: data.lines.map((line) => line.target && Number(line.target)),
          },
        ],
      },
    [data, above, below, t],
  );
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const both = data.lines.filter(({ difference }) => difference !== null);
  const falls = Map.groupBy(
    both.filter(({ attribution }) => attribution),
    ({ attribution }) => attribution?.falls ?? '',
  );
  const list = several([...falls].map(([name, months]) => `${t(`falls.${name as 'shared'}`)} ${months.length}`));
  return (
    <Drawn
      title={t('section.compare')}
      label={t('section.compareLabel', { up: up.name, down: down.name, item: measured(item) })}
      said={t('section.compareSaid', {
        item: measured(item),
        n: both.length,
        higher: both.filter(({ difference }) => Number(difference) > 0).length,
        list: list || '–',
      })}
      option={option}
    >
      <Table
        caption={t('section.compare')}
        hideCaption
        rows={data.lines}
        id={(row) => row.month}
        columns={[
          { key: 'month', title: t('obs.month'), head: true, cell: (row) => row.month },
          { key: 'up', title: above, right: true, cell: (row) => row.up ?? '–' },
          { key: 'down', title: below, right: true, cell: (row) => row.down ?? '–' },
          { key: 'difference', title: t('section.difference'), right: true, cell: (row) => row.difference ?? '–' },
          { key: 'target', title: t('obs.target'), right: true, cell: targetOf },
          {
            key: 'falls',
            title: t('section.attribution'),
            cell: ({ attribution }) =>
              attribution
                ? `${t(`falls.${attribution.falls as 'shared'}`)} ${attribution.upstream} / ${attribution.between}`
                : '–',
          },
        ]}
      />
    </Drawn>
  );
};
