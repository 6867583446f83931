import { type Actor, type CaseState, type Command, type Day, type Facts, ok, type Result } from '#kernel';
import { transaction } from '#store/db.ts';
import { type Access, logAccess } from '#store/queries/access.ts';
import { answersTo, type IdempotencyKey } from '#store/queries/idempotency.ts';
import { clockJob } from '../jobs/clock-job.ts';
import type { Node } from '../node.ts';
import {
  type Cue,
  caseOf,
  dayOf,
  instantOf,
  keyOf,
  momentOf,
  opensAt,
  phaseMinutes,
  type Stage,
  type Turn,
  turnOf,
} from './stage.ts';
import { withStoredTexts } from './texts.ts';

/** Waits until nobody works and no letter is under way. */
const settle = async ({ zone }: Stage): Promise<void> => {
  for (let round = 0; round < 6; round++)
    for (const node of zone.nodes.values()) {
      await node.executor.idle();
      for (const sender of node.senders.values()) await sender.idle();
    }
};

const answered = (node: Node, key: IdempotencyKey): Promise<boolean> =>
  transaction(node.runtime.pool, async (client) => (await answersTo(client, [key])).size > 0);

const commandOf = async (
  stage: Stage,
  { node, phase }: Turn,
  cue: Cue,
  actor: Actor,
  state: CaseState | undefined,
): Promise<Command> => {
  const [ago, , step, given, more] = cue.line;
  const dayBefore = (days: number): Day => stage.days[ago + days] ?? (stage.days.at(-1) as Day);
  const facts: Facts =
    typeof given === 'function' ? given(cue.scene, dayOf(stage, cue), state, dayBefore) : (given ?? {});
  return {
    case: caseOf(cue),
    step,
    actor,
    facts: await withStoredTexts(node, facts, instantOf(stage, cue, phase, 0), actor.person),
    ...(more?.note && { note: more.note }),
    ...(cue.n === 0 && { opening: cue.scene.opening }),
  };
};

type Answer = Result<unknown> | undefined;

/** At the holder's node the whole turn is handed to the executor at once: it shares one transaction with others. */
const takeHere = async (stage: Stage, turn: Turn): Promise<readonly Answer[]> => {
  const { node, takes, phase, state } = turn;
  const commands = await Promise.all(takes.map(({ cue, seat }) => commandOf(stage, turn, cue, seat.actor, state)));
  return Promise.all(
    takes.map(({ cue }, n) =>
      node.executor.submit({
        command: commands[n] as Command,
        at: instantOf(stage, cue, phase, n),
        idempotency: keyOf(cue),
      }),
    ),
  );
};

/** A busy machine may take longer than a person is kept waiting. Asked again under the same key, nothing is done twice. */
const askPatiently = async (node: Node, state: CaseState, command: Command, key: IdempotencyKey): Promise<Answer> => {
  for (let round = 0; round < 5; round++) {
    const answer = await node.askHolder(state, command, key);
    if (answer) return answer;
  }
  return undefined;
};

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
    const key = keyOf(cue);
    if (resumed && (await answered(node, key))) answers.push(ok(undefined));
    else answers.push(await askPatiently(node, state, await commandOf(stage, turn, cue, seat.actor, state), key));
  }
  return answers;
};

const take = async (stage: Stage, turn: Turn, resumed: boolean): Promise<string | undefined> => {
  const { node, takes, state } = turn;
  const here = state === undefined || state.holder === node.id;
  const answers = await (here ? takeHere(stage, turn) : askHolder(stage, turn, state, resumed));
  const n = answers.findIndex((answer) => !answer?.ok);
  if (n < 0) return undefined;
  const answer = answers[n];
  const why = answer && !answer.ok ? `${answer.code}: ${answer.says[1]}` : 'the holder has not answered';
  return `${takes[n]?.cue.line[2]}: ${why}`;
};

/** Whoever works on a case has opened it before: the applicant finds it in the data tracker. */
const readingsOf = (stage: Stage, { takes, subject, phase }: Turn): readonly Access[] => {
  const seen = new Set<string>();
  return takes.flatMap(({ cue, seat: { session, authority } }, n) => {
    if (!session || !authority || cue.n === 0 || seen.has(session.person.id)) return [];
    seen.add(session.person.id);
    return {
      at: instantOf(stage, cue, phase, n),
      person: session.person.id,
      name: session.person.name,
      authority,
      subjectKey: cue.scene.applicant.key,
      caseId: subject.id,
      ground: authority === subject.deciding.authority ? 'deciding' : 'receiving',
      what: 'case',
    };
  });
};

const logReadings = (stage: Stage, turns: readonly Turn[]): readonly Promise<void>[] =>
  [...Map.groupBy(turns, (turn) => turn.node)].map(async ([node, mine]) => {
    const entries = mine.flatMap((turn) => readingsOf(stage, turn));
    if (entries.length) await logAccess(node.runtime.pool, entries);
  });

/** What the deadlines bring about by themselves is seen first thing in the morning (视为受理, 视为放弃 …). */
export const morningOf = (stage: Stage): ((day: Day) => Promise<void>) => {
  const jobs = [...stage.zone.nodes.values()].map((node) => clockJob(node));
  return async (day) => {
    stage.clock.set(momentOf(stage, day, opensAt - 30));
    const done = await Promise.all(jobs.map((job) => job.run()));
    if (done.some((count) => count > 0)) await settle(stage);
  };
};

/** One working day: turn by turn, all cases at once, so that they share transactions as they do under load. */
export const playDay = async (
  stage: Stage,
  cues: readonly Cue[],
  failed: Set<string>,
  resumed: boolean,
): Promise<void> => {
  const day = dayOf(stage, cues[0] as Cue);
  const left = new Map([...Map.groupBy(cues, ({ scene }) => scene.id)]);
  // After a refusal the case is left as it stands.
  const fail = (cue: Cue, why: string): void => {
    failed.add(cue.scene.id);
    left.delete(cue.scene.id);
    stage.problems.push(`${cue.scene.plan.key} (${cue.scene.matter.title}), ${cue.line[0]} days ago: ${why}`);
  };
  for (const id of failed) left.delete(id);
  for (let phase = 0; left.size > 0; phase++) {
    stage.clock.set(momentOf(stage, day, opensAt + (phase + 1) * phaseMinutes - 5));
    const found = await Promise.all(
      [...left.values()].map((mine) =>
        turnOf(stage, mine, phase).catch((error: Error) =>
          fail(mine[0] as Cue, `${mine[0]?.line[2]}: ${error.message}`),
        ),
      ),
    );
    const turns = found.flatMap((turn) => turn ?? []);
    await Promise.all([
      ...(resumed ? [] : logReadings(stage, turns)),
      ...turns.map(async (turn) => {
        const why = await take(stage, turn, resumed).catch((error: Error) => error.message);
        const { cue } = turn.takes[0] as Turn['takes'][number];
        if (why) return fail(cue, why);
        const rest = left.get(cue.scene.id)?.slice(turn.takes.length) ?? [];
        if (rest.length) left.set(cue.scene.id, rest);
        else left.delete(cue.scene.id);
      }),
    ]);
    await settle(stage);
  }
};
