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
 * Splits whole fen by a key so that the parts sum to the total: everyone the floor of the exact part, then one fen each in
 * the order of the largest remainder; equal remainders in the order of the key, which is that of the parties in the
 * agreement. A negative total (a correction) splits as its opposite, so that it undoes the split exactly.
 */
export const splitByKey = (fen: number, key: readonly Share[]): Result<readonly PartAmount[]> => {
  if (!Number.isSafeInteger(fen)) return refuse('fen-not-whole', ['金额须为整数分', 'An amount is in whole fen']);
  if (key.length === 0 || !key.every((s) => Number.isSafeInteger(s.weight) && s.weight >= 0)) {
    return refuse('key-weights', ['分摊权重须为非负整数', 'The weights of a key are whole and not negative']);
  }
  if (new Set(key.map((s) => s.party)).size !== key.length)
    return refuse('key-duplicate', ['分摊方重复', 'A party appears twice in the key']);
  const sum = key.reduce((all, s) => all + BigInt(s.weight), 0n);
  if (sum === 0n) return refuse('key-empty', ['分摊权重合计为零', 'The weights of the key sum to zero']);
  const total = BigInt(Math.abs(fen));
  const parts = key.map((s, at) => {
    const exact = total * BigInt(s.weight);
    return { party: s.party, at, fen: exact / sum, rest: exact % sum };
  });
  let left = Number(total - parts.reduce((all, p) => all + p.fen, 0n));
  const lucky = new Set<number>();
  for (const p of [...parts].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (left-- <= 0) break;
    lucky.add(p.at);
  }
  const sign = fen < 0 ? -1 : 1;
  // `+ 0` keeps a part of nothing from being minus zero.
  return ok(parts.map((p) => ({ party: p.party, fen: sign * (Number(p.fen) + (lucky.has(p.at) ? 1 : 0)) + 0 })));
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
