import { type CaseState, ok, type Result, refuse } from '#kernel';
import { transaction } from '#store/db.ts';
import { projectCopyRead } from '#store/queries/copies.ts';
import { lockDesks } from '#store/queries/desks.ts';
import { appendNext } from '#store/queries/journal.ts';
import { postsAt } from '#store/queries/people.ts';
import type { Session } from '../auth/sessions.ts';
import { notColleague } from './colleagues.ts';
import { putOnDesk } from './handover.ts';
import { type Runtime, today } from './runtime.ts';

/**
 * Who works on a case at this node: taken (认领), put back, or given to a colleague by the head of the authority (转派).
 * Not a step of the case: no deadline moves, nothing crosses, yet it is recorded.
 */
export const assignCase = async (
  runtime: Runtime,
  id: string,
  authority: string,
  assignee: string | null,
  session: Session,
): Promise<Result<undefined>> => {
  const me = session.person.id;
  const day = today(runtime);
  const posts = await postsAt(runtime.pool, [authority], day);
  const leads = posts.some((post) => post.id === me && post.role === 'head' && post.from <= day);
  if (assignee !== null && assignee !== me) {
    if (!leads)
      return refuse(
        'actor-not-named',
        ['转派由本单位负责人进行', 'Only the head of the authority assigns to others'],
        {
          remedy: ['需要移交自己的办件时请用“交接”', 'To hand over what is on your own desk use the hand-over'],
        },
      );
    if (!posts.some((post) => post.id === assignee && post.from <= day)) return notColleague('/assignee');
  }
  return transaction(runtime.pool, async (client) => {
    const now = (await lockDesks(client, [id])).get(id);
    if (now && now !== me && !leads) {
      const name = posts.find((post) => post.id === now)?.name ?? now;
      return refuse('desk-taken', [`该办件已由${name}领取`, `${name} has taken this case`]);
    }
    await putOnDesk(runtime, client, id, assignee, me);
    return ok(undefined);
  });
};

/** 已阅: what was copied to somebody in a case was read; nothing to mark is no act. */
export const readCopies = (runtime: Runtime, { id, version }: CaseState, session: Session): Promise<void> =>
  transaction(runtime.pool, async (client) => {
    const body = { case: id, person: session.person.id, version };
    const at = runtime.now();
    if ((await projectCopyRead(client, body, at)) > 0)
      await appendNext(client, { stream: `copy/${id}`, kind: 'copy', at, origin: runtime.id, body });
  });
