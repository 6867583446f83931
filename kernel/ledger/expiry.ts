import type { LedgerTransfer } from '../case/case.ts';
import type { Day } from '../time/types.ts';
import type { ReservationState } from './book.ts';

/** Whether what is left of it goes back: its last day lies before `day`. */
export const isExpired = ({ over, expires }: Pick<ReservationState, 'over' | 'expires'>, day: Day): boolean =>
  over === undefined && expires !== undefined && expires < day;

/** The release of the rest, always under the same id for a reservation; a long id is shortened by the caller. */
export const expiryOf = (
  { id, debit, credit }: Pick<ReservationState, 'id' | 'debit' | 'credit'>,
  shorten: (id: string) => string = (one) => one,
): LedgerTransfer => ({ id: `expired/${shorten(id)}`, debit, credit, amount: 0, releases: id, memo: 'expired' });
