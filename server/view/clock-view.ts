import {
  type CaseState,
  type ClockState,
  dueDayOf,
  dueOf,
  type Resolved,
  type Result,
  remaining,
  resolveLaw,
  used,
  type Words,
} from '#kernel';
import type { Runtime } from '../engine/runtime.ts';
import { today } from '../engine/runtime.ts';

export type Lamp = 'normal' | 'near' | 'overdue' | 'paused' | 'none';

/** 亮灯: near from the share of the term on that the law names (`warns`), else from four fifths; overdue after the last day. */
const lampOf = ({ paused, spent, left: rest }: Standing, warning: () => Ratio | undefined): Lamp => {
  if (paused) return 'paused';
  if (!rest.ok || !spent.ok) return 'none';
  const left = rest.value;
  if (left < 0) return 'overdue';
  const total = left + spent.value;
  const warns = warning();
  if (warns) return (total - left) * warns.d >= total * warns.n ? 'near' : 'normal';
  return left <= Math.max(1, Math.floor(total / 5)) ? 'near' : 'normal';
};

interface Ratio {
  readonly n: number;
  readonly d: number;
}

/** How a clock stands now, in units of its own family. */
interface Standing {
  readonly spent: Result<number>;
  readonly left: Result<number>;
  readonly paused: boolean;
}

const standingOf = (runtime: Runtime, clock: ClockState): Standing => {
  const calendar = runtime.program.calendar(clock.calendar);
  const now = clock.term.unit === 'wh' ? runtime.now() : today(runtime);
  const due = dueDayOf(clock, calendar);
  return {
    spent: used(clock, calendar, now),
    left: remaining(clock, calendar, now),
    paused: clock.stopped === undefined && due.ok && due.value === undefined,
  };
};

/** What of a case its lamps depend on, beside the clock. */
export interface LampCase {
  readonly mechanism: string;
  /** Where it is decided: whose law says when a lamp turns yellow. */
  readonly jurisdiction: string;
  readonly openedOn: string;
}

/** The share at which the lamp turns yellow, as the law of the day says. */
const warningOf = ({ program }: Runtime, state: LampCase, clock: string, day: string): Ratio | undefined => {
  const slot = program.mechanism(state.mechanism).clocks[clock]?.warns;
  if (slot === undefined) return undefined;
  const chain = program.chainOf(state.jurisdiction);
  const found = resolveLaw(program.law, state.mechanism, slot, chain, day, state.openedOn);
  return found.ok ? (found.value.value as Ratio) : undefined;
};

/** The lamp of one clock today: the same on the page of the case and in every list. The law is asked only when it decides. */
export const clockLamp = (runtime: Runtime, state: LampCase, clock: ClockState, standing?: Standing): Lamp =>
  clock.stopped === undefined
    ? lampOf(standing ?? standingOf(runtime, clock), () => warningOf(runtime, state, clock.name, today(runtime)))
    : 'none';

const worse: readonly Lamp[] = ['overdue', 'near', 'paused', 'normal', 'none'];

/** The lamp of a case in a list: the worst of its clocks. */
export const caseLamp = (runtime: Runtime, state: LampCase, clocks: readonly ClockState[]): Lamp => {
  const lamps = new Set(clocks.map((clock) => clockLamp(runtime, state, clock)));
  return worse.find((lamp) => lamps.has(lamp)) ?? 'none';
};

const unknownYear: Words = [
  '日历尚未公布,届满日待定',
  'The calendar is not published yet: the last day is still unknown',
];

const citeOf = (runtime: Runtime, state: CaseState, clock: string): Partial<Resolved> | undefined => {
  const source = state.clockSources[clock];
  if (!source) return undefined;
  const version = runtime.program.law
    .get(`${state.mechanism}/${source.jurisdiction}`)
    ?.slots[source.slot]?.find((v) => v.from === source.from);
  return { ...source, ...(version && { cite: version.cite }) };
};

/** Every clock of a case as people see it: how long, since when, until when, how much is used, and on what law. */
export const clockViews = (runtime: Runtime, state: CaseState) => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const { mechanism: id, openedOn, deciding } = state;
  const lit: LampCase = { mechanism: id, openedOn, jurisdiction: deciding.jurisdiction };
  return Object.values(state.clocks).map((clock) => {
    const due = dueOf(clock, runtime.program.calendar(clock.calendar));
    const standing = standingOf(runtime, clock);
    const { spent, left, paused } = standing;
    const running = clock.stopped === undefined;
    const spec = mechanism.clocks[clock.name];
    return {
      name: clock.name,
      title: spec?.title ?? [clock.name, clock.name],
      ...(spec?.shownAs && { shownAs: spec.shownAs }),
      term: clock.term,
      started: clock.started,
      ...(due.ok && due.value.due && { due: due.value.due }),
      ...(due.ok && due.value.dueAt && { dueAt: due.value.dueAt }),
      ...(clock.stopped && { stopped: clock.stopped }),
      paused,
      used: spent.ok ? spent.value : undefined,
      ...(left.ok && running && { remaining: left.value }),
      lamp: clockLamp(runtime, lit, clock, standing),
      source: citeOf(runtime, state, clock.name),
      ...(spec?.ifMissed && { ifMissed: spec.ifMissed.says }),
      ...(due.ok ? {} : { unknown: due.code === 'hours-not-known' ? due.says : unknownYear }),
    };
  });
};
