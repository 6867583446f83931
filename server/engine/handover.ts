import { randomUUID } from 'node:crypto';
import { type Day, ok, type Result, refuse } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { lockDesks, projectDesk } from '#store/queries/desks.ts';
import { casesBeingHandedOver, type HandoverEvent, lockHandover, projectHandover } from '#store/queries/handovers.ts';
import { appendEvents, appendNext } from '#store/queries/journal.ts';
import { postsAt } from '#store/queries/people.ts';
import type { Session } from '../auth/sessions.ts';
import { authoritiesOf } from '../view/rights.ts';
import { notColleague } from './colleagues.ts';
import { type Runtime, today } from './runtime.ts';

const record = async (runtime: Runtime, client: Client, event: HandoverEvent): Promise<void> => {
  const stream = `handover/${event.id}`;
  const at = runtime.now();
  const version = event.act === 'offer' ? 1 : 2;
  await appendEvents(client, [{ stream, version, kind: 'handover', at, origin: runtime.id, body: event }]);
  await projectHandover(client, event, at);
};

/** Puts a case on a desk, or on none; recorded, and no deadline moves. */
export const putOnDesk = async (
  runtime: Runtime,
  client: Client,
  id: string,
  assignee: string | null,
  by: string,
): Promise<void> => {
  const at = runtime.now();
  const body = { case: id, assignee, by };
  await appendNext(client, { stream: `desk/${id}`, kind: 'desk', at, origin: runtime.id, body });
  await projectDesk(client, body, at);
};

/** The authority at which both hold a post today: work is handed over inside one authority only. */
const sharedAuthority = async (
  runtime: Runtime,
  session: Session,
  to: string,
  day: Day,
): Promise<string | undefined> => {
  const mine = authoritiesOf(session, day);
  return (await postsAt(runtime.pool, mine, day)).find((post) => post.id === to && post.from <= day)?.authority;
};

/**
 * 交接: offers the cases on one's desk (or on nobody's) to a colleague, with a note. Nothing moves until it is accepted, so that
 * no case lies with somebody who does not know of it. `cases` must be readable by the session (checked by the caller).
 */
export const offerHandover = async (
  runtime: Runtime,
  session: Session,
  { to, cases, note }: { readonly to: string; readonly cases: readonly string[]; readonly note: string },
): Promise<Result<string>> => {
  const me = session.person.id;
  if (to === me)
    return refuse('handover-to-oneself', ['不能交接给自己', 'Nothing is handed over to oneself'], { field: '/to' });
  const authority = await sharedAuthority(runtime, session, to, today(runtime));
  if (!authority) return notColleague('/to');
  return transaction(runtime.pool, async (client) => {
    const desks = await lockDesks(client, cases);
    const foreign = cases.find((id) => desks.has(id) && desks.get(id) !== me);
    if (foreign)
      return refuse('desk-taken', [`办件 ${foreign} 由他人领取`, `Case ${foreign} is on somebody else's desk`], {
        field: '/cases',
      });
    const [open] = await casesBeingHandedOver(client, cases);
    if (open)
      return refuse('handover-open', [`办件 ${open} 已在交接中`, `Case ${open} is being handed over already`], {
        field: '/cases',
      });
    const id = randomUUID();
    await record(runtime, client, { act: 'offer', id, authority, from: me, to, cases, note });
    return ok(id);
  });
};

/** The colleague takes the whole of it or gives it back; only then do the desks change. */
export const answerHandover = (
  runtime: Runtime,
  session: Session,
  id: string,
  { accepted, note }: { readonly accepted: boolean; readonly note: string },
): Promise<Result<{ readonly moved: number }>> =>
  transaction(runtime.pool, async (client) => {
    const handover = await lockHandover(client, id);
    if (!handover || handover.to !== session.person.id)
      return refuse('not-found', ['没有等待您答复的交接', 'No hand-over waits for your answer']);
    if (handover.answeredAt)
      return refuse('handover-answered', ['该交接已经答复', 'This hand-over has been answered already']);
    if (!accepted && !note.trim())
      return refuse('note-missing', ['退回须说明理由', 'Giving it back needs a reason'], { field: '/note' });
    await record(runtime, client, { act: 'answer', id, accepted, note });
    if (!accepted) return ok({ moved: 0 });
    const desks = await lockDesks(client, handover.cases);
    // What somebody else took meanwhile stays with them.
    const moving = handover.cases.filter((one) => !desks.has(one) || desks.get(one) === handover.from);
    for (const one of moving) await putOnDesk(runtime, client, one, session.person.id, handover.from);
    return ok({ moved: moving.length });
  });
