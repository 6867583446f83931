import { type CaseState, ok, type Read, type Result, readsOf, refuse } from '#kernel';
import { type Client, isForLater, isPassing, transactionFrom, wasFirst, withCommit } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import { answersTo, type IdempotencyKey, remember } from '#store/queries/idempotency.ts';
import type { Seen } from '#store/recent.ts';
import { executeOne, type Order, type Outcome } from './execute.ts';
import { preloadRegisters, refusedByRegister } from './registers.ts';
import type { Runtime } from './runtime.ts';
import { type Work, workOf, worldOf } from './work.ts';
import { writeAll } from './write.ts';

export type { Outcome } from './execute.ts';

/** A command with what makes it safe to repeat. */
export interface Request extends Order {
  readonly idempotency?: IdempotencyKey;
}

/** What came of a request, and the case as it is now if this process has it at hand: whoever shows it need not read it again. */
export interface Done extends Outcome {
  readonly now?: CaseState;
}

interface Waiting {
  readonly request: Request;
  readonly resolve: (result: Result<Done>) => void;
  readonly reject: (error: unknown) => void;
}

export interface Executor {
  readonly submit: (request: Request) => Promise<Result<Done>>;
  readonly idle: () => Promise<void>;
}

/** How many commands one transaction may carry, and how many transactions run at once: one is decided, others are written. */
const batchLimit = 64;
const lanes = 4;

const idempotent = (request: Request): IdempotencyKey[] => (request.idempotency ? [request.idempotency] : []);

export const keyReused: Result<never> = refuse(
  'idempotency-key-reused',
  ['同一幂等键已用于另一请求', 'This idempotency key was already used for a different request'],
  { remedy: ['请换一个新的键', 'Use a new key for a new request'] },
);

const known = (request: Request, answers: Answers, states: Work['states']): Result<Outcome> | undefined => {
  const key = request.idempotency;
  const before = key && answers.get(`${key.actor}\n${key.key}`);
  if (!before) return undefined;
  if (before.request !== key.request) return keyReused;
  const answer = before.answer as Result<Outcome> | { readonly asked: string };
  if ('ok' in answer) return answer;
  // First used while another node held the case, and sent there: what came of it is what the case says by now.
  const state = states.get(request.command.case);
  return state && ok({ case: state.id, version: state.version, state: state.state });
};

/** What the commands will read, as far as it can be known before the first of them is decided. */
const readsAhead = (
  { runtime, states }: Pick<Work, 'runtime' | 'states'>,
  requests: readonly Request[],
): readonly Read[] =>
  requests.flatMap(({ command, at }) => {
    const state = states.get(command.case);
    const world = worldOf(runtime, state, command, at ?? runtime.now());
    return world.ok ? Object.values(readsOf(world.value, state, command)) : [];
  });

type Answers = ReadonlyMap<string, { readonly request: string; readonly answer: unknown }>;

/** What a batch begins with: answers given before to the same keys, and the cases. */
interface Beginning {
  readonly answers: Map<string, { request: string; answer: unknown }>;
  readonly states: Map<string, CaseState>;
}

const idsOf = (requests: readonly Request[]): readonly string[] =>
  requests.filter(({ command }) => !command.opening).map(({ command }) => command.case);

/** The cases of a batch if this process remembers all of them. */
const rememberedFor = ({ recent }: Runtime, requests: readonly Request[]): ReadonlyMap<string, Seen> | undefined => {
  const seen = new Map<string, Seen>();
  for (const id of idsOf(requests)) {
    const one = recent.get(id);
    if (!one) return undefined;
    seen.set(id, one);
  }
  return seen;
};

type Fresh = readonly { readonly key: IdempotencyKey; readonly answer: unknown }[];

/** Decided from memory, a batch may hold only what is plain: a refusal has to be looked at behind the lock. */
class LookAgain extends Error {}

const decideAll = async (
  work: Work,
  requests: readonly Request[],
  { answers, states }: Beginning,
): Promise<{ readonly results: readonly Result<Outcome>[]; readonly fresh: Fresh }> => {
  const fresh: Fresh[number][] = [];
  const results: Result<Outcome>[] = [];
  for (const request of requests) {
    const already = known(request, answers, states);
    const result = already ?? (await executeOne(work, request));
    if (work.remembered && !result.ok) throw new LookAgain();
    results.push(result);
    if (already || !request.idempotency || !result.ok) continue;
    fresh.push({ key: request.idempotency, answer: result });
    const { actor, key, request: hash } = request.idempotency;
    answers.set(`${actor}\n${key}`, { request: hash, answer: result });
  }
  return { results, fresh };
};

/** Writes what was decided, and last the answers for whoever asks again; the commit follows. */
const finish = async (
  work: Work,
  { results, fresh }: Awaited<ReturnType<typeof decideAll>>,
): Promise<readonly Result<Done>[]> => {
  await writeAll(work, true);
  if (fresh.length) withCommit(work.client, () => remember(work.client, fresh));
  return results.map((result) =>
    result.ok ? ok({ ...result.value, now: work.states.get(result.value.case) }) : result,
  );
};

/**
 * One transaction for many commands: they are locked in order, decided one after another, written together. `decided`: what is
 * left is the database's work.
 */
const runLocked = (
  runtime: Runtime,
  requests: readonly Request[],
  decided: () => void,
): Promise<readonly Result<Done>[]> => {
  const first = (client: Client) =>
    [answersTo(client, requests.flatMap(idempotent)), lockCases(client, idsOf(requests), runtime.recent)] as const;
  return transactionFrom(runtime.pool, first, async (client, found) => {
    const [answers, states] = await found;
    const work = workOf(runtime, client, states);
    await preloadRegisters(work, readsAhead(work, requests));
    const all = await decideAll(work, requests, { answers, states });
    decided();
    return finish(work, all);
  });
};

/**
 * The same for cases this process has just written: it decides while the transaction begins, locks nothing, and asks for no earlier
 * answers. Writing fails when a row is no longer the one remembered or a key was used before; then the batch is run behind locks.
 * Nothing when the batch is not of that kind: a case that is not remembered, a step that reads more than its case.
 */
const runRemembered = (
  runtime: Runtime,
  requests: readonly Request[],
  decided: () => void,
): Promise<readonly Result<Done>[]> | undefined => {
  const seen = rememberedFor(runtime, requests);
  if (!seen) return undefined;
  const states = new Map([...seen].map(([id, { doc }]) => [id, doc]));
  if (requests.some((request) => readsAhead({ runtime, states }, [request]).length > 0)) return undefined;
  const remembered = new Map([...seen].map(([id, { row }]) => [id, row]));
  return transactionFrom(
    runtime.pool,
    () => [],
    async (client, begun) => {
      const work = workOf(runtime, client, states, { remembered, begun });
      const all = await decideAll(work, requests, { answers: new Map(), states });
      decided();
      return finish(work, all);
    },
  );
};

/**
 * The one way in. Commands that arrive while a transaction is being written are gathered into the next one (group commit):
 * under load the cost of a commit is shared, alone a command does not wait. While one transaction is written, the next is
 * decided. `wake` is called after each commit.
 */
export const createExecutor = (runtime: Runtime, wake: () => void): Executor => {
  const queue: Waiting[] = [];
  const busy = new Set<string>();
  let running = 0;
  let deciding = false;

  // Two lanes never carry the same case, so that a lane cannot wait for the other's row lock.
  const take = (): Waiting[] => {
    const batch: Waiting[] = [];
    const mine = new Set<string>();
    for (let n = 0; n < queue.length && batch.length < batchLimit; ) {
      const waiting = queue[n] as Waiting;
      const id = waiting.request.command.case;
      if (busy.has(id) && !mine.has(id)) {
        n++;
        continue;
      }
      mine.add(id);
      busy.add(id);
      batch.push(waiting);
      queue.splice(n, 1);
    }
    return batch;
  };

  const remembering = async (batch: readonly Waiting[], decided: () => void): Promise<boolean> => {
    try {
      const results = await runRemembered(
        runtime,
        batch.map(({ request }) => request),
        decided,
      );
      if (!results) return false;
      for (const [n, { resolve }] of batch.entries()) resolve(results[n] as Result<Done>);
      return true;
    } catch (error) {
      // Whether it was written nobody knows: whoever asks again with his key hears it.
      if (!isForLater(error)) return false;
      for (const { reject } of batch) reject(error);
      return true;
    }
  };

  const settle = async (batch: readonly Waiting[], decided: () => void, tries = 5): Promise<void> => {
    try {
      const results = await runLocked(
        runtime,
        batch.map(({ request }) => request),
        decided,
      );
      for (const [n, { resolve }] of batch.entries()) resolve(results[n] as Result<Done>);
    } catch (error) {
      // One bad command must not fail its neighbours: each is tried alone. A lost server fails them all, truthfully.
      const refused = batch.length === 1 ? refusedByRegister(error) : undefined;
      if (refused) batch[0]?.resolve(refused);
      else if (tries > 0 && (isPassing(error) || (batch.length === 1 && wasFirst(error))))
        await settle(batch, decided, tries - 1);
      else if (batch.length === 1 || isForLater(error)) for (const { reject } of batch) reject(error);
      else for (const waiting of batch) await settle([waiting], decided);
    }
  };

  const pump = (): void => {
    if (deciding || running === lanes) return;
    const batch = take();
    if (batch.length === 0) return;
    running++;
    deciding = true;
    let mine = true;
    const decided = (): void => {
      if (!mine) return;
      mine = false;
      deciding = false;
      pump();
    };
    const run = async (): Promise<void> => {
      if (!(await remembering(batch, decided))) await settle(batch, decided);
    };
    void run().finally(() => {
      for (const { request } of batch) busy.delete(request.command.case);
      running--;
      wake();
      decided();
      pump();
    });
  };

  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject });
        // Waiting one turn of the loop lets requests parsed in the same turn share a transaction.
        if (!deciding && running < lanes) setImmediate(pump);
      }),
    idle: async () => {
      while (running > 0 || queue.length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    },
  };
};
