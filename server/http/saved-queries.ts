import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { refuse } from '#kernel';
import { deleteQuery, type SavedQuery, savedQueries, saveQuery } from '#store/queries/saved-queries.ts';
import type { Node } from '../node.ts';
import { signedIn, signedInToWrite } from './context.ts';
import { Refused } from './problem.ts';

const most = 30;
const id = Type.String({ pattern: '^[\\w-]{8,60}$' });

/** 常用查询: lists with filters a person comes back to, under names of their own; whoever gets the address sees their own rows by it. */
export const savedQueryRoutes = (app: FastifyInstance, node: Node): void => {
  const { pool } = node.runtime;

  app.get(
    '/my/queries',
    { schema: { tags: ['mine'], summary: 'Lists with filters the reader saved under names' } },
    async (request) => savedQueries(pool, (await signedIn(node, request)).person.id),
  );

  app.post(
    '/my/queries',
    {
      schema: {
        tags: ['mine'],
        summary: `Save a list with its filters under a name, or give one another name; at most ${most}`,
        body: Type.Object(
          {
            id,
            name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
            address: Type.String({
              maxLength: 500,
              pattern: `^/${node.id}/(inbox|window)(\\?[^#\\s]*)?$`,
              description: 'Path and filters of a list of this node',
            }),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const { person } = await signedInToWrite(node, request);
      const body = request.body as SavedQuery;
      if (!(await saveQuery(pool, person.id, { ...body, name: body.name.trim() }, node.runtime.now(), most)))
        throw new Refused(
          refuse('too-many-saved', [`最多保存 ${most} 个常用查询`, `At most ${most} queries are saved`], {
            remedy: ['请先删除不用的', 'Delete some that are not used'],
          }),
        );
      return savedQueries(pool, person.id);
    },
  );

  app.delete(
    '/my/queries/:id',
    { schema: { tags: ['mine'], summary: 'Delete a saved query', params: Type.Object({ id }) } },
    async (request) => {
      const { person } = await signedInToWrite(node, request);
      if (!(await deleteQuery(pool, person.id, (request.params as { id: string }).id)))
        throw new Refused(refuse('not-found', ['没有这个常用查询', 'There is no such saved query']));
      return savedQueries(pool, person.id);
    },
  );
};
