import type { Handle } from '#exchange/post/receiver.ts';
import { type Actor, type CaseState, type Command, ok, type Refusal, type Result, refuse } from '#kernel';
import type { Client } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { project } from '#store/queries/project.ts';
import type { KeysOf } from '../evidence/letters.ts';
import { takeOverEvidence } from '../evidence/travel.ts';
import type { FileStore } from '../files/store.ts';
import { executeOne, finalsOf, type Work, writeAll } from './executor.ts';
import { fileHandlers, wantedFiles } from './file-letters.ts';
import { returningStep, takingStep, tellParent } from './follow-ups.ts';
import { foldLetter, type Mirrored } from './mirror.ts';
import type { CaseLetter } from './outgoing.ts';
import { matterVersion, type Runtime, systemActor } from './runtime.ts';

/** A step asked for by a person at one node on a case that another holds. The holder decides. */
export interface ActLetter {
  readonly request: string;
  readonly command: Pick<Command, 'case' | 'step' | 'facts' | 'note' | 'expect'> & { readonly actor: Actor };
}

export interface AnswerLetter {
  readonly request: string;
  readonly case: string;
  readonly result: Result<unknown>;
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

/** Writes what another node wrote about a case, as far as it is news here, and projects it like our own. */
const writeMirrored = async ({ runtime, client }: Work, news: readonly Mirrored[]): Promise<void> => {
  await appendEvents(
    client,
    news.map(({ event, origin, leaf }) => ({
      stream: event.case,
      version: event.version,
      kind: 'case',
      at: event.at,
      origin,
      body: event,
      originLeaf: leaf,
    })),
  );
  await project(client, news, runtime.projector);
};

/** What a letter adds to the case it is about, which is locked and its new state put into `work`. */
const read = async (work: Work, letter: CaseLetter, from: string): Promise<Result<readonly Mirrored[]>> => {
  const { runtime, client, states } = work;
  const known = (await lockCases(client, [letter.case])).get(letter.case);
  const folded = foldLetter(known, letter, from, runtime.id, (mechanism) => finalsOf(runtime, mechanism));
  if (!folded.ok) return folded;
  if (folded.value.state) states.set(letter.case, folded.value.state);
  return ok(folded.value.news);
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

const workOf = (runtime: Runtime, client: Client): Work => ({
  runtime,
  client,
  states: new Map(),
  applied: [],
  letters: [],
});

const notOpen = (state: CaseState | undefined): Refusal =>
  refuse('offer-not-open', [
    `办件现为“${state?.state ?? '无'}”，不能签收`,
    `Custody cannot be taken: the case is "${state?.state ?? 'nothing'}" here and not offered to this node`,
  ]);

const take = async (work: Work, state: CaseState): Promise<Result<unknown>> => {
  const step = takingStep(work.runtime, state);
  if (!step) return notOpen(state);
  return executeOne(work, { command: { case: state.id, step, actor: systemActor(work.runtime, 'node'), facts: {} } });
};

/** Facts arrive at once, the files they name are fetched afterwards: a large file never holds a case up. */
const askForFiles = async (work: Work, files: FileStore, peer: string, id: string): Promise<void> => {
  const state = work.states.get(id);
  if (state) await enqueue(work.client, wantedFiles(files, peer, state, work.runtime.now()));
};

const refuseOffer = async (
  runtime: Runtime,
  client: Client,
  to: string,
  letter: CaseLetter,
  reason: Refusal,
): Promise<Refusal> => {
  const version = letter.events.at(-1)?.event.version;
  const payload: OfferRefusedLetter = { case: letter.case, reason, ...(version !== undefined && { version }) };
  await enqueue(client, [{ peer: to, kind: 'case.offer-refused', stream: letter.case, at: runtime.now(), payload }]);
  return reason;
};

/** 移交: the package arrives; custody is taken here, or the offer goes back with its reason and leaves nothing here. */
const offered =
  (runtime: Runtime, files: FileStore, keysOf: KeysOf): Handle =>
  async (client, { from }, payload) => {
    if (!isLetter(payload)) return refuse('letter-malformed', ['来函格式不符', 'The letter is not well formed']);
    const work = workOf(runtime, client);
    const news = unfit(runtime, payload) ?? (await read(work, { ...payload, package: true }, from));
    if (!news.ok) return refuseOffer(runtime, client, from, payload, news);
    const state = work.states.get(payload.case);
    if (state?.offeredTo !== runtime.id) return refuseOffer(runtime, client, from, payload, notOpen(state));
    const taken = await take(work, state);
    if (!taken.ok) return refuseOffer(runtime, client, from, payload, taken);
    await takeOverEvidence(client, from, payload.evidence ?? [], keysOf);
    await writeMirrored(work, news.value);
    await writeAll(work);
    await askForFiles(work, files, from, payload.case);
    return taken;
  };

/** The holder's acts, for those who follow the case. */
const followed =
  (runtime: Runtime, files: FileStore): Handle =>
  async (client, { from }, payload) => {
    if (!isLetter(payload)) return refuse('letter-malformed', ['来函格式不符', 'The letter is not well formed']);
    const work = workOf(runtime, client);
    const news = await read(work, payload, from);
    if (!news.ok) return news;
    await writeMirrored(work, news.value);
    for (const one of news.value)
      for (const told of tellParent(runtime, one)) {
        const parent = (await lockCases(client, [told.command.case])).get(told.command.case);
        const step = parent && told.stepIn?.(parent);
        if (parent) work.states.set(parent.id, parent);
        if (step) await executeOne(work, { command: { ...told.command, step } });
      }
    await writeAll(work);
    await askForFiles(work, files, from, payload.case);
    return ok(news.value.length);
  };

/** The other side would not take our offer: the case is ours again. Only the side it was offered to may say so, and only of this offer. */
const offerRefused =
  (runtime: Runtime): Handle =>
  async (client, { from }, payload) => {
    const { case: id, reason, version } = payload as OfferRefusedLetter;
    const work = workOf(runtime, client);
    const state = (await lockCases(client, [id])).get(id);
    const step = state && returningStep(runtime, state);
    if (!state || !step || state.offeredTo !== from || (version !== undefined && version !== state.version))
      return refuse('case-unknown', [
        `没有正在移交给 ${from} 的办件 ${id}`,
        `There is no case ${id} being handed to ${from}`,
      ]);
    const result = await executeOne(work, {
      command: {
        case: id,
        step,
        actor: systemActor(runtime, 'node'),
        facts: {},
        note: `${reason.says[0]} / ${reason.says[1]}`,
      },
    });
    await writeAll(work);
    return result;
  };

/** A person elsewhere asks for a step here. Their node vouches for who they are, within its own authorities. */
const asked =
  (runtime: Runtime, files: FileStore): Handle =>
  async (client, header, payload) => {
    const { request, command } = payload as ActLetter;
    const own = new Set(
      runtime.program.zone.authorities.filter((authority) => authority.node === header.from).map(({ id }) => id),
    );
    const actor: Actor = {
      ...command.actor,
      node: header.from,
      posts: (command.actor.posts ?? []).filter((post) => own.has(post.authority)),
    };
    const work = workOf(runtime, client);
    const result =
      actor.kind === 'staff' || actor.kind === 'party'
        ? await executeOne(work, {
            command: {
              case: command.case,
              step: command.step,
              facts: command.facts,
              actor,
              ...(command.note && { note: command.note }),
              ...(command.expect !== undefined && { expect: command.expect }),
            },
          })
        : refuse('actor-not-named', ['来函的行为人不符', 'Only people may ask for steps from afar']);
    await writeAll(work);
    await askForFiles(work, files, header.from, command.case);
    const answer: AnswerLetter = { request, case: command.case, result };
    await enqueue(client, [
      { peer: header.from, kind: 'case.answer', stream: command.case, at: runtime.now(), payload: answer },
    ]);
    return ok(undefined);
  };

/** Handlers by kind of letter. `answered` is told when the holder has answered a request from here. */
export const caseHandlers = (
  runtime: Runtime,
  files: FileStore,
  keysOf: KeysOf,
  answered: (letter: AnswerLetter) => void,
): Readonly<Record<string, Handle>> => ({
  ...fileHandlers(runtime, files),
  'case.offer': offered(runtime, files, keysOf),
  'case.events': followed(runtime, files),
  'case.offer-refused': offerRefused(runtime),
  'case.act': asked(runtime, files),
  'case.answer': async (_client, _header, payload) => {
    answered(payload as AnswerLetter);
    return ok(undefined);
  },
});
