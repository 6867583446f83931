import { join } from 'node:path';
import {
  classifyWater,
  className,
  isInsufficient,
  meanSample,
  rankCorrelation,
  trend,
  type WaterColumn,
} from '#kernel';
import { gb3838v2002, spearman } from '../../zones/delta/standards/index.ts';
import { type Check, same, shownAs, shownLike, written } from './check.ts';
import { type PublishedRow, waterRows } from './water-rows.ts';

export interface MonthCheck {
  readonly section: string;
  readonly tp_column: WaterColumn;
  readonly month: string;
  readonly readings: number;
  readonly means: Readonly<Record<string, number>>;
  readonly item_classes: Readonly<Record<string, string>>;
  readonly section_class: string;
}

export interface TrendCheck {
  readonly section: string;
  readonly item: string;
  readonly months: readonly string[];
  readonly values: readonly number[];
  readonly n: number;
  readonly rs: number;
  readonly wp_0_05: number;
}

/** Months with fewer readings than this are left out of the published series. */
const LEAST_READINGS = 20;

const readingsOf = (rows: readonly PublishedRow[], section: string, month: string): readonly PublishedRow[] =>
  rows.filter((row) => row.section === section && row.day.startsWith(month) && row.row.published !== undefined);

const meansOf = (rows: readonly PublishedRow[]) => meanSample(rows.map((row) => row.row.sample));

const monthCheck = (rows: readonly PublishedRow[], check: MonthCheck): Check => {
  const readings = readingsOf(rows, check.section, check.month);
  const means = meansOf(readings);
  const found = classifyWater(gb3838v2002, check.tp_column, means);
  const classes = isInsufficient(found) ? [] : found.items;
  const listed = Object.keys(check.means);
  return same(
    `monthly means ${check.section} ${check.month}`,
    {
      section: check.section,
      tp_column: check.tp_column,
      month: check.month,
      readings: readings.length,
      means: Object.fromEntries(listed.map((item) => [item, shownLike(means[item], 6, check.means[item])])),
      item_classes: Object.fromEntries(classes.map(({ item, rank }) => [item, className(rank)])),
      section_class: isInsufficient(found) ? null : className(found.rank),
    },
    check,
  );
};

const trendChecks = (rows: readonly PublishedRow[], check: TrendCheck): Check[] => {
  const months = [...new Set(rows.filter((row) => row.section === check.section).map((row) => row.day.slice(0, 7)))];
  const used = months
    .map((month) => ({ month, readings: readingsOf(rows, check.section, month) }))
    .filter(({ readings }) => readings.length >= LEAST_READINGS);
  const values = used.map(({ readings }) => meansOf(readings)[check.item]!);
  const found = trend(
    spearman,
    used.map(({ month }, i) => ({ period: month, value: values[i]! })),
  );
  const name = `trend ${check.section} ${check.item}`;
  return [
    same(
      `${name}: months`,
      used.map(({ month }) => month),
      check.months,
    ),
    same(
      `${name}: values`,
      values.map((value, i) => shownLike(value, 6, check.values[i])),
      check.values,
    ),
    same(`${name}: r_s of the series`, shownAs(rankCorrelation(values, 4), 4), check.rs),
    same(`${name}: r_s of the listed values`, shownAs(rankCorrelation(check.values.map(written), 4), 4), check.rs),
    same(`${name}: N and W_p`, isInsufficient(found) ? null : [found.n, shownAs(found.critical, 3)], [
      check.n,
      check.wp_0_05,
    ]),
  ];
};

/** Monthly means and trends of `independent-checks.json`, from the rows of the daily file. */
export const monthChecks = async (
  folder: string,
  file: string,
  months: readonly MonthCheck[],
  trends: readonly TrendCheck[],
): Promise<Check[]> => {
  const { rows } = await waterRows(join(folder, file));
  return [...months.map((check) => monthCheck(rows, check)), ...trends.flatMap((check) => trendChecks(rows, check))];
};
