import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { refuse } from '#kernel';
import { searchPublished } from '#store/queries/published.ts';
import { registersOf } from '../engine/registers.ts';
import { today } from '../engine/runtime.ts';
import { sourcesOf } from '../evidence/marks.ts';
import type { Node } from '../node.ts';
import { Refused } from './problem.ts';
import { page } from './schemas.ts';

const query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100, description: 'Words, all of which must occur' })),
  ...page,
});

/** Registers that are open to everybody: what is wanted is found by its words, whichever node keeps it. */
export const publishedRoutes = (app: FastifyInstance, node: Node): void => {
  const { runtime } = node;
  const open = () =>
    [...registersOf(runtime.program).values()].filter(({ spec }) => spec.published?.openTo === 'everybody');

  app.get(
    '/published',
    { schema: { tags: ['registers'], summary: 'Registers that anybody may look up' } },
    async () =>
      open().map(({ name, mechanism, spec }) => ({ register: name, mechanism, title: spec.title, key: spec.key })),
  );

  app.get(
    '/published/:register',
    {
      schema: {
        tags: ['registers'],
        summary: 'Look up what stands in an open register here and at the peers, by its words',
        querystring: query,
      },
    },
    async (request) => {
      const { register } = request.params as { register: string };
      const kept = open().find(({ name }) => name === register);
      if (!kept?.spec.published)
        throw new Refused(refuse('not-found', ['没有这一公开登记簿', 'There is no such open register']));
      const { q = '', offset = 0, limit = 20 } = request.query as { q?: string; offset?: number; limit?: number };
      const { columns } = kept.spec.published;
      const searchable = columns.filter((name) => kept.spec.columns[name]?.searchable);
      const found = await searchPublished(runtime.pool, node.id, register, {
        terms: q.trim().split(/\s+/).filter(Boolean).slice(0, 8),
        columns: searchable,
        day: today(runtime),
        offset,
        limit,
      });
      return {
        register,
        title: kept.spec.title,
        key: kept.spec.key,
        columns: Object.fromEntries(columns.map((name) => [name, kept.spec.columns[name]])),
        total: found.total,
        sources: await sourcesOf(runtime, runtime.pool, register),
        items: found.items.map(({ source, key, values, recordedAt }) => ({
          source,
          key,
          // Only what is published: of this node's own entries too.
          values: Object.fromEntries(columns.flatMap((name) => (name in values ? [[name, values[name]]] : []))),
          recordedAt,
        })),
      };
    },
  );
};
