import type { Matter, Zone } from '#kernel';
import type { Pool } from '#store/db.ts';
import { addMatters, matterKeys, mattersAt } from '#store/queries/matters.ts';
import { setNodeState } from '#store/queries/node-state.ts';
import { addPeople, type NewPerson } from '#store/queries/people.ts';
import { hashPassword } from '../auth/password.ts';
import { matterHash } from '../catalogue/publish.ts';

/** The password of every invented person in a demonstration; the accounts do not exist without one. */
export const demoPassword = 'tongban-demo';

const personId = (node: string, login: string): string => `${node}/${login}`;

/** Demonstration people of a node. They are invented, marked as such, and share one password. */
export const seedPeople = async (pool: Pool, zone: Zone, node: string): Promise<void> => {
  const password = await hashPassword(demoPassword);
  // Residents and enterprises may sign in at any node: each node knows them by its own account.
  const people: NewPerson[] = zone.people
    .filter((person) => person.node === node || person.kind !== 'staff')
    .map((person) => ({
      id: personId(node, person.login),
      login: person.login,
      name: person.name,
      kind: person.kind,
      key: person.key ?? null,
      password,
      demo: true,
      posts: person.node === node ? person.posts : [],
    }));
  await addPeople(pool, people);
};

interface Published {
  readonly matter: Matter;
  readonly hash: string;
}

const published = new WeakMap<Zone, ReadonlyMap<string, Published>>();
const keyOf = ({ code, version }: { readonly code: string; readonly version: number }): string =>
  `${code}@${version}`;

/** What the zone publishes, hashed once however many nodes this process hosts. */
const publishedBy = (zone: Zone): ReadonlyMap<string, Published> => {
  const known = published.get(zone);
  if (known) return known;
  const all = [...zone.matters(), ...(zone.further?.() ?? [])];
  const made = new Map(all.map((matter) => [keyOf(matter), { matter, hash: matterHash(matter) }]));
  published.set(zone, made);
  return made;
};

/**
 * The catalogue of a node. Versions the zone publishes and the node lacks are added; what is there stays. Versions that are
 * word for word those of the zone's data are taken from there, so that thousands of them are not read and kept once more.
 */
export const seedMatters = async (pool: Pool, zone: Zone): Promise<readonly Matter[]> => {
  const zones = publishedBy(zone);
  let known = await matterKeys(pool);
  const there = new Set(known.map(keyOf));
  const missing = [...zones].flatMap(([key, one]) => (there.has(key) ? [] : one));
  if (missing.length > 0) {
    await addMatters(pool, missing);
    known = await matterKeys(pool);
  }
  const own = known.filter((one) => zones.get(keyOf(one))?.hash !== one.hash);
  const read = new Map((await mattersAt(pool, own)).map((matter) => [keyOf(matter), matter]));
  return known.flatMap((one) => read.get(keyOf(one)) ?? zones.get(keyOf(one))?.matter ?? []);
};

export const seedSelf = (pool: Pool, node: string): Promise<unknown> => setNodeState(pool, 'self', [node]);
