import { type Citation, type LawStatus, ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { LawFile, LawVersion } from './law.ts';

/** A value in force, with where it came from. */
export interface Resolved<V = unknown> {
  readonly slot: string;
  readonly value: V;
  readonly jurisdiction: string;
  readonly from: Day;
  readonly cite: Citation;
  readonly status: LawStatus;
}

/** All law of a zone, keyed `mechanism/jurisdiction`. */
export type LawBook = ReadonlyMap<string, LawFile>;

export const lawBook = (files: readonly LawFile[]): LawBook =>
  new Map(files.map((file) => [`${file.mechanism}/${file.jurisdiction}`, file]));

const inForce = (version: LawVersion, day: Day, openedOn: Day): boolean =>
  !version.expected &&
  version.from <= day &&
  (version.to === undefined || day <= version.to) &&
  (version.transition !== 'new-cases' || version.from <= openedOn);

/**
 * The value of `slot` on `day` for a case opened on `openedOn`, looked up along `chain` from the nearest jurisdiction
 * outward. Asking before the first version is the refusal `no-law-in-force`, never a default.
 */
export const resolveLaw = (
  book: LawBook,
  mechanism: string,
  slot: string,
  chain: readonly string[],
  day: Day,
  openedOn: Day = day,
): Result<Resolved> => {
  for (const jurisdiction of chain) {
    const versions = book.get(`${mechanism}/${jurisdiction}`)?.slots[slot] ?? [];
    const found = versions.findLast((version) => inForce(version, day, openedOn));
    if (found) {
      const { value, from, cite, status } = found;
      return ok({ slot, value, jurisdiction, from, cite, status });
    }
  }
  return refuse(
    'no-law-in-force',
    [`${day} 尚无“${mechanism}.${slot}”的有效规定`, `No value of "${mechanism}.${slot}" is in force on ${day}`],
    { detail: { mechanism, slot, day, chain } },
  );
};
