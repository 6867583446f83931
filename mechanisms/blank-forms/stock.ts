import type { Effect, EntryRead, Seen } from '#kernel';
import type { facts, law } from './facts.ts';

export type Batch = Seen<typeof facts, typeof law>;
export type Standing = 'transit' | 'stock' | 'used' | 'spoiled' | 'lost' | 'returned';

const digits = 7;

/** The numbers of a batch, in order: `KB` from 1, three sheets → KB0000001 … KB0000003. */
export const numbersOf = ({ prefix = '', first, sheets }: Batch['facts']): readonly string[] =>
  first === undefined || sheets === undefined
    ? []
    : Array.from({ length: sheets }, (_, n) => `${prefix}${String(first + n).padStart(digits, '0')}`);

const entriesOf = ({ reads }: Batch): readonly EntryRead[] =>
  ((reads.batch ?? []) as readonly (EntryRead | undefined)[]).filter((one) => one !== undefined);

/** Numbers of the batch that stand so in the register. */
export const standing = (seen: Batch, state: Standing): readonly string[] =>
  entriesOf(seen).flatMap(({ key, values }) => (values.state === state ? [key] : []));

/** Numbers found missing now: the list that is filled in goes on from what was missing before. */
export const newlyLost = (seen: Batch): readonly string[] => {
  const before = new Set(standing(seen, 'lost'));
  return [...new Set(seen.facts.lost ?? [])].filter((one) => !before.has(one));
};

/** All numbers that are missing, earlier ones and those found now. */
export const allLost = (seen: Batch): readonly string[] => [...standing(seen, 'lost'), ...newlyLost(seen)];

/** Of the numbers a batch would get, those the register knows already. */
export const taken = (seen: Batch): readonly string[] => entriesOf(seen).map(({ key }) => key);

/** Enters a new standing for some numbers: who keeps them, and for which case one was used. */
export const enter = (
  seen: Batch,
  numbers: readonly string[],
  state: Standing,
  usedFor?: string,
): readonly Effect[] =>
  numbers.map((key) => ({
    kind: 'register.enter' as const,
    register: 'blanks',
    key,
    values: {
      subject: state === 'returned' ? seen.state.deciding.authority : seen.state.receiving.authority,
      form: seen.facts.form,
      state,
      case: usedFor,
    },
    from: seen.day,
  }));

/** The balance of the batch once `numbers` have left the stock. */
export const balance = (seen: Batch, as: 'used' | 'spoiled' | 'lost' | 'returned', numbers: readonly string[]) => {
  const now = (state: Standing): number => standing(seen, state).length + (state === as ? numbers.length : 0);
  return {
    inStock: standing(seen, 'stock').length - numbers.length,
    used: now('used'),
    spoiled: now('spoiled'),
    missing: now('lost'),
  };
};
