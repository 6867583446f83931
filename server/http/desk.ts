import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { caseById } from '#store/queries/cases.ts';
import { handoversOf } from '#store/queries/handovers.ts';
import { alarmsOf } from '../engine/alarms.ts';
import { assignCase, readCopies } from '../engine/desk.ts';
import { answerHandover, offerHandover } from '../engine/handover.ts';
import { appointDeputy, type Deputising, endDeputy } from '../engine/posts.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { caseView } from '../view/case-view.ts';
import { colleaguesOf } from '../view/colleagues.ts';
import { standing } from '../view/rights.ts';
import { readable, signedIn, signedInToWrite } from './context.ts';
import { notStaff, valueIn } from './problem.ts';

const id = Type.String({ minLength: 1, maxLength: 100 });
const dayOf = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const note = Type.String({ maxLength: 1000 });

/** Who works on what at this node: desks, hand-overs (交接) and deputies (代理). No case and no deadline changes by it. */
export const deskRoutes = (app: FastifyInstance, node: Node): void => {
  const { runtime } = node;

  app.post(
    '/cases/:id/desk',
    {
      schema: {
        tags: ['desk'],
        summary: 'Take a case, put it back, or, as head of the authority, assign it to a colleague',
        body: Type.Object({ assignee: Type.Union([id, Type.Null()]) }),
      },
    },
    async (request) => {
      const session = await signedInToWrite(node, request);
      const { id: which } = request.params as { id: string };
      const { state, how } = await readable(node, session, which);
      if (how.kind !== 'office') throw notStaff();
      const { assignee } = request.body as { assignee: string | null };
      valueIn(await assignCase(runtime, which, how.post.authority, assignee, session));
      node.wake();
      return { case: await caseView(runtime, state, session, how) };
    },
  );

  app.post(
    '/cases/:id/copies/read',
    { schema: { tags: ['desk'], summary: 'What was copied to the reader in a case (抄送) has been read' } },
    async (request) => {
      const session = await signedInToWrite(node, request);
      const { id: which } = request.params as { id: string };
      const { state, how } = await readable(node, session, which);
      await readCopies(runtime, state, session);
      return { case: await caseView(runtime, state, session, how) };
    },
  );

  app.get(
    '/alarms',
    { schema: { tags: ['desk'], summary: 'Terms that are over and of which the reader’s posts are told' } },
    async (request) => {
      const session = await signedIn(node, request);
      if (session.person.kind !== 'staff') throw notStaff();
      const told = await alarmsOf(runtime, session);
      // A post is told of more cases than its holder may open.
      const opens = async (id: string): Promise<boolean> => {
        const state = await caseById(runtime.pool, id);
        return state !== undefined && standing(session, state, today(runtime)) !== undefined;
      };
      return Promise.all(told.map(async (alarm) => ({ ...alarm, opens: alarm.here && (await opens(alarm.case)) })));
    },
  );

  app.get(
    '/colleagues',
    { schema: { tags: ['desk'], summary: 'Posts at the reader’s own authorities, with deputies and periods' } },
    async (request) => {
      const session = await signedIn(node, request);
      if (session.person.kind !== 'staff') throw notStaff();
      return colleaguesOf(runtime, session);
    },
  );

  app.get(
    '/handovers',
    {
      schema: {
        tags: ['desk'],
        summary: 'Work the reader handed over or was handed; what waits for an answer first',
      },
    },
    async (request) => handoversOf(runtime.pool, (await signedIn(node, request)).person.id),
  );

  app.post(
    '/handovers',
    {
      schema: {
        tags: ['desk'],
        summary: 'Offer one’s cases to a colleague with a note; they move when accepted',
        body: Type.Object({
          to: id,
          cases: Type.Array(id, { minItems: 1, maxItems: 100, uniqueItems: true }),
          note: Type.String({ minLength: 1, maxLength: 1000 }),
        }),
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      if (session.person.kind !== 'staff') throw notStaff();
      const body = request.body as { to: string; cases: string[]; note: string };
      for (const one of body.cases) {
        const { how } = await readable(node, session, one);
        if (how.kind !== 'office') throw notStaff();
      }
      const made = valueIn(await offerHandover(runtime, session, body));
      node.wake();
      return reply.code(201).send({ id: made });
    },
  );

  app.post(
    '/handovers/:id/answer',
    {
      schema: {
        tags: ['desk'],
        summary: 'Accept a hand-over, or give it back with a reason',
        body: Type.Object({ accepted: Type.Boolean(), note: Type.Optional(note) }),
      },
    },
    async (request) => {
      const session = await signedInToWrite(node, request);
      const { accepted, note: says = '' } = request.body as { accepted: boolean; note?: string };
      const { id: which } = request.params as { id: string };
      const answer = valueIn(await answerHandover(runtime, session, which, { accepted, note: says }));
      node.wake();
      return answer;
    },
  );

  const deputy = { deputy: id, authority: id, role: id };
  app.post(
    '/deputies',
    {
      schema: {
        tags: ['desk'],
        summary: 'Appoint a deputy for one’s own post and a period',
        body: Type.Object({ ...deputy, from: dayOf, to: dayOf }),
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const body = request.body as Deputising;
      valueIn(await appointDeputy(runtime, session, body));
      node.sessions.forget(body.deputy);
      return reply.code(201).send({});
    },
  );
  app.post(
    '/deputies/end',
    { schema: { tags: ['desk'], summary: 'End the time of a deputy at once', body: Type.Object(deputy) } },
    async (request) => {
      const session = await signedInToWrite(node, request);
      const body = request.body as Deputising;
      const ended = valueIn(await endDeputy(runtime, session, body));
      node.sessions.forget(body.deputy);
      return ended;
    },
  );
};
