import type { TestPerson } from './zone.ts';

export interface SeenTask<R> {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  readonly result?: R;
  readonly problem?: { readonly code: string };
}

/** Waits, as its author does, until long work has ended. */
export const ended = async <R>(who: Pick<TestPerson, 'get'>, begun: unknown): Promise<SeenTask<R>> => {
  let task = begun as SeenTask<R>;
  for (let n = 0; task.state === 'running'; n++) {
    if (n > 600) throw new Error(`it never ended: ${JSON.stringify(task)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    task = (await who.get(`/tasks/${task.id}`)).body;
  }
  return task;
};
