import {
  type BoardSeen,
  type CaseState,
  type CountedProject,
  dueDay,
  type Issue,
  issueOn,
  type Lamp,
  type Link,
  lateReports,
  type OpenTask,
  openTasksIn,
  type PlanVersion,
  type Words,
} from '#kernel';
import { type LampRules, lampOf, lampParts, moneyOf, monthColours } from '../lamps.ts';
import type { law } from '../law.ts';
import { gateDaysOf, isStage, lastMonth, linkOf, openTasks, planIn, projectOf, reportsOf } from '../reckoning.ts';
import type { Case } from '../vocabulary.ts';

export type Seen = BoardSeen<typeof law>;
type Facts = Case['facts'];

export const factsOf = (state: CaseState): Facts => state.facts as Facts;
const ofKind = (seen: Seen, kind: string): readonly CaseState[] => seen.cases.filter((c) => c.facts.kind === kind);

export const titleOf = ({ facts, id }: CaseState): Words => {
  const { title = id, titleEn = title } = facts as Facts;
  return [title, titleEn];
};

export const issueFrom = (state: CaseState): Issue => {
  const facts = factsOf(state);
  return {
    kind: 'issue',
    id: state.id,
    title: titleOf(state),
    projects: facts.projects ?? [],
    raised: state.openedOn,
    by: state.receiving.jurisdiction,
    asked: facts.asked ?? [],
    answers: (facts.answers ?? []).map((a) => ({ party: a.party ?? '', on: a.on ?? '', text: a.text ?? '' })),
    ...((state.state === 'issueSettled' || state.state === 'issueClosed') && {
      settled: { on: state.reached.issueSettled ?? state.openedOn, minutes: facts.minutes ?? '', tasks: [] },
    }),
    reopened: [],
  };
};

/** Every version that was issued, with the day from which it is in force. */
export const versionsIn = (seen: Seen): readonly PlanVersion[] =>
  ofKind(seen, 'plan').flatMap((state) => {
    const facts = factsOf(state);
    const { period, planVersion, effectiveFrom } = facts;
    return state.state === 'planInForce'
      ? (planIn({ ...facts, period, planVersion, inForceFrom: effectiveFrom ?? facts.inForceFrom }) ?? [])
      : [];
  });

export interface Row {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly counted: CountedProject;
  readonly lamp: Lamp;
  readonly parts: readonly Lamp[];
  readonly reds: number;
}

/** Tasks nobody has reported as done: of the minutes that settled an issue, and of the owners' resolutions. */
const tasksOf = (seen: Seen): readonly OpenTask[] => [
  ...ofKind(seen, 'issue')
    .filter(({ state }) => state === 'issueSettled')
    .flatMap((state) =>
      openTasks(factsOf(state)).flatMap(({ number, task = '', owner = '', due = '' }) =>
        (factsOf(state).projects ?? []).map(
          (project): OpenTask => ({
            project,
            id: `${state.id}/${number}`,
            what: [task, task],
            owner,
            due,
          }),
        ),
      ),
    ),
  ...ofKind(seen, 'project').flatMap((state) => {
    const { code = '', ownersTasks } = factsOf(state);
    return openTasksIn(ownersTasks).map(({ id, what, owner, due }) => ({ project: code, id, what, owner, due }));
  }),
];

const redRun = (facts: Facts, rules: LampRules, day: string): number =>
  monthColours(facts, rules.policy, day)
    .toReversed()
    .findIndex((c) => c !== 'red');

export interface Overview {
  readonly rows: readonly Row[];
  readonly issues: readonly Issue[];
  readonly links: readonly Link[];
  readonly late: readonly { readonly project: string; readonly party: string; readonly due: string }[];
  readonly tasks: readonly OpenTask[];
  readonly year: number;
  readonly month: number;
}

const overdue = (seen: Seen, issues: readonly Issue[], code: string): readonly string[] =>
  issues.flatMap((issue) => {
    if (!issue.projects.includes(code)) return [];
    const state = issueOn(issue, seen.law('levels')?.value ?? [], seen.calendar, seen.day);
    return state.ok && state.value.state === 'open' && state.value.level > 0 ? [issue.id] : [];
  });

/** Everything the board shows, computed once from the cases the reader may see. */
export const overviewOf = (seen: Seen): Overview => {
  const { day } = seen;
  const { year, month } = lastMonth(day);
  const links = ofKind(seen, 'link').map((c) =>
    linkOf(factsOf(c), c.id, c.state === 'linkSigned' || c.state === 'linkDone'),
  );
  const issues = ofKind(seen, 'issue')
    .filter((c) => c.state !== 'sent' && c.state !== 'dropped')
    .map(issueFrom);
  const tasks = tasksOf(seen);
  const [policy, days] = [seen.law('lampPolicy')?.value, seen.law('linkDays')?.value];
  if (!policy || !days) return { rows: [], issues, links, late: [], tasks, year, month };
  const rules: LampRules = { policy, links: days };
  const projects = ofKind(seen, 'project').filter((c) => isStage(c.state));
  const rows = projects.map((state): Row => {
    const facts = factsOf(state);
    const project = projectOf(facts, state.state);
    const open = overdue(seen, issues, project.code);
    const { plannedFen, done } = moneyOf(facts, year, month);
    const lamp = lampOf(facts, state.state, rules, links, open, day);
    const run = redRun(facts, rules, day);
    return {
      state,
      facts,
      lamp,
      parts: lampParts(facts, state.state, rules, links, open, day),
      reds: run < 0 ? month : run,
      counted: { project, lamp: lamp.colour, plannedFen, investedFen: done.fen, gateDays: gateDaysOf(state) },
    };
  });
  const term = seen.law('reportDay')?.value;
  const ended = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const due = term ? dueDay(seen.calendar, ended, term) : undefined;
  const late = rows.flatMap(({ counted: { project }, facts }) =>
    due?.ok && project.annual.some((a) => a.year === year)
      ? lateReports(reportsOf(facts), project.code, project.parties, year, month, due.value, day).map((party) => ({
          project: project.code,
          party,
          due: due.value,
        }))
      : [],
  );
  return { rows, issues, links, late, tasks, year, month };
};
