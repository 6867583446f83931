import {
  annualTotal,
  type Day,
  invested,
  investmentLamp,
  type Lamp,
  type LampColour,
  type LampPolicy,
  type Link,
  type LinkLaw,
  linkLamp,
  milestoneLamp,
  projectLamp,
  STAGES,
  startLamp,
} from '#kernel';
import { lastMonth, projectOf, reportsOf } from './reckoning.ts';
import type { Case } from './vocabulary.ts';

type Facts = Case['facts'];

const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
const lastDayOf = (year: number, month: number): Day => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

export interface LampRules {
  readonly policy: LampPolicy;
  readonly links: LinkLaw;
}

/** What a project had planned and done by the end of a month, by its own reports: never a typed total. */
export const moneyOf = (facts: Facts, year: number, month: number) => {
  const project = projectOf(facts, 'idea');
  const target = project.annual.find((a) => a.year === year);
  const done = invested(reportsOf(facts), project.code, project.parties, year, month);
  return { target, done, plannedFen: target ? annualTotal(target) : 0 };
};

/** The parts of a project's lamp on a day: money by the last month that is over, the rest by the day itself. */
export const lampParts = (
  facts: Facts,
  state: string,
  rules: LampRules,
  links: readonly Link[],
  overdueIssues: readonly string[],
  day: Day,
): readonly Lamp[] => {
  const { policy } = rules;
  const { year, month } = lastMonth(day);
  const { target, done } = moneyOf(facts, year, month);
  const project = projectOf(facts, state);
  const started = STAGES.indexOf(project.stage) >= STAGES.indexOf('started');
  const mine = links.filter((l) => l.firstSegment === project.code || l.secondSegment === project.code);
  return [
    ...(target ? [investmentLamp(policy, target, done.fen, month)] : []),
    ...(facts.plannedStart ? [startLamp(policy, monthOf(facts.plannedStart), year * 12 + month, started)] : []),
    ...project.milestones.map((m) => milestoneLamp(policy, m, day)),
    ...mine.map((l): Lamp => {
      const { colour, because } = linkLamp(l, rules.links);
      return { of: 'link', colour, policy: policy.id, because };
    }),
    ...overdueIssues.map(
      (id): Lamp => ({
        of: 'issue',
        colour: 'yellow',
        policy: policy.id,
        because: [`协调事项 ${id} 逾期`, `Coordination issue ${id} is overdue`],
      }),
    ),
  ];
};

export const lampOf = (
  facts: Facts,
  state: string,
  rules: LampRules,
  links: readonly Link[],
  overdueIssues: readonly string[],
  day: Day,
): Lamp => {
  const { excuse } = facts;
  const because = [excuse?.because ?? '', excuse?.because ?? ''] as const;
  return projectLamp(
    lampParts(facts, state, rules, links, overdueIssues, day),
    rules.policy,
    day,
    excuse && { because, approvedBy: '', from: excuse.from ?? '', until: excuse.until ?? '' },
  );
};

/** Whether any part of the project's lamp is red today, by the law of today and the interfaces given. */
export const anyRed = ({ facts, before, law, day }: Case, entered: readonly Link[]): boolean => {
  const [policy, links] = [law('lampPolicy')?.value, law('linkDays')?.value];
  if (!policy || !links) return false;
  return lampParts(facts, before?.state ?? 'idea', { policy, links }, entered, [], day).some(
    (l) => l.colour === 'red',
  );
};

/** Whether what was reported leaves something red that no valid reason excuses: money, start or a milestone; interfaces are not known to a report. */
export const redByReports = (seen: Case): boolean => {
  const { excuse } = seen.facts;
  const excused = (excuse?.from ?? '9999') <= seen.day && seen.day <= (excuse?.until ?? '');
  return !excused && anyRed(seen, []);
};

/** The investment lamp at the end of each month of the year so far: how many in a row were red. */
export const monthColours = (facts: Facts, policy: LampPolicy, day: Day): readonly LampColour[] => {
  const { year, month } = lastMonth(day);
  return Array.from({ length: month }, (_, n) => {
    const { target, done } = moneyOf(facts, year, n + 1);
    const ended = lastDayOf(year, n + 1);
    const excused = facts.excuse?.from && facts.excuse.from <= ended && ended <= (facts.excuse.until ?? '');
    if (!target) return 'green';
    const { colour } = investmentLamp(policy, target, done.fen, n + 1);
    return excused && colour !== 'green' ? 'grey' : colour;
  });
};
