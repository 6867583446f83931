import {
  type CaseState,
  type Command,
  type Consent,
  dayOf,
  type EvidenceRead,
  type EvidenceSpec,
  type EvidenceState,
  evidenceOf,
  evidenceRead,
  type FileRef,
  liveStepsOf,
  mayTake,
  type Opening,
  ok,
  partiesOf,
  type Result,
  refuse,
  type Seen,
  seenOf,
  stepOf,
  unneeded,
  validateFacts,
  type World,
} from '#kernel';
import { subjectOf } from '#store/case-row.ts';
import { type Client, transaction } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import { evidenceOfCase, lockEvidence } from '#store/queries/evidence.ts';
import type { Runtime } from '../engine/runtime.ts';
import { worldOf } from '../engine/work.ts';
import { fromCase, putTo, requestFor } from './ask.ts';
import { say, takeBack } from './letters.ts';
import type { Live } from './reads.ts';
import { record } from './record.ts';

/** How long a step waits for a source elsewhere; after that it is refused, with nothing changed. */
const patience = 4000;

export type CaseAct = 'ask' | 'decline' | 'release' | 'withhold' | 'doubt';

/** Who acts on the evidence of a case, and what they bring: a signed form where a window records the consent. */
export interface ActOn {
  readonly name: string;
  readonly act: CaseAct;
  /** The identity number of a person who is signed in; absent: an office. */
  readonly person?: string;
  readonly form?: FileRef;
  readonly why?: string;
}

export interface EvidenceDesk {
  /** What a step that reads live evidence will see; nothing for all other steps. */
  readonly live: (command: Command) => Promise<Live | undefined>;
  readonly act: (state: CaseState, order: ActOn) => Promise<Result<EvidenceState>>;
  /** An answer is committed: whoever waits for it goes on. */
  readonly arrived: (id: string) => void;
}

const seenFor = (world: World, state: CaseState | undefined, command: Command): Seen =>
  seenOf(
    world,
    state,
    state ?? (command.opening as Opening),
    command,
    { ...state?.facts, ...command.facts },
    new Map(),
  );

/** People wait here for answers; a letter that arrives later is recorded all the same. */
const waitingRoom = (wake: () => void) => {
  const waiting = new Map<string, () => void>();
  return {
    arrived: (id: string): void => waiting.get(id)?.(),
    waitFor: (id: string): Promise<void> =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve();
        };
        const timer = setTimeout(done, patience);
        waiting.set(id, done);
        wake();
      }),
  };
};

const consentIn = (spec: EvidenceSpec<Seen>, seen: Seen, subject: string | undefined): Consent | undefined => {
  if (spec.ground !== 'consent' || !spec.consented?.(seen)) return undefined;
  const by = subject ?? partiesOf(seen.facts)[0]?.key;
  return by ? { by, at: seen.at, how: 'case' } : undefined;
};

export const createEvidenceDesk = (runtime: Runtime, wake: () => void): EvidenceDesk => {
  const room = waitingRoom(wake);
  const { utcOffset } = runtime.program.zone;
  // Most steps read nothing live: they must not pay for those that do.
  const liveSteps = new Map([...runtime.program.mechanisms.values()].map((one) => [one.id, liveStepsOf(one)]));
  const anyLive = new Set([...liveSteps.values()].flatMap((steps) => [...steps]));

  const askOne = async (world: World, seen: Seen, state: CaseState | undefined, command: Command, name: string) => {
    const spec = evidenceOf(world.mechanism, name) as EvidenceSpec<Seen>;
    const about = spec.of(seen);
    if (!about) return unneeded(name);
    const opening = state ?? (command.opening as Opening);
    const consent = consentIn(spec, seen, about.subject);
    const put = await transaction(runtime.pool, async (client) => {
      const from = { id: command.case, opening, mechanism: world.mechanism };
      const request = await requestFor(runtime, client, from, name, about, consent, seen);
      return request.ok ? putTo(runtime, client, request.value) : request;
    });
    if (!put.ok) return { evidence: name, standing: 'refused', says: put.says } satisfies EvidenceRead;
    const { id } = put.value.request;
    if (put.value.status === 'asked') await room.waitFor(id);
    const now = await transaction(runtime.pool, (client) => lockEvidence(client, id, 'asker'));
    const read = evidenceRead(name, spec, now, world.day, (at) => dayOf(at, utcOffset));
    return read.standing === 'asked' ? { evidence: name, standing: 'unreachable' as const } : read;
  };

  const live: EvidenceDesk['live'] = async (command) => {
    if (!anyLive.has(command.step)) return undefined;
    const state = command.opening ? undefined : await caseById(runtime.pool, command.case);
    const opening = state ?? command.opening;
    if (!opening || !liveSteps.get(opening.mechanism)?.has(command.step)) return undefined;
    const world = worldOf(runtime, state, command, runtime.now());
    const step = world.ok ? stepOf(world.value.mechanism, command.step) : undefined;
    if (!world.ok || !step) return undefined;
    // What will be refused anyway is asked of nobody.
    if (!mayTake(world.value, state, opening, command, step).ok) return undefined;
    if (!validateFacts(world.value.mechanism.facts, command.facts, step.asks ?? []).ok) return undefined;
    const seen = seenFor(world.value, state, command);
    const names = (step.reads ?? []).filter((name) => evidenceOf(world.value.mechanism, name)?.when === 'live');
    const reads = await Promise.all(
      names.map(async (name) => [name, await askOne(world.value, seen, state, command, name)] as const),
    );
    return Object.fromEntries(reads);
  };

  const newest = async (client: Client, state: CaseState, name: string): Promise<EvidenceState | undefined> =>
    (await evidenceOfCase(client, state.id)).findLast(({ request }) => request.evidence === name);

  const begin = async (client: Client, state: CaseState, order: ActOn): Promise<Result<EvidenceState>> => {
    const from = fromCase(runtime, state);
    const spec = evidenceOf(from.mechanism, order.name);
    const actor = { kind: 'node', node: runtime.id } as const;
    const command: Command = { case: state.id, step: '', actor, facts: {} };
    const world = worldOf(runtime, state, command, runtime.now());
    const seen = world.ok ? seenFor(world.value, state, command) : undefined;
    const about = seen && spec?.of(seen);
    if (!spec || !about)
      return refuse('evidence-unneeded', ['本件无需取这项证据', 'This case does not need that evidence']);
    // At a window it is the person the case is about who signed, not whichever party stands first.
    const by = order.person ?? about.subject ?? subjectOf(from.mechanism, state)?.key;
    if (spec.ground === 'consent' && !order.person && !order.form)
      return refuse('evidence-consent', [
        '窗口代为登记同意的，须上传本人签署的同意书',
        'A window that records the consent must upload the form the person signed',
      ]);
    const consent: Consent | undefined =
      spec.ground === 'consent' && by
        ? {
            by,
            at: runtime.now(),
            how: order.person ? 'self' : 'window',
            ...(order.form && { form: order.form }),
          }
        : undefined;
    const request = await requestFor(runtime, client, from, order.name, about, consent, seen);
    if (!request.ok) return request;
    return order.act === 'ask'
      ? putTo(runtime, client, request.value)
      : record(runtime, client, 'asker', undefined, { act: 'decline', request: request.value }, runtime.now());
  };

  /** What is said of a request that was made: its consent is taken back, its answer let be used, taken back or doubted. */
  const of = async (client: Client, state: CaseState, order: ActOn): Promise<Result<EvidenceState>> => {
    const found = await newest(client, state, order.name);
    if (!found) return refuse('evidence-unknown', ['没有这一取证请求', 'There is no such request in this case']);
    const { id } = found.request;
    const by = order.person ?? found.request.asker.authority;
    if (order.act === 'doubt') return say(runtime, client, id, 'asker', { act: 'doubt', why: order.why ?? '', by });
    if (order.act === 'withhold') return takeBack(runtime, client, id, by);
    const before = await lockEvidence(client, id, 'asker');
    const act =
      order.act === 'decline' ? { act: order.act, request: found.request } : { act: 'release' as const, by };
    return record(runtime, client, 'asker', before, act, runtime.now());
  };

  const act: EvidenceDesk['act'] = async (state, order) => {
    const done = await transaction(runtime.pool, async (client): Promise<Result<EvidenceState>> => {
      const before = await newest(client, state, order.name);
      const open = before?.status === 'asked' && before.request.expires >= dayOf(runtime.now(), utcOffset);
      // Taking back and doubting follow the case to wherever it is; all else is done where it is.
      const follows = order.act === 'withhold' || order.act === 'doubt' || (order.act === 'decline' && open);
      if (state.holder !== runtime.id && !follows)
        return refuse('custody-elsewhere', [`办件由“${state.holder}”保管`, `The case is held by "${state.holder}"`]);
      if (before && open && order.act === 'ask') return ok(before);
      if (order.act === 'ask' || (order.act === 'decline' && !open)) return begin(client, state, order);
      return of(client, state, order);
    });
    if (done.ok && done.value.status === 'asked') await room.waitFor(done.value.request.id);
    else wake();
    return done;
  };

  return { live, act, arrived: room.arrived };
};
