import type { Words } from '../declare/words.ts';
import { diffDays } from '../time/day.ts';
import type { Calendar, Day } from '../time/types.ts';
import { type Issue, issueOn, type Level } from './issue.ts';
import { differingTerms, type Link } from './link.ts';
import type { Project } from './project.ts';

export interface LateItem {
  readonly project: string;
  readonly what: 'milestone' | 'issue' | 'link' | 'report' | 'suspended' | 'task';
  readonly id: string;
  readonly owner: string;
  readonly days: number;
  readonly why: Words;
}

export interface LateFacts {
  readonly projects: readonly Project[];
  readonly issues: readonly Issue[];
  readonly links: readonly Link[];
  readonly levels: readonly Level[];
  readonly calendar: Calendar;
  /** Reports overdue, as `lateReports` found them. */
  readonly reports: readonly { readonly project: string; readonly party: string; readonly due: Day }[];
  /** Tasks that minutes and resolutions left and nobody has reported as done. */
  readonly tasks: readonly OpenTask[];
}

export interface OpenTask {
  readonly project: string;
  readonly id: string;
  readonly what: Words;
  readonly owner: string;
  readonly due: Day;
}

/** As people call it; without a title by its number. */
const nameOf = ({ id, title = [id, id] }: Issue | Link): Words => title;

const blockersOf = (project: Project, facts: LateFacts, day: Day): Words => {
  const open = facts.issues
    .filter((i) => i.projects.includes(project.code) && !(i.settled && i.settled.on <= day))
    .map(nameOf);
  const links = facts.links
    .filter((l) => !l.signed && (l.firstSegment === project.code || l.secondSegment === project.code))
    .map(nameOf);
  const both = (all: readonly Words[]): Words => [all.map((w) => w[0]).join('、'), all.map((w) => w[1]).join(', ')];
  const [waits, unsigned] = [both(open), both(links)];
  const zh = [
    project.suspended ? `项目暂停：${project.suspended.because[0]}` : '',
    open.length > 0 ? `待协调：${waits[0]}` : '',
    links.length > 0 ? `接口未签：${unsigned[0]}` : '',
  ];
  const en = [
    project.suspended ? `suspended: ${project.suspended.because[1]}` : '',
    open.length > 0 ? `open issues: ${waits[1]}` : '',
    links.length > 0 ? `interfaces not signed: ${unsigned[1]}` : '',
  ];
  return [zh.filter(Boolean).join('；') || '未报告原因', en.filter(Boolean).join('; ') || 'no cause reported'];
};

const milestones = (facts: LateFacts, day: Day): readonly LateItem[] =>
  facts.projects.flatMap((project) =>
    project.milestones
      .filter((m) => !m.reached && m.baseline < day)
      .map((m): LateItem => {
        const [zh, en] = blockersOf(project, facts, day);
        const moved: Words =
          m.planned > m.baseline ? [`，已调整至 ${m.planned}`, `, re-planned to ${m.planned}`] : ['', ''];
        return {
          project: project.code,
          what: 'milestone',
          id: m.id,
          owner: m.owner,
          days: diffDays(m.baseline, day),
          why: [
            `${m.title[0]} 原定 ${m.baseline}${moved[0]}；${zh}`,
            `${m.title[1]} was planned for ${m.baseline}${moved[1]}; ${en}`,
          ],
        };
      }),
  );

const issues = (facts: LateFacts, day: Day): readonly LateItem[] =>
  facts.issues.flatMap((issue) => {
    const state = issueOn(issue, facts.levels, facts.calendar, day);
    if (!state.ok)
      return issue.projects.map(
        (project): LateItem => ({ project, what: 'issue', id: issue.id, owner: issue.by, days: 0, why: state.says }),
      );
    const first = state.value.steps[0]?.until;
    if (state.value.state === 'settled' || first === undefined || day <= first) return [];
    const owner =
      state.value.silent.length > 0
        ? state.value.silent.join(', ')
        : (facts.levels[state.value.level]?.id ?? issue.by);
    return issue.projects.map(
      (project): LateItem => ({
        project,
        what: 'issue',
        id: issue.id,
        owner,
        days: diffDays(first, day),
        why: state.value.says,
      }),
    );
  });

const links = (facts: LateFacts, day: Day): readonly LateItem[] =>
  facts.links
    .filter((l) => !l.signed && (l.openFirst < day || l.openSecond < day))
    .map((l): LateItem => {
      const terms = differingTerms(l);
      const why: Words =
        terms.length > 0
          ? [
              `接口未签，分歧：${terms.join('、')}`,
              `The interface is not signed; the sides differ on ${terms.join(', ')}`,
            ]
          : ['接口未签，条款已一致', 'The interface is not signed although its terms agree'];
      const due = [l.openFirst, l.openSecond].sort()[0] as Day;
      return {
        project: l.secondSegment,
        what: 'link',
        id: l.id,
        owner: `${l.firstSegment}, ${l.secondSegment}`,
        days: diffDays(due, day),
        why,
      };
    });

/** What is late and why, the longest first. The cause is taken from what is on record, and is said to be missing when it is. */
export const lateItems = (facts: LateFacts, day: Day): readonly LateItem[] => {
  const reports = facts.reports
    .filter((r) => r.due < day)
    .map(
      (r): LateItem => ({
        project: r.project,
        what: 'report',
        id: r.party,
        owner: r.party,
        days: diffDays(r.due, day),
        why: [`${r.party} 未按时报送（${r.due}）`, `${r.party} did not report by ${r.due}`],
      }),
    );
  const tasks = facts.tasks
    .filter((task) => task.due < day)
    .map(
      ({ what, due, ...task }): LateItem => ({
        ...task,
        what: 'task',
        days: diffDays(due, day),
        why: [`${what[0]}：应于 ${due} 完成，未报告完成`, `${what[1]}: due on ${due}, not reported as done`],
      }),
    );
  const all = [...milestones(facts, day), ...issues(facts, day), ...links(facts, day), ...reports, ...tasks];
  return all.sort(
    (a, b) => b.days - a.days || (a.project < b.project ? -1 : a.project > b.project ? 1 : a.id < b.id ? -1 : 1),
  );
};
