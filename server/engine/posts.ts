import { type Day, diffDays, type Facts, ok, type Post, type Result, refuse } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { appendNext } from '#store/queries/journal.ts';
import { endDeputies, insertPost, postsAt } from '#store/queries/people.ts';
import type { Session } from '../auth/sessions.ts';
import { type Runtime, today } from './runtime.ts';

export interface Deputising {
  readonly deputy: string;
  readonly authority: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day;
}

/** A year and a day: a deputy for longer is a new holder of the post, and named as such by whoever appoints. */
const longest = 366;

/** Who holds a post is a table of its own; each change of it is an act in the stream of the person. */
const record = (
  runtime: Runtime,
  client: Client,
  body: { readonly act: string; readonly person: string; readonly by: string } & Facts,
): Promise<void> =>
  appendNext(client, { stream: `post/${body.person}`, kind: 'post', at: runtime.now(), origin: runtime.id, body });

/**
 * 代理: for a time a colleague acts in one's post. Everything they do there carries whose deputy they are; four eyes look at the
 * person, so that nobody approves through a deputy what they proposed themselves.
 */
export const appointDeputy = async (
  runtime: Runtime,
  session: Session,
  { deputy, authority, role, from, to }: Deputising,
): Promise<Result<undefined>> => {
  const day = today(runtime);
  const me = session.person.id;
  if (to < from)
    return refuse('deputy-period', ['截止日早于起始日', 'The last day is before the first'], { field: '/to' });
  if (from < day || diffDays(from, to) > longest)
    return refuse(
      'deputy-period',
      ['代理期间须自今日起，不超过一年', 'A deputy acts from today at the earliest, for a year at most'],
      { field: '/to' },
    );
  const posts = await postsAt(runtime.pool, [authority], day);
  const mine = posts.find((post) => post.id === me && post.role === role && !post.deputyFor);
  if (!mine)
    return refuse(
      'not-yours',
      ['只能为本人担任的岗位指定代理', 'A deputy is appointed for a post one holds oneself'],
      {
        field: '/role',
      },
    );
  if (deputy === me || !posts.some((post) => post.id === deputy))
    return refuse('not-a-colleague', ['代理人须为本单位同事', 'A deputy is a colleague of the same authority'], {
      field: '/deputy',
    });
  const post: Post = {
    authority,
    role,
    from,
    to,
    deputyFor: me,
    ...(mine.window && { window: mine.window }),
  };
  return transaction(runtime.pool, async (client) => {
    if (!(await insertPost(client, deputy, post)))
      return refuse('deputy-twice', [
        '该同事在此期间已有同一岗位',
        'That colleague holds this post from that day already',
      ]);
    await record(runtime, client, { act: 'deputy', person: deputy, post, by: me });
    return ok(undefined);
  });
};

/** Ends what one's deputies may do in that post; what they did stays theirs. It takes effect at once. */
export const endDeputy = (
  runtime: Runtime,
  session: Session,
  { deputy, authority, role }: Pick<Deputising, 'deputy' | 'authority' | 'role'>,
): Promise<Result<{ readonly ended: number }>> =>
  transaction(runtime.pool, async (client) => {
    const me = session.person.id;
    const ended = await endDeputies(client, { deputy, authority, role, of: me }, today(runtime));
    if (ended === 0) return refuse('not-found', ['没有正在生效的代理', 'There is no such deputy']);
    await record(runtime, client, { act: 'deputy-end', person: deputy, authority, role, by: me });
    return ok({ ended });
  });
