import { type EntryHistory, entryName, type Read, readOf } from '#kernel';
import { type Client, together } from '../db.ts';
import { lockAccountsOf, readBalance, readBalances, readReservation, readReservations } from '../ledger/reads.ts';
import { frozenOf } from './observation-frozen.ts';
import { keysOfSubject, loadHistories, lockNames, subjectLock } from './register-histories.ts';

/** What a read must keep from changing until the decision that rests on it is written. */
export const lockOf = (read: Read): readonly string[] => {
  switch (read.kind) {
    case 'entry':
      return [entryName(read.register, read.key)];
    case 'entriesOf':
      return [subjectLock(read.register, read.subject)];
    case 'entries':
      return read.keys.map((key) => entryName(read.register, key));
    default:
      return [];
  }
};

/** The accounts a read names, to be locked together before any of them is looked at. */
export const accountsOf = (read: Read): readonly string[] =>
  read.kind === 'balance' || read.kind === 'reservations' ? [read.account] : [];

/** Histories that this transaction has read or changed, by `entryName`: a change not yet written is read as it will be. */
export type Histories = Map<string, EntryHistory> & {
  readonly locked?: Set<string>;
  /** The same as they stand in the tables: what a projection starts from, without reading them a second time. */
  readonly stored?: Map<string, EntryHistory>;
};

export const newHistories = (): Histories =>
  Object.assign(new Map<string, EntryHistory>(), {
    locked: new Set<string>(),
    stored: new Map<string, EntryHistory>(),
  });

/** The histories under these keys, locked, as this transaction has made them. */
export const historiesFor = async (
  client: Client,
  keys: readonly { readonly register: string; readonly key: string }[],
  histories: Histories,
): Promise<void> => {
  const fresh = keys.filter(({ register, key }) => !histories.has(entryName(register, key)));
  if (fresh.length === 0) return;
  // What is read behind the lock is what stands once it is had.
  const [, loaded] = await together(client, () => [
    lockNames(
      client,
      fresh.map(({ register, key }) => entryName(register, key)),
      histories.locked,
    ),
    loadHistories(client, fresh),
  ]);
  for (const [name, history] of loaded) {
    histories.set(name, history);
    histories.stored?.set(name, history);
  }
};

const entriesOf = async (
  client: Client,
  { register, subject }: Extract<Read, { kind: 'entriesOf' }>,
  histories: Histories,
  isAbout: (history: EntryHistory, subject: string) => boolean,
) => {
  const keys = await keysOfSubject(client, register, subject);
  await historiesFor(
    client,
    keys.map((key) => ({ register, key })),
    histories,
  );
  return [...histories.values()]
    .filter((history) => history.register === register && history.versions.length > 0 && isAbout(history, subject))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(readOf);
};

const one = async (
  client: Client,
  read: Read,
  histories: Histories,
  isAbout: (history: EntryHistory, subject: string) => boolean,
): Promise<unknown> => {
  switch (read.kind) {
    case 'entry':
      await historiesFor(client, [read], histories);
      return readOf(histories.get(entryName(read.register, read.key)) as EntryHistory);
    case 'entriesOf':
      return entriesOf(client, read, histories, isAbout);
    case 'entries':
      await historiesFor(
        client,
        read.keys.map((key) => ({ register: read.register, key })),
        histories,
      );
      return read.keys.map((key) => readOf(histories.get(entryName(read.register, key)) as EntryHistory));
    case 'tags':
      throw new Error('bug: tags are made by the node, which has the keys, and not read from a store');
    case 'children':
      return (
        await client.query('select doc from cases where parent = $1 order by id for share', [read.case])
      ).rows.map((row) => row.doc);
    case 'frozen':
      // Rows of this table are only ever added: there is nothing to lock.
      return (await frozenOf(client, read.of, read.key)).at(-1);
    case 'balance':
      return readBalance(client, read.account, read.terms);
    case 'balances':
      return readBalances(client, read.owner, read.of);
    case 'reservation':
      return readReservation(client, read.id);
    case 'reservations':
      return readReservations(client, read.account);
  }
};

/** Loads and locks what a step declared it must read, by name; the locks are taken in one order for everybody. */
export const loadReads = async (
  client: Client,
  wanted: Readonly<Record<string, Read>>,
  histories: Histories = newHistories(),
  isAbout: (history: EntryHistory, subject: string) => boolean = () => true,
): Promise<Record<string, unknown>> => {
  await together(client, () => [
    lockNames(client, Object.values(wanted).flatMap(lockOf), histories.locked),
    lockAccountsOf(client, Object.values(wanted).flatMap(accountsOf)),
  ]);
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(wanted).sort())
    found[name] = await one(client, wanted[name] as Read, histories, isAbout);
  return found;
};
