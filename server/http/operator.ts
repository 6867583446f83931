import type { FastifyInstance } from 'fastify';
import { stepOf } from '#kernel';
import { allWants } from '#store/queries/files.ts';
import { parkedLetters } from '#store/queries/inbox.ts';
import { waitingFor } from '#store/queries/outbox.ts';
import { latestCheckpoint } from '#store/queries/proof.ts';
import { rebuildDue } from '#store/queries/rebuild.ts';
import { allWaitingSteps } from '#store/queries/waiting-steps.ts';
import { checkAndNote } from '../audit/rebuild.ts';
import type { Session } from '../auth/sessions.ts';
import { today } from '../engine/runtime.ts';
import { sourcesOf } from '../evidence/marks.ts';
import { publishing } from '../evidence/publish.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { cosignersOf } from '../jobs/seal-job.ts';
import type { Node } from '../node.ts';
import { ownLog } from '../recover/logs.ts';
import { hasRole } from '../view/rights.ts';
import { signedIn, signedInToWrite } from './context.ts';
import { notOperator } from './problem.ts';
import { sendTask } from './tasks.ts';

/** For the operator: peers, letters that wait or are parked, jobs, the last checkpoint. No personal data. */
export const operatorRoutes = (app: FastifyInstance, node: Node, report: Jobs['report']): void => {
  const { pool, program, projector } = node.runtime;
  const onlyOperators = (session: Session): Session => {
    if (!hasRole(session, 'operator', today(node.runtime)))
      throw notOperator(['仅运维人员可查看', 'Only operators may see this']);
    return session;
  };
  app.post(
    '/operator/rebuild-check',
    { schema: { tags: ['operator'], summary: 'Replay the journal and compare every table with it: a task' } },
    async (request, reply) => {
      const { person } = onlyOperators(await signedInToWrite(node, request));
      return sendTask(node, reply, {
        kind: 'rebuild-check',
        title: ['重放核对', 'Rebuild check'],
        by: person.id,
        run: (watch) => checkAndNote({ id: node.id, program, pool, identity: projector }, watch),
        // Keys of rows may be numbers of people: the screen counts, the command line names.
        view: ({ events, leftOut, rows, differences, total }) => ({
          events,
          leftOut,
          total,
          tables: Object.entries(rows).map(([table, compared]) => ({
            table,
            compared,
            different: differences.filter((one) => one.table === table).length,
          })),
        }),
      });
    },
  );
  app.get('/operator', { schema: { tags: ['operator'], summary: 'How the node is' } }, async (request) => {
    onlyOperators(await signedIn(node, request));
    const [waiting, parked, { log, head: checkpoint }, putOff, wants, due] = await Promise.all([
      waitingFor(pool),
      parkedLetters(pool),
      ownLog(pool, node.id).then(async ({ log }) => ({ log, head: await latestCheckpoint(pool, log) })),
      allWaitingSteps(pool),
      allWants(pool),
      rebuildDue(pool),
    ]);
    const published = await Promise.all(
      publishing(node.runtime).map(async ({ name, spec }) => ({
        register: name,
        title: spec.title,
        sources: await sourcesOf(node.runtime, pool, name),
      })),
    );
    return {
      node: node.id,
      peers: [...node.peers.keys()].map((id) => {
        const queue = waiting.find((row) => row.peer === id);
        return {
          id,
          title: program.zone.nodes.find((n) => n.id === id)?.title,
          state: queue?.problem ? 'failing' : 'ok',
          waiting: queue?.waiting ?? 0,
          oldest: queue?.oldest ?? null,
          problem: queue?.problem ?? null,
          parked: parked.filter((letter) => letter.peer === id).length,
        };
      }),
      parked,
      rebuild: due,
      wants,
      published,
      putOff: putOff.map(({ mechanism, step, ...row }) => ({
        ...row,
        step: (mechanism && stepOf(program.mechanism(mechanism), step)?.title) ?? [step, step],
      })),
      jobs: report(),
      checkpoint: checkpoint
        ? {
            ...checkpoint,
            root: checkpoint.root.toString('hex'),
            cosigned: cosignersOf(checkpoint.text, log, node.keys, node.peers),
          }
        : null,
      memory: Math.round(process.memoryUsage().rss / 1_048_576),
    };
  });
};
