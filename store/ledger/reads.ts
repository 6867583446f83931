import type { Client } from '../db.ts';
import { lockNames } from '../queries/register-histories.ts';
import { plainArray } from './columns.ts';
import {
  type AccountState,
  type BalanceRead,
  balanceRead,
  isLedgerId,
  type LedgerAccount,
  type ReservationRead,
  type ReservationState,
  reservationRead,
} from './kernel.ts';
import { type AccountRow, accountOf } from './load.ts';

const columns = `a.no, a.id, a.unit, a.owner, b.floor, b.ceiling, a.terms, b.posted, b.held_out as "heldOut", b.held_in as "heldIn",
  b.touched, b.batch, b.closed_on is not null as closed`;

/** The newest few of each kind of period: what a rule may ask about. */
const usedText = `select way || ' ' || period as key, used from (
    select way, period, used, row_number() over (partition by way, length(period) order by period desc) as n
    from ledger_used where account = $1) counted where n <= 3`;

/** Who reads an account that does not exist yet, and who opens it, meet at this name. */
export const accountLock = (id: string): string => `account/${id}`;

const lockText = (where: string): string =>
  `select ${columns} from ledger_accounts a join ledger_balances b using (no) where ${where} order by a.no for no key update of b`;

/** Locked in the order of their numbers, as everybody who posts does it. */
const lockRows = async (client: Client, ids: readonly string[]): Promise<readonly AccountRow[]> =>
  (
    await client.query<AccountRow>({
      name: 'ledger-read-locked',
      text: lockText('a.id = any($1::text[])'),
      values: [plainArray(ids)],
    })
  ).rows;

const asRead = async (client: Client, row: AccountRow, terms?: LedgerAccount): Promise<BalanceRead> => {
  const { posted, heldOut, heldIn, closed } = row;
  const state: AccountState = { terms: accountOf(row), posted, heldOut, heldIn, closed };
  const counted = state.terms.limits
    ? (
        await client.query<{ key: string; used: number }>({
          name: 'ledger-read-used',
          text: usedText,
          values: [row.no],
        })
      ).rows
    : [];
  return balanceRead(
    row.id,
    state,
    Object.fromEntries(counted.map(({ key, used }) => [key, used])),
    terms ?? state.terms,
  );
};

/** Locks accounts that the commands of a transaction are known to read, all at once and in one order. */
export const lockAccountsOf = async (client: Client, ids: readonly string[]): Promise<void> => {
  const named = [...new Set(ids)].filter(isLedgerId);
  if (named.length > 0) await lockRows(client, named);
};

/** What a declared read `balance` brings: still true when the decision that rests on it is written. */
export const readBalance = async (client: Client, id: string, terms?: LedgerAccount): Promise<BalanceRead> => {
  if (!isLedgerId(id)) return balanceRead(id, undefined, {}, terms);
  let row = (await lockRows(client, [id]))[0];
  if (!row) {
    await lockNames(client, [accountLock(id)]);
    row = (await lockRows(client, [id]))[0];
  }
  return row ? asRead(client, row, terms) : balanceRead(id, undefined, {}, terms);
};

export const readBalances = async (client: Client, owner: string, kind?: string): Promise<readonly BalanceRead[]> => {
  const { rows } = await client.query<AccountRow>({
    name: 'ledger-read-owner',
    text: lockText(`a.owner = $1 and ($2::text is null or starts_with(a.id, $2::text || '/'))`),
    values: [owner, kind ?? null],
  });
  const reads: BalanceRead[] = [];
  for (const row of rows) reads.push(await asRead(client, row));
  return reads.sort((a, b) => (a.account < b.account ? -1 : 1));
};

const reservationColumns =
  'r.id, d.id as debit, c.id as credit, r.amount, r.committed, r.released, r.day, r.expires, r.ended as over';
const reservationFrom =
  'from ledger_reservations r join ledger_accounts d on d.no = r.debit join ledger_accounts c on c.no = r.credit';

type ReservationRow = Omit<ReservationState, 'expires' | 'over'> & {
  readonly expires: string | null;
  readonly over: ReservationState['over'] | null;
};

const reservationOf = ({ expires, over, ...row }: ReservationRow): ReservationRead =>
  reservationRead({ ...row, ...(expires && { expires }), ...(over && { over }) });

/** Nobody changes a reservation without its two accounts: they are locked, then it is read. */
export const readReservation = async (client: Client, id: string): Promise<ReservationRead | undefined> => {
  const find = {
    name: 'ledger-read-reservation',
    text: `select ${reservationColumns} ${reservationFrom} where r.id = $1`,
  };
  const found = (await client.query<ReservationRow>({ ...find, values: [id] })).rows[0];
  if (!found) return undefined;
  await lockRows(client, [found.debit, found.credit]);
  return reservationOf((await client.query<ReservationRow>({ ...find, values: [id] })).rows[0] as ReservationRow);
};

/** Those that hold something of the account or for it, oldest first. */
export const readReservations = async (client: Client, account: string): Promise<readonly ReservationRead[]> => {
  if (!isLedgerId(account) || (await lockRows(client, [account])).length === 0) return [];
  const { rows } = await client.query<ReservationRow>({
    name: 'ledger-read-reservations',
    text: `select ${reservationColumns} ${reservationFrom} where r.ended is null and (d.id = $1 or c.id = $1) order by r.day, r.id`,
    values: [account],
  });
  return rows.map(reservationOf);
};
