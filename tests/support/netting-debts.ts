import type { Owed } from '#kernel';

/** How many debts arise between one round and the next. */
export const perRound = 12;
const members = ['shanghai', 'jiangsu', 'zhejiang'] as const;

/** The debt of a number, the same in every process: mixed bits of the number (murmur3's end). */
export const debtAt = (n: number): Owed => {
  let bits = Math.imul(n + 20_210_713, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = (bits ^ (bits >>> 13)) >>> 0;
  const from = bits % 3;
  return {
    from: members[from] as string,
    to: members[(from + 1 + ((bits >>> 4) % 2)) % 3] as string,
    amount: 1 + ((bits >>> 8) % 1_000_000),
  };
};
