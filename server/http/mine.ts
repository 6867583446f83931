import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { AnyMechanism, Words } from '#kernel';
import { accessesTo, messagesFor } from '#store/queries/access.ts';
import { caseById } from '#store/queries/cases.ts';
import { crossingsOf } from '#store/queries/crossings.ts';
import type { Node } from '../node.ts';
import { groundWords, thingWords } from '../view/access-words.ts';
import { signedIn } from './context.ts';

const letters: Readonly<Record<string, Words>> = {
  'case.offer': ['移交办件材料包', 'The package of the case, handed over'],
  'case.offer-refused': ['移交未被签收', 'A hand-over that was not taken'],
  'case.events': ['办理进展', 'What happened in the case'],
  'case.want': ['补发办理进展的请求', 'A request for what was missed of the case'],
  'case.act': ['异地提出的办理请求', 'A step asked for from afar'],
  'case.answer': ['对异地请求的答复', 'The answer to such a step'],
  'ballot.part': ['无记名投票:密钥或签发名单', 'Secret ballot: a key or a closed book'],
  'ballot.box': ['无记名投票:票箱', 'Secret ballot: a box'],
  'ballot.ask': ['无记名投票:领取凭证', 'Secret ballot: a credential is asked for'],
  'ballot.answer': ['无记名投票:签发凭证', 'Secret ballot: a credential'],
  'file.want': ['请求调取材料文件', 'A request for a file of the case'],
  'file.part': ['材料文件', 'A file of the case, or a part of it'],
};

/** What the platform holds about the reader: who looked at it (data tracker), what crossed the border, what they were told. */
export const mineRoutes = (app: FastifyInstance, node: Node): void => {
  const { pool, program } = node.runtime;
  app.get(
    '/my/access',
    {
      schema: {
        tags: ['mine'],
        summary: 'Who looked at my data: when, for which case, on what ground; newest first, 500 at a time',
        querystring: Type.Object({
          before: Type.Optional(Type.String({ pattern: '^\\d{1,15}$', description: 'The last reading seen' })),
        }),
      },
    },
    async (request) => {
      const { person } = await signedIn(node, request);
      if (!person.key) return [];
      const { before } = request.query as { before?: string };
      return (await accessesTo(pool, person.key, 500, before)).map(
        ({ id, at, name, authority, caseId, ground, what }) => ({
          id,
          at,
          who: name,
          authority: program.zone.authorities.find((a) => a.id === authority)?.title,
          case: caseId,
          ground: groundWords(ground),
          what: thingWords(program, what),
        }),
      );
    },
  );

  app.get(
    '/my/crossings',
    {
      schema: { tags: ['mine'], summary: 'What about me crossed to other nodes: kinds, when, to whom, which facts' },
    },
    async (request) => {
      const { person } = await signedIn(node, request);
      if (!person.key) return [];
      const mechanismOf = new Map<string, AnyMechanism>();
      const title = (name: string, id: string): Words =>
        (mechanismOf.get(id)?.facts as Record<string, { title: Words }> | undefined)?.[name]?.title ?? [name, name];
      const rows = await crossingsOf(pool, person.key, 500);
      for (const id of new Set(rows.map((row) => row.case))) {
        const state = await caseById(pool, id);
        if (state) mechanismOf.set(id, program.mechanism(state.mechanism));
      }
      return rows.map(({ at, way, peer, kind, case: id, received, facts }) => ({
        at,
        way,
        peer: { id: peer, title: program.zone.nodes.find((one) => one.id === peer)?.title ?? [peer, peer] },
        kind,
        what: letters[kind] ?? [kind, kind],
        case: id,
        received,
        facts: facts.map((name) => title(name, id)),
      }));
    },
  );

  app.get('/my/messages', { schema: { tags: ['mine'], summary: 'Messages to me' } }, async (request) => {
    const { person } = await signedIn(node, request);
    return person.key
      ? (await messagesFor(pool, person.key, 200)).map(({ at, case: id, zh, en }) => ({
          at,
          case: id,
          text: [zh, en],
        }))
      : [];
  });
};
