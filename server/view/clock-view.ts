import { type CaseState, dueOf, type Resolved, remaining, resolveLaw, used, type Words } from '#kernel';
import type { Runtime } from '../engine/runtime.ts';
import { today } from '../engine/runtime.ts';

export type Lamp = 'normal' | 'near' | 'overdue' | 'paused' | 'none';

/** 亮灯: near from the share of the term on that the law names (`warns`), else from four fifths; overdue after the last day. */
export const lampOf = (left: number | undefined, total: number, paused: boolean, warns?: Ratio): Lamp => {
  if (paused) return 'paused';
  if (left === undefined) return 'none';
  if (left < 0) return 'overdue';
  if (warns) return (total - left) * warns.d >= total * warns.n ? 'near' : 'normal';
  return left <= Math.max(1, Math.floor(total / 5)) ? 'near' : 'normal';
};

interface Ratio {
  readonly n: number;
  readonly d: number;
}

/** The share at which the lamp turns yellow, as the law of the day says. */
const warningOf = ({ program }: Runtime, state: CaseState, clock: string, day: string): Ratio | undefined => {
  const slot = program.mechanism(state.mechanism).clocks[clock]?.warns;
  if (slot === undefined) return undefined;
  const chain = program.chainOf(state.deciding.jurisdiction);
  const found = resolveLaw(program.law, state.mechanism, slot, chain, day, state.openedOn);
  return found.ok ? (found.value.value as Ratio) : undefined;
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
  const [day, now] = [today(runtime), runtime.now()];
  return Object.values(state.clocks).map((clock) => {
    const calendar = runtime.program.calendar(clock.calendar);
    const due = dueOf(clock, calendar);
    const spent = used(clock, calendar, clock.term.unit === 'wh' ? now : day);
    const left = remaining(clock, calendar, clock.term.unit === 'wh' ? now : day);
    const running = clock.stopped === undefined;
    const paused = due.ok && due.value.paused;
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
      lamp: running
        ? lampOf(left.ok ? left.value : undefined, clock.term.n, paused, warningOf(runtime, state, clock.name, day))
        : 'none',
      source: citeOf(runtime, state, clock.name),
      ...(spec?.ifMissed && { ifMissed: spec.ifMissed.says }),
      ...(due.ok ? {} : { unknown: due.code === 'hours-not-known' ? due.says : unknownYear }),
    };
  });
};
