import { createHash } from 'node:crypto';
import {
  asFraction,
  canonicalText,
  classifyWater,
  concentrationOf,
  type Day,
  daysInMonth,
  type Exact,
  editionById,
  editionThroughout,
  type Finding,
  insufficient,
  isInsufficient,
  meanSample,
  monthSample,
  type Result,
  type WaterClass,
  type WaterColumn,
  type WaterEdition,
  type WaterSample,
  yearSample,
} from '#kernel';
import { OUT_OF_STATISTICS } from '#store/queries/observation.ts';
import { planOf, readingsOf, type StoredReading } from '#store/queries/observation-reads.ts';
import type { ObservationContext } from './context.ts';
import { registeredColumn } from './group.ts';
import { storedValue } from './value-text.ts';

/** A month or a year of a section: the means, their class, and what the result rests on. */
export interface PeriodResult {
  readonly site: string;
  readonly period: string;
  readonly edition: string;
  readonly column: WaterColumn;
  readonly columnAssumed: boolean;
  readonly source: string | null;
  readonly readings: number;
  readonly planned: number;
  readonly sample: WaterSample;
  readonly finding: Finding<WaterClass>;
  readonly inputs: unknown;
  readonly inputsHash: string;
}

export const firstDay = (month: string): Day => `${month}-01`;
export const lastDay = (month: string): Day =>
  `${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))).padStart(2, '0')}`;

export const nextMonth = (month: string): string => {
  const [y = 0, m = 1] = month.split('-').map(Number);
  return m === 12 ? `${y + 1}-01` : `${y}-${String(m + 1).padStart(2, '0')}`;
};

export const monthsBetween = (from: string, to: string): readonly string[] => {
  const months: string[] = [];
  for (let at = from; at <= to && months.length < 240; at = nextMonth(at)) months.push(at);
  return months;
};

export const startOf = (day: Day, utcOffset: string): string => new Date(`${day}T00:00:00${utcOffset}`).toISOString();

const usable = ({ state, flags }: StoredReading): boolean => state <= 1 && (flags & OUT_OF_STATISTICS) === 0;

/** Values of each instant that quality control leaves; an instant that lacks an item its neighbours have is no sample. */
export const samplesOf = (
  readings: readonly StoredReading[],
  edition: WaterEdition,
): readonly { readonly at: string; readonly sample: WaterSample }[] => {
  const assessed = new Set(edition.items.filter((item) => item.assessed).map(({ code }) => code));
  const known = new Set(edition.items.map(({ code }) => code));
  const out = new Set<string>();
  const samples = new Map<string, Record<string, Exact>>();
  for (const reading of readings) {
    if (!known.has(reading.item)) continue;
    const value = usable(reading) ? storedValue(reading.value) : undefined;
    const at = samples.get(reading.at) ?? {};
    samples.set(reading.at, at);
    const concentration = value && concentrationOf({ kind: 'reading', state: 'measured', shown: '', value });
    if (concentration) at[reading.item] = concentration;
    else if (assessed.has(reading.item) && reading.state !== 3) out.add(reading.at);
  }
  return [...samples].flatMap(([at, sample]) =>
    out.has(at) || !Object.keys(sample).some((item) => assessed.has(item)) ? [] : [{ at, sample }],
  );
};

const fractionText = (x: Exact): string => {
  const { n, d } = asFraction(x);
  return d === 1n ? `${n}` : `${n}/${d}`;
};

/** Of several sources the one with the most usable samples speaks for the month; they are never mixed into one mean. */
const mostComplete = (readings: readonly StoredReading[], edition: WaterEdition) =>
  [...Map.groupBy(readings, ({ source }) => source)]
    .map(([source, list]) => ({ source, samples: samplesOf(list, edition) }))
    .sort((a, b) => b.samples.length - a.samples.length || (a.source < b.source ? -1 : 1))[0];

const editionOf = (context: ObservationContext, first: Day, last: Day, asked?: string): Result<WaterEdition> => {
  const { editions } = context.observation.water;
  return asked ? editionById(editions, asked) : editionThroughout(editions, first, last);
};

const resultOf = (
  base: Pick<PeriodResult, 'site' | 'period' | 'column' | 'columnAssumed' | 'source' | 'readings' | 'planned'>,
  edition: WaterEdition,
  means: Finding<{ readonly kind: 'means'; readonly sample: WaterSample }>,
): PeriodResult => {
  const sample = isInsufficient(means) ? {} : means.sample;
  const finding = isInsufficient(means) ? means : classifyWater(edition, base.column, sample);
  const texts = Object.fromEntries(
    Object.entries(sample).flatMap(([item, x]) => (x ? [[item, fractionText(x)]] : [])),
  );
  const { site: _, period: __, ...rest } = base;
  const inputs = { ...rest, means: texts };
  const inputsHash = createHash('sha256').update(canonicalText(inputs)).digest('hex');
  return { ...base, edition: edition.id, sample, finding, inputs, inputsHash };
};

export interface PeriodQuery {
  readonly site: string;
  readonly source?: string | undefined;
  /** Another edition than the one in force: a scenario. */
  readonly edition?: string | undefined;
}

/** The class of a month by the means of its readings, or *insufficient data*. Refused where the edition changes within. */
export const monthResult = async (
  context: ObservationContext,
  query: PeriodQuery,
  month: string,
): Promise<Result<PeriodResult>> => {
  const { observation, zone, pool } = context;
  const edition = editionOf(context, firstDay(month), lastDay(month), query.edition);
  if (!edition.ok) return edition;
  const readings = await readingsOf(pool, {
    sites: [query.site],
    ...(query.source && { source: query.source }),
    from: startOf(firstDay(month), zone.utcOffset),
    to: startOf(firstDay(nextMonth(month)), zone.utcOffset),
  });
  const found = mostComplete(readings, edition.value);
  const { perDay, method } = await planOf(pool, query.site, found?.source);
  const planned = Math.round(perDay * Number(lastDay(month).slice(8)));
  const samples = found?.samples.map(({ sample }) => sample) ?? [];
  const { column, assumed } = registeredColumn(observation)(query.site);
  const means = monthSample(observation.water.completeness, samples, {
    planned,
    ...(method === 'manual' && { manual: samples.length }),
  });
  return {
    ok: true,
    value: resultOf(
      {
        site: query.site,
        period: month,
        column,
        columnAssumed: assumed,
        source: found?.source ?? null,
        readings: samples.length,
        planned,
      },
      edition.value,
      means,
    ),
  };
};

/** The class of a year by the mean of its valid months. */
export const yearResult = async (
  context: ObservationContext,
  query: PeriodQuery,
  year: string,
): Promise<Result<PeriodResult & { readonly months: readonly PeriodResult[] }>> => {
  const edition = editionOf(context, `${year}-01-01`, `${year}-12-31`, query.edition);
  if (!edition.ok) return edition;
  const months: PeriodResult[] = [];
  for (const month of monthsBetween(`${year}-01`, `${year}-12`)) {
    const found = await monthResult(context, query, month);
    if (found.ok) months.push(found.value);
  }
  const valid = months.filter(({ finding }) => !isInsufficient(finding));
  const means = yearSample(
    context.observation.water.completeness,
    valid.map(({ sample }) => sample),
  );
  const { column, assumed } = registeredColumn(context.observation)(query.site);
  const base = {
    site: query.site,
    period: year,
    column,
    columnAssumed: assumed,
    source: valid[0]?.source ?? null,
    readings: valid.reduce((sum, { readings }) => sum + readings, 0),
    planned: months.reduce((sum, { planned }) => sum + planned, 0),
  };
  return { ok: true, value: { ...resultOf(base, edition.value, means), months } };
};

/** The mean of a day with its class, for the calendar: the samples there are, however few; their number is said. */
export const dayClasses = (
  edition: WaterEdition,
  column: WaterColumn,
  samples: readonly { readonly at: string; readonly sample: WaterSample }[],
  dayOf: (at: string) => Day,
): readonly { readonly day: Day; readonly readings: number; readonly finding: Finding<WaterClass> }[] =>
  [...Map.groupBy(samples, ({ at }) => dayOf(at))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, list]) => ({
      day,
      readings: list.length,
      finding: list.length
        ? classifyWater(edition, column, meanSample(list.map(({ sample }) => sample)))
        : insufficient([], ['没有数据', 'No data']),
    }));
