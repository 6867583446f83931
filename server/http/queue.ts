import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { refuse } from '#kernel';
import { callNext, type Line, queueOf, takeTicket } from '#store/queries/tickets.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { signedInToWrite } from './context.ts';
import { Refused } from './problem.ts';

const noHall = (hall: string) =>
  new Refused(refuse('not-found', [`本节点没有大厅“${hall}”`, `There is no hall "${hall}" at this node`]));

const tooMany = { rateLimit: { max: 30, timeWindow: '1 minute' } };

/**
 * 排队叫号: a hall is an authority with windows. A number is taken without signing in and holds nothing about a person; a clerk
 * calls the next to the window of their own post. Numbers begin again each day.
 */
export const queueRoutes = (app: FastifyInstance, node: Node): void => {
  const { runtime } = node;
  const { zone } = runtime.program;
  const halls = zone.authorities
    .filter((authority) => authority.node === node.id && zone.windows.some((one) => one.authority === authority.id))
    .map(({ id, title }) => ({ id, title, windows: zone.windows.filter((one) => one.authority === id) }));
  const hallOf = (id: string): string => {
    if (!halls.some((hall) => hall.id === id)) throw noHall(id);
    return id;
  };
  const params = Type.Object({ hall: Type.String({ maxLength: 60 }) });

  app.get('/queue', { schema: { tags: ['queue'], summary: 'Halls of this node with their windows' } }, async () =>
    halls.map(({ id, title, windows }) => ({
      id,
      title,
      windows: windows.map((one) => ({ id: one.id, title: one.title })),
    })),
  );

  app.get(
    '/queue/:hall',
    { schema: { tags: ['queue'], summary: 'How many wait in a hall today, and who was called last', params } },
    async (request) => queueOf(runtime.pool, hallOf((request.params as { hall: string }).hall), today(runtime)),
  );

  app.post(
    '/queue/:hall/tickets',
    {
      config: tooMany,
      schema: {
        tags: ['queue'],
        summary: 'Take a number',
        params,
        body: Type.Object({ line: Type.Union([Type.Literal('general'), Type.Literal('helped')]) }),
      },
    },
    async (request, reply) => {
      const hall = hallOf((request.params as { hall: string }).hall);
      const day = today(runtime);
      const { line } = request.body as { line: Line };
      const ticket = await takeTicket(runtime.pool, hall, day, line, runtime.now());
      const { waiting } = await queueOf(runtime.pool, hall, day);
      node.news.changed();
      const before = line === 'helped' ? waiting.helped - 1 : waiting.helped + waiting.general - 1;
      return reply.code(201).send({ ...ticket, day, hall, before: Math.max(0, before) });
    },
  );

  app.post(
    '/queue/:hall/next',
    { schema: { tags: ['queue'], summary: 'Call the next number to one’s own window', params } },
    async (request) => {
      const session = await signedInToWrite(node, request);
      const hall = hallOf((request.params as { hall: string }).hall);
      const day = today(runtime);
      const post = session.posts.find(
        (held) => held.authority === hall && held.window && held.from <= day && (!held.to || day <= held.to),
      );
      if (!post?.window)
        throw new Refused(
          refuse('actor-not-named', [
            '只有本大厅的窗口人员可以叫号',
            'Only clerks at a window of this hall call numbers',
          ]),
        );
      const ticket = await callNext(runtime.pool, {
        hall,
        day,
        window: post.window,
        person: session.person.id,
        at: runtime.now(),
      });
      node.news.changed();
      return { ticket: ticket ?? null, ...(await queueOf(runtime.pool, hall, day)) };
    },
  );
};
