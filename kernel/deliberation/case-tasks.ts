import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { Hex } from './frame.ts';
import { finishTask, type Resolution, reopenTask, type Task, tasksOf } from './resolution.ts';

/** The tasks that resolutions left, as one fact of the case: each with owner and day. */
export interface Tasks {
  readonly kind: 'tasks';
  readonly list: readonly Task[];
}

export const withTasks = (known: Tasks | undefined, resolution: Resolution): Tasks => ({
  kind: 'tasks',
  list: [...(known?.list ?? []), ...tasksOf(resolution)],
});

const change = (known: Tasks | undefined, id: string, how: (task: Task) => Result<Task>): Result<Tasks> => {
  const found = known?.list.find((task) => task.id === id);
  if (!known || !found) return refuse('task-unknown', [`没有任务 ${id}`, `There is no task ${id}`]);
  const changed = how(found);
  return changed.ok
    ? ok({ kind: 'tasks', list: known.list.map((task) => (task.id === id ? changed.value : task)) })
    : changed;
};

export const finishIn = (known: Tasks | undefined, id: string, by: string, on: Day, evidence: Hex): Result<Tasks> =>
  change(known, id, (task) => finishTask(task, by, on, evidence));

export const reopenIn = (known: Tasks | undefined, id: string, by: string, on: Day, because: Words): Result<Tasks> =>
  change(known, id, (task) => reopenTask(task, by, on, because));
