import type { Client } from '../db.ts';
import { appendEvents } from '../queries/journal.ts';
import { insertPlainTransfers, insertTransfers, updateAccounts, upsertReservations, upsertUsed } from '../queries/ledger.ts';
import { plainArray, quotedArray } from './columns.ts';
import {
  type AccountState,
  type LedgerEntry,
  type LedgerWhen,
  outcomeNumber,
  transferContent,
  transferKindOf,
  transferKinds,
  transferRefOf,
} from './kernel.ts';
import type { PostedBody } from './lines.ts';
import { linesOf } from './lines.ts';
import type { LoadedBook } from './load.ts';

export interface Writing {
  readonly node: string;
  readonly cause: string;
  readonly when: LedgerWhen;
}

/** Writes a decided batch: accounts in one statement, transfers in one, the journal in one; more only where there is more. */
export const writeBatch = async (client: Client, loaded: LoadedBook, entries: readonly LedgerEntry[], writing: Writing): Promise<void> => {
  if (entries.length === 0) return;
  await projectBatch(client, loaded, entries, writing.when);
  const body: PostedBody = { day: writing.when.day, cause: writing.cause, count: entries.length, lines: linesOf(entries) };
  await appendEvents(client, [{ stream: `ledger/${loaded.batch}`, version: 1, kind: 'ledger.posted', at: writing.when.at, origin: writing.node, body }]);
};

/** The tables without the journal: also what a rebuild does. */
export const projectBatch = async (client: Client, loaded: LoadedBook, entries: readonly LedgerEntry[], when: LedgerWhen): Promise<void> => {
  await writeAccounts(client, loaded, entries, when);
  await writeTransfers(client, loaded, entries, when);
  await writeReservations(client, loaded, entries);
  await writeUsed(client, loaded);
};

const writeAccounts = async (client: Client, { book, numbers }: LoadedBook, entries: readonly LedgerEntry[], when: LedgerWhen): Promise<void> => {
  const touched = new Set<AccountState>();
  for (const { outcome, transfer } of entries) {
    if (outcome !== 'posted') continue;
    touched.add(book.accounts.get(transfer.debit) as AccountState).add(book.accounts.get(transfer.credit) as AccountState);
  }
  if (touched.size === 0) return;
  const accounts = [...touched].sort((a, b) => (numbers.get(a.terms.id)?.no ?? 0) - (numbers.get(b.terms.id)?.no ?? 0));
  const columns = [
    accounts.map(({ terms }) => numbers.get(terms.id)?.no),
    accounts.map(({ posted }) => posted),
    accounts.map(({ heldOut }) => heldOut),
    accounts.map(({ heldIn }) => heldIn),
  ];
  await client.query({ name: 'ledger-update', text: updateAccounts, values: [...columns.map(plainArray), Date.parse(when.at)] });
};

const isPlain = ({ outcome, transfer }: LedgerEntry): boolean =>
  outcome === 'posted' && transfer.memo === undefined && transfer.pending === undefined && transferRefOf(transfer) === undefined;

const writeTransfers = async (client: Client, { numbers, batch }: LoadedBook, entries: readonly LedgerEntry[], when: LedgerWhen): Promise<void> => {
  const column = (value: (entry: LedgerEntry) => string | number | undefined): string => plainArray(entries.map(value));
  const head = [batch, when.at, when.day, column(({ transfer }) => transfer.id), column(({ transfer }) => numbers.get(transfer.debit)?.no), column(({ transfer }) => numbers.get(transfer.credit)?.no), column(({ amount }) => amount)];
  const after = [column(({ debitAfter }) => debitAfter), column(({ creditAfter }) => creditAfter)];
  if (entries.every(isPlain)) {
    await client.query({ name: 'ledger-insert-plain', text: insertPlainTransfers, values: [...head, ...after] });
    return;
  }
  const rest = [
    column(({ transfer }) => transferRefOf(transfer)),
    column(({ transfer }) => transfer.pending?.expires),
    quotedArray(entries.map(({ transfer }) => transfer.memo)),
    quotedArray(entries.map(({ transfer, outcome }) => (outcome === 'posted' ? null : transferContent(transfer)))),
  ];
  const kinds = [column(({ transfer }) => transferKinds.indexOf(transferKindOf(transfer))), column(({ outcome }) => outcomeNumber(outcome))];
  await client.query({ name: 'ledger-insert', text: insertTransfers, values: [...head, ...kinds, ...after, ...rest] });
};

const writeReservations = async (client: Client, { book, numbers }: LoadedBook, entries: readonly LedgerEntry[]): Promise<void> => {
  const changed = new Set<string>();
  for (const { outcome, transfer } of entries) {
    const id = transfer.pending === undefined ? (transfer.commits ?? transfer.releases) : transfer.id;
    if (outcome === 'posted' && id !== undefined) changed.add(id);
  }
  const rows = [...changed].flatMap((id) => book.reservations.get(id) ?? []);
  if (rows.length === 0) return;
  const values = [
    plainArray(rows.map(({ id }) => id)),
    plainArray(rows.map(({ debit }) => numbers.get(debit)?.no)),
    plainArray(rows.map(({ credit }) => numbers.get(credit)?.no)),
    plainArray(rows.map(({ amount }) => amount)),
    plainArray(rows.map(({ committed }) => committed)),
    plainArray(rows.map(({ released }) => released)),
    plainArray(rows.map(({ day }) => day)),
    plainArray(rows.map(({ expires }) => expires)),
    plainArray(rows.map(({ over }) => over)),
  ];
  await client.query({ name: 'ledger-upsert-reservations', text: upsertReservations, values });
};

/** `2021-09-16`, `2021-09`, `2021`. */
const lengthOf = { day: 10, month: 7, year: 4 } as const;

/** Counters are few: they are written as they are, changed or not. `max` is what the database itself checks. */
const writeUsed = async (client: Client, { book, numbers }: LoadedBook): Promise<void> => {
  if (book.used.size === 0) return;
  const rows = [...book.used].map(([key, used]) => {
    const [id, way, period] = key.split(' ') as [string, 'out' | 'in', string];
    const account = numbers.get(id);
    const maxima = account?.terms.limits?.flatMap((limit) => (limit.way === way && limit.period !== 'each' && lengthOf[limit.period] === period.length ? [limit.max] : []));
    return { no: account?.no, way, period, used, max: Math.min(...(maxima ?? [])) };
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

