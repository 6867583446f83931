import { dueTo, type Effect, type EntryRead, type LedgerTransfer } from '#kernel';
import { AGREEMENT, account, countedOf } from './accounts.ts';
import { availableIn, balanceIn, issuedTo, queueKey, yearOf } from './reads.ts';
import { joined, left, mayHave, nextServed, type Waiting } from './reckoning/queue.ts';
import { QUEUES } from './registers.ts';
import type { Case } from './vocabulary.ts';

const own = ({ state }: Case): string => state.deciding.authority;
export const poolOf = (seen: Case): string => account('pool', own(seen), yearOf(seen));
export const reservedOf = (seen: Case): string => account('reserved', own(seen), yearOf(seen));
export const payableOf = (seen: Case): string => account('payable', own(seen), yearOf(seen));
export const paidOf = (seen: Case): string => account('paid', own(seen), yearOf(seen));
export const purseOf = (seen: Case): string =>
  account('voucher', issuedTo(seen) ?? '-', seen.facts.voucher ?? seen.state.id);
export const uncounted = (seen: Case): string => account('uncounted', yearOf(seen));

export const post = (transfers: readonly LedgerTransfer[]): readonly Effect[] =>
  transfers.length ? [{ kind: 'ledger.post', transfers }] : [];

/** Ids of transfers carry the case and what they are for; a step that may come again carries how often. */
export const idIn = (seen: Case, what: string): string => {
  const n = seen.state.taken[seen.step] ?? 0;
  return `${seen.state.id}/${what}${n ? `-${n + 1}` : ''}`;
};

/** At acceptance: the money is held in the pool, and the amount counts against the yearly cap. */
export const reserve = (seen: Case): readonly LedgerTransfer[] => {
  const amount = seen.facts.amount ?? 0;
  const counted = countedOf(seen, yearOf(seen));
  const elsewhere = balanceIn(seen, 'counted')?.opened ? 0 : (seen.facts.countedElsewhere ?? 0);
  return [
    ...(elsewhere > 0
      ? [{ id: `${seen.state.id}/elsewhere`, debit: uncounted(seen), credit: counted, amount: elsewhere }]
      : []),
    { id: `${seen.state.id}/count`, debit: uncounted(seen), credit: counted, amount },
    { id: `${seen.state.id}/reserve`, debit: poolOf(seen), credit: reservedOf(seen), amount, pending: {} },
  ];
};

const releaseReserve = (seen: Case): LedgerTransfer => ({
  id: `${seen.state.id}/unreserve`,
  debit: poolOf(seen),
  credit: reservedOf(seen),
  amount: 0,
  releases: `${seen.state.id}/reserve`,
});

/** What no longer counts against the cap, taken back from what the claim counted. */
export const uncount = (seen: Case, amount: number, claim: string): LedgerTransfer => ({
  id: idIn(seen, 'uncount'),
  debit: countedOf(seen, yearOf(seen), issuedTo(seen)),
  credit: uncounted(seen),
  amount,
  reverses: `${claim}/count`,
});

/** At issue the reservation becomes the voucher's own purse: it is never unfunded afterwards. */
export const fund = (seen: Case): readonly LedgerTransfer[] => [
  releaseReserve(seen),
  { id: `${seen.state.id}/fund`, debit: poolOf(seen), credit: purseOf(seen), amount: seen.facts.amount ?? 0 },
];

export const unreserve = (seen: Case): readonly LedgerTransfer[] => [
  releaseReserve(seen),
  uncount(seen, seen.facts.amount ?? 0, seen.state.id),
];

/** What is left of the purse goes back to the pool and to the holder's cap. `claim`: the case that issued the voucher. */
export const giveBack = (seen: Case, amount: number, claim: string): readonly LedgerTransfer[] =>
  amount <= 0
    ? []
    : [{ id: idIn(seen, 'back'), debit: purseOf(seen), credit: poolOf(seen), amount }, uncount(seen, amount, claim)];

/**
 * 通兑: what was approved for an institution of another node is told to that node as owed, and taken back when it is paid or
 * falls. The money itself goes from the home's treasury to the institution, gross; this is how both sides know of it.
 */
const abroad = (seen: Case, amount: number) => {
  const { sourceNode } = seen.facts;
  const elsewhere = sourceNode !== undefined && sourceNode !== seen.state.deciding.node;
  if (!elsewhere || amount <= 0 || seen.law('payoutMode')?.value === 'enterprise') return undefined;
  return { own: account('abroad', own(seen), yearOf(seen)), owed: dueTo(sourceNode, 'fen', AGREEMENT), amount };
};

/** The source pays for this home, and what the two owe is netted: by the law of the day of approval. */
export const isNet = (seen: Case): boolean =>
  seen.law('settlement')?.value === 'net' && abroad(seen, seen.facts.subsidy ?? 0) !== undefined;

export const owe = (seen: Case, amount: number): readonly LedgerTransfer[] => {
  const debt = abroad(seen, amount);
  return debt ? [{ id: `${seen.state.id}/owe`, debit: debt.own, credit: debt.owed, amount }] : [];
};

/** Paid by the bank, or not paid after all: either way nothing is owed any more. */
export const oweNoMore = (seen: Case, amount: number): readonly LedgerTransfer[] => {
  const debt = abroad(seen, amount);
  return debt ? [{ id: `${seen.state.id}/owe-no-more`, debit: debt.owed, credit: debt.own, amount }] : [];
};

const queueEntry = ({ reads }: Case): EntryRead | undefined => reads.queue as EntryRead | undefined;
export const waitingIn = (seen: Case): readonly Waiting[] =>
  (queueEntry(seen)?.values.waiting as readonly Waiting[] | undefined) ?? [];

const write = (seen: Case, waiting: readonly Waiting[]): Effect => ({
  kind: 'register.enter',
  register: QUEUES,
  key: queueKey(own(seen), yearOf(seen)),
  values: { waiting },
  from: seen.day,
  expect: queueEntry(seen)?.version ?? 0,
});

/** Nobody overtakes: the money is there for this claim, and no other stands before it. */
export const fits = (seen: Case): boolean =>
  mayHave(waitingIn(seen), seen.state.id, seen.facts.amount ?? 0, availableIn(seen, 'pool'));

export const join = (seen: Case): readonly Effect[] => [
  write(
    seen,
    joined(waitingIn(seen), {
      case: seen.state.id,
      amount: seen.facts.amount ?? 0,
      at: seen.facts.acceptedAt ?? seen.at,
      since: seen.facts.acceptedOn ?? seen.day,
    }),
  ),
];

/** Served, or given up: out of the queue. What `free` then holds goes to the next in line, at once. */
export const leave = (seen: Case, free: number): readonly Effect[] => {
  const rest = left(waitingIn(seen), seen.state.id);
  return [...(rest.length < waitingIn(seen).length ? [write(seen, rest)] : []), ...serve(rest, free)];
};

const serve = (waiting: readonly Waiting[], free: number): readonly Effect[] => {
  const next = nextServed(waiting, free);
  return next ? [{ kind: 'case.step', case: next.case, step: 'serve' }] : [];
};

/** After money came back to the pool, or was added to it: whoever waits first is asked first. */
export const wake = (seen: Case, freed: number): readonly Effect[] =>
  freed > 0 ? serve(waitingIn(seen), availableIn(seen, 'pool') + freed) : [];
