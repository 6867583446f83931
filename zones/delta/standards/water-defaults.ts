import { type Completeness, dec, type Range } from '#kernel';

/**
 * Defaults of this project for which no official figure was found; to be shown as such wherever a result rests on them.
 * A month needs 60 % of its planned automatic readings or one manual sample, a year ten valid months.
 */
export const waterCompleteness: Completeness = { autoShare: dec('0.6'), manualSamples: 1, monthsOfYear: 10 };

/** Physically possible values, by item; items not named must not be negative. Outside: not used in statistics. */
export const waterRanges: Readonly<Record<string, Range>> = {
  PH: { low: dec('0'), high: dec('14') },
  DO: { low: dec('0'), high: dec('25') },
};
export const anyConcentration: Range = { low: dec('0') };

/** So many identical raw values in a row are a suspected stuck sensor, to be confirmed by a person. */
export const stuckReadings = 6;
