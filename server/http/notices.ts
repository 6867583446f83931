import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type CaseState, type Command, refuse } from '#kernel';
import { caseById } from '#store/queries/cases.ts';
import { fileUse } from '#store/queries/files.ts';
import { shownCases } from '#store/queries/notices.ts';
import { actorOf } from '../auth/sessions.ts';
import { filesIn } from '../engine/file-letters.ts';
import type { Node } from '../node.ts';
import { type Notice, noticeOf } from '../notice/notices.ts';
import { overrunsOf } from '../notice/overruns.ts';
import { idempotencyOf, sendJson, signedInToWrite } from './context.ts';
import { Refused, sendProblem } from './problem.ts';
import { page, stepBody } from './schemas.ts';

const gone = (id: string) =>
  new Refused(refuse('not-found', [`没有正在公示的 ${id}`, `Nothing is shown under ${id}`]));

/** 公示 and 公开征求意见 of this node: read by anyone, answered by anyone who is signed in. */
export const noticeRoutes = (app: FastifyInstance, node: Node): void => {
  const found = async (id: string): Promise<{ state: CaseState; notice: Notice }> => {
    const state = await caseById(node.runtime.pool, id);
    const notice = state && noticeOf(node.runtime, state);
    if (!state || !notice) throw gone(id);
    return { state, notice };
  };

  app.get(
    '/notices',
    {
      schema: {
        tags: ['notices'],
        summary: 'What this node shows in public today: results, drafts open for comment',
      },
    },
    async () => ({
      items: (await shownCases(node.runtime.pool)).flatMap((state) => noticeOf(node.runtime, state) ?? []),
    }),
  );

  app.get(
    '/overruns',
    {
      schema: {
        tags: ['notices'],
        summary: 'Why promises were overrun here, as the law has it stated in public: without case and person',
        querystring: Type.Object(page),
      },
    },
    async (request) => {
      const { offset = 0, limit = 20 } = request.query as { offset?: number; limit?: number };
      return overrunsOf(node, { offset: Number(offset), limit: Number(limit) });
    },
  );

  app.get(
    '/notices/:id',
    { schema: { tags: ['notices'], summary: 'One notice, with what it shows' } },
    async (request) => (await found((request.params as { id: string }).id)).notice,
  );

  app.get(
    '/notices/:id/files/:sha256',
    { schema: { tags: ['notices'], summary: 'A text that is shown: anybody may download it' } },
    async (request, reply) => {
      const { id, sha256 } = request.params as { id: string; sha256: string };
      const { notice } = await found(id);
      const shown = filesIn(notice.facts).some((file) => file.sha256 === sha256);
      const known = shown ? await fileUse(node.runtime.pool, sha256, undefined) : undefined;
      const stream = known && node.files.open(sha256);
      if (!known || !stream) throw gone(id);
      return reply
        .type(known.type)
        .header('content-disposition', 'inline')
        .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'self'")
        .send(stream);
    },
  );

  app.post(
    '/notices/:id/steps/:step',
    { schema: { tags: ['notices'], summary: 'Answer a notice: a comment, an objection', body: stepBody } },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const { id, step } = request.params as { id: string; step: string };
      const { state, notice } = await found(id);
      if (!notice.takes.includes(step)) throw gone(id);
      const { facts = {}, note } = request.body as { facts?: Record<string, unknown>; note?: string };
      const command: Command = {
        case: id,
        step,
        actor: actorOf(node.runtime, session),
        facts,
        ...(note !== undefined && { note }),
      };
      const key = idempotencyOf(request, session);
      if (state.holder !== node.id) {
        const answer = await node.askHolder(state, command, key);
        if (answer && !answer.ok) return sendProblem(reply, answer);
        return sendJson(reply, { taken: answer !== undefined }, answer ? 200 : 202);
      }
      const outcome = await node.executor.submit({ command, idempotency: key });
      if (!outcome.ok) return sendProblem(reply, outcome);
      return sendJson(reply, { taken: true });
    },
  );
};
