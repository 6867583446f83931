import { randomUUID } from 'node:crypto';
import { countHeld } from '#store/queries/registers-replay.ts';
import type { Runtime } from '../engine/runtime.ts';
import type { Proposal } from './proposal.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';

export interface RehearsalJob {
  readonly id: string;
  readonly by: string;
  readonly proposal: Proposal;
  readonly all: number;
  done: number;
  state: 'running' | 'done' | 'stopped' | 'failed';
  result?: Rehearsal;
  readonly stop: () => void;
}

export interface RehearsalDesk {
  /** Nothing when the node is already at one: a rehearsal reads every case there is. */
  readonly begin: (proposal: Proposal, by: string) => Promise<RehearsalJob | undefined>;
  readonly find: (id: string) => RehearsalJob | undefined;
}

const kept = 8;

/** Rehearsals under way and lately done, in memory: they change nothing and can be had again. */
export const rehearsalDesk = (runtime: Runtime): RehearsalDesk => {
  const jobs = new Map<string, RehearsalJob>();
  let busy = false;

  const run = async (job: RehearsalJob, signal: AbortSignal): Promise<void> => {
    try {
      job.result = await rehearse(runtime, job.proposal, {
        signal,
        progress: (cases) => {
          job.done = cases;
        },
      });
      job.state = job.result.stopped ? 'stopped' : 'done';
    } catch (error) {
      job.state = 'failed';
      runtime.log(`${runtime.id}: a rehearsal failed: ${(error as Error).message}`);
    } finally {
      busy = false;
    }
  };

  return {
    begin: async (proposal, by) => {
      if (busy) return undefined;
      busy = true;
      const all = await countHeld(runtime.pool, runtime.id, proposal.mechanism).catch((error: Error) => {
        busy = false;
        throw error;
      });
      const aborting = new AbortController();
      const job: RehearsalJob = {
        id: randomUUID(),
        by,
        proposal,
        all,
        done: 0,
        state: 'running',
        stop: () => aborting.abort(),
      };
      jobs.set(job.id, job);
      for (const old of [...jobs.keys()].slice(0, -kept)) jobs.delete(old);
      void run(job, aborting.signal);
      return job;
    },
    find: (id) => jobs.get(id),
  };
};
