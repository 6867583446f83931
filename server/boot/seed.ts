import type { Matter, Zone } from '#kernel';
import type { Pool } from '#store/db.ts';
import { addMatters, allMatters } from '#store/queries/matters.ts';
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

/** The catalogue as the zone publishes it; what is there already stays, a changed version is added. */
export const seedMatters = async (pool: Pool, zone: Zone): Promise<readonly Matter[]> => {
  const known = await allMatters(pool);
  if (known.length === 0)
    await addMatters(
      pool,
      [...zone.matters(), ...(zone.further?.() ?? [])].map((matter) => ({ matter, hash: matterHash(matter) })),
    );
  return known.length === 0 ? allMatters(pool) : known;
};

export const seedSelf = (pool: Pool, node: string): Promise<unknown> => setNodeState(pool, 'self', [node]);
