import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Post } from '#kernel';
import {
  endSession,
  type Person,
  personById,
  postsOf,
  saveSession,
  sessionByToken,
  setLocked,
} from '#store/queries/people.ts';
import type { Runtime } from '../engine/runtime.ts';

export interface Session {
  readonly person: Person;
  readonly posts: readonly Post[];
  readonly csrf: string;
  readonly expires: string;
}

const hours = 12;
const rememberFor = 30_000;

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Sessions of one node. The cookie holds a random token, the database its hash. What was read is remembered for half a
 * minute: a post that ends or an account that is closed takes effect within that time.
 */
export const createSessions = (runtime: Runtime) => {
  const remembered = new Map<string, { readonly session: Session; readonly until: number }>();
  // What was read before somebody locked or left is not remembered after it.
  let changes = 0;

  const rowOf = async (token: string) => {
    const row = await sessionByToken(runtime.pool, digest(token));
    if (!row || row.expires_at < new Date().toISOString()) return undefined;
    const person = await personById(runtime.pool, row.person);
    return person?.active ? { row, person } : undefined;
  };
  const read = async (token: string): Promise<Session | undefined> => {
    const found = await rowOf(token);
    if (!found || found.row.locked) return undefined;
    const { row, person } = found;
    return { person, posts: await postsOf(runtime.pool, person.id), csrf: row.csrf, expires: row.expires_at };
  };

  return {
    open: async (person: Person): Promise<{ token: string; session: Session }> => {
      const token = randomBytes(32).toString('base64url');
      const csrf = randomBytes(18).toString('base64url');
      // Sessions live by the wall clock, not by the day on which the zone acts: a rehearsal of the past must not end them.
      const at = new Date().toISOString();
      const expires = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
      await saveSession(runtime.pool, digest(token), person.id, csrf, at, expires);
      return { token, session: { person, posts: await postsOf(runtime.pool, person.id), csrf, expires } };
    },
    find: async (token: string | undefined): Promise<Session | undefined> => {
      if (!token) return undefined;
      const known = remembered.get(token);
      if (known && known.until > Date.now()) return known.session;
      const before = changes;
      const session = await read(token);
      if (session && before === changes) remembered.set(token, { session, until: Date.now() + rememberFor });
      else remembered.delete(token);
      if (remembered.size > 20_000) remembered.clear();
      return session;
    },
    /** What was remembered of this person is read again at the next request: a post began or ended. */
    forget: (person: string): void => {
      changes++;
      for (const [token, { session }] of remembered) if (session.person.id === person) remembered.delete(token);
    },
    /** 锁屏: until it is unlocked the session answers like none. */
    lock: async (token: string): Promise<void> => {
      await setLocked(runtime.pool, digest(token), true);
      changes++;
      remembered.delete(token);
    },
    unlock: (token: string): Promise<unknown> => setLocked(runtime.pool, digest(token), false),
    /** Whose session waits locked for its password. */
    lockedOf: async (token: string | undefined): Promise<Person | undefined> => {
      const found = token ? await rowOf(token) : undefined;
      return found?.row.locked ? found.person : undefined;
    },
    close: async (token: string): Promise<void> => {
      await endSession(runtime.pool, digest(token));
      changes++;
      remembered.delete(token);
    },
  };
};

export type Sessions = ReturnType<typeof createSessions>;

/** Who the kernel sees. */
export const actorOf = (runtime: Runtime, { person, posts }: Session): Actor => ({
  kind: person.kind === 'staff' ? 'staff' : 'party',
  node: runtime.id,
  person: person.id,
  name: person.name,
  ...(person.key && { key: person.key }),
  posts,
});
