import { expireReservations } from '#store/ledger/index.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/** Gives back what is left of reservations the day after their last day: the day is in the row, the job only rings. */
export const ledgerJob = ({ runtime, ledger }: Node, every = 60_000): Job => ({
  name: 'reservations',
  every,
  run: () => expireReservations(runtime.pool, ledger, today(runtime)),
});
