import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, compareExact, dec, type Exact, exact, exactText, minus, round8170, times, whole } from '#kernel';

/** One comparison with a published or worked figure. `difference` says what was found instead. */
export interface Check {
  readonly name: string;
  readonly pass: boolean;
  readonly difference?: string;
}

/** Passes when both are the same JSON. */
export const same = (name: string, found: unknown, expected: unknown): Check => {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  return is === should ? { name, pass: true } : { name, pass: false, difference: `found ${is}, expected ${should}` };
};

/** A number of a JSON file as the exact number it was written as. */
export const written = (n: number): Exact => exact(String(n)) ?? dec('0');

/** A computed number at so many places, as JSON writes it (`41.0` is 41). */
export const shownAs = (value: Exact | number | undefined, places: number): number | null => {
  if (value === undefined) return null;
  return typeof value === 'number'
    ? Number(value.toFixed(places))
    : Number(exactText(round8170(value, places), places));
};

/**
 * As `shownAs`, but `listed` itself when it is a right rounding of the value, whichever way a half was rounded: the mean
 * 0.0687625 stands in the file as 0.068763, and a figure listed for reading decides nothing.
 */
export const shownLike = (value: Exact | undefined, places: number, listed: number | undefined): number | null => {
  if (value === undefined || listed === undefined) return shownAs(value, places);
  const off = minus(value, written(listed));
  const twice = times(compareExact(off, whole(0)) < 0 ? minus(whole(0), off) : off, whole(2 * 10 ** places));
  return atMost(twice, whole(1)) ? listed : shownAs(value, places);
};

export const readJson = <T>(folder: string, file: string): T =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

export const sample = <K extends string>(values: Readonly<Partial<Record<K, number>>>): Partial<Record<K, Exact>> =>
  Object.fromEntries(Object.entries(values).map(([item, n]) => [item, written(n as number)])) as Partial<
    Record<K, Exact>
  >;
