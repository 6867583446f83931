import type { Handle } from '#exchange/post/receiver.ts';
import { type Actor, type CaseState, type Command, ok, type Refusal, type Result, refuse } from '#kernel';
import { afterCommit } from '#store/db.ts';
import { wasBroughtBack } from '#store/queries/recover.ts';
import type { KeysOf } from '../evidence/letters.ts';
import { takeOverEvidence } from '../evidence/travel.ts';
import type { FileStore } from '../files/store.ts';
import { executeOne } from './execute.ts';
import { askForFiles, fileHandlers } from './file-letters.ts';
import { returningStep, takingStep, tellParent } from './follow-ups.ts';
import { foldLetter, type Mirrored } from './mirror.ts';
import { type CaseLetter, wholeHistory } from './outgoing.ts';
import { matterVersion, type Runtime, systemActor } from './runtime.ts';
import { followers } from './share.ts';
import { asksSource, finalsOf, stateIn, type Work } from './work.ts';

/** A step asked for by a person at one node on a case that another holds. The holder decides. */
export interface ActLetter {
  readonly request: string;
  readonly command: Pick<Command, 'case' | 'step' | 'facts' | 'note' | 'enclosed' | 'expect'> & {
    readonly actor: Actor;
  };
}

export interface AnswerLetter {
  readonly request: string;
  readonly case: string;
  readonly result: Result<unknown>;
}

/** A follower asks the writer of a letter for what came before it. */
interface HistoryWanted {
  readonly case: string;
}

/** Why an offer was not taken; `version`: of the event that offered it. */
interface OfferRefusedLetter {
  readonly case: string;
  readonly version?: number;
  readonly reason: Refusal;
}

const isLetter = (payload: unknown): payload is CaseLetter =>
  typeof payload === 'object' &&
  payload !== null &&
  Array.isArray((payload as CaseLetter).events) &&
  typeof (payload as CaseLetter).case === 'string';

/**
 * What a letter adds to the case it is about, put into `work`: the case is locked, its new state takes the place of the old.
 * Whoever finds afterwards that the letter cannot be taken undoes it.
 */
const hear = async (
  work: Work,
  letter: CaseLetter,
  from: string,
): Promise<Result<{ readonly news: readonly Mirrored[]; readonly undo: () => void }>> => {
  const { runtime, states, applied } = work;
  const known = await stateIn(work, letter.case);
  const folded = foldLetter(known, letter, from, runtime.id, (mechanism) => finalsOf(runtime, mechanism));
  if (!folded.ok) return folded;
  const { state, news } = folded.value;
  if (state) states.set(letter.case, state);
  const before = applied.length;
  applied.push(...news);
  const undo = (): void => {
    applied.length = before;
    if (known) states.set(letter.case, known);
    else states.delete(letter.case);
  };
  return ok({ news, undo });
};

/** Why this node will not take an offered case, if it will not. */
const unfit = (runtime: Runtime, letter: CaseLetter): Result<never> | undefined => {
  const opened = letter.events[0]?.event.opened;
  if (!opened) return refuse('offer-incomplete', ['移交材料不完整', 'The package lacks the beginning of the case']);
  if (!runtime.program.mechanisms.has(opened.mechanism))
    return refuse('offer-unknown-mechanism', ['对方未开通该机制', 'This mechanism does not run here']);
  if (opened.deciding.node !== runtime.id && opened.receiving.node !== runtime.id)
    return refuse('offer-not-competent', ['不属于本节点管辖', 'Neither received nor decided here']);
  if (opened.deciding.node === runtime.id && !matterVersion(runtime, opened.matter.code, opened.matter.version))
    return refuse('offer-unknown-matter', [
      `本地没有事项 ${opened.matter.code} 第 ${opened.matter.version} 版`,
      `Version ${opened.matter.version} of matter ${opened.matter.code} is not in force here`,
    ]);
  return undefined;
};

const notOpen = (state: CaseState | undefined): Refusal =>
  refuse('offer-not-open', [
    `办件现为“${state?.state ?? '无'}”，不能签收`,
    `Custody cannot be taken: the case is "${state?.state ?? 'nothing'}" here and not offered to this node`,
  ]);

const take = async (work: Work, state: CaseState): Promise<Result<unknown>> => {
  const step = takingStep(work.runtime, state);
  if (!step) return notOpen(state);
  const command = { case: state.id, step, actor: systemActor(work.runtime, 'node'), facts: {} };
  if (asksSource(work.runtime, state, step)) {
    work.putOff.push({ kind: 'takes', command, at: work.runtime.now() });
    return ok(undefined);
  }
  return executeOne(work, { command });
};

/** `version`: of the event that offered it. */
export const refuseOffer = (
  { runtime, letters }: Pick<Work, 'runtime' | 'letters'>,
  to: string,
  id: string,
  version: number | undefined,
  reason: Refusal,
): Refusal => {
  const payload: OfferRefusedLetter = { case: id, reason, ...(version !== undefined && { version }) };
  letters.push({ peer: to, kind: 'case.offer-refused', stream: id, at: runtime.now(), payload });
  return reason;
};

const malformed = refuse('letter-malformed', ['来函格式不符', 'The letter is not well formed']);

/**
 * A restored node heard from its peers that it had taken this very offer; now the letter itself, forgotten, comes again. Only
 * what it carries besides the story is missing. (Without a restore it is an old owner offering twice, and refused.)
 */
const tookBefore = async ({ client }: Work, state: CaseState | undefined, version: number | undefined) =>
  state !== undefined &&
  version !== undefined &&
  state.version > version &&
  (await wasBroughtBack(client, state.id, version + 1));

/** 移交: the package arrives; custody is taken here, or the offer goes back with its reason and leaves nothing here. */
const offered =
  (files: FileStore, keysOf: KeysOf): Handle<Work> =>
  async (work, { from }, payload) => {
    if (!isLetter(payload)) return malformed;
    const heard = unfit(work.runtime, payload) ?? (await hear(work, { ...payload, package: true }, from));
    const version = payload.events.at(-1)?.event.version;
    if (!heard.ok) return refuseOffer(work, from, payload.case, version, heard);
    const state = work.states.get(payload.case);
    const taken = (await tookBefore(work, state, version))
      ? ok(undefined)
      : state?.offeredTo === work.runtime.id
        ? await take(work, state)
        : notOpen(state);
    if (!taken.ok) {
      heard.value.undo();
      return refuseOffer(work, from, payload.case, version, taken);
    }
    await takeOverEvidence(work.client, from, payload.evidence ?? [], keysOf);
    await askForFiles(work, files, from, payload.case);
    return taken;
  };

/** The holder's acts, for those who follow the case. */
const followed =
  (files: FileStore): Handle<Work> =>
  async (work, { from }, payload) => {
    if (!isLetter(payload)) return malformed;
    const heard = await hear(work, payload, from);
    if (!heard.ok) {
      if (heard.code !== 'letter-gap') return heard;
      // Letters of two senders overtake each other. The holder has the whole history; what comes late is known by then.
      const want: HistoryWanted = { case: payload.case };
      const { runtime, letters } = work;
      letters.push({ peer: from, kind: 'case.want', stream: payload.case, at: runtime.now(), payload: want });
      return ok(0);
    }
    for (const one of heard.value.news)
      for (const told of tellParent(work.runtime, one)) {
        const parent = await stateIn(work, told.command.case);
        const step = parent && told.stepIn?.(parent);
        if (step && asksSource(work.runtime, parent, step))
          work.putOff.push({ kind: 'follows', command: { ...told.command, step }, at: work.runtime.now() });
        else if (step) await executeOne(work, { command: { ...told.command, step } });
      }
    await askForFiles(work, files, from, payload.case);
    return ok(heard.value.news.length);
  };

/** A follower missed what an earlier holder wrote: it gets the history, as far as it may leave this node. */
const historyWanted: Handle<Work> = async (work, { from }, payload) => {
  const { case: id } = payload as HistoryWanted;
  const { runtime, client, letters } = work;
  const state = await stateIn(work, id);
  if (!state || !followers(state, runtime.id).includes(from))
    return refuse('case-unknown', [`${from} 不参与办件 ${id}`, `${from} takes no part in case ${id}`]);
  const history = await wholeHistory(runtime, client, state, from);
  if (history) letters.push({ peer: from, kind: 'case.events', stream: id, at: runtime.now(), payload: history });
  return ok(undefined);
};

/** The other side would not take our offer: the case is ours again. Only the side it was offered to may say so, and only of this offer. */
const offerRefused: Handle<Work> = async (work, { from }, payload) => {
  const { case: id, reason, version } = payload as OfferRefusedLetter;
  const { runtime } = work;
  const state = await stateIn(work, id);
  const step = state && returningStep(runtime, state);
  if (!state || !step || state.offeredTo !== from || (version !== undefined && version !== state.version))
    return refuse('case-unknown', [
      `没有正在移交给 ${from} 的办件 ${id}`,
      `There is no case ${id} being handed to ${from}`,
    ]);
  const note = `${reason.says[0]} / ${reason.says[1]}`;
  return executeOne(work, { command: { case: id, step, actor: systemActor(runtime, 'node'), facts: {}, note } });
};

/** What came of a step asked for from afar, to the node where the person is. */
export const answerTo = (
  { runtime, letters }: Pick<Work, 'runtime' | 'letters'>,
  { peer, request }: { readonly peer: string; readonly request: string },
  id: string,
  result: Result<unknown>,
): void => {
  const payload: AnswerLetter = { request, case: id, result };
  letters.push({ peer, kind: 'case.answer', stream: id, at: runtime.now(), payload });
};

/** A person elsewhere asks for a step here. Their node vouches for who they are, within its own authorities. */
const asked =
  (files: FileStore): Handle<Work> =>
  async (work, { from }, payload) => {
    const { runtime } = work;
    const { request, command: given } = payload as ActLetter;
    const own = new Set(
      runtime.program.zone.authorities.filter((authority) => authority.node === from).map(({ id }) => id),
    );
    const { case: id, step, facts, note, enclosed, expect } = given;
    const command: Command = {
      case: id,
      step,
      facts,
      actor: {
        ...given.actor,
        node: from,
        posts: (given.actor.posts ?? []).filter((post) => own.has(post.authority)),
      },
      ...(note && { note }),
      ...(enclosed && { enclosed }),
      ...(expect !== undefined && { expect }),
    };
    const askedBy = { peer: from, request };
    if (given.actor.kind !== 'staff' && given.actor.kind !== 'party')
      answerTo(
        work,
        askedBy,
        id,
        refuse('actor-not-named', ['来函的行为人不符', 'Only people may ask for steps from afar']),
      );
    else if (asksSource(runtime, await stateIn(work, id), step))
      work.putOff.push({ kind: 'afar', command, askedBy, at: runtime.now() });
    else answerTo(work, askedBy, id, await executeOne(work, { command }));
    await askForFiles(work, files, from, id);
    return ok(undefined);
  };

/** Handlers by kind of letter. `answered` is told when the holder has answered a request from here. */
export const caseHandlers = (
  runtime: Runtime,
  files: FileStore,
  keysOf: KeysOf,
  answered: (letter: AnswerLetter) => void,
): Readonly<Record<string, Handle<Work>>> => ({
  ...fileHandlers(runtime, files),
  'case.offer': offered(files, keysOf),
  'case.events': followed(files),
  'case.offer-refused': offerRefused,
  'case.want': historyWanted,
  'case.act': asked(files),
  'case.answer': async ({ client }, _header, payload) => {
    // Only then may somebody look at what the letters before it did.
    afterCommit(client, () => answered(payload as AnswerLetter));
    return ok(undefined);
  },
});
