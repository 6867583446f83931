import { useQuery } from '@tanstack/react-query';
import { useMeasured } from '../../app/measured.ts';
import { type MonthsView, observed } from '../../app/observations.ts';
import { useSay } from '../../app/say.ts';
import { ClassMark } from '../../parts/class-mark.tsx';
import { Waiting } from '../../parts/problem.tsx';
import { Table } from '../../parts/table.tsx';

const Trend = ({ trend, item }: { trend: NonNullable<MonthsView['trend']>; item: string }) => {
  const { t, w, several } = useSay();
  const measured = useMeasured();
  if (trend.kind !== 'trend') return <p>{t('section.trendFew', { says: w(trend.says) })}</p>;
  const { n, rs, critical, significant, direction, gaps } = trend;
  const verdict = t(
    significant ? (direction === 'rising' ? 'section.trendUp' : 'section.trendDown') : 'section.trendNone',
  );
  return (
    <p>
      {t('section.trend', { item: measured(item), n, rs, critical, verdict })}{' '}
      {gaps.length > 0 && t('section.trendGaps', { gaps: several(gaps) })}
    </p>
  );
};

/** Months in a row with their class, and the rank correlation of an item over those that are valid. */
export const Months = ({
  node,
  site,
  item,
  from,
  to,
}: {
  node: string;
  site: string;
  item: string;
  from: string;
  to: string;
}) => {
  const { t, w } = useSay();
  const measured = useMeasured();
  const { data, error, refetch } = useQuery(observed<MonthsView>(node, 'months', { site, item, from, to }));
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <section className="card observed">
      <h2>{t('section.months')}</h2>
      {data.trend && <Trend trend={data.trend} item={item} />}
      <Table
        caption={t('section.months')}
        hideCaption
        rows={data.months}
        id={(row) => row.period}
        columns={[
          { key: 'month', title: t('obs.month'), head: true, cell: (row) => row.period },
          {
            key: 'class',
            title: t('obs.class'),
            cell: (row) =>
              row.rank === null ? (
                t('obs.insufficient')
              ) : (
                <>
                  <ClassMark rank={row.rank} /> {w(row.grade)}
                </>
              ),
          },
          {
            key: 'met',
            title: t('obs.met'),
            cell: (row) => (row.met === undefined || row.met === null ? '–' : t(row.met ? 'obs.yes' : 'obs.no')),
          },
          {
            key: 'mean',
            title: `${measured(item)} ${t('section.mean')}`,
            right: true,
            cell: (row) => row.means?.[item] ?? '–',
          },
          {
            key: 'pollutants',
            title: t('section.pollutants'),
            cell: (row) =>
              row.mainPollutants
                ?.map((one) => (one.multiple ? `${measured(one.item)} (${one.multiple})` : measured(one.item)))
                .join(' ') || '–',
          },
          { key: 'readings', title: t('obs.readings'), right: true, cell: (row) => `${row.readings}/${row.planned}` },
        ]}
      />
    </section>
  );
};
