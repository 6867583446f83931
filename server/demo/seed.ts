import { type Day, dayOf, demoDays } from '#kernel';
import { setHasty, transaction } from '#store/db.ts';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import type { RunningZone } from '../boot/zone.ts';
import { putOnDesk } from '../engine/handover.ts';
import type { Runtime } from '../engine/runtime.ts';
import { loadDemos, type Program } from '../load.ts';
import { castOf } from './cast.ts';
import type { DemoClock } from './clock.ts';
import { workingDaysBefore } from './days.ts';
import { morningOf, playDay } from './play.ts';
import { seedDemoReadings } from './readings.ts';
import { type Scene, scenesOf } from './scene.ts';
import type { Cue, Stage } from './stage.ts';

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

/** Where a visitor finds most to do; the cases of the statistics are over. */
const busiest = (scenes: readonly Scene[]): Seeded['busy'] => {
  const open = scenes.filter(({ plan }) => plan.desk || plan.applicant).map(({ opening }) => opening.deciding);
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
  for (const scene of scenes) {
    if (!scene.plan.desk) continue;
    const subject = { ...scene.opening, id: scene.id, facts: {} };
    const { node, session } = await stage.cast.seat(scene, scene.plan.desk, subject, stage.days[1] as Day);
    if (!session) continue;
    const me = session.person.id;
    await transaction(node.runtime.pool, (client) => putOnDesk(node.runtime, client, scene.id, me, me));
  }
};

/** Lives through the working days before today, from `progress` on; what was done before an interruption is not done again. */
const rehearse = async (stage: Stage, scenes: readonly Scene[], progress: Progress): Promise<void> => {
  const home = [...stage.zone.nodes.values()][0]?.runtime.pool;
  const cues = Map.groupBy(
    scenes.flatMap((scene) => scene.plan.lines.map((line, n): Cue => ({ scene, n, line }))),
    ({ line }) => line[0],
  );
  const failed = new Set<string>();
  const morning = morningOf(stage);
  const resumed = progress.next < demoDays;
  for (let ago = progress.next; ago >= 1; ago--) {
    await morning(stage.days[ago] as Day);
    const today = cues.get(ago);
    if (today) await playDay(stage, today, failed, resumed && ago === progress.next);
    if (home) await setNodeState(home, begun, { today: progress.today, next: ago - 1 });
  }
  await takeOnDesks(stage, scenes);
};

/**
 * Fills a demonstration zone with readings, and with cases in every state that lasts, by the one way in that real cases take: real accounts,
 * the executor, letters between the nodes, and the clocks that run by themselves. Done once; after an interruption it goes on
 * where it stopped. What cannot be played is said and keeps nobody from starting.
 */
export const seedDemo = async (options: DemoOptions): Promise<void> => {
  const { zone, clock, log } = options;
  const home = [...zone.nodes.values()][0]?.runtime;
  const seeded = !home || (await nodeState(home.pool, finished));
  if (seeded) return seedDemoReadings(zone.nodes.values(), log);
  const pools = [...zone.nodes.values()].map(({ runtime }) => runtime.pool);
  const inHaste = async (on: boolean): Promise<void> => {
    for (const pool of pools) await setHasty(pool, on);
  };
  try {
    await inHaste(true);
    await seedDemoReadings(zone.nodes.values(), log);
    const played = await playCases(options, home);
    await inHaste(false);
    // This commit waits for the disk, and with it everything before.
    await setNodeState(home.pool, finished, played);
  } catch (error) {
    log(`The demonstration is not complete: ${(error as Error).message}. It goes on at the next start.`);
  } finally {
    clock.set(undefined);
    await inHaste(false).catch(() => undefined);
  }
};

const playCases = async ({ zone, program, clock, log }: DemoOptions, home: Runtime): Promise<Seeded> => {
  const before = await nodeState<Progress>(home.pool, begun);
  const today = before?.today ?? dayOf(clock.now(), program.zone.utcOffset);
  const firstPlace =
    program.zone.jurisdictions.find((place) => place.level === 'county') ?? program.zone.jurisdictions[0];
  const calendar = program.calendarOf(firstPlace?.code ?? '');
  const stage: Stage = {
    zone,
    program,
    clock,
    cast: castOf(zone, program),
    days: workingDaysBefore(calendar, today, demoDays),
    problems: [],
  };
  log('Playing demonstration cases (only at the first start) …');
  const scenes = scenesOf(program, await loadDemos(program.zone.id), stage.days, stage.problems);
  await rehearse(stage, scenes, before ?? { today, next: demoDays });
  for (const problem of stage.problems) log(`demonstration: ${problem}`);
  return { today, cases: scenes.length, problems: stage.problems.length, busy: busiest(scenes) };
};
