import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { compareBasic, type Matter, type Mode, modesOf, refuse } from '#kernel';
import { matterOn, today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { Refused } from './problem.ts';
import { matterQuery } from './schemas.ts';

export type { Mode };

/** The catalogue: found by words, any two characters, pinyin initials, code or life event; compared between places. */
export const catalogueRoutes = (app: FastifyInstance, node: Node): void => {
  const inForce = (): readonly Matter[] => {
    const day = today(node.runtime);
    return [...node.runtime.matters.keys()].flatMap((code) => matterOn(node.runtime, code, day) ?? []);
  };

  app.get(
    '/matters',
    { schema: { tags: ['catalogue'], summary: 'Find matters', querystring: matterQuery } },
    async (request) => {
      const {
        q = '',
        jurisdiction,
        event,
        department,
        offset = 0,
        limit = 20,
      } = request.query as Record<string, string> & { offset?: number; limit?: number };
      return node.search(q, {
        ...(jurisdiction && { jurisdiction }),
        ...(event && { lifeEvent: event }),
        ...(department && { department }),
        offset: Number(offset),
        limit: Number(limit),
      });
    },
  );

  app.get(
    '/matters/:code',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'A matter as its guide shows it, and the same matter in the other places',
      },
    },
    async (request) => {
      const { code } = request.params as { code: string };
      const matter = matterOn(node.runtime, code, today(node.runtime));
      if (!matter)
        throw new Refused(
          refuse('matter-unknown', [`没有事项 ${code}`, `There is no matter ${code} in force today`]),
        );
      return {
        matter,
        implementations: inForce().filter((other) => other.basic === matter.basic),
        modes: modesOf(matter),
      };
    },
  );

  const compared = Type.Object({
    basic: Type.Optional(Type.String({ maxLength: 20 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  });
  app.get(
    '/matters-compare',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'What is unified, what differs: the work list of unification',
        querystring: compared,
      },
    },
    async (request) => {
      const { basic, offset = 0, limit = 20 } = request.query as { basic?: string; offset?: number; limit?: number };
      const all = compareBasic(basic ? inForce().filter((matter) => matter.basic === basic) : inForce());
      const work = [...all].sort((a, b) => Number(a.unified) - Number(b.unified));
      return {
        total: all.length,
        unified: all.filter((one) => one.unified).length,
        items: work.slice(Number(offset), Number(offset) + Number(limit)),
      };
    },
  );
};
