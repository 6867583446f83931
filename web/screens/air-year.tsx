import { useQuery } from '@tanstack/react-query';
import { useNames } from '../app/here.ts';
import { useMeasured } from '../app/measured.ts';
import { observed } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import type { Words } from '../app/types.ts';
import { Fold } from '../parts/fold.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

interface Value {
  readonly pollutant: string;
  readonly days: number;
  readonly mean?: string | null;
  readonly percentile?: string;
  readonly p?: number;
  readonly limit?: string | null;
  readonly met?: boolean | null;
  readonly exceedance?: string | null;
  /** Months with too few valid days, and the year itself. */
  readonly insufficient?: { readonly missing: readonly string[] };
}

interface YearView {
  readonly year: string;
  readonly places: readonly {
    readonly jurisdiction: string;
    readonly valid: number;
    readonly attained: number;
    readonly rate: string | null;
    readonly levels: readonly { readonly title?: Words; readonly days: number }[];
    readonly under: readonly {
      readonly limits: { readonly id: string };
      readonly statistics: { readonly id: string };
      readonly pollutants: readonly Value[];
      readonly composite: string | null;
    }[];
  }[];
}

/** 年度评价: each place held against the limits of the year; where editions changed in it, under both. */
export const AirYear = ({ node, year }: { readonly node: string; readonly year: string }) => {
  const { t } = useSay();
  const names = useNames();
  const measured = useMeasured();
  const { data, error, refetch } = useQuery(observed<YearView>(node, 'air/year', { year }));
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const said = ({ jurisdiction, valid, attained, rate, under }: YearView['places'][number]): string =>
    t('airYear.said', {
      place: names.place(jurisdiction),
      valid,
      attained,
      rate: rate ?? '–',
      composite: under.map((one) => one.composite ?? '–').join(' / '),
    });
  const rows = data.places.flatMap(({ jurisdiction, under }) =>
    under.flatMap(({ limits, statistics, pollutants }) =>
      pollutants.map((one) => ({
        ...one,
        id: `${jurisdiction} ${limits.id} ${one.pollutant}`,
        place: names.place(jurisdiction),
        edition: `${limits.id}, ${statistics.id}`,
      })),
    ),
  );
  const result = ({ met, exceedance, insufficient }: Value): string => {
    if (insufficient) return t('airYear.few', { n: insufficient.missing.filter((one) => one.length > 4).length });
    if (met === null || met === undefined) return '–';
    return met ? t('airYear.met') : t('airYear.exceeds', { multiple: exceedance ?? '' });
  };
  return (
    <Fold title={t('airYear.title', { year })} count={rows.length} open={rows.some((row) => !row.insufficient)}>
      <p className="muted">{data.places.map(said).join(' ')}</p>
      <Table
        caption={t('airYear.title', { year })}
        hideCaption
        rows={rows}
        id={(row) => row.id}
        columns={[
          {
            key: 'place',
            title: t('airYear.place'),
            head: true,
            cell: (row) => `${row.place} ${measured(row.pollutant)}`,
          },
          { key: 'days', title: t('airYear.days'), right: true, cell: (row) => row.days },
          { key: 'mean', title: t('airYear.mean'), right: true, cell: (row) => row.mean ?? '–' },
          {
            key: 'percentile',
            title: t('airYear.percentile'),
            right: true,
            cell: (row) => (row.percentile ? `${row.percentile} (P${row.p})` : '–'),
          },
          { key: 'limit', title: t('airYear.limit'), right: true, cell: (row) => row.limit ?? '–' },
          { key: 'result', title: t('airYear.result'), cell: result },
          { key: 'edition', title: t('airYear.edition'), cell: (row) => row.edition },
        ]}
      />
    </Fold>
  );
};
