import type { Client } from '../db.ts';
import { appendEvents, eventValues } from '../queries/journal.ts';
import {
  checkBalances,
  insertPlainTransfers,
  insertTransfers,
  updateBalances,
  upsertReservations,
  upsertUsed,
  writeTail,
} from '../queries/ledger.ts';
import { Numbers, plainArray, quotedArray } from './columns.ts';
import {
  type LedgerEntry,
  type LedgerWhen,
  outcomeNumber,
  type ReservationState,
  transferContent,
  transferKindOf,
  transferKinds,
  transferRefOf,
} from './kernel.ts';
import type { PostedBody } from './lines.ts';
import { linesOf } from './lines.ts';
import type { BookAccount, LoadedBook, StoredBook } from './load.ts';

export interface Writing {
  readonly node: string;
  readonly cause: string;
  readonly when: LedgerWhen;
}

/** Writes a decided batch: accounts in one statement, transfers in one, the journal in one; more only where there is more. */
export const writeBatch = async (
  client: Client,
  loaded: LoadedBook,
  entries: readonly LedgerEntry[],
  writing: Writing,
): Promise<void> => {
  if (entries.length === 0) return;
  await projectBatch(client, loaded, entries, writing.when);
  await writeJournal(client, loaded.batch, entries, writing);
};

const journalEvent = (batch: number, entries: readonly LedgerEntry[], { node, cause, when }: Writing) => {
  const body: PostedBody = { day: when.day, cause, count: entries.length, lines: linesOf(entries) };
  return { stream: `ledger/${batch}`, version: 1, kind: 'ledger.posted', at: when.at, origin: node, body };
};

const writeJournal = async (
  client: Client,
  batch: number,
  entries: readonly LedgerEntry[],
  writing: Writing,
): Promise<void> => {
  await appendEvents(client, [journalEvent(batch, entries, writing)]);
};

/** Balances, reservations and journal of a batch as one statement; made before it is waited for the batch before. */
export const tailStatement = (
  {
    balances,
    reservations,
    entries,
    batch,
  }: {
    readonly balances: Prepared;
    readonly reservations: ReservationChanges;
    readonly entries: readonly LedgerEntry[];
    readonly batch: number;
  },
  writing: Writing,
): Prepared => ({
  name: 'ledger-tail',
  text: writeTail,
  values: [
    ...balances.values,
    ...reservations.made,
    ...reservations.settled,
    ...eventValues(journalEvent(batch, entries, writing)),
    balances.rows,
    reservations.settledCount,
  ],
  rows: 1,
});

/** The tables without the journal: also what a rebuild does. */
export const projectBatch = async (
  client: Client,
  loaded: LoadedBook,
  entries: readonly LedgerEntry[],
  when: LedgerWhen,
): Promise<void> => {
  await send(client, balancesStatement(touchedBy(entries), loaded.batch, when.at));
  for (const statement of transfersStatements(loaded.book.accounts, loaded.batch, entries, when))
    await send(client, statement);
  await send(client, reservationsStatement(loaded.book, entries));
  await writeUsed(client, loaded);
};

/** Somebody else wrote one of the accounts since it was read. Only a writer without locks can meet it. */
export class Overtaken extends Error {}

/** A statement with its values, made when the batch is decided: the objects it is made from may change before it is sent. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  readonly rows: number;
}

export const send = async (client: Client, { name, text, values, rows }: Prepared): Promise<void> => {
  if (rows === 0) return;
  const { rowCount } = await client.query({ name, text, values });
  if (rowCount !== rows) throw new Overtaken(`${rows - (rowCount ?? 0)} rows were written by somebody else`);
};

/** Accounts in the order of their numbers, so that writers meet in that order too. Expects them as they were read. */
export const balancesStatement = (accounts: readonly BookAccount[], batch: number, at: string): Prepared => {
  const count = accounts.length;
  const no = new Numbers(4, count);
  const [posted, heldOut, heldIn, before] = [
    new Numbers(8, count),
    new Numbers(8, count),
    new Numbers(8, count),
    new Numbers(8, count),
  ];
  // Accounts lie far apart in memory: each is visited once, and the columns grow side by side.
  for (const account of accounts) {
    no.add(account.no);
    posted.add(account.posted);
    heldOut.add(account.heldOut);
    heldIn.add(account.heldIn);
    before.add(account.batch);
  }
  const columns = [no, posted, heldOut, heldIn, before].map((column) => column.array());
  return {
    name: 'ledger-update',
    text: updateBalances,
    values: [...columns, Date.parse(at), batch],
    rows: count,
  };
};

/** For accounts that were only looked at: a refusal, too, must rest on what is so. */
export const checkStatement = (accounts: readonly BookAccount[]): Prepared => {
  const values = [plainArray(accounts.map(({ no }) => no)), plainArray(accounts.map(({ batch }) => batch))];
  return { name: 'ledger-check', text: checkBalances, values, rows: accounts.length };
};

/** The accounts that posted entries touch, by number. Every account in a book of this folder is a `BookAccount`. */
export const touchedBy = (entries: readonly LedgerEntry[]): readonly BookAccount[] => {
  const touched = new Set<BookAccount>();
  for (const { debit, credit } of entries)
    if (debit && credit) touched.add(debit as BookAccount).add(credit as BookAccount);
  const accounts = [...touched];
  // Number and place in one float: sorted natively, several times faster than with a comparison function.
  const order = Float64Array.from(accounts, ({ no }, place) => no * 1_048_576 + place).sort();
  return Array.from(order, (one) => accounts[one % 1_048_576] as BookAccount);
};

const isPlain = ({ outcome, transfer }: LedgerEntry): boolean =>
  outcome === 'posted' &&
  transfer.memo === undefined &&
  transfer.pending === undefined &&
  transferRefOf(transfer) === undefined;

interface Placed {
  readonly n: number;
  readonly entry: LedgerEntry;
}

/** What all transfers have: where they stand in the batch, both sides, and for both the balance after and the batch before. */
const headOf = (accounts: ReadonlyMap<string, BookAccount>, placed: readonly Placed[]): readonly unknown[] => {
  const count = placed.length;
  let ids = '';
  const [ns, debits, credits] = [new Numbers(4, count), new Numbers(4, count), new Numbers(4, count)];
  const [amounts, debitAfter, creditAfter] = [new Numbers(8, count), new Numbers(8, count), new Numbers(8, count)];
  const [debitBefore, creditBefore] = [new Numbers(8, count), new Numbers(8, count)];
  for (const { n, entry } of placed) {
    const debit = (entry.debit as BookAccount | undefined) ?? accounts.get(entry.transfer.debit);
    const credit = (entry.credit as BookAccount | undefined) ?? accounts.get(entry.transfer.credit);
    ns.add(n);
    ids += `,${entry.transfer.id}`;
    debits.add(debit?.no);
    credits.add(credit?.no);
    amounts.add(entry.amount);
    debitAfter.add(entry.debitAfter);
    creditAfter.add(entry.creditAfter);
    debitBefore.add(debit?.batch);
    creditBefore.add(credit?.batch);
  }
  const numbers = [debits, credits, amounts, debitAfter, creditAfter, debitBefore, creditBefore];
  return [ns.array(), `{${ids.slice(1)}}`, ...numbers.map((column) => column.array())];
};

/**
 * Plain movements, which are most, in a statement of few columns; what reserves, settles, reverses or was refused in
 * another. Made while the accounts still carry the batch before this one.
 */
export const transfersStatements = (
  accounts: ReadonlyMap<string, BookAccount>,
  batch: number,
  entries: readonly LedgerEntry[],
  when: LedgerWhen,
): readonly Prepared[] => {
  const [plain, other]: [Placed[], Placed[]] = [[], []];
  for (let n = 0; n < entries.length; n++) {
    const entry = entries[n] as LedgerEntry;
    (isPlain(entry) ? plain : other).push({ n, entry });
  }
  const first = [batch, when.at, when.day];
  const statements: Prepared[] = [
    {
      name: 'ledger-insert-plain',
      text: insertPlainTransfers,
      values: [...first, ...headOf(accounts, plain)],
      rows: plain.length,
    },
  ];
  if (other.length === 0) return statements;
  const column = (value: (entry: LedgerEntry) => string | number | undefined): string =>
    plainArray(other.map(({ entry }) => value(entry)));
  const rest = [
    column(({ transfer }) => transferKinds.indexOf(transferKindOf(transfer))),
    column(({ outcome }) => outcomeNumber(outcome)),
    column(({ transfer }) => transferRefOf(transfer)),
    column(({ transfer }) => transfer.pending?.expires),
    quotedArray(other.map(({ entry }) => entry.transfer.memo)),
    quotedArray(other.map(({ entry }) => (entry.outcome === 'posted' ? null : transferContent(entry.transfer)))),
  ];
  return [
    ...statements,
    {
      name: 'ledger-insert',
      text: insertTransfers,
      values: [...first, ...headOf(accounts, other), ...rest],
      rows: other.length,
    },
  ];
};

/** Of the reservations that entries made or settled: those made, and those that were there. */
const changedBy = (
  { reservations }: StoredBook,
  entries: readonly LedgerEntry[],
): { readonly made: readonly ReservationState[]; readonly settled: readonly ReservationState[] } => {
  const [made, settled] = [new Set<string>(), new Set<string>()];
  for (const { outcome, transfer } of entries) {
    if (outcome !== 'posted') continue;
    const id = transfer.commits ?? transfer.releases;
    if (transfer.pending !== undefined) made.add(transfer.id);
    else if (id !== undefined && !made.has(id)) settled.add(id);
  }
  const states = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => reservations.get(id) ?? []);
  return { made: states(made), settled: states(settled) };
};

const reservationColumns = ({ accounts }: StoredBook, rows: readonly ReservationState[]): unknown[] => [
  plainArray(rows.map(({ id }) => id)),
  plainArray(rows.map(({ debit }) => accounts.get(debit)?.no)),
  plainArray(rows.map(({ credit }) => accounts.get(credit)?.no)),
  plainArray(rows.map(({ amount }) => amount)),
  plainArray(rows.map(({ committed }) => committed)),
  plainArray(rows.map(({ released }) => released)),
  plainArray(rows.map(({ day }) => day)),
  plainArray(rows.map(({ expires }) => expires)),
  plainArray(rows.map(({ over }) => over)),
];

/** Columns of those made and of those settled: a row that is known to be there is changed, which costs less than asking whether it is. */
export interface ReservationChanges {
  readonly made: readonly unknown[];
  readonly settled: readonly unknown[];
  readonly settledCount: number;
}

export const reservationChanges = (book: StoredBook, entries: readonly LedgerEntry[]): ReservationChanges => {
  const { made, settled } = changedBy(book, entries);
  return {
    made: reservationColumns(book, made),
    settled: [
      plainArray(settled.map(({ id }) => id)),
      plainArray(settled.map(({ committed }) => committed)),
      plainArray(settled.map(({ released }) => released)),
      plainArray(settled.map(({ over }) => over)),
    ],
    settledCount: settled.length,
  };
};

const reservationsStatement = (book: StoredBook, entries: readonly LedgerEntry[]): Prepared => {
  const { made, settled } = changedBy(book, entries);
  const rows = [...made, ...settled];
  return {
    name: 'ledger-upsert-reservations',
    text: upsertReservations,
    values: reservationColumns(book, rows),
    rows: rows.length,
  };
};

/** `2021-09-16`, `2021-09`, `2021`. */
const lengthOf = { day: 10, month: 7, year: 4 } as const;

/** Counters are few: they are written as they are, changed or not. `max` is what the database itself checks. */
const writeUsed = async (client: Client, { book }: LoadedBook): Promise<void> => {
  if (book.used.size === 0) return;
  const rows = [...book.used].map(([key, used]) => {
    const [id, way, period] = key.split(' ') as [string, 'out' | 'in', string];
    const account = book.accounts.get(id);
    const maxima = account?.terms.limits?.flatMap((limit) =>
      limit.way === way && limit.period !== 'each' && lengthOf[limit.period] === period.length ? [limit.max] : [],
    );
    const max = Math.min(...(maxima ?? []));
    // Used before the law lowered the limit: it may stay or shrink, and nothing may be added.
    const before = book.usedBefore?.get(key) ?? 0;
    return { no: account?.no, way, period, used, max: used <= before ? Math.max(max, used) : max };
  });
  const values = [
    plainArray(rows.map(({ no }) => no)),
    plainArray(rows.map(({ way }) => way)),
    plainArray(rows.map(({ period }) => period)),
    plainArray(rows.map(({ used }) => used)),
    plainArray(rows.map(({ max }) => max)),
  ];
  await client.query({ name: 'ledger-upsert-used', text: upsertUsed, values });
};
