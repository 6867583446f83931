import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { refuse, stepOf } from '#kernel';
import { logAccess } from '#store/queries/access.ts';
import { actsIn, readingsIn, type Trail } from '#store/queries/access-search.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { groundWords, thingWords } from '../view/access-words.ts';
import { postWith } from '../view/rights.ts';
import { signedIn } from './context.ts';
import { notOperator, Refused } from './problem.ts';

const most = 200;
const word = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));
const day = Type.Optional(Type.String({ format: 'date' }));

/** What was searched for, as it is recorded; the number of whom it is about stands in the record already. */
const searchText = ({ subject: _, ...open }: Query): string =>
  ['audit.search', ...Object.entries(open).map(([name, value]) => `${name}=${value}`)].join(' ');

type Query = Pick<Trail, 'person' | 'case' | 'authority' | 'subject' | 'from' | 'to'>;

/**
 * 审计查询: who looked at personal data and who acted on cases here, for the operator. Cases are named by number only; whom
 * they are about is not shown. The search is itself a reading, recorded before it is answered: whoever is searched for by
 * number finds it among who looked at their data.
 */
export const auditTrailRoutes = (app: FastifyInstance, node: Node): void => {
  const { runtime } = node;
  const { program, pool } = runtime;
  app.get(
    '/operator/trail',
    {
      schema: {
        tags: ['operator'],
        summary: 'Who looked and who acted: by person, case, authority, whom it is about, and days',
        querystring: Type.Object({ person: word, case: word, authority: word, subject: word, from: day, to: day }),
      },
    },
    async (request) => {
      const session = await signedIn(node, request);
      const post = postWith(session, 'operator', today(runtime));
      if (!post) throw notOperator(['仅运维人员可查询', 'Only operators may search this']);
      const asked = request.query as Query;
      if (asked.from !== undefined && asked.to !== undefined && asked.from > asked.to)
        throw new Refused(
          refuse('request-invalid', ['起始日在截止日之后', 'The first day is after the last'], {
            field: '/query/from',
          }),
        );
      const trail: Trail = { ...asked, offset: program.zone.utcOffset, limit: most };
      await logAccess(pool, [
        {
          at: runtime.now(),
          person: session.person.id,
          name: session.person.name,
          authority: post.authority,
          subjectKey: asked.subject ?? `audit:${node.id}`,
          ground: 'audit',
          what: searchText(asked),
        },
      ]);
      const [readings, acts] = await Promise.all([readingsIn(pool, trail), actsIn(pool, trail)]);
      // What another node reported of its own people comes under its name alone.
      const nodeTitle = (person: string) => program.zone.nodes.find(({ id }) => person === `node:${id}`)?.title;
      const titleOf = (authority: string | undefined) => authority && program.authorities[authority]?.title;
      return {
        most,
        readings: readings.map(({ at, person, name, authority, caseId, ground, what }) => ({
          at,
          who: nodeTitle(person) ?? name ?? person,
          authority: titleOf(authority),
          case: caseId,
          ground: groundWords(ground),
          what: thingWords(program, what),
        })),
        acts: acts.map(({ mechanism, step, by, ...act }) => ({
          ...act,
          who: by.kind === 'party' ? undefined : by.name,
          kind: by.kind,
          authority: titleOf(by.authority),
          step: (mechanism && stepOf(program.mechanism(mechanism), step)?.title) ?? [step, step],
        })),
      };
    },
  );
};
