import { allocate } from '../ledger/allocate.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';

/** One party's weight in an agreed key: metres, hectares, basis points or 1, in whole numbers. */
export interface Share {
  readonly party: string;
  readonly weight: number;
}

export interface PartAmount {
  readonly party: string;
  readonly fen: number;
}

/**
 * Splits whole fen by a key so that the parts sum to the total, by largest remainder (`allocate` of the ledger); equal
 * remainders in the order of the key, which is that of the parties in the agreement. A negative total (a correction)
 * splits as its opposite, so that it undoes the split exactly.
 */
export const splitByKey = (fen: number, key: readonly Share[]): Result<readonly PartAmount[]> => {
  const order = key.map((s) => s.party);
  if (new Set(order).size !== order.length)
    return refuse('key-duplicate', ['分摊方重复', 'A party appears twice in the key']);
  const parts = allocate(Math.abs(fen), Object.fromEntries(key.map((s) => [s.party, s.weight])), order);
  if (!parts.ok) return parts;
  const sign = fen < 0 ? -1 : 1;
  // `+ 0` keeps a part of nothing from being minus zero.
  return ok(order.map((party) => ({ party, fen: sign * (parts.value[party] ?? 0) + 0 })));
};

/** What each party still owes or is owed: `due = share × certified`, less what it paid; positive is owed by the party. */
export const balances = (
  certified: number,
  key: readonly Share[],
  paid: Readonly<Record<string, number>>,
): Result<
  readonly { readonly party: string; readonly due: number; readonly paid: number; readonly balance: number }[]
> => {
  const due = splitByKey(certified, key);
  if (!due.ok) return due;
  return ok(
    due.value.map(({ party, fen }) => ({
      party,
      due: fen,
      paid: paid[party] ?? 0,
      balance: fen - (paid[party] ?? 0),
    })),
  );
};
