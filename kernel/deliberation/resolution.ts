import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day, Instant } from '../time/types.ts';
import type { Decision } from './decision-rule.ts';
import type { Hex } from './frame.ts';
import { type Meeting, presentAt } from './meeting.ts';
import type { Roll } from './roll.ts';

/** What a resolution charges someone with. Owner and day are required: a duty without them is a wish. */
export interface Charge {
  readonly what: Words;
  readonly owner: string;
  readonly due: Day;
}

export interface Resolution {
  readonly kind: 'resolution';
  readonly id: string;
  readonly meeting: string;
  readonly item: string;
  readonly textHash: Hex;
  readonly decision: Decision;
  readonly charges: readonly Charge[];
}

export interface Task {
  readonly kind: 'task';
  readonly id: string;
  readonly of: string;
  readonly what: Words;
  readonly owner: string;
  readonly due: Day;
  readonly state: 'open' | 'done' | 'reopened';
  readonly doneOn?: Day;
  readonly evidence?: Hex;
  readonly reopened?: readonly { readonly on: Day; readonly because: Words }[];
}

export const makeResolution = (resolution: Omit<Resolution, 'kind'>): Result<Resolution> => {
  if (resolution.decision.outcome !== 'passed') {
    return refuse('not-passed', ['未获通过的事项不形成决议', 'An item that was not passed gives no resolution']);
  }
  const at = resolution.charges.findIndex((c) => c.owner === '' || c.due === '');
  if (at >= 0)
    return refuse('charge-without-owner', ['任务须有责任人和期限', 'A task needs an owner and a day'], {
      field: `/charges/${at}`,
    });
  return ok({ kind: 'resolution', ...resolution });
};

export const tasksOf = (resolution: Resolution): readonly Task[] =>
  resolution.charges.map((c, i) => ({
    kind: 'task',
    id: `${resolution.id}/${i + 1}`,
    of: resolution.id,
    ...c,
    state: 'open',
  }));

/** Done only with evidence, and reported by its owner. */
export const finishTask = (task: Task, by: string, on: Day, evidence: Hex): Result<Task> => {
  if (task.state === 'done') return refuse('task-done', ['任务已完成', 'The task is done']);
  if (by !== task.owner) return refuse('not-the-owner', ['由责任人报告完成', 'The owner reports a task as done']);
  if (evidence === '') return refuse('evidence-missing', ['完成须附证明材料', 'A task is done only with evidence']);
  return ok({ ...task, state: 'done', doneOn: on, evidence });
};

/** The body finds it was not done; the first due day stays. Not by the owner: nobody judges the own task. */
export const reopenTask = (task: Task, by: string, on: Day, because: Words): Result<Task> => {
  if (task.state !== 'done')
    return refuse('task-not-done', ['任务尚未报告完成', 'The task was not reported as done']);
  if (by === task.owner)
    return refuse('own-act', ['责任人不得评定本人的任务', 'The owner does not judge the own task']);
  const { doneOn: _on, evidence: _evidence, ...rest } = task;
  return ok({ ...rest, state: 'reopened', reopened: [...(task.reopened ?? []), { on, because }] });
};

export const lateTasks = (tasks: readonly Task[], day: Day): readonly Task[] =>
  tasks.filter((t) => t.state !== 'done' && t.due < day);

/** The minutes as data; a paper is rendered from it and signed. Secret votes appear only as sums. */
export interface Minutes {
  readonly kind: 'minutes';
  readonly meeting: string;
  readonly body: string;
  readonly chair: string;
  readonly attendance: readonly {
    readonly member: string;
    readonly marks: readonly { readonly at: Instant; readonly present: boolean }[];
  }[];
  readonly items: readonly {
    readonly item: string;
    readonly papers: readonly Hex[];
    readonly recused: readonly { readonly member: string; readonly ground: string }[];
    readonly decision: Decision | null;
  }[];
  readonly resolutions: readonly { readonly id: string; readonly textHash: Hex; readonly tasks: readonly Task[] }[];
  readonly presentAtClose: readonly string[];
}

export const minutesOf = (
  meeting: Meeting,
  rolls: readonly Roll[],
  decisions: Readonly<Record<string, Decision>>,
  resolutions: readonly Resolution[],
  closedAt: Instant,
): Minutes => ({
  kind: 'minutes',
  meeting: meeting.id,
  body: meeting.body,
  chair: meeting.chair,
  attendance: [...new Set(meeting.attendance.map((a) => a.member))].map((member) => ({
    member,
    marks: meeting.attendance.filter((a) => a.member === member).map(({ at, present }) => ({ at, present })),
  })),
  items: meeting.agenda.map((item) => ({
    item: item.id,
    papers: item.papers.map((p) => p.hash),
    recused: (rolls.find((r) => r.item === item.id)?.recused ?? []).map(({ member, ground }) => ({ member, ground })),
    decision: decisions[item.id] ?? null,
  })),
  resolutions: resolutions.map((r) => ({ id: r.id, textHash: r.textHash, tasks: tasksOf(r) })),
  presentAtClose: presentAt(meeting, closedAt),
});
