import {
  type Alarm,
  alarmOf,
  type CaseState,
  clears,
  exactText,
  isSilent,
  type Opening,
  type Place,
  type TimedValue,
  targetOf,
  type WaterSection,
} from '#kernel';
import { OUT_OF_STATISTICS } from '#store/queries/observation.ts';
import { openCasesOf } from '#store/queries/observation-cases.ts';
import { lastSeen, readingsOf } from '#store/queries/observation-reads.ts';
import { allStations } from '#store/queries/observation-stations.ts';
import { matterOn, systemActor, today } from '../engine/runtime.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Node } from '../node.ts';
import { refreshAdopted } from './adopted.ts';
import { type ObservationContext, observationOf } from './context.ts';
import { acrossFrom } from './sides.ts';
import { storedValue } from './value-text.ts';
import { watchWarnings } from './warnings.ts';

const DAY = 86_400_000;
const MECHANISM = 'river-and-lakes';

interface Watched {
  readonly node: Node;
  readonly context: ObservationContext;
  readonly open: readonly CaseState[];
}

const openAlarm = ({ open }: Watched, site: string, item: string): CaseState | undefined =>
  open.find(({ facts }) => facts.section === site && facts.item === item && facts.cause !== undefined);

const noticesFor = ({ node, context }: Watched, section: WaterSection, here: Place, there: Place) => {
  const title = (authority: string): string => node.runtime.program.authorities[authority]?.title[0] ?? authority;
  const body = context.observation.water.bodies.find(({ id }) => id === section.water);
  return [
    { to: `${section.title[0]}站点运维单位`, channel: 'system' },
    { to: title(here.authority), channel: 'system' },
    { to: title(there.authority), channel: 'system' },
    ...(body?.suppliers ?? []).map((supplier) => ({ to: supplier[0], channel: 'telephone' })),
  ];
};

const raise = async (
  watched: Watched,
  section: WaterSection,
  alarm: Pick<Alarm, 'item' | 'cause' | 'at' | 'value'>,
): Promise<number> => {
  const { node } = watched;
  const places = acrossFrom(node, section);
  const matter = places && matterOn(node.runtime, `ECO-alarm-${places.there.jurisdiction}`, today(node.runtime));
  if (!places || !matter) return 0;
  const { here, there } = places;
  const opening: Opening = {
    mechanism: MECHANISM,
    matter: { code: matter.code, version: matter.version, title: matter.title },
    receiving: here,
    deciding: there,
    channel: 'node',
  };
  const facts = {
    title: `${section.title[0]} ${alarm.item}`,
    water: section.water,
    section: section.site,
    item: alarm.item,
    cause: alarm.cause,
    readAt: alarm.at,
    notices: noticesFor(watched, section, here, there),
    ...(alarm.value && { value: exactText(alarm.value) }),
  };
  const command = {
    case: await node.newCaseId(here.jurisdiction),
    step: 'raiseAlarm',
    actor: systemActor(node.runtime, 'node'),
    facts,
    opening,
  };
  const result = await node.executor.submit({ command });
  if (!result.ok) node.runtime.log(`alarm at ${section.site}: ${result.code} ${result.says[1]}`);
  return result.ok ? 1 : 0;
};

const clear = async ({ node, context }: Watched, known: CaseState): Promise<number> => {
  if (known.state !== 'alarmRaised') return 0;
  const command = {
    case: known.id,
    step: 'clearAlarm',
    actor: systemActor(node.runtime, 'node'),
    facts: { normalReadings: context.observation.water.alarms.clearAfter },
  };
  return (await node.executor.submit({ command })).ok ? 1 : 0;
};

const seriesOf = async ({ context }: Watched, site: string): Promise<ReadonlyMap<string, readonly TimedValue[]>> => {
  const { observation, pool, now } = context;
  const from = new Date(Date.parse(now()) - (observation.water.alarms.riseDays + 1) * DAY).toISOString();
  const readings = await readingsOf(pool, { sites: [site], method: 'auto', from, to: now() });
  // Alarms are about instruments: a sample taken by a person is a day old when it is written down.
  const usable = readings.filter(({ state, flags }) => state <= 1 && (flags & OUT_OF_STATISTICS) === 0);
  // One source speaks for a site: the one heard last, so that two spellings of the same hour do not look like two readings.
  const last = usable.reduce<(typeof usable)[number] | undefined>(
    (top, one) => (!top || one.at > top.at ? one : top),
    undefined,
  );
  const mine = usable.filter(({ source }) => source === last?.source);
  return new Map(
    [...Map.groupBy(mine, ({ item }) => item)].map(([item, list]) => [
      item,
      list.flatMap(({ at, value }) => {
        const exact = storedValue(value);
        return exact ? [{ at, value: exact }] : [];
      }),
    ]),
  );
};

const watchSection = async (watched: Watched, section: WaterSection): Promise<number> => {
  const { water } = watched.context.observation;
  const edition = water.editions.at(-1);
  const body = water.bodies.find(({ id }) => id === section.water);
  const target = body && targetOf(body, section.site, Number(today(watched.node.runtime).slice(0, 4)));
  if (!edition || !target) return 0;
  let done = 0;
  for (const [item, series] of await seriesOf(watched, section.site)) {
    const question = { edition, column: section.column, target: target.target, item };
    const known = openAlarm(watched, section.site, item);
    const alarm = alarmOf(water.alarms, question, series);
    if (alarm && !known) done += await raise(watched, section, alarm);
    else if (!alarm && known && clears(water.alarms, question, series)) done += await clear(watched, known);
  }
  return done;
};

/** Stations that are registered to send and have fallen silent. */
const watchSilence = async (watched: Watched, sections: readonly WaterSection[]): Promise<number> => {
  const { pool, now, observation } = watched.context;
  const sending = new Set(
    (await allStations(pool)).filter(({ state }) => state === 'active').flatMap(({ sites }) => sites),
  );
  const expected = sections.filter(({ site }) => sending.has(site));
  const last = await lastSeen(pool, expected.map(({ site }) => site), now()); // biome-ignore format: one call
  let done = 0;
  for (const section of expected) {
    const at = last.get(section.site);
    const known = openAlarm(watched, section.site, 'STATION');
    if (at && isSilent(observation.water.alarms, at, now())) {
      if (!known) done += await raise(watched, section, { item: 'STATION', cause: 'silent', at });
    } else if (known) done += await clear(watched, known);
  }
  return done;
};

type Duties = Readonly<Record<string, unknown>>;
/** Duties in hours by the state they are owed in: by when, and whether they are met. */
const DUTIES: Readonly<
  Record<string, readonly (readonly [what: string, by: string, open: (f: Duties) => boolean])[]>
> = {
  alarmConfirmed: [
    ['通报相邻方', 'informBy', (f) => f.crossBorder === true],
    ['上报上级', 'reportBy', (f) => f.reportedAt === undefined],
  ],
  alarmJoint: [
    ['联合采样方案', 'planBy', (f) => f.samplePlan === undefined],
    ['应急监测数据', 'dataBy', () => true],
    ['上报上级', 'reportBy', (f) => f.reportedAt === undefined],
  ],
};

/** A duty in hours that nobody has met in time goes to the district head, each missed one once; from there on the clock of the escalation runs. */
const watchDuties = async ({ node, context, open }: Watched): Promise<number> => {
  let done = 0;
  for (const { id, state, facts, holder } of open) {
    if (holder !== node.id) continue;
    const missed = (facts.missed ?? []) as readonly string[];
    const late = (DUTIES[state] ?? [])
      .filter(([, by, owed]) => owed(facts) && String(facts[by] ?? '~') < context.now())
      .map(([what, by]) => `${what} ${facts[by]}`)
      .find((one) => !missed.includes(one));
    if (!late) continue;
    const command = {
      case: id,
      step: 'escalate',
      actor: systemActor(node.runtime, 'clock'),
      facts: { missed: [...missed, late] },
      note: `逾期：${late}`,
    };
    if ((await node.executor.submit({ command })).ok) done++;
  }
  return done;
};

const watchOnce = async (node: Node): Promise<number> => {
  const context = observationOf(node.runtime);
  if (!context || !node.runtime.program.mechanisms.has(MECHANISM)) return 0;
  await refreshAdopted(context);
  const mine = context.observation.water.sections.filter(
    ({ operator }) => node.runtime.program.authorities[operator]?.node === node.id,
  );
  const watched = { node, context, open: await openCasesOf(context.pool, MECHANISM) };
  let done = (await watchDuties(watched)) + (await watchWarnings(node));
  done += await watchSilence(watched, mine);
  for (const section of mine) done += await watchSection(watched, section);
  return done;
};

/** One at a time per node: two that look at once would both see no alarm and raise two. */
const running = new WeakMap<Node, Promise<unknown>>();

export const watch = (node: Node): Promise<number> => {
  const next = (running.get(node) ?? Promise.resolve()).then(() => watchOnce(node));
  running.set(
    node,
    next.catch(() => undefined),
  );
  return next;
};

/** Watches the sections whose stations this node operates: raises and clears alarms, notices silence and missed hours. */
export const watchJob = (node: Node, every = 300_000): Job => ({
  name: 'observation',
  every,
  run: () => watch(node),
});
