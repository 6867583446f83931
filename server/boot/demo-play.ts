import { createHash } from 'node:crypto';
import {
  type Actor,
  type CaseState,
  type Command,
  type Day,
  type Facts,
  type Instant,
  ok,
  type Place,
  type Result,
} from '#kernel';
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

/** A new phase begins whenever the work goes on at another node, or on another part: letters must arrive first. */
export const cuesOf = (stage: Stage, scene: Scene): readonly Cue[] => {
  let phase = 0;
  let seat = '';
  let day = -1;
  return scene.plan.lines.map((line, n) => {
    const here = `${seatNode(scene, line[1], decidingOf(stage, scene, line))} ${line[4]?.part ?? ''}`;
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

/** The lines of one case in one phase: all taken at one node, by the people who sit there. */
interface Turn {
  readonly node: Node;
  readonly takes: readonly { readonly cue: Cue; readonly seat: Seat }[];
  readonly deciding: Place;
  /** The case as this node sees it before the turn. */
  readonly state: CaseState | undefined;
}

const caseOf = ({ scene, line }: Cue): string => (line[4]?.part ? `${scene.id}-${line[4].part}` : scene.id);

const turnOf = async (stage: Stage, cues: readonly Cue[]): Promise<Turn> => {
  const first = cues[0] as Cue;
  const deciding = decidingOf(stage, first.scene, first.line);
  const takes = await Promise.all(
    cues.map(async (cue) => ({ cue, seat: await stage.cast.seat(cue.scene, cue.line[1], deciding) })),
  );
  const node = takes[0]?.seat.node as Node;
  const state = first.n === 0 ? undefined : await caseById(node.runtime.pool, caseOf(first));
  return { node, takes, deciding, state };
};

const dayOf = (stage: Stage, { line }: Cue): Day => stage.days[line[0]] as Day;

/** Lines of one turn are a few minutes apart, and cases are not worked on in the same minute. */
const instantOf = (stage: Stage, cue: Cue, n: number): Instant => {
  const minutes = opensAt + cue.phase * phaseMinutes + (Number(cue.scene.id.slice(-3)) % 45) + n * 4;
  return instantAt(dayOf(stage, cue), minutes, stage.program.zone.utcOffset);
};

const commandOf = (stage: Stage, cue: Cue, actor: Actor): Command => {
  const [, , step, given, more] = cue.line;
  const facts: Facts = typeof given === 'function' ? given(cue.scene, dayOf(stage, cue)) : (given ?? {});
  return {
    case: caseOf(cue),
    step,
    actor,
    facts,
    ...(more?.note && { note: more.note }),
    ...(cue.n === 0 && { opening: cue.scene.opening }),
  };
};

type Answer = Result<unknown> | undefined;

/** At the holder's node the whole turn is handed to the executor at once: it shares one transaction with others. */
const takeHere = (stage: Stage, { node, takes }: Turn): Promise<readonly Answer[]> =>
  Promise.all(
    takes.map(({ cue, seat }, n) => {
      const command = commandOf(stage, cue, seat.actor);
      const idempotency = idempotencyOf(cue.scene, cue.n);
      return node.executor.submit({ command, at: instantOf(stage, cue, n), idempotency });
    }),
  );

/** Elsewhere each step goes to the holder by letter. `resumed`: some may have been sent before an interruption. */
const askHolder = async (
  stage: Stage,
  turn: Turn,
  state: CaseState,
  resumed: boolean,
): Promise<readonly Answer[]> => {
  const { node, takes } = turn;
  const answers: Answer[] = [];
  for (const { cue, seat } of takes) {
    const key = idempotencyOf(cue.scene, cue.n);
    if (resumed && (await answered(node, key))) answers.push(ok(undefined));
    else answers.push(await node.askHolder(state, commandOf(stage, cue, seat.actor), key));
  }
  return answers;
};

/** After a refusal the case is left as it stands. */
const take = async (stage: Stage, turn: Turn, failed: Set<string>, resumed: boolean): Promise<void> => {
  const { node, takes, state } = turn;
  const here = state === undefined || state.holder === node.id;
  const answers = await (here ? takeHere(stage, turn) : askHolder(stage, turn, state, resumed));
  const n = answers.findIndex((answer) => !answer?.ok);
  const { scene, line } = takes[n]?.cue ?? {};
  if (!scene || !line) return;
  const answer = answers[n];
  const why = answer && !answer.ok ? `${answer.code}: ${answer.says[1]}` : 'the holder has not answered';
  failed.add(scene.id);
  stage.problems.push(`${scene.plan.key} (${scene.matter.title}), ${line[2]} ${line[0]} days ago: ${why}`);
};

/** Whoever works on a case has opened it before: the applicant finds it in the data tracker. */
const readingsOf = (stage: Stage, { takes, deciding }: Turn): readonly Access[] => {
  const seen = new Set<string>();
  return takes.flatMap(({ cue, seat: { session, authority } }, n) => {
    if (!session || !authority || cue.n === 0 || seen.has(session.person.id)) return [];
    seen.add(session.person.id);
    return {
      at: instantOf(stage, cue, n),
      person: session.person.id,
      name: session.person.name,
      authority,
      subjectKey: cue.scene.applicant.key,
      caseId: caseOf(cue),
      ground: authority === deciding.authority ? 'deciding' : 'receiving',
      what: 'case',
    };
  });
};

const logReadings = async (stage: Stage, turns: readonly Turn[]): Promise<void> => {
  for (const [node, mine] of Map.groupBy(turns, (turn) => turn.node)) {
    const entries = mine.flatMap((turn) => readingsOf(stage, turn));
    if (entries.length) await logAccess(node.runtime.pool, entries);
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
  const day = dayOf(stage, cues[0] as Cue);
  for (let phase = 0; phase <= last; phase++) {
    const now = cues.filter((cue) => cue.phase === phase && !failed.has(cue.scene.id));
    stage.clock.set(instantAt(day, opensAt + (phase + 1) * phaseMinutes - 5, stage.program.zone.utcOffset));
    const turns = await Promise.all(byScene(now).map((one) => turnOf(stage, one)));
    if (!resumed) await logReadings(stage, turns);
    await Promise.all(turns.map((turn) => take(stage, turn, failed, resumed)));
    await settle(stage);
  }
};
