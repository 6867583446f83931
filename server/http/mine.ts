import type { FastifyInstance } from 'fastify';
import type { Words } from '#kernel';
import { accessesTo, messagesFor } from '#store/queries/access.ts';
import type { Node } from '../node.ts';
import { signedIn } from './context.ts';

const grounds: Readonly<Record<string, Words>> = {
  deciding: ['办理本机关有权决定的办件', 'Handling a case this authority decides'],
  receiving: ['办理本窗口收件的办件', 'Handling a case received at this window'],
  evidence: ['依申请向数据持有机关查询', 'Asking the holder of a fact on the applicant’s request'],
};

const things: Readonly<Record<string, Words>> = {
  case: ['查看办件全部内容', 'Opened the case'],
  paper: ['查看或打印文书', 'Opened or printed a paper'],
  file: ['查看材料文件', 'Opened a file'],
  credential: ['查看证照', 'Opened a credential'],
};

/** What the platform holds about the reader: who looked at it (data tracker), and what they were told. */
export const mineRoutes = (app: FastifyInstance, node: Node): void => {
  const { pool, program } = node.runtime;
  app.get(
    '/my/access',
    { schema: { tags: ['mine'], summary: 'Who looked at my data: when, for which case, on what ground' } },
    async (request) => {
      const { person } = await signedIn(node, request);
      if (!person.key) return [];
      return (await accessesTo(pool, person.key, 500)).map(({ at, name, authority, caseId, ground, what }) => ({
        at,
        who: name,
        authority: program.zone.authorities.find((a) => a.id === authority)?.title,
        case: caseId,
        ground: grounds[ground] ?? [ground, ground],
        what: things[what] ?? [what, what],
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
