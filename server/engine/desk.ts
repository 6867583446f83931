import { refuse } from '#kernel';
import { transaction } from '#store/db.ts';
import { deskVersion, projectDesk } from '#store/queries/desks.ts';
import { appendEvents } from '#store/queries/journal.ts';
import type { Session } from '../auth/sessions.ts';
import { Refused } from '../http/problem.ts';
import type { Runtime } from './runtime.ts';

/** Who works on a case at this node (认领, 转派). Not a step of the case: no deadline moves, nothing crosses, yet it is recorded. */
export const assignCase = (runtime: Runtime, id: string, assignee: string | null, session: Session): Promise<void> =>
  transaction(runtime.pool, async (client) => {
    const stream = `desk/${id}`;
    if (session.person.kind !== 'staff')
      throw new Refused(
        refuse('actor-not-named', ['只有工作人员可以认领或转派', 'Only staff take or hand over cases']),
      );
    const at = runtime.now();
    const body = { case: id, assignee, by: session.person.id };
    await appendEvents(client, [
      { stream, version: (await deskVersion(client, stream)) + 1, kind: 'desk', at, origin: runtime.id, body },
    ]);
    await projectDesk(client, body, at);
  });
