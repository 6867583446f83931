import { createHash } from 'node:crypto';
import type { CaseState, Day, DemoLine, Instant } from '#kernel';
import { caseById } from '#store/queries/cases.ts';
import type { IdempotencyKey } from '#store/queries/idempotency.ts';
import type { RunningZone } from '../boot/zone.ts';
import type { Program } from '../load.ts';
import type { Node } from '../node.ts';
import type { Cast, Seat, Subject } from './cast.ts';
import type { DemoClock } from './clock.ts';
import { instantAt } from './days.ts';
import type { Scene } from './scene.ts';

export interface Stage {
  readonly zone: RunningZone;
  readonly program: Program;
  readonly clock: DemoClock;
  readonly cast: Cast;
  readonly days: readonly Day[];
  /** One sentence per line that was refused: none, when the plans fit the declaration and the law. */
  readonly problems: string[];
}

export interface Cue {
  readonly scene: Scene;
  readonly n: number;
  readonly line: DemoLine;
}

/** Lines of one case that follow each other at one node: letters must arrive before the next turn, not within it. */
export interface Turn {
  readonly node: Node;
  readonly phase: number;
  readonly takes: readonly { readonly cue: Cue; readonly seat: Seat }[];
  readonly subject: Subject;
  /** The case as this node sees it before the turn. */
  readonly state: CaseState | undefined;
}

export const opensAt = 9 * 60;
export const phaseMinutes = 105;

export const caseOf = ({ scene, line }: Cue): string => (line[4]?.part ? `${scene.id}-${line[4].part}` : scene.id);

export const dayOf = (stage: Stage, { line }: Cue): Day => stage.days[line[0]] as Day;

export const momentOf = (stage: Stage, day: Day, minutes: number): Instant =>
  instantAt(day, minutes, stage.program.zone.utcOffset);

/** Lines of one turn are a few minutes apart, and cases are not worked on in the same minute. */
export const instantOf = (stage: Stage, cue: Cue, phase: number, n: number): Instant => {
  const minutes = opensAt + phase * phaseMinutes + (Number(cue.scene.id.slice(-3)) % 45) + n * 4;
  return momentOf(stage, dayOf(stage, cue), minutes);
};

/** The same line has the same key after an interruption: what was done is not done again. */
export const keyOf = ({ scene, n }: Cue): IdempotencyKey => {
  const key = `demo-${scene.id}-${n}`;
  return { actor: 'demo', key, request: createHash('sha256').update(key).digest('hex') };
};

/** A part is decided by its own authority, and known at first where its parent is. */
const partOf = async ({ zone }: Stage, id: string): Promise<CaseState | undefined> => {
  for (const node of zone.nodes.values()) {
    const found = await caseById(node.runtime.pool, id);
    if (found) return found;
  }
  return undefined;
};

const subjectOf = async (stage: Stage, cue: Cue): Promise<Subject> => {
  const id = caseOf(cue);
  const { opening } = cue.scene;
  if (id !== cue.scene.id) {
    const part = await partOf(stage, id);
    if (!part) throw new Error(`the case has no part "${cue.line[4]?.part}"`);
    return part;
  }
  const home = stage.zone.nodes.get(opening.receiving.node);
  const known = cue.n > 0 && home ? await caseById(home.runtime.pool, id) : undefined;
  return known ?? { ...opening, id, facts: {} };
};

/** The next turn of a case: as many of its lines as are taken at the same node. */
export const turnOf = async (stage: Stage, cues: readonly Cue[], phase: number): Promise<Turn> => {
  const first = cues[0] as Cue;
  const subject = await subjectOf(stage, first);
  const day = dayOf(stage, first);
  const takes: { readonly cue: Cue; readonly seat: Seat }[] = [];
  for (const cue of cues) {
    if (caseOf(cue) !== subject.id) break;
    const seat = await stage.cast.seat(cue.scene, cue.line[1], subject, day);
    if (takes[0] && seat.node !== takes[0].seat.node) break;
    takes.push({ cue, seat });
  }
  const node = takes[0]?.seat.node as Node;
  const state = first.n === 0 ? undefined : await caseById(node.runtime.pool, subject.id);
  return { node, phase, takes, subject, state };
};
