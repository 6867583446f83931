import type { Calendar, Day } from '../time/types.ts';
import { type Issue, issueAge, issueOn, type Level } from './issue.ts';
import type { LampColour } from './lamp.ts';
import { type Project, STAGES, type Stage } from './project.ts';
import { percent, quotient } from './ratio.ts';

/** One project as the figures see it, with its lamp and money of the month already computed. */
export interface CountedProject {
  readonly project: Project;
  readonly lamp: LampColour;
  readonly plannedFen: number;
  readonly investedFen: number;
  /** Natural days spent in each passed gate. */
  readonly gateDays: Readonly<Partial<Record<Stage, number>>>;
}

export interface PlanFigures {
  readonly projects: number;
  readonly started: number;
  readonly startedShare: string | null;
  readonly completed: number;
  readonly completedShare: string | null;
  readonly plannedFen: number;
  readonly investedFen: number;
  readonly investedShare: string | null;
  readonly lamps: Readonly<Record<LampColour, number>>;
  readonly gateDays: Readonly<Partial<Record<Stage, string>>>;
  /** Preliminary over feasibility estimates, in per cent, of those that have both. */
  readonly estimateGrowth: string | null;
}

const reached = (project: Project, stage: Stage): boolean => STAGES.indexOf(project.stage) >= STAGES.indexOf(stage);

export const figuresOf = (rows: readonly CountedProject[]): PlanFigures => {
  const n = rows.length;
  const started = rows.filter((r) => reached(r.project, 'started')).length;
  const completed = rows.filter((r) => reached(r.project, 'completed')).length;
  const sum = (of: (r: CountedProject) => number): number => rows.reduce((all, r) => all + of(r), 0);
  const [plannedFen, investedFen] = [sum((r) => r.plannedFen), sum((r) => r.investedFen)];
  const lamps: Record<LampColour, number> = { red: 0, yellow: 0, grey: 0, green: 0 };
  for (const r of rows) lamps[r.lamp]++;
  const gateDays: Partial<Record<Stage, string>> = {};
  for (const stage of STAGES) {
    const days = rows.map((r) => r.gateDays[stage]).filter((d) => d !== undefined);
    const mean = quotient(
      days.reduce((a, b) => a + b, 0),
      days.length,
      1,
    );
    if (mean !== null) gateDays[stage] = mean;
  }
  const both = rows
    .map((r) => r.project.estimates)
    .filter((e) => e.feasibility !== undefined && e.preliminary !== undefined);
  const feasibility = both.reduce((all, e) => all + (e.feasibility ?? 0), 0);
  const preliminary = both.reduce((all, e) => all + (e.preliminary ?? 0), 0);
  return {
    projects: n,
    started,
    startedShare: percent(started, n),
    completed,
    completedShare: percent(completed, n),
    plannedFen,
    investedFen,
    investedShare: percent(investedFen, plannedFen),
    lamps,
    gateDays,
    estimateGrowth: percent(preliminary - feasibility, feasibility),
  };
};

/** The same figures for each value of a key: block, lead party, cross-border or not. A project may fall under several parties. */
export const figuresBy = (
  rows: readonly CountedProject[],
  keys: (project: Project) => readonly string[],
): Readonly<Record<string, PlanFigures>> => {
  const groups = new Map<string, CountedProject[]>();
  for (const row of rows) {
    for (const key of keys(row.project)) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return Object.fromEntries([...groups].map(([key, group]) => [key, figuresOf(group)]));
};

export interface IssueFigures {
  readonly open: number;
  readonly byLevel: Readonly<Record<string, number>>;
  readonly byAge: readonly { readonly upTo: number | null; readonly n: number }[];
  readonly silent: Readonly<Record<string, number>>;
}

/** Open issues by the level they have reached, by age in natural days (bands given, the last open-ended), and by who has not answered. */
export const issueFigures = (
  issues: readonly Issue[],
  levels: readonly Level[],
  calendar: Calendar,
  day: Day,
  bands: readonly number[],
): IssueFigures => {
  const byLevel: Record<string, number> = Object.fromEntries(levels.map((l) => [l.id, 0]));
  const byAge = [...bands.map((upTo): { upTo: number | null; n: number } => ({ upTo, n: 0 })), { upTo: null, n: 0 }];
  const silent: Record<string, number> = {};
  let open = 0;
  for (const issue of issues) {
    const state = issueOn(issue, levels, calendar, day);
    if (!state.ok || state.value.state === 'settled' || issue.raised > day) continue;
    open++;
    const level = levels[state.value.level]?.id ?? '';
    byLevel[level] = (byLevel[level] ?? 0) + 1;
    for (const party of state.value.silent) silent[party] = (silent[party] ?? 0) + 1;
    const band = byAge.find((b) => b.upTo === null || issueAge(issue, day) <= b.upTo);
    if (band) band.n++;
  }
  return { open, byLevel, byAge, silent };
};
