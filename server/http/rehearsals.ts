import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { refuse, stepOf } from '#kernel';
import type { Session } from '../auth/sessions.ts';
import type { Node } from '../node.ts';
import { type RehearsalJob, rehearsalDesk } from '../rehearse/jobs.ts';
import { readProposal } from '../rehearse/proposal.ts';
import { countsOf, rehearsalXlsx } from '../rehearse/table.ts';
import { xlsxType } from '../sheet/sheet.ts';
import { sendJson, signedIn, signedInToWrite } from './context.ts';
import { Refused } from './problem.ts';

const body = Type.Object({
  key: Type.String({ maxLength: 120, description: 'mechanism.slot' }),
  to: Type.String({ maxLength: 20_000 }),
  from: Type.String({ format: 'date' }),
  jurisdiction: Type.String({ maxLength: 20 }),
  pending: Type.Optional(Type.Boolean()),
});
const shown = 200;

const viewOf = (node: Node, job: RehearsalJob) => {
  const { result } = job;
  const mechanism = node.runtime.program.mechanism(job.proposal.mechanism);
  return {
    id: job.id,
    state: job.state,
    done: job.done,
    all: job.all,
    proposal: job.proposal,
    ...(result && {
      cases: result.cases,
      affected: result.affected,
      open: result.open,
      unclear: result.unclear,
      total: result.changes.length,
      counts: countsOf([result]),
      changes: result.changes.slice(0, shown).map((one) => ({
        ...one,
        stepTitle: stepOf(mechanism, one.step)?.title ?? [one.step, one.step],
        whatTitle: mechanism.facts[one.what]?.title ?? mechanism.clocks[one.what]?.title ?? [one.what, one.what],
      })),
    }),
  };
};

/** Rehearsing a reform (改革推演): stored cases replayed under a value that is not law yet. Staff only; nobody is named. */
export const rehearsalRoutes = (app: FastifyInstance, node: Node): void => {
  const desk = rehearsalDesk(node.runtime);
  const staff = (session: Session): Session => {
    if (session.person.kind !== 'staff')
      throw new Refused(refuse('actor-not-named', ['只有工作人员可以推演', 'Only staff rehearse changes of law']));
    return session;
  };
  const own = async (request: FastifyRequest): Promise<RehearsalJob> => {
    const session = staff(await signedIn(node, request));
    const job = desk.find((request.params as { id: string }).id);
    if (!job || job.by !== session.person.id)
      throw new Refused(refuse('not-found', ['没有这次推演', 'There is no such rehearsal of yours']));
    return job;
  };

  app.post(
    '/rehearsals',
    { schema: { tags: ['law'], summary: 'Begin to replay the cases here under a proposed value', body } },
    async (request, reply) => {
      const session = staff(await signedInToWrite(node, request));
      const { key, to, from, jurisdiction, pending } = request.body as {
        key: string;
        to: string;
        from: string;
        jurisdiction: string;
        pending?: boolean;
      };
      const proposal = readProposal(node.runtime.program, {
        key,
        to,
        from,
        jurisdiction,
        transition: pending ? 'pending-too' : 'new-cases',
      });
      if (!proposal.ok) throw new Refused(proposal);
      const job = await desk.begin(proposal.value, session.person.id);
      if (!job)
        throw new Refused(
          refuse('rehearsal-busy', [
            '正在进行另一次推演，请稍后再试',
            'Another rehearsal is under way: try again later',
          ]),
        );
      return sendJson(reply, viewOf(node, job), 202);
    },
  );

  app.get(
    '/rehearsals/:id',
    { schema: { tags: ['law'], summary: 'How far it is, and what it found' } },
    async (request) => viewOf(node, await own(request)),
  );

  app.delete('/rehearsals/:id', { schema: { tags: ['law'], summary: 'Stop it' } }, async (request) => {
    await signedInToWrite(node, request);
    const job = await own(request);
    job.stop();
    return viewOf(node, job);
  });

  app.get(
    '/rehearsals/:id/table.xlsx',
    { schema: { tags: ['law'], summary: 'All changes as a spreadsheet' } },
    async (request, reply) => {
      const { result } = await own(request);
      if (!result) throw new Refused(refuse('not-found', ['推演尚未完成', 'It is not finished yet']));
      return reply
        .type(xlsxType)
        .header('content-disposition', 'attachment; filename="rehearsal.xlsx"')
        .send(await rehearsalXlsx([result]));
    },
  );
};
