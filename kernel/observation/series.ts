import type { Words } from '../declare/words.ts';
import type { Instant } from '../time/types.ts';
import type { QualityFlag } from './quality.ts';
import type { Reading } from './reading.ts';

/** A place of observation: a section 断面, an air station, an outlet, a vehicle. */
export interface ObservationSite {
  readonly id: string;
  readonly title: Words;
  readonly kind: 'section' | 'air' | 'outlet' | 'vehicle';
  /** Which column of a standard judges it, where that is an attribute of the site (river or lake). */
  readonly column?: string;
  /** Degrees with the datum named; never mixed. */
  readonly place?: { readonly lon: number; readonly lat: number; readonly datum: 'WGS84' | 'CGCS2000' | 'GCJ-02' };
}

/** One reading in its series, with where it came from. */
export interface SeriesReading {
  readonly source: string;
  readonly site: string;
  readonly item: string;
  readonly at: Instant;
  readonly unit: string;
  readonly method: 'manual' | 'auto';
  readonly reading: Reading;
  readonly flags: readonly QualityFlag[];
}

type Identity = Pick<SeriesReading, 'source' | 'site' | 'item' | 'at'>;

/** An import is idempotent on this key. */
export const readingKey = ({ source, site, item, at }: Identity): string => JSON.stringify([source, site, item, at]);

const sameReading = (a: SeriesReading, b: SeriesReading): boolean =>
  a.reading.shown === b.reading.shown &&
  a.reading.state === b.reading.state &&
  a.unit === b.unit &&
  a.flags.join() === b.flags.join();

/** added: not known before; known: one of the versions held; changed: another value for the key, a new version. */
export type Admission = 'added' | 'known' | 'changed';

/**
 * What bringing in `reading` means beside the versions already held under its key. All of them are asked, not the last
 * only: public files repeat an hour with two different values, and importing such a file again must change nothing.
 */
export const admit = (versions: readonly SeriesReading[], reading: SeriesReading): Admission => {
  if (versions.length === 0) return 'added';
  return versions.some((held) => sameReading(held, reading)) ? 'known' : 'changed';
};
