import { type BalanceRead, dueFrom, dueTo, type Effect, type EntryRead, type Seen } from '#kernel';
import type { facts, law } from './facts.ts';

export type Remittance = Seen<typeof facts, typeof law>;

/** Nodes keep under this name what they owe each other here; mechanism 13 enters what its windows collect. */
const AGREEMENT = 'fee-remittance';

/** One day, one hall, one place: the key of `fees` that mechanism 13 files a collection under, and of a day paid over. */
export const dayKey = ({ state, facts }: Remittance): string =>
  `${state.receiving.authority}/${state.deciding.jurisdiction}/${facts.collectedOn ?? ''}`;

export const debt = ({ state }: Remittance): string => dueTo(state.deciding.node, 'fen', AGREEMENT);
export const claim = ({ state }: Remittance): string => dueFrom(state.receiving.node, 'fen', AGREEMENT);

/** What the hall collected that day and has not given back since. */
const collected = ({ reads }: Remittance): readonly EntryRead[] =>
  ((reads.fees ?? []) as readonly EntryRead[]).filter(({ closed }) => !closed);

export const listed = (seen: Remittance) => {
  const items = collected(seen).map(({ key, values }) => ({
    case: key,
    decider: values.decider as string,
    receipt: values.receipt as string,
    amount: values.amount as number,
  }));
  return { items, total: items.reduce((sum, { amount }) => sum + amount, 0) };
};

/** What the debtor's letters have us believe it still owes; a claim is kept below zero. */
export const stillOwed = ({ reads }: Remittance): number =>
  0 - ((reads.claim as BalanceRead | undefined)?.balance ?? 0);

/** The money has left the hall: the debt falls by it at both nodes, and the day is closed. */
export const paidOver = (seen: Remittance): readonly Effect[] => {
  const { state, facts, day } = seen;
  const paid = `remitted/${state.receiving.authority}/${state.deciding.jurisdiction}`;
  return [
    {
      kind: 'ledger.post',
      transfers: [{ id: `${state.id}/remit`, debit: debt(seen), credit: paid, amount: facts.total ?? 0 }],
    },
    {
      kind: 'register.enter',
      register: 'remittances',
      key: dayKey(seen),
      values: { hall: state.receiving.authority, total: facts.total, reference: facts.transferReference },
      from: day,
    },
  ];
};
