import {
  type BoardSeen,
  type EntryRead,
  isUnder,
  type PublishedSum,
  type Running,
  sumsByNode,
  type Words,
} from '#kernel';
import type { law } from '../facts.ts';
import { landedIn } from '../rules.ts';

export type Seen = BoardSeen<typeof law>;

export interface Row {
  readonly entry: EntryRead;
  readonly mechanisms: readonly Running[];
  readonly sums: readonly PublishedSum[];
  readonly provinces: readonly string[];
}

/** What counts as published: issued or later, and not taken back. */
export const counts = ({ values }: EntryRead): boolean =>
  !['proposed', 'listed', 'drafting', 'consultation', 'repealed'].includes(String(values.stage));

/** An institution opens the mechanisms under its number: 4 has 4.2, 4.3 … Nothing else ties the two. */
export const rowsOf = (seen: Seen): readonly Row[] => {
  const least = seen.law('minActs')?.value ?? 1;
  return (seen.entries.institutions ?? []).map((entry) => {
    const number = String(entry.values.number ?? '');
    const mechanisms = seen.running.filter((one) => isUnder(one.number, number));
    const sums = seen.sums.filter((sum) => mechanisms.some((one) => one.id === sum.mechanism));
    return {
      entry,
      mechanisms,
      sums,
      provinces: landedIn(sumsByNode(sums), least, seen.node).map((one) => one.node),
    };
  });
};

export const titleOf = ({ values }: EntryRead): Words => [
  String(values.title),
  String(values.titleEn ?? values.title),
];
