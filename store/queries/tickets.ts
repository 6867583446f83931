import { type Db, type Pool, transaction } from '../db.ts';

/** `general` for everybody, `helped` for older and disabled people (老年人、残疾人), who are called first. */
export type Line = 'general' | 'helped';

export interface Ticket {
  readonly number: number;
  readonly line: Line;
  readonly takenAt: string;
  readonly calledAt: string | null;
  readonly window: string | null;
}

const columns = 'number, line, taken_at as "takenAt", called_at as "calledAt", window_id as window';

/** One number after the other per hall and day; two people at once get two numbers. */
export const takeTicket = (pool: Pool, hall: string, day: string, line: Line, at: string): Promise<Ticket> =>
  transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`tickets/${hall}/${day}`]);
    const { rows } = await client.query<Ticket>(
      `insert into tickets (hall, day, number, line, taken_at)
       select $1, $2, coalesce(max(number), 0) + 1, $3, $4 from tickets where hall = $1 and day = $2 returning ${columns}`,
      [hall, day, line, at],
    );
    return rows[0] as Ticket;
  });

/** Calls whoever waits longest, helped people first, to the window. Two clerks at once call two people. */
export const callNext = async (
  db: Db,
  { hall, day, window, person, at }: Record<'hall' | 'day' | 'window' | 'person' | 'at', string>,
): Promise<Ticket | undefined> =>
  (
    await db.query<Ticket>(
      `update tickets set called_at = $5, window_id = $3, person = $4 where (hall, day, number) = (
         select hall, day, number from tickets where hall = $1 and day = $2 and called_at is null
         order by line = 'general', number limit 1 for update skip locked) returning ${columns}`,
      [hall, day, window, person, at],
    )
  ).rows[0];

export interface QueueState {
  readonly waiting: Readonly<Record<Line, number>>;
  /** The last called, newest first. */
  readonly called: readonly Ticket[];
}

export const queueOf = async (db: Db, hall: string, day: string): Promise<QueueState> => {
  const { rows: waiting } = await db.query<{ line: Line; n: number }>(
    'select line, count(*)::int as n from tickets where hall = $1 and day = $2 and called_at is null group by line',
    [hall, day],
  );
  const { rows: called } = await db.query<Ticket>(
    `select ${columns} from tickets where hall = $1 and day = $2 and called_at is not null order by called_at desc, number desc limit 8`,
    [hall, day],
  );
  const count = (line: Line): number => waiting.find((row) => row.line === line)?.n ?? 0;
  return { waiting: { general: count('general'), helped: count('helped') }, called };
};
