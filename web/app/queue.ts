import type { Instant, Words } from './types.ts';

export interface Ticket {
  readonly number: number;
  readonly line: 'general' | 'helped';
  readonly takenAt: Instant;
  readonly calledAt: Instant | null;
  readonly window: string | null;
}

export interface QueueView {
  readonly waiting: { readonly general: number; readonly helped: number };
  /** Newest first. */
  readonly called: readonly Ticket[];
}

export interface Hall {
  readonly id: string;
  readonly title: Words;
  readonly windows: readonly { readonly id: string; readonly title: Words }[];
}

/** As it is called out and shown: A012, or B003 in the line of older and disabled people. */
export const ticketName = ({ line, number }: Pick<Ticket, 'line' | 'number'>): string =>
  `${line === 'helped' ? 'B' : 'A'}${String(number).padStart(3, '0')}`;
