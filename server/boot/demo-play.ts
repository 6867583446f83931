import { createHash } from 'node:crypto';
import { assert, type CaseState, type Command, type Day, type Facts, type Instant, type Place } from '#kernel';
import { transaction } from '#store/db.ts';
import { type Access, logAccess } from '#store/queries/access.ts';
import { caseById } from '#store/queries/cases.ts';
import { answersTo, type IdempotencyKey } from '#store/queries/idempotency.ts';
import { clockJob } from '../jobs/clock-job.ts';
import type { Program } from '../load.ts';
import type { Node } from '../node.ts';
import { type Cast, type Seat, seatNode } from './demo-cast.ts';
import type { DemoClock } from './demo-clock.ts';
import { instantAt } from './demo-days.ts';
import type { DemoLine, Scene } from './demo-scene.ts';
import type { RunningZone } from './zone.ts';

export interface Stage {
  readonly zone: RunningZone;
  readonly program: Program;
  readonly clock: DemoClock;
  readonly cast: Cast;
  readonly days: readonly Day[];
  /** Who decides a part of a joint case. */
  readonly partPlace: (scene: Scene, link: string) => Place;
  /** One sentence per line that was refused: none, when the plans fit the declaration and the law. */
  readonly problems: string[];
}

/** A line with its place in time: phases of a day follow each other, and letters arrive between them. */
export interface Cue {
  readonly scene: Scene;
  readonly n: number;
  readonly line: DemoLine;
  readonly phase: number;
}

const opensAt = 9 * 60;
const phaseMinutes = 105;

const decidingOf = (stage: Stage, scene: Scene, line: DemoLine): Place =>
  line[4]?.part ? stage.partPlace(scene, line[4].part) : scene.opening.deciding;

/** A new phase begins whenever a case is worked on at another node than just before: the package must arrive first. */
export const cuesOf = (stage: Stage, scene: Scene): readonly Cue[] => {
  let phase = 0;
  let seat = '';
  let day = -1;
  return scene.plan.lines.map((line, n) => {
    const here = seatNode(scene, line[1], decidingOf(stage, scene, line));
    if (line[0] !== day) phase = 0;
    else if (here !== seat) phase += 1;
    [day, seat] = [line[0], here];
    return { scene, n, line, phase };
  });
};

/** Waits until nobody works and no letter is under way. */
const settle = async ({ zone }: Stage): Promise<void> => {
  for (let round = 0; round < 6; round++)
    for (const node of zone.nodes.values()) {
      await node.executor.idle();
      for (const sender of node.senders.values()) await sender.idle();
    }
};

const idempotencyOf = (scene: Scene, n: number): IdempotencyKey => {
  const key = `demo-${scene.id}-${n}`;
  return { actor: 'demo', key, request: createHash('sha256').update(key).digest('hex') };
};

const answered = (node: Node, key: IdempotencyKey): Promise<boolean> =>
  transaction(node.runtime.pool, async (client) => (await answersTo(client, [key])).size > 0);

const commandOf = (cue: Cue, seat: Seat, day: Day): Command => {
  const [, , step, given, more] = cue.line;
  const facts: Facts = typeof given === 'function' ? given(cue.scene, day) : (given ?? {});
  return {
    case: more?.part ? `${cue.scene.id}-${more.part}` : cue.scene.id,
    step,
    actor: seat.actor,
    facts,
    ...(more?.note && { note: more.note }),
    ...(cue.n === 0 && { opening: cue.scene.opening }),
  };
};

/** Takes one step as its person would: here where the case is held, by letter to the holder where it is not. */
const act = async (
  stage: Stage,
  cue: Cue,
  seat: Seat,
  at: Instant,
  resumed: boolean,
): Promise<string | undefined> => {
  const { node } = seat;
  const day = stage.days[cue.line[0]] as Day;
  const command = commandOf(cue, seat, day);
  const key = idempotencyOf(cue.scene, cue.n);
  const state = cue.n === 0 ? undefined : await caseById(node.runtime.pool, command.case);
  if (resumed && (await answered(node, key))) return undefined;
  const afar = state !== undefined && state.holder !== node.id;
  const result = afar
    ? await node.askHolder(state as CaseState, command, key)
    : await node.executor.submit({ command, at, idempotency: key });
  if (!result) return 'the holder has not answered';
  return result.ok ? undefined : `${result.code}: ${result.says[1]}`;
};

/** Opening a case is reading it: the data tracker of the applicant shows it. */
const readingOf = (stage: Stage, cue: Cue, seat: Seat, at: Instant): Access | undefined => {
  const { session, authority } = seat;
  if (!session || !authority || cue.n === 0) return undefined;
  const ground = authority === decidingOf(stage, cue.scene, cue.line).authority ? 'deciding' : 'receiving';
  return {
    at,
    person: session.person.id,
    name: session.person.name,
    authority,
    subjectKey: cue.scene.applicant.key,
    caseId: cue.line[4]?.part ? `${cue.scene.id}-${cue.line[4].part}` : cue.scene.id,
    ground,
    what: 'case',
  };
};

/** The lines of one case in one phase, a few minutes apart. After a refusal the case is left as it stands. */
const chain = async (stage: Stage, cues: readonly Cue[], failed: Set<string>, resumed: boolean): Promise<void> => {
  const read = new Set<string>();
  for (const [n, cue] of cues.entries()) {
    const { scene, line, phase } = cue;
    if (failed.has(scene.id)) return;
    const seat = await stage.cast.seat(scene, line[1], decidingOf(stage, scene, line));
    const minutes = opensAt + phase * phaseMinutes + (Number(scene.id.slice(-3)) % 45) + n * 4;
    const at = instantAt(stage.days[line[0]] as Day, minutes, stage.program.zone.utcOffset);
    const reading = readingOf(stage, cue, seat, at);
    if (reading && !read.has(reading.person) && !resumed) await logAccess(seat.node.runtime.pool, [reading]);
    if (reading) read.add(reading.person);
    const problem = await act(stage, cue, seat, at, resumed);
    if (problem === undefined) continue;
    failed.add(scene.id);
    stage.problems.push(`${scene.plan.key} (${scene.matter.title}), ${line[2]} ${line[0]} days ago: ${problem}`);
  }
};

const byScene = (cues: readonly Cue[]): readonly (readonly Cue[])[] => [
  ...Map.groupBy(cues, (cue) => cue.scene.id).values(),
];

/** What the deadlines bring about by themselves is seen first thing in the morning (视为受理, 视为放弃 …). */
export const morningOf = (stage: Stage): ((day: Day) => Promise<void>) => {
  const jobs = [...stage.zone.nodes.values()].map((node) => clockJob(node));
  return async (day) => {
    stage.clock.set(instantAt(day, opensAt - 30, stage.program.zone.utcOffset));
    const done = await Promise.all(jobs.map((job) => job.run()));
    if (done.some((count) => count > 0)) await settle(stage);
  };
};

/** One working day: phase by phase, all cases at once, so that they share transactions as they do under load. */
export const playDay = async (
  stage: Stage,
  cues: readonly Cue[],
  failed: Set<string>,
  resumed: boolean,
): Promise<void> => {
  const last = Math.max(...cues.map((cue) => cue.phase));
  const day = stage.days[cues[0]?.line[0] ?? 0];
  assert(day, 'a demonstration reaches further back than its days');
  for (let phase = 0; phase <= last; phase++) {
    const now = cues.filter((cue) => cue.phase === phase);
    stage.clock.set(instantAt(day, opensAt + (phase + 1) * phaseMinutes - 5, stage.program.zone.utcOffset));
    await Promise.all(byScene(now).map((one) => chain(stage, one, failed, resumed)));
    await settle(stage);
  }
};
