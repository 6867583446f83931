import { mean, over } from '../arithmetic.ts';
import type { Exact } from '../exact.ts';
import { atLeast, whole } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import type { WaterSample } from './classify.ts';

/** The exact mean of every item over samples; an item is the mean of the samples that have it. pH too is arithmetic. */
export const meanSample = (samples: readonly WaterSample[]): WaterSample => {
  const values = new Map<string, Exact[]>();
  for (const sample of samples) {
    for (const [item, value] of Object.entries(sample)) {
      if (!value) continue;
      const known = values.get(item);
      if (known) known.push(value);
      else values.set(item, [value]);
    }
  }
  return Object.fromEntries([...values].map(([item, list]) => [item, mean(list)]));
};

/** What a month or a year must have to be evaluated; project defaults, dated data of the zone. */
export interface Completeness {
  /** Share of the planned automatic readings, for example 0.6. */
  readonly autoShare: Exact;
  readonly manualSamples: number;
  readonly monthsOfYear: number;
}

export interface PeriodCount {
  readonly valid: number;
  readonly planned: number;
  readonly manual?: number;
}

/** Whether the readings of a month suffice: enough of the planned automatic ones, or a manual sample. */
export const monthSuffices = (rule: Completeness, { valid, planned, manual = 0 }: PeriodCount): boolean =>
  (manual >= rule.manualSamples && manual > 0) ||
  (planned > 0 && atLeast(over(whole(valid), whole(planned)), rule.autoShare));

/** The means of a month, or *insufficient data*. */
export const monthSample = (
  rule: Completeness,
  samples: readonly WaterSample[],
  count: Omit<PeriodCount, 'valid'>,
): Finding<{ readonly kind: 'means'; readonly sample: WaterSample; readonly readings: number }> =>
  monthSuffices(rule, { ...count, valid: samples.length })
    ? { kind: 'means', sample: meanSample(samples), readings: samples.length }
    : insufficient(
        [`${samples.length}/${count.planned}`],
        [
          `有效数据 ${samples.length}/${count.planned}，不足以评价`,
          `${samples.length} of ${count.planned} readings are too few`,
        ],
      );

/** The mean of a year from its valid months, or *insufficient data* naming how many there are. */
export const yearSample = (
  rule: Completeness,
  months: readonly WaterSample[],
): Finding<{ readonly kind: 'means'; readonly sample: WaterSample; readonly readings: number }> =>
  months.length >= rule.monthsOfYear
    ? { kind: 'means', sample: meanSample(months), readings: months.length }
    : insufficient(
        [`${months.length}/${rule.monthsOfYear}`],
        [
          `有效月份 ${months.length} 个，至少需要 ${rule.monthsOfYear} 个`,
          `${months.length} valid months, ${rule.monthsOfYear} are needed`,
        ],
      );
