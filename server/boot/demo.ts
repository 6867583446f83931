import { type Day, dayOf } from '#kernel';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import type { Program } from '../load.ts';
import { demoCases } from './demo-cases.ts';
import { castOf } from './demo-cast.ts';
import type { DemoClock } from './demo-clock.ts';
import { closedCases } from './demo-closed.ts';
import { workingDaysBefore } from './demo-days.ts';
import { partiesOf } from './demo-parties.ts';
import { type Cue, cuesOf, morningOf, playDay, type Stage } from './demo-play.ts';
import { partPlace, placeCount, type Scene, sceneOf } from './demo-scene.ts';
import type { RunningZone } from './zone.ts';

export interface DemoOptions {
  readonly zone: RunningZone;
  readonly program: Program;
  readonly clock: DemoClock;
  readonly log: (line: string) => void;
}

/** How far a rehearsal has come: the day it counts back from, and the next of its days. */
interface Progress {
  readonly today: Day;
  readonly next: number;
}

export interface Seeded {
  readonly today: Day;
  readonly cases: number;
  readonly problems: number;
  /** Per node the authority with most to do. */
  readonly busy: Readonly<Record<string, string>>;
}

export const finished = 'demo-seeded';
const begun = 'demo-seeding';
const longest = 64;

const scenesOf = (stage: Stage, program: Program): readonly Scene[] => {
  const matters = program.zone.matters();
  const parties = partiesOf(program.zone);
  const plans = [...demoCases, ...closedCases(placeCount(program))];
  return plans.flatMap((plan, n) => {
    const openedOn = stage.days[plan.lines[0]?.[0] ?? 1] as Day;
    return sceneOf(program, matters, parties, plan, n, openedOn) ?? [];
  });
};

/** Where a visitor finds most to do; the cases of the statistics are over. */
const busiest = (scenes: readonly Scene[]): Seeded['busy'] => {
  const open = scenes.filter(({ plan }) => plan.desk || plan.resident).map(({ opening }) => opening.deciding);
  const counts = Map.groupBy(open, (place) => place.authority);
  const best: Record<string, string> = {};
  for (const [authority, places] of counts) {
    const node = places[0]?.node ?? '';
    if (places.length > (counts.get(best[node] ?? '')?.length ?? 0)) best[node] = authority;
  }
  return best;
};

/** Somebody has taken some of the cases on their desk. */
const takeOnDesks = async (stage: Stage, scenes: readonly Scene[]): Promise<void> => {
  for (const scene of scenes.filter(({ plan }) => plan.desk)) {
    const { node, session } = await stage.cast.seat(scene, 'officer', scene.opening.deciding);
    if (session) await node.assign(scene.id, session.person.id, session);
  }
};

/** Lives through the working days before today, from `progress` on; what was done before an interruption is not done again. */
const rehearse = async (stage: Stage, scenes: readonly Scene[], progress: Progress): Promise<void> => {
  const home = [...stage.zone.nodes.values()][0]?.runtime.pool;
  const cues = Map.groupBy(
    scenes.flatMap((scene) => cuesOf(stage, scene)),
    (cue: Cue) => cue.line[0],
  );
  const failed = new Set<string>();
  const morning = morningOf(stage);
  const resumed = progress.next < longest;
  for (let ago = progress.next; ago >= 1; ago--) {
    await morning(stage.days[ago] as Day);
    const today = cues.get(ago);
    if (today) await playDay(stage, today, failed, resumed && ago === progress.next);
    if (home) await setNodeState(home, begun, { today: progress.today, next: ago - 1 });
  }
  await takeOnDesks(stage, scenes);
};

/**
 * Fills a demonstration zone with cases in every state that lasts, by the one way in that real cases take: real accounts,
 * the executor, letters between the nodes, and the clocks that run by themselves. Done once; after an interruption it goes on
 * where it stopped. What cannot be played is said and keeps nobody from starting.
 */
export const seedDemoCases = async ({ zone, program, clock, log }: DemoOptions): Promise<void> => {
  const home = [...zone.nodes.values()][0]?.runtime;
  if (!home || (await nodeState(home.pool, finished))) return;
  const before = await nodeState<Progress>(home.pool, begun);
  const today = before?.today ?? dayOf(new Date().toISOString(), program.zone.utcOffset);
  const firstPlace =
    program.zone.jurisdictions.find((place) => place.level === 'county') ?? program.zone.jurisdictions[0];
  const calendar = program.calendarOf(firstPlace?.code ?? '');
  const matters = program.zone.matters();
  const stage: Stage = {
    zone,
    program,
    clock,
    cast: castOf(zone, program),
    days: workingDaysBefore(calendar, today, longest),
    partPlace: (scene, link) => partPlace(program, matters, scene, link),
    problems: [],
  };
  log('Playing demonstration cases (only at the first start) …');
  try {
    const scenes = scenesOf(stage, program);
    await rehearse(stage, scenes, before ?? { today, next: longest });
    for (const problem of stage.problems) log(`demonstration: ${problem}`);
    const seeded: Seeded = { today, cases: scenes.length, problems: stage.problems.length, busy: busiest(scenes) };
    await setNodeState(home.pool, finished, seeded);
  } catch (error) {
    log(`The demonstration cases are not complete: ${(error as Error).message}. They go on at the next start.`);
  } finally {
    clock.set(undefined);
  }
};
