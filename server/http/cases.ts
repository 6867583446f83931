import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Command, type Opening, type Opinion, type Place, refuse } from '#kernel';
import { type ListQuery, listCases } from '#store/queries/case-lists.ts';
import { actorOf, type Session } from '../auth/sessions.ts';
import { strangerNamed } from '../engine/colleagues.ts';
import type { Done, Outcome } from '../engine/executor.ts';
import { filesIn } from '../engine/file-letters.ts';
import { recall } from '../engine/recall.ts';
import { routed } from '../engine/route.ts';
import { matterOn, today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { xlsxType } from '../sheet/sheet.ts';
import { aboutInLists } from '../view/about.ts';
import { caseView } from '../view/case-view.ts';
import { countsFor } from '../view/counts.ts';
import { listSheet, longest, wholeList } from '../view/list-sheet.ts';
import { explainClock, listItem, weekEnd } from '../view/list-view.ts';
import { authoritiesOf, standing } from '../view/rights.ts';
import { actable, idempotencyOf, readable, recordReading, sendJson, signedIn, signedInToWrite } from './context.ts';
import { Refused, sendProblem, valueIn } from './problem.ts';
import { caseSchema, listSchema, openBody, recallBody, stepBody } from './schemas.ts';
import { sendTask } from './tasks.ts';

interface OpenBody {
  readonly mechanism: string;
  readonly matter: string;
  readonly step: string;
  readonly channel: Opening['channel'];
  readonly window?: string;
  readonly facts: Record<string, unknown>;
  readonly note?: string;
}

interface StepBody extends Opinion {
  readonly facts?: Record<string, unknown>;
  readonly expect?: number;
}

const unknownMatter = (code: string) =>
  new Refused(
    refuse('matter-unknown', [`没有事项 ${code}`, `There is no matter ${code} in force today`], { field: '/matter' }),
  );

/**
 * Where a case opened here is received: at the clerk's window, or, online, by the service centre of the node whose pages
 * were used, whose clerks can help and to which a case that went wrong comes back.
 */
const receivingPlace = (node: Node, session: Session, body: OpenBody, deciding: Place): Place => {
  const { zone } = node.runtime.program;
  const post = session.posts.find(
    (held) =>
      held.role === 'window' &&
      (body.window === undefined || held.window === undefined || held.window === body.window),
  );
  const window = body.window ?? post?.window;
  const authority = zone.authorities.find((a) => a.id === post?.authority);
  if (body.channel !== 'window' || !authority) return onlineReception(node) ?? deciding;
  return { jurisdiction: authority.jurisdiction, authority: authority.id, node: node.id, ...(window && { window }) };
};

const onlineReception = (node: Node): Place | undefined => {
  const { windows } = node.runtime.program.zone;
  const window = windows.find((one) => node.runtime.program.authorities[one.authority]?.node === node.id);
  return window && { jurisdiction: window.jurisdiction, authority: window.authority, node: node.id };
};

/** A matter between authorities is received by the office of whoever opens it: the side that finds, announces or evaluates. */
const ownOffice = (node: Node, session: Session, mechanism: string, step: string): Place | undefined => {
  const { program } = node.runtime;
  const { actors, steps } = program.mechanism(mechanism);
  const roles = [steps[step]?.by ?? []].flat().flatMap((name: string) => {
    const actor = actors[name];
    return actor?.kind === 'office' ? actor.role : [];
  });
  const post = session.posts.find(({ role }) => roles.includes(role));
  const authority = program.zone.authorities.find(({ id }) => id === post?.authority);
  return authority && { jurisdiction: authority.jurisdiction, authority: authority.id, node: authority.node };
};

/** Whether a step is begun by an office of the receiving side that is no window: it then receives what it begins. */
const begunByOffice = (node: Node, mechanism: string, step: string): boolean => {
  const { actors, steps } = node.runtime.program.mechanism(mechanism);
  return [steps[step]?.by ?? []]
    .flat()
    .every(
      (name: string) =>
        actors[name]?.kind === 'office' && actors[name].at === 'receiving' && actors[name].role !== 'window',
    );
};

const openingOf = (node: Node, session: Session, body: OpenBody): Opening => {
  const chosen = matterOn(node.runtime, body.matter, today(node.runtime));
  const matter = chosen && routed(node.runtime, chosen, body.facts);
  const authority = matter && node.runtime.program.zone.authorities.find((a) => a.id === matter.authority);
  if (!matter || !authority || matter.mechanism !== body.mechanism) throw unknownMatter(body.matter);
  const deciding: Place = { jurisdiction: matter.jurisdiction, authority: authority.id, node: authority.node };
  const internal = node.runtime.program.zone.internalMatters?.includes(matter);
  const between = internal || begunByOffice(node, matter.mechanism, body.step);
  return {
    mechanism: matter.mechanism,
    matter: { code: matter.code, version: matter.version, title: matter.title },
    receiving:
      (between && ownOffice(node, session, matter.mechanism, body.step)) ||
      receivingPlace(node, session, body, deciding),
    deciding,
    channel: body.channel,
  };
};

/** A fact may only name a file that was stored here before, as it was stored. */
const checkFiles = (node: Node, facts: Record<string, unknown>): void => {
  for (const file of filesIn(facts))
    if (node.files.size(file.sha256) !== file.size)
      throw new Refused(
        refuse('fact-invalid', [`文件“${file.name}”尚未上传`, `The file "${file.name}" was not uploaded here`], {
          field: '/facts',
          remedy: ['请重新上传该文件', 'Upload the file again'],
        }),
      );
};

/** RFC 7240: a program that only needs to know that it was done spares both sides the whole case page. */
const wantsLittle = (request: FastifyRequest, reply: FastifyReply): boolean => {
  const little = /(^|[,;\s])return=minimal($|[,;\s])/.test(String(request.headers.prefer ?? ''));
  if (little) void reply.header('preference-applied', 'return=minimal');
  return little;
};

const shortly = ({ case: id, version, state }: Outcome) => ({ id, version, state });

const listQuery = (node: Node, session: Session, query: Record<string, string | undefined>): ListQuery => {
  const day = today(node.runtime);
  const view = query.view ?? 'inbox';
  const authorities = authoritiesOf(session, day);
  const offset = Math.max(0, Number(query.offset ?? 0) || 0);
  const common = {
    day,
    weekEnd: weekEnd(day),
    offset,
    limit: Math.min(100, Math.max(1, Number(query.limit ?? 20) || 20)),
    ...(query.state && { state: query.state }),
    ...(query.mechanism && { mechanism: query.mechanism }),
    ...(query.q && { text: query.q.trim() }),
    ...(query.due && ['overdue', 'today', 'week'].includes(query.due) && { due: query.due as ListQuery['due'] }),
  };
  if (session.person.kind !== 'staff') return { ...common, party: session.person.key ?? '-' };
  switch (view) {
    case 'mine':
      return { ...common, deciding: authorities, receiving: authorities, assignee: session.person.id };
    case 'copied':
      return { ...common, deciding: authorities, receiving: authorities, copied: session.person.id };
    case 'received':
      return { ...common, receiving: authorities };
    case 'concerned':
      return { ...common, concerned: authorities };
    case 'handled':
      return { ...common, deciding: authorities, open: false };
    case 'all':
      return { ...common, deciding: authorities, receiving: authorities };
    default:
      return { ...common, deciding: authorities, open: true };
  }
};

const openCase = async (
  node: Node,
  session: Session,
  body: OpenBody,
  key: ReturnType<typeof idempotencyOf>,
): Promise<Done> => {
  const opening = openingOf(node, session, body);
  checkFiles(node, body.facts);
  const command: Command = {
    case: await node.newCaseId(opening.receiving.jurisdiction),
    step: body.step,
    actor: actorOf(node.runtime, session),
    facts: body.facts,
    opening,
    ...(body.note !== undefined && { note: body.note }),
  };
  return valueIn(await node.executor.submit({ command, idempotency: key }));
};

/** Cases: open one, list, read, take a step, ask a clock why. Written once for all mechanisms. */
export const caseRoutes = (app: FastifyInstance, node: Node): void => {
  const view = async (session: Session, id: string) => {
    const { state, how } = await readable(node, session, id);
    return caseView(node.runtime, state, session, how);
  };
  /** After an act: the executor has the case at hand. */
  const viewAfter = (session: Session, { case: id, now }: Done) => {
    const how = now && standing(session, now, today(node.runtime));
    return now && how ? caseView(node.runtime, now, session, how) : view(session, id);
  };

  app.post(
    '/cases',
    {
      schema: {
        tags: ['cases'],
        summary: 'Open a case by one of the steps that begin it',
        body: openBody,
        response: { 201: caseSchema },
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const outcome = await openCase(node, session, request.body as OpenBody, idempotencyOf(request, session));
      if (wantsLittle(request, reply)) return sendJson(reply, { case: shortly(outcome) }, 201);
      return sendJson(reply, { case: await viewAfter(session, outcome) }, 201);
    },
  );

  app.get(
    '/cases',
    {
      schema: {
        tags: ['cases'],
        summary: 'A list: inbox, mine, copied, received, concerned, handled, all',
        querystring: listSchema,
      },
    },
    async (request) => {
      const session = await signedIn(node, request);
      const query = listQuery(node, session, request.query as Record<string, string>);
      const [items, counts] = await Promise.all([
        listCases(node.runtime.pool, query, aboutInLists(node.runtime.program)),
        countsFor(node.runtime, query),
      ]);
      return { total: counts.total, counts, items: items.map((item) => listItem(node.runtime, item, session)) };
    },
  );

  app.post(
    '/cases/export',
    {
      schema: {
        tags: ['cases'],
        summary: `Begin to write the same list as a spreadsheet, at most ${longest} rows: a task`,
        querystring: listSchema,
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const query = listQuery(node, session, request.query as Record<string, string>);
      return sendTask(node, reply, {
        kind: 'list',
        each: 'person',
        title: ['导出办件清单', 'Writing the list of cases'],
        by: session.person.id,
        run: async (watch) => listSheet(node.runtime, await wholeList(node.runtime, query, watch), session),
        view: () => ({}),
        file: async (bytes) => ({ name: `cases-${query.day}.xlsx`, type: xlsxType, bytes }),
      });
    },
  );

  app.get(
    '/cases/:id',
    { schema: { tags: ['cases'], summary: 'One case as the reader may see it; the reading is recorded' } },
    async (request) => {
      const session = await signedIn(node, request);
      const { state, how } = await readable(node, session, (request.params as { id: string }).id, true);
      await recordReading(node, session, state, how, 'case');
      return caseView(node.runtime, state, session, how);
    },
  );

  app.post(
    '/cases/:id/steps/:step',
    {
      schema: {
        tags: ['cases'],
        summary: 'Take a step; 202 when the case is held elsewhere and the step was sent there',
        body: stepBody,
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const { id, step } = request.params as { id: string; step: string };
      const body = (request.body ?? {}) as StepBody;
      const state = await actable(node, session, id);
      const { facts = {}, ...said } = body;
      checkFiles(node, { facts, enclosed: said.enclosed, signature: said.signature });
      const stranger = await strangerNamed(node.runtime, session, state, { facts, copies: said.copies });
      if (stranger) throw new Refused(stranger);
      const command: Command = { case: id, step, actor: actorOf(node.runtime, session), facts, ...said };
      const key = idempotencyOf(request, session);
      if (state.holder !== node.id && node.runtime.program.mechanism(state.mechanism).steps[step]?.fromAfar) {
        const answer = await node.askHolder(state, command, key);
        if (answer && !answer.ok) return sendProblem(reply, answer);
        return sendJson(
          reply,
          { forwarded: answer === undefined, to: state.holder, case: await view(session, id) },
          answer ? 200 : 202,
        );
      }
      const outcome = valueIn(await node.executor.submit({ command, idempotency: key }));
      if (wantsLittle(request, reply)) return sendJson(reply, { case: shortly(outcome) });
      return sendJson(reply, { case: await viewAfter(session, outcome) });
    },
  );

  app.post(
    '/cases/:id/recall',
    {
      schema: {
        tags: ['cases'],
        summary: 'Take back an offer of custody while its letter is not sealed (移交撤回)',
        body: recallBody,
      },
    },
    async (request) => {
      const session = await signedInToWrite(node, request);
      const { id } = request.params as { id: string };
      const { state } = await readable(node, session, id);
      const { note } = (request.body ?? {}) as { note?: string };
      valueIn(await recall(node.runtime, node.executor, state, session, idempotencyOf(request, session), note));
      return { case: await view(session, id) };
    },
  );

  app.get(
    '/cases/:id/clocks/:name',
    { schema: { tags: ['cases'], summary: 'Why the clock says so: each day counted or not, and the reason' } },
    async (request) => {
      const session = await signedIn(node, request);
      const { id, name } = request.params as { id: string; name: string };
      const { state } = await readable(node, session, id);
      return explainClock(node.runtime, state, name);
    },
  );
};
