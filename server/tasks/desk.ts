import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant, Refusal, Words } from '#kernel';
import { Refused } from '../http/problem.ts';

/** How long work says how far it is, and hears that nobody wants it any more. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, all?: number) => void;
}

export interface TaskFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface TaskSpec<R> {
  /** One of a kind at a time: each reads much of what the node has. */
  readonly kind: string;
  /** Small enough that each person may have one. */
  readonly each?: 'person';
  readonly title: Words;
  /** The person who began it, and alone sees and stops it. */
  readonly by: string;
  /** Throws the signal's reason when stopped with nothing to show; what it writes is one transaction, so nothing is left behind. */
  readonly run: (watch: Watch) => Promise<R>;
  readonly view: (result: R) => unknown;
  readonly file?: (result: R) => Promise<TaskFile>;
}

export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly title: Words;
  readonly by: string;
  readonly began: Instant;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  readonly all: number;
  readonly result?: unknown;
  readonly problem?: Refusal;
  readonly file?: () => Promise<TaskFile>;
}

export interface TaskDesk {
  /** Nothing when one of the kind is under way. Waits a moment: what is quick comes back done. */
  readonly begin: <R>(spec: TaskSpec<R>) => Promise<Task | undefined>;
  readonly find: (id: string) => Task | undefined;
  readonly of: (person: string) => readonly Task[];
  readonly stop: (id: string) => void;
  /** Stops all, and waits until they have. */
  readonly close: () => Promise<void>;
}

const kept = 20;
const quick = 150;

/** A long loop lets others have their turn, and ends here when it was stopped. */
export const turn = async ({ signal, progress }: Watch, done: number, all?: number): Promise<void> => {
  progress(done, all);
  await breathe();
  signal.throwIfAborted();
};

/**
 * Long work that somebody began and waits for (长任务): how far it is, what came of it, a way to stop it. In memory: what a task
 * changes it records itself, and a task that a restart ended has changed nothing.
 */
export const taskDesk = (now: () => Instant, log: (line: string) => void): TaskDesk => {
  const tasks = new Map<string, { task: Task; readonly stopping: AbortController; readonly over: Promise<void> }>();
  const running = () => [...tasks.values()].filter(({ task }) => task.state === 'running');

  const begin = async <R>(spec: TaskSpec<R>): Promise<Task | undefined> => {
    const rival = ({ kind, by }: Task): boolean => kind === spec.kind && (!spec.each || by === spec.by);
    if (running().some(({ task }) => rival(task))) return undefined;
    const { kind, title, by } = spec;
    const id = randomUUID();
    const stopping = new AbortController();
    const { signal } = stopping;
    const change = (more: Partial<Task>): void => {
      const entry = tasks.get(id);
      if (entry) entry.task = { ...entry.task, ...more };
    };
    const progress: Watch['progress'] = (done, all) => change({ done, ...(all !== undefined && { all }) });
    const work = async (): Promise<void> => {
      try {
        await breathe();
        const result = await spec.run({ signal, progress });
        const { file } = spec;
        change({
          state: signal.aborted ? 'stopped' : 'done',
          result: spec.view(result),
          ...(file && { file: () => file(result) }),
        });
      } catch (error) {
        if (signal.aborted) return change({ state: 'stopped' });
        if (error instanceof Refused) return change({ state: 'failed', problem: error.refusal });
        change({ state: 'failed' });
        log(`task ${kind} failed: ${(error as Error).stack ?? error}`);
      }
    };
    for (const [old, { task }] of [...tasks].slice(0, -kept)) if (task.state !== 'running') tasks.delete(old);
    const task: Task = { id, kind, title, by, began: now(), state: 'running', done: 0, all: 0 };
    const over = work();
    tasks.set(id, { task, stopping, over });
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, quick).unref())]);
    return tasks.get(id)?.task;
  };

  return {
    begin,
    find: (id) => tasks.get(id)?.task,
    of: (person) => [...tasks.values()].flatMap(({ task }) => (task.by === person ? [task] : [])).reverse(),
    stop: (id) => tasks.get(id)?.stopping.abort(),
    close: async () => {
      for (const { stopping } of running()) stopping.abort();
      await Promise.all([...tasks.values()].map(({ over }) => over));
    },
  };
};
