import type { Post } from '#kernel';
import type { Db } from '../db.ts';

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly kind: 'staff' | 'person' | 'organisation';
  readonly key: string | null;
  readonly password: string | null;
  readonly demo: boolean;
  readonly active: boolean;
}

const columns = 'id, login, name, kind, key, password, demo, active';

export const personByLogin = async (db: Db, login: string): Promise<Person | undefined> =>
  (await db.query<Person>(`select ${columns} from people where login = $1 and active`, [login])).rows[0];

export const personBySubject = async (db: Db, subject: string): Promise<Person | undefined> =>
  (await db.query<Person>(`select ${columns} from people where subject = $1 and active`, [subject])).rows[0];

export const personById = async (db: Db, id: string): Promise<Person | undefined> =>
  (await db.query<Person>(`select ${columns} from people where id = $1`, [id])).rows[0];

export const bindSubject = (db: Db, id: string, subject: string): Promise<unknown> =>
  db.query('update people set subject = $2 where id = $1', [id, subject]);

export const postsOf = async (db: Db, person: string): Promise<readonly Post[]> =>
  (
    await db.query(
      `select authority, role, window_id as window, seat, from_day as "from", to_day as "to", deputy_for as "deputyFor" from posts where person = $1 order by authority, role`,
      [person],
    )
  ).rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Post,
  );

export interface NewPerson extends Omit<Person, 'active'> {
  readonly posts: readonly Post[];
}

/** Adds people that are not there yet, with their posts. */
export const addPeople = async (db: Db, people: readonly NewPerson[]): Promise<void> => {
  await db.query(
    `insert into people (id, login, name, kind, key, password, demo)
     select id, login, name, kind, key, password, demo from json_populate_recordset(null::people, $1) on conflict do nothing`,
    [JSON.stringify(people)],
  );
  const posts = people.flatMap(({ id, posts: held }) =>
    held.map((post) => ({
      person: id,
      authority: post.authority,
      role: post.role,
      window_id: post.window,
      seat: post.seat,
      from_day: post.from,
      to_day: post.to,
      deputy_for: post.deputyFor,
    })),
  );
  await db.query(
    `insert into posts (person, authority, role, window_id, seat, from_day, to_day, deputy_for)
     select person, authority, role, window_id, seat, from_day, to_day, deputy_for from json_populate_recordset(null::posts, $1) on conflict do nothing`,
    [JSON.stringify(posts)],
  );
};

export interface SessionRow {
  readonly person: string;
  readonly csrf: string;
  readonly expires_at: string;
  readonly locked: boolean;
}

export const saveSession = (
  db: Db,
  token: Buffer,
  person: string,
  csrf: string,
  at: string,
  expires: string,
): Promise<unknown> =>
  db.query('insert into sessions (token, person, csrf, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
    token,
    person,
    csrf,
    at,
    expires,
  ]);

export const sessionByToken = async (db: Db, token: Buffer): Promise<SessionRow | undefined> =>
  (
    await db.query<SessionRow>({
      name: 'session',
      text: 'select person, csrf, expires_at, locked from sessions where token = $1',
      values: [token],
    })
  ).rows[0];

export const setLocked = (db: Db, token: Buffer, locked: boolean): Promise<unknown> =>
  db.query('update sessions set locked = $2 where token = $1', [token, locked]);

export const endSession = (db: Db, token: Buffer): Promise<unknown> =>
  db.query('delete from sessions where token = $1', [token]);

export const forgetOldSessions = (db: Db, at: string): Promise<unknown> =>
  db.query('delete from sessions where expires_at < $1', [at]);

/** False when the person holds the very post from that day already. */
export const insertPost = async (db: Db, person: string, post: Post): Promise<boolean> =>
  (
    await db.query(
      `insert into posts (person, authority, role, window_id, from_day, to_day, deputy_for) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [person, post.authority, post.role, post.window ?? null, post.from, post.to ?? null, post.deputyFor ?? null],
    )
  ).rowCount === 1;

/** Takes the deputy's posts away; answers how many there were. */
export const endDeputies = async (
  db: Db,
  which: { readonly deputy: string; readonly authority: string; readonly role: string; readonly of: string },
  day: string,
): Promise<number> =>
  (
    await db.query(
      `delete from posts where person = $1 and authority = $2 and role = $3 and deputy_for = $4 and (to_day is null or to_day >= $5)`,
      [which.deputy, which.authority, which.role, which.of, day],
    )
  ).rowCount ?? 0;

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly authority: string;
  readonly role: string;
  readonly window: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly deputyFor: string | null;
  readonly deputyForName: string | null;
}

/** Posts held at these authorities, and by whom; on `day` only those in force or to come. */
export const postsAt = async (db: Db, authorities: readonly string[], day: string): Promise<readonly Colleague[]> =>
  (
    await db.query<Colleague>(
      `select p.id, p.name, s.authority, s.role, s.window_id as window, s.from_day as "from", s.to_day as "to",
         s.deputy_for as "deputyFor", d.name as "deputyForName"
       from posts s join people p on p.id = s.person left join people d on d.id = s.deputy_for
       where s.authority = any($1) and p.active and (s.to_day is null or s.to_day >= $2)
       order by s.authority, s.role, p.name, s.from_day`,
      [authorities, day],
    )
  ).rows;
