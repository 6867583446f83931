import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';
import type { LedgerDoor } from './door.ts';
import { type Day, expiryOf, type LedgerTransfer } from './kernel.ts';

interface Due {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
}

/** Always the same for a reservation, and never longer than an id may be. */
const shorten = (id: string): string => (id.length <= 100 ? id : createHash('sha256').update(id).digest('hex'));

/**
 * Gives back what is left of reservations whose last day lies before `day`. Each is released by a transfer of its own
 * (`expired/<reservation>`), so that a repetition, or two nodes' jobs at once, do nothing more. Returns how many ended.
 */
export const expireReservations = async (db: Db, door: LedgerDoor, day: Day, portion = 1000): Promise<number> => {
  let ended = 0;
  for (let after = ''; ; ) {
    const { rows } = await db.query<Due>(
      `select r.id, d.id as debit, c.id as credit from ledger_reservations r join ledger_accounts d on d.no = r.debit join ledger_accounts c on c.no = r.credit
       where r.ended is null and r.expires < $1 and r.id > $2 order by r.id limit $3`,
      [day, after, portion],
    );
    if (rows.length === 0) return ended;
    const transfers = rows.map((due): LedgerTransfer => expiryOf(due, shorten));
    ended += (await door.post(transfers)).filter((outcome) => outcome === 'posted').length;
    after = rows.at(-1)?.id ?? '';
  }
};
