import { addDays, type Day, diffDays, dutySide, type Place, resolveLaw, type WaterBody } from '#kernel';
import { patrolPlanned } from '#store/queries/observation-cases.ts';
import { matterOn, systemActor, today } from '../engine/runtime.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Node } from '../node.ts';
import { observationOf } from './context.ts';
import { bureauOf } from './sides.ts';

const MECHANISM = 'river-and-lakes';
const LEVELS: Readonly<Record<string, string>> = { district: '区县级', town: '镇级', village: '村级' };

interface Window {
  readonly from: Day;
  /** Its last day. */
  readonly to: Day;
}

/** The window of so many days a day lies in, counted from the day the rotation of duty began: the same at every node. */
export const windowOf = (began: Day, days: number, day: Day): Window => {
  const from = addDays(began, Math.floor(diffDays(began, day) / days) * days);
  return { from, to: addDays(from, days - 1) };
};

/** The side on duty when the window began calls the next side of the rotation, so that two can be there. */
const sidesFor = (node: Node, body: WaterBody, { from }: Window): { here: Place; there: Place } | undefined => {
  const side = dutySide(body, from);
  const { order } = body.duty;
  const next = order[(order.indexOf(side ?? '') + 1) % order.length];
  const [here, there] = [side, next].map((one) => (one ? bureauOf(node, one) : undefined));
  return here && there && side !== next ? { here, there } : undefined;
};

const plan = async (node: Node, body: WaterBody, level: string, window: Window): Promise<number> => {
  const places = sidesFor(node, body, window);
  if (places?.here.node !== node.id) return 0;
  const { here, there } = places;
  const day = today(node.runtime);
  const matter = matterOn(node.runtime, `ECO-patrol-${there.jurisdiction}`, day);
  if (!matter || (await patrolPlanned(node.runtime.pool, MECHANISM, { water: body.id, level, from: window.from })))
    return 0;
  const command = {
    case: await node.newCaseId(here.jurisdiction),
    step: 'planPatrol',
    actor: systemActor(node.runtime, 'node'),
    facts: {
      title: `${body.title[0]}${LEVELS[level] ?? level}联合巡河 ${window.from}—${window.to}`,
      water: body.id,
      level,
      dueOn: window.to,
    },
    opening: {
      mechanism: MECHANISM,
      matter: { code: matter.code, version: matter.version, title: matter.title },
      receiving: here,
      deciding: there,
      channel: 'node' as const,
    },
  };
  const result = await node.executor.submit({ command });
  if (!result.ok) node.runtime.log(`patrol of ${body.id}: ${result.code} ${result.says[1]}`);
  return result.ok ? 1 : 0;
};

/**
 * Joint patrols plan themselves: for each water one per level and window, as long as the law gives that level (7, 31 and 92
 * days). A patrol that people planned in the window is the one of that window.
 */
export const planPatrols = async (node: Node): Promise<number> => {
  const context = observationOf(node.runtime);
  const { program } = node.runtime;
  if (!context || !program.mechanisms.has(MECHANISM)) return 0;
  const day = today(node.runtime);
  let done = 0;
  for (const body of context.observation.water.bodies) {
    const side = body.sides[0];
    const terms = side ? resolveLaw(program.law, MECHANISM, 'patrolTerms', program.chainOf(side), day) : undefined;
    if (!terms?.ok || day < body.duty.from) continue;
    for (const [level, days] of Object.entries(terms.value.value as Readonly<Record<string, number>>))
      done += await plan(node, body, level, windowOf(body.duty.from, days, day));
  }
  return done;
};

export const patrolJob = (node: Node, every = 6 * 3_600_000): Job => ({
  name: 'patrols',
  every,
  // What it planned is known the next time.
  run: () => planPatrols(node).then(() => 0),
});
