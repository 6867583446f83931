import type { CaseState, Facts, Post } from '../case/case.ts';
import { fact } from '../declare/fact.ts';
import type { Words } from '../declare/words.ts';
import { ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import { kept } from './case-steps.ts';
import type { Hex } from './frame.ts';
import { finishTask, type Resolution, reopenTask, type Task, tasksOf } from './resolution.ts';

/** The tasks that resolutions left, as one fact of the case: each with owner and day. */
export interface Tasks {
  readonly kind: 'tasks';
  readonly list: readonly Task[];
}

/** Whom a resolution may charge: who takes part in the case. Anybody else could neither see the task nor report it. */
type Sides = Pick<CaseState, 'receiving' | 'deciding' | 'concerned'>;

/** Why a charge cannot become a task: it falls to a stranger, or is due on a day that is over. */
export const chargesMisplaced = (
  charges: Resolution['charges'],
  on: Day,
  { receiving, deciding, concerned = [] }: Sides,
): Refusal | undefined => {
  const here = new Set([receiving, deciding, ...concerned].map(({ authority }) => authority));
  const at = charges.findIndex(({ owner, due }) => !here.has(owner) || due < on);
  const wrong = charges[at];
  if (!wrong) return undefined;
  return refuse(
    'charge-misplaced',
    here.has(wrong.owner)
      ? [`任务期限 ${wrong.due} 早于 ${on}`, `The task is due on ${wrong.due}, before ${on}`]
      : ['任务的责任单位没有参与本办件', 'The owner of a task takes no part in this case'],
    { field: `/facts/charges/${at}` },
  );
};

/** What a resolution charges somebody with, as tasks beside those of earlier ones. */
export const withTasks = (known: Tasks | undefined, resolution: Resolution): Tasks => ({
  kind: 'tasks',
  list: [...(known?.list ?? []), ...tasksOf(resolution)],
});

export const openTasksIn = (known: Tasks | undefined): readonly Task[] =>
  (known?.list ?? []).filter(({ state }) => state !== 'done');

/** When the next of them is due. */
export const nextDue = (known: Tasks | undefined): Day | undefined =>
  openTasksIn(known)
    .map(({ due }) => due)
    .sort()[0];

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

/** What a resolution charges whom with, as it is written down, and which task is meant later. */
export const taskFacts = {
  charges: fact.list(
    ['决议任务', 'Tasks of the resolution'],
    fact.record(['任务', 'Task'], {
      what: fact.text(['事项', 'What'], { max: 200 }),
      owner: fact.authority(['责任单位', 'Owner']),
      due: fact.day(['期限', 'Due']),
    }),
    { shared: true, max: 20 },
  ),
  taskId: fact.text(['任务编号', 'Task'], {
    shared: true,
    max: 80,
    help: ['只有一项时可不填', 'Not needed where there is only one'],
  }),
} as const;

type Written = readonly { readonly what?: string; readonly owner?: string; readonly due?: Day }[];

/** Charges as a person wrote them, for `makeResolution`. */
export const chargesOf = (written: Written | undefined): Resolution['charges'] =>
  (written ?? []).map(({ what = '', owner = '', due = '' }) => ({ what: [what, what], owner, due }));

/** What these steps see of a case; every mechanism's `Seen` fits. */
interface Sight {
  readonly facts: object;
  readonly post: Post | undefined;
  readonly before: CaseState | undefined;
  readonly day: Day;
  readonly note: string | undefined;
}

interface TaskPlan<A extends string, T extends string, K extends string, P extends string> {
  /** The offices that may own a task, wherever they sit: each reports its own, and another one judges. */
  readonly by: A | readonly A[];
  readonly places: readonly T[];
  /** The fact that keeps the tasks, and the one by which a file proves that one is done. */
  readonly tasks: K;
  readonly proof: P;
}

/** Steps on the tasks a resolution left: its owner reports one with evidence, and another office may open it again. */
export const taskSteps = <A extends string, T extends string, K extends string, P extends string>({
  by,
  places,
  tasks,
  proof,
}: TaskPlan<A, T, K, P>) => {
  const stays = { oneOf: places, pick: ({ before }: Sight) => before?.state as T };
  const known = (seen: Sight): Tasks | undefined => (seen.facts as Record<string, Tasks | undefined>)[tasks];
  const own = ({ post }: Sight): string => post?.authority ?? '';
  /** The task that was named, or the only one it can be. */
  const changed = (seen: Sight, fits: (task: Task) => boolean, how: (id: string) => Result<Tasks>): Result<Facts> => {
    const { taskId } = seen.facts as { taskId?: string };
    const fit = known(seen)?.list.filter(fits) ?? [];
    const id = taskId ?? fit[0]?.id ?? '';
    if (taskId === undefined && fit.length > 1)
      return refuse(
        'task-which',
        [
          `请填写任务编号：${fit.map((task) => `${task.id}（${task.what[0]}）`).join('、')}`,
          `Say which task: ${fit.map((task) => `${task.id} (${task.what[1]})`).join(', ')}`,
        ],
        { field: '/facts/taskId' },
      );
    return kept(tasks, how(id), { taskId: null });
  };
  return {
    finishTask: {
      title: ['报告任务完成', 'Report a task as done'] as Words,
      help: ['由责任单位报告，并附证明', 'By the office that owns it, with a proof'] as Words,
      by,
      from: places,
      to: stays,
      asks: ['taskId?' as const, proof],
      reckons: (seen: Sight): Result<Facts> => {
        const file = (seen.facts as Record<string, { readonly sha256?: Hex } | undefined>)[proof];
        return changed(
          seen,
          ({ owner, state }) => owner === own(seen) && state !== 'done',
          (id) => finishIn(known(seen), id, own(seen), seen.day, file?.sha256 ?? ''),
        );
      },
      fromAfar: true as const,
    },
    reopenTask: {
      title: ['任务未完成，重新打开', 'Reopen a task'] as Words,
      by,
      from: places,
      to: stays,
      asks: ['taskId?' as const],
      noteRequired: true as const,
      reckons: (seen: Sight): Result<Facts> =>
        changed(
          seen,
          ({ owner, state }) => owner !== own(seen) && state === 'done',
          (id) => reopenIn(known(seen), id, own(seen), seen.day, [seen.note ?? '', seen.note ?? '']),
        ),
      fromAfar: true as const,
    },
  };
};
