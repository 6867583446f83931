import type { ActorSpec, Words } from '#kernel';
import { type Colleague, postsAt } from '#store/queries/people.ts';
import type { Session } from '../auth/sessions.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import type { Program } from '../load.ts';
import { authoritiesOf } from './rights.ts';

/** How people call a role: as the first mechanism that names an actor by it. */
const roleTitle = (program: Program, role: string): Words => {
  for (const mechanism of program.mechanisms.values())
    for (const actor of Object.values(mechanism.actors as Record<string, ActorSpec>))
      if (actor.kind === 'office' && actor.role === role) return actor.title;
  return role === 'operator' ? ['运维员', 'Operator'] : [role, role];
};

/** Posts in force or to come at the reader's own authorities: who can be handed work, and who deputises for whom. */
export const colleaguesOf = async (
  runtime: Runtime,
  session: Session,
): Promise<readonly (Colleague & { readonly title: Words })[]> => {
  const day = today(runtime);
  const posts = await postsAt(runtime.pool, authoritiesOf(session, day), day);
  return posts.map((post) => ({ ...post, title: roleTitle(runtime.program, post.role) }));
};
