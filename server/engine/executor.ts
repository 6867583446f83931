import { type CaseState, ok, type Read, type Result, readsOf, refuse } from '#kernel';
import { type Client, isForLater, isPassing, transactionFrom, wasFirst, withCommit } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import { answersTo, type IdempotencyKey, remember } from '#store/queries/idempotency.ts';
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

const known = (
  request: Request,
  answers: ReadonlyMap<string, { request: string; answer: unknown }>,
  states: Work['states'],
): Result<Outcome> | undefined => {
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
const readsAhead = ({ runtime, states }: Work, requests: readonly Request[]): readonly Read[] =>
  requests.flatMap(({ command, at }) => {
    const state = states.get(command.case);
    const world = worldOf(runtime, state, command, at ?? runtime.now());
    return world.ok ? Object.values(readsOf(world.value, state, command)) : [];
  });

/**
 * One transaction for many commands: they are locked in order, decided one after another, written together. `decided`: what is
 * left is the database's work.
 */
const runBatch = (
  runtime: Runtime,
  requests: readonly Request[],
  decided: () => void,
): Promise<readonly Result<Done>[]> => {
  const existing = requests.filter((request) => !request.command.opening).map((request) => request.command.case);
  const first = (client: Client) =>
    [answersTo(client, requests.flatMap(idempotent)), lockCases(client, existing, runtime.recent)] as const;
  return transactionFrom(runtime.pool, first, async (client, [answers, states]) => {
    const results: Result<Done>[] = [];
    const work = workOf(runtime, client, states);
    const fresh: { key: IdempotencyKey; answer: unknown }[] = [];
    await preloadRegisters(work, readsAhead(work, requests));
    for (const request of requests) {
      const already = known(request, answers, states);
      const result = already ?? (await executeOne(work, request));
      results.push(result);
      if (already || !request.idempotency || !result.ok) continue;
      fresh.push({ key: request.idempotency, answer: result });
      answers.set(`${request.idempotency.actor}\n${request.idempotency.key}`, {
        request: request.idempotency.request,
        answer: result,
      });
    }
    const written = writeAll(work, true);
    decided();
    await written;
    if (fresh.length) withCommit(client, () => remember(client, fresh));
    return results.map((result) =>
      result.ok ? ok({ ...result.value, now: states.get(result.value.case) }) : result,
    );
  });
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

  const settle = async (batch: readonly Waiting[], decided: () => void, tries = 5): Promise<void> => {
    try {
      const results = await runBatch(
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
    void settle(batch, decided).finally(() => {
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
