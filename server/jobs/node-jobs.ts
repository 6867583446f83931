import { publishJob } from '../indicators/publish.ts';
import type { Node } from '../node.ts';
import { orderJob } from '../observation/order.ts';
import { patrolJob } from '../observation/patrols.ts';
import { rectifyJob } from '../observation/rectify.ts';
import { sharedJob } from '../observation/shared-out.ts';
import { watchJob } from '../observation/watch.ts';
import { accessJob } from './access-job.ts';
import { alarmJob } from './alarm-job.ts';
import { ballotJob } from './ballot-job.ts';
import { clockJob } from './clock-job.ts';
import { fileJob } from './file-job.ts';
import type { Job } from './jobs.ts';
import { ledgerJob } from './ledger-job.ts';
import { parkedJob } from './parked-job.ts';
import { registersJob } from './registers-job.ts';
import { sealJob } from './seal-job.ts';
import { statementJob } from './statement-job.ts';

/** Everything a node does by itself. `every` replaces the beats, for tests that run the jobs themselves. */
export const nodeJobs = (node: Node, every?: number): readonly Job[] => [
  clockJob(node, every),
  alarmJob(node, every),
  ledgerJob(node, every),
  statementJob(node, every),
  sealJob(node, every),
  parkedJob(node, every),
  fileJob(node, every),
  accessJob(node, every),
  registersJob(node, every),
  sharedJob(node, every),
  watchJob(node, every),
  ballotJob(node, every),
  orderJob(node, every),
  rectifyJob(node, every),
  patrolJob(node, every),
  publishJob(node, every),
  { name: 'sources', every: every ?? 15_000, run: () => node.waiting.run().then(() => 0) },
  { name: 'peers', every: every ?? 5000, run: () => node.refreshPeers().then(() => 0) },
];
