import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import {
  type Day,
  type MandateTerms,
  mandateCovers,
  mandateRegister,
  type Party,
  publishedOn,
  refuse,
} from '#kernel';
import { logAccess } from '#store/queries/access.ts';
import { ownEntries } from '#store/queries/published.ts';
import { registersOf } from '../engine/registers.ts';
import { mattersOn, today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { postWith } from '../view/rights.ts';
import { signedIn } from './context.ts';
import { Refused } from './problem.ts';

interface Values extends MandateTerms {
  readonly between: { readonly grantor: Party; readonly agent: Party };
}

/** Mandates this node registers that name `key`, newest first; `standing`: in force today. */
const mandatesOf = async (node: Node, key: string, day: Day) =>
  (await ownEntries(node.runtime.pool, node.id, mandateRegister, { subject: key }))
    .map((entry) => {
      const { between, extent, matters = [] } = entry.values as unknown as Values;
      const { key: number, validFrom: from, validTo: until } = entry;
      const standing =
        publishedOn({ register: mandateRegister, entries: [entry], heard: {}, stale: [] }, day).length > 0;
      return { number, ...between, extent, matters, from, until, standing };
    })
    .sort((a, b) => (a.from < b.from || (a.from === b.from && a.number < b.number) ? 1 : -1));

type Listed = Awaited<ReturnType<typeof mandatesOf>>[number];

/** Usable today, and for that matter where one is named. */
const usable =
  (matter: string | undefined) =>
  (one: Listed): boolean =>
    one.standing && (matter === undefined || mandateCovers(one, matter));

const matterQuery = {
  matter: Type.Optional(Type.String({ maxLength: 40, description: 'Only those usable today for this basic code' })),
};
const ownQuery = Type.Object(matterQuery);
const grantorQuery = Type.Object({ grantor: Type.String({ minLength: 15, maxLength: 30 }), ...matterQuery });

/** 授权委托: whom I empowered and who empowered me; at a window, who may act for the person before the clerk. */
export const mandateRoutes = (app: FastifyInstance, node: Node): void => {
  const { runtime } = node;
  const keeper = registersOf(runtime.program).get(mandateRegister)?.mechanism;

  app.get(
    '/my/mandates',
    {
      schema: {
        tags: ['mine'],
        summary: 'Mandates registered here: those I gave, those I hold, and where to give one',
        querystring: ownQuery,
      },
    },
    async (request) => {
      const { person } = await signedIn(node, request);
      const { matter } = request.query as { matter?: string };
      const day = today(runtime);
      const all = person.key ? await mandatesOf(node, person.key, day) : [];
      return {
        given: all.filter(({ grantor }) => grantor.key === person.key),
        held: all.filter((one) => one.agent.key === person.key && (matter === undefined || usable(matter)(one))),
        places: mattersOn(runtime, day)
          .filter(({ mechanism }) => keeper !== undefined && mechanism === keeper)
          .map(({ code, jurisdiction }) => ({ code, jurisdiction })),
      };
    },
  );

  app.get(
    '/mandates',
    {
      schema: {
        tags: ['registers'],
        summary: 'At a window: mandates in force of one grantor, registered here; the reading is recorded',
        querystring: grantorQuery,
      },
    },
    async (request) => {
      const session = await signedIn(node, request);
      const day = today(runtime);
      const post = postWith(session, 'window', day);
      if (!post)
        throw new Refused(
          refuse('not-yours', ['只有窗口人员可以查验授权委托', 'Only a window clerk may check mandates']),
        );
      const { grantor, matter } = request.query as { grantor: string; matter?: string };
      const found = (await mandatesOf(node, grantor, day)).filter(
        (one) => one.grantor.key === grantor && usable(matter)(one),
      );
      if (found.length > 0)
        await logAccess(
          runtime.pool,
          [grantor, ...new Set(found.map(({ agent }) => agent.key))].map((subjectKey) => ({
            at: runtime.now(),
            person: session.person.id,
            name: session.person.name,
            authority: post.authority,
            subjectKey,
            ground: 'register',
            what: `entry ${mandateRegister}`,
          })),
        );
      return found;
    },
  );
};
