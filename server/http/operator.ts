import type { FastifyInstance } from 'fastify';
import { refuse, stepOf } from '#kernel';
import { parkedLetters } from '#store/queries/inbox.ts';
import { waitingFor } from '#store/queries/outbox.ts';
import { latestCheckpoint } from '#store/queries/proof.ts';
import { allWaitingSteps } from '#store/queries/waiting-steps.ts';
import { today } from '../engine/runtime.ts';
import { sourcesOf } from '../evidence/marks.ts';
import { publishing } from '../evidence/publish.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { cosignersOf } from '../jobs/seal-job.ts';
import type { Node } from '../node.ts';
import { ownLog } from '../recover/logs.ts';
import { hasRole } from '../view/rights.ts';
import { signedIn } from './context.ts';
import { Refused } from './problem.ts';

/** For the operator: peers, letters that wait or are parked, jobs, the last checkpoint. No personal data. */
export const operatorRoutes = (app: FastifyInstance, node: Node, jobs: Jobs): void => {
  const { pool, program } = node.runtime;
  app.get('/operator', { schema: { tags: ['operator'], summary: 'How the node is' } }, async (request) => {
    const session = await signedIn(node, request);
    if (!hasRole(session, 'operator', today(node.runtime)))
      throw new Refused(refuse('not-yours', ['仅运维人员可查看', 'Only operators may see this']));
    const [waiting, parked, { log, head: checkpoint }, putOff] = await Promise.all([
      waitingFor(pool),
      parkedLetters(pool),
      ownLog(pool, node.id).then(async ({ log }) => ({ log, head: await latestCheckpoint(pool, log) })),
      allWaitingSteps(pool),
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
      published,
      putOff: putOff.map(({ mechanism, step, ...row }) => ({
        ...row,
        step: (mechanism && stepOf(program.mechanism(mechanism), step)?.title) ?? [step, step],
      })),
      jobs: jobs.report(),
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
