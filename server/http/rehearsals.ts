import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { countHeld } from '#store/queries/registers-replay.ts';
import type { Node } from '../node.ts';
import { type Proposal, readProposal } from '../rehearse/proposal.ts';
import { type Rehearsal, rehearse } from '../rehearse/rehearse.ts';
import { countsOf, rehearsalXlsx } from '../rehearse/table.ts';
import { inWords } from '../rehearse/words.ts';
import { xlsxType } from '../sheet/sheet.ts';
import { signedInToWrite } from './context.ts';
import { notStaff, valueIn } from './problem.ts';
import { sendTask } from './tasks.ts';

const body = Type.Object({
  key: Type.String({ maxLength: 120, description: 'mechanism.slot' }),
  to: Type.String({ maxLength: 20_000 }),
  from: Type.String({ format: 'date' }),
  jurisdiction: Type.Optional(
    Type.String({ maxLength: 20, description: 'left out: everywhere that has a value of its own' }),
  ),
  pending: Type.Optional(Type.Boolean()),
});
const shown = 200;

const viewOf = (node: Node, proposal: Proposal, result: Rehearsal) => {
  const { program } = node.runtime;
  const mechanism = program.mechanism(proposal.mechanism);
  return {
    cases: result.cases,
    affected: result.affected,
    open: result.open,
    unclear: result.unclear,
    total: result.changes.length,
    counts: countsOf([result]),
    changes: result.changes.slice(0, shown).map((one) => ({
      case: one.case,
      open: one.open,
      day: one.day,
      kind: one.kind,
      ...inWords(program, mechanism, one),
    })),
  };
};

/** Rehearsing a reform (改革推演): stored cases replayed under a value that is not law yet. Staff only; nobody is named. */
export const rehearsalRoutes = (app: FastifyInstance, node: Node): void => {
  const { runtime } = node;
  app.post(
    '/rehearsals',
    { schema: { tags: ['law'], summary: 'Begin to replay the cases here under a proposed value: a task', body } },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      if (session.person.kind !== 'staff') throw notStaff();
      const { pending, ...wish } = request.body as Static<typeof body>;
      const transition = pending ? 'pending-too' : 'new-cases';
      const proposal = valueIn(readProposal(runtime.program, { ...wish, transition }));
      return sendTask(node, reply, {
        kind: 'rehearsal',
        title: ['改革推演', 'Rehearsal of a reform'],
        by: session.person.id,
        run: async (watch) => {
          watch.progress(0, await countHeld(runtime.pool, runtime.id, proposal.mechanism));
          return rehearse(runtime, proposal, watch);
        },
        view: (result) => viewOf(node, proposal, result),
        file: async (result) => ({
          name: 'rehearsal.xlsx',
          type: xlsxType,
          bytes: await rehearsalXlsx(runtime.program, [result]),
        }),
      });
    },
  );
};
