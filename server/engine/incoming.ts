import type { Handle } from '#exchange/post/receiver.ts';
import { type Actor, type CaseState, type Command, fold, ok, type Result, refuse } from '#kernel';
import type { Client } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { type Applied, project } from '#store/queries/project.ts';
import type { FileStore } from '../files/store.ts';
import { executeOne, finalsOf, type Work, writeAll } from './executor.ts';
import { fileHandlers, wantedFiles } from './file-letters.ts';
import { returningStep, takingStep, tellParent } from './follow-ups.ts';
import type { CaseLetter } from './outgoing.ts';
import { matterVersion, type Runtime, systemActor } from './runtime.ts';

/** A step asked for by a person at one node on a case that another holds. The holder decides. */
export interface ActLetter {
  readonly request: string;
  readonly command: Pick<Command, 'case' | 'step' | 'facts' | 'note'> & { readonly actor: Actor };
}

export interface AnswerLetter {
  readonly request: string;
  readonly case: string;
  readonly result: Result<unknown>;
}

const isLetter = (payload: unknown): payload is CaseLetter =>
  typeof payload === 'object' &&
  payload !== null &&
  Array.isArray((payload as CaseLetter).events) &&
  typeof (payload as CaseLetter).case === 'string';

/** Appends what another node wrote about a case, as far as it is news here; folds and projects it like our own. */
const mirror = async (work: Work, letter: CaseLetter): Promise<readonly Applied[]> => {
  const { runtime, client, states } = work;
  for (const [id, state] of await lockCases(client, [letter.case])) states.set(id, state);
  const fresh: Applied[] = [];
  const rows = [];
  for (const { event, origin, leaf } of letter.events) {
    const before = states.get(letter.case);
    if (event.version <= (before?.version ?? 0)) continue;
    const mechanism = before?.mechanism ?? event.opened?.mechanism ?? '';
    const state = fold(before, event, finalsOf(runtime, mechanism));
    states.set(letter.case, state);
    fresh.push({ event, state });
    rows.push({
      stream: event.case,
      version: event.version,
      kind: 'case',
      at: event.at,
      origin,
      body: event,
      originLeaf: leaf,
    });
  }
  await appendEvents(client, rows);
  await project(client, fresh, runtime.projector);
  return fresh;
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

const workOf = (runtime: Runtime, client: Client): Work => ({ runtime, client, states: new Map(), applied: [] });

const take = async (work: Work, state: CaseState): Promise<Result<unknown>> => {
  const step = takingStep(work.runtime, state);
  if (!step)
    return refuse('offer-not-open', [
      `“${state.state}”状态不能签收`,
      `Custody cannot be taken in the state "${state.state}"`,
    ]);
  return executeOne(work, { command: { case: state.id, step, actor: systemActor(work.runtime, 'node'), facts: {} } });
};

/** Facts arrive at once, the files they name are fetched afterwards: a large file never holds a case up. */
const askForFiles = async (work: Work, files: FileStore, peer: string, id: string): Promise<void> => {
  const state = work.states.get(id);
  if (state) await enqueue(work.client, wantedFiles(files, peer, state, work.runtime.now()));
};

/** 移交: the package arrives; custody is taken here, or the offer goes back with its reason. */
const offered =
  (runtime: Runtime, files: FileStore): Handle =>
  async (client, header, payload) => {
    if (!isLetter(payload)) return refuse('letter-malformed', ['来函格式不符', 'The letter is not well formed']);
    const refused = unfit(runtime, payload);
    const work = workOf(runtime, client);
    if (!refused) {
      await mirror(work, payload);
      const taken = await take(work, work.states.get(payload.case) as CaseState);
      if (!taken.ok) throw new Error(`bug: an offer that fits was not taken: ${taken.code} ${taken.says[1]}`);
      await writeAll(work);
      await askForFiles(work, files, header.from, payload.case);
      return taken;
    }
    await enqueue(client, [
      {
        peer: header.from,
        kind: 'case.offer-refused',
        stream: payload.case,
        at: runtime.now(),
        payload: { case: payload.case, reason: refused },
      },
    ]);
    return refused;
  };

/** The holder's acts, for those who follow the case. */
const followed =
  (runtime: Runtime, files: FileStore): Handle =>
  async (client, header, payload) => {
    if (!isLetter(payload)) return refuse('letter-malformed', ['来函格式不符', 'The letter is not well formed']);
    const work = workOf(runtime, client);
    const news = await mirror(work, payload);
    for (const one of news)
      for (const told of tellParent(runtime, one)) {
        const parent = (await lockCases(client, [told.command.case])).get(told.command.case);
        const step = parent && told.stepIn?.(parent);
        if (parent) work.states.set(parent.id, parent);
        if (step) await executeOne(work, { command: { ...told.command, step } });
      }
    await writeAll(work);
    await askForFiles(work, files, header.from, payload.case);
    return ok(news.length);
  };

/** The other side would not take our offer: the case is ours again. */
const offerRefused =
  (runtime: Runtime): Handle =>
  async (client, _header, payload) => {
    const { case: id, reason } = payload as { case: string; reason: { says: readonly [string, string] } };
    const work = workOf(runtime, client);
    const state = (await lockCases(client, [id])).get(id);
    const step = state && returningStep(runtime, state);
    if (!state || !step)
      return refuse('case-unknown', [`没有正在移交的办件 ${id}`, `There is no case ${id} being handed over`]);
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
  answered: (letter: AnswerLetter) => void,
): Readonly<Record<string, Handle>> => ({
  ...fileHandlers(runtime, files),
  'case.offer': offered(runtime, files),
  'case.events': followed(runtime, files),
  'case.offer-refused': offerRefused(runtime),
  'case.act': asked(runtime, files),
  'case.answer': async (_client, _header, payload) => {
    answered(payload as AnswerLetter);
    return ok(undefined);
  },
});
