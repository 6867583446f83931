import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { dueDay } from '../time/calendar.ts';
import { diffDays } from '../time/day.ts';
import type { Calendar, Day, Term } from '../time/types.ts';

/** One level of 三级协调; the last has no term: it waits for the next session. Law data. */
export interface Level {
  readonly id: string;
  readonly title: Words;
  readonly term?: Term;
}

export interface IssueAnswer {
  readonly party: string;
  readonly on: Day;
  readonly text: string;
}

/** A coordination issue 协调事项, raised by a party about projects, that several parties must answer. */
export interface Issue {
  readonly kind: 'issue';
  readonly id: string;
  readonly title?: Words;
  readonly projects: readonly string[];
  readonly raised: Day;
  readonly by: string;
  readonly asked: readonly string[];
  readonly answers: readonly IssueAnswer[];
  readonly settled?: { readonly on: Day; readonly minutes: string; readonly tasks: readonly string[] };
  /** `level`: where it had been settled; it starts there again. */
  readonly reopened: readonly { readonly on: Day; readonly because: Words; readonly level: number }[];
}

export interface IssueState {
  readonly state: 'open' | 'settled';
  /** Index into the levels; reached by the calendar alone, nobody has to push. */
  readonly level: number;
  readonly since: Day;
  readonly due?: Day;
  readonly silent: readonly string[];
  readonly steps: readonly { readonly level: string; readonly from: Day; readonly until?: Day }[];
  readonly says: Words;
}

/** The levels an issue passes if nothing settles it: each counts from the last day of the one before. */
const ladder = (levels: readonly Level[], from: Day, calendar: Calendar): Result<IssueState['steps']> => {
  const steps: { level: string; from: Day; until?: Day }[] = [];
  let start = from;
  for (const level of levels) {
    if (!level.term) {
      steps.push({ level: level.id, from: start });
      break;
    }
    const due = dueDay(calendar, start, level.term);
    if (!due.ok) return due;
    steps.push({ level: level.id, from: start, until: due.value });
    start = due.value;
  }
  return ok(steps);
};

/** Where an issue stands on a day. A reopened issue starts again at the level where it was settled last. */
export const issueOn = (issue: Issue, levels: readonly Level[], calendar: Calendar, day: Day): Result<IssueState> => {
  if (levels.length === 0) return refuse('no-levels', ['未设定协调层级', 'No levels are set']);
  const again = issue.reopened.at(-1);
  const offset = Math.min(again?.level ?? 0, levels.length - 1);
  const climbed = ladder(levels.slice(offset), again?.on ?? issue.raised, calendar);
  if (!climbed.ok) return climbed;
  const steps = climbed.value;
  const settled = issue.settled !== undefined && issue.settled.on <= day;
  const on = settled ? (issue.settled?.on ?? day) : day;
  const found = steps.findIndex((s) => s.until === undefined || on <= s.until);
  const at = found < 0 ? steps.length - 1 : found;
  const step = steps[at]!;
  const level = levels[offset + at]!;
  const silent = issue.asked.filter((p) => !issue.answers.some((a) => a.party === p && a.on <= day));
  const until: Words = step.until
    ? [`，至 ${step.until}`, `, until ${step.until}`]
    : ['，待下次会议', ', for its next session'];
  const says: Words = settled
    ? [`${issue.settled?.on} 已解决`, `Settled on ${issue.settled?.on}`]
    : [
        `${level.title[0]}${until[0]}${silent.length > 0 ? `；未答复：${silent.join('、')}` : ''}`,
        `${level.title[1]}${until[1]}${silent.length > 0 ? `; no answer from ${silent.join(', ')}` : ''}`,
      ];
  return ok({
    state: settled ? 'settled' : 'open',
    level: offset + at,
    since: step.from,
    ...(step.until ? { due: step.until } : {}),
    silent,
    steps,
    says,
  });
};

export const answerIssue = (issue: Issue, answer: IssueAnswer): Result<Issue> => {
  if (!issue.asked.includes(answer.party))
    return refuse('not-asked', [`${answer.party} 不是被征询方`, `${answer.party} was not asked`]);
  if (answer.text.trim() === '') return refuse('answer-empty', ['答复不能为空', 'An answer says something']);
  return ok({ ...issue, answers: [...issue.answers, answer] });
};

/** Settled by minutes that bind with owner and day; silence of an asked party does not settle it at the first level. */
export const settleIssue = (
  issue: Issue,
  on: Day,
  minutes: string,
  tasks: readonly { readonly id: string; readonly owner: string; readonly due: Day }[],
): Result<Issue> => {
  if (issue.settled) return refuse('issue-settled', ['事项已解决', 'The issue is settled']);
  if (minutes.trim() === '') return refuse('minutes-missing', ['须有会议纪要', 'Minutes are needed']);
  if (tasks.some((t) => t.owner === '' || t.due === ''))
    return refuse('charge-without-owner', ['任务须有责任人和期限', 'A task needs an owner and a day']);
  return ok({ ...issue, settled: { on, minutes, tasks: tasks.map((t) => t.id) } });
};

/** A task of the minutes was not done by its day: the issue is open again, at the level that had settled it. */
export const reopenIssue = (
  issue: Issue,
  on: Day,
  because: Words,
  levels: readonly Level[],
  calendar: Calendar,
): Result<Issue> => {
  if (!issue.settled) return refuse('issue-open', ['事项未解决', 'The issue is open']);
  const was = issueOn(issue, levels, calendar, issue.settled.on);
  if (!was.ok) return was;
  const { settled: _settled, ...rest } = issue;
  return ok({ ...rest, reopened: [...issue.reopened, { on, because, level: was.value.level }] });
};

/** Age in natural days, for the figures. */
export const issueAge = (issue: Issue, day: Day): number =>
  diffDays(issue.raised, issue.settled && issue.settled.on < day ? issue.settled.on : day);
