import { type CaseState, type Refusal, type Result, stepOf } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import { endWaitingStep, noteWaitingStep, type WaitingRow, waitingSteps } from '#store/queries/waiting-steps.ts';
import { executeOne, type Outcome } from '../engine/execute.ts';
import { answerTo, refuseOffer } from '../engine/incoming.ts';
import { refusedByRegister } from '../engine/registers.ts';
import type { Runtime } from '../engine/runtime.ts';
import { type Work, workOf } from '../engine/work.ts';
import { writeAll } from '../engine/write.ts';
import type { EvidenceDesk } from './desk.ts';

const portion = 64;

/** Whether the step is still to be taken: what happened meanwhile may have settled it. Who asked from afar is answered in any case. */
const stillOpen = (runtime: Runtime, { kind, command }: WaitingRow, state: CaseState | undefined): boolean => {
  if (kind === 'afar') return true;
  if (kind === 'takes') return state?.offeredTo === runtime.id;
  if (command.opening) return state === undefined;
  if (!state || state.holder !== runtime.id || state.offeredTo !== undefined) return false;
  const from = stepOf(runtime.program.mechanism(state.mechanism), command.step)?.from ?? [];
  return [from].flat().includes(state.state);
};

/** The person who asked hears it; an offer that is refused goes back. */
const tell = (
  work: Work,
  { kind, command, askedBy }: WaitingRow,
  state: CaseState | undefined,
  result: Result<Outcome>,
) => {
  if (askedBy) answerTo(work, askedBy, command.case, result);
  else if (kind === 'takes' && !result.ok && state) refuseOffer(work, state.holder, state.id, state.version, result);
};

const close = async (client: Client, row: WaitingRow): Promise<void> => {
  if (!(await endWaitingStep(client, row.id))) throw new Error(`bug: ${row.command.step} was already taken up`);
};

/**
 * Steps that letters or other steps cause, and that must ask a source elsewhere first. The source is asked as for anybody else,
 * outside every transaction; then the step is decided with its answer in one of its own. Nobody is forgotten: a row ends only together with
 * what came of it. Out of reach, a person is told so at once; what follows by itself is tried again.
 */
export const createWaitingRoom = (runtime: Runtime, desk: Pick<EvidenceDesk, 'live'>, wake: () => void) => {
  const { pool } = runtime;

  const refuseIt = (row: WaitingRow, state: CaseState | undefined, refusal: Result<Outcome>): Promise<void> =>
    transaction(pool, async (client) => {
      const work = workOf(runtime, client);
      await close(client, row);
      tell(work, row, state, refusal);
      await writeAll(work);
    });

  const decide = async (row: WaitingRow): Promise<Refusal | undefined> => {
    const { command, kind } = row;
    const live = await desk.live(command);
    return transaction(pool, async (client) => {
      const state = await caseById(client, command.case);
      const work = workOf(runtime, client);
      if (stillOpen(runtime, row, state)) {
        const result = await executeOne(work, { command, ...(live && { live }) });
        if (!result.ok && kind !== 'afar' && result.code === 'source-unreachable') return result;
        tell(work, row, state, result);
        if (!result.ok && kind === 'follows')
          runtime.log(`${command.step} of ${command.case} was refused after its source had answered: ${result.code}`);
      }
      await close(client, row);
      await writeAll(work);
      return undefined;
    });
  };

  const takeUp = async (row: WaitingRow): Promise<boolean> => {
    try {
      const unreachable = await decide(row);
      if (unreachable) await noteWaitingStep(pool, row.id, runtime.now(), unreachable.says.join(' / '));
      return !unreachable;
    } catch (error) {
      const refused = refusedByRegister(error);
      if (refused) await refuseIt(row, await caseById(pool, row.command.case), refused);
      else {
        const { message } = error as Error;
        runtime.log(`${runtime.id}: ${row.command.step} of ${row.command.case} waits: ${message}`);
        await noteWaitingStep(pool, row.id, runtime.now(), message);
      }
      return refused !== undefined;
    }
  };

  /** Steps of one case in their order, cases beside each other. */
  const round = async (): Promise<number> => {
    const rows = await waitingSteps(pool, runtime.now(), portion);
    const byCase = [...Map.groupBy(rows, ({ command }) => command.case).values()];
    const done = await Promise.all(
      byCase.map(async (steps) => {
        let taken = 0;
        for (const row of steps) taken += Number(await takeUp(row));
        return taken;
      }),
    );
    if (rows.length > 0) wake();
    return done.reduce((sum, n) => sum + n, 0);
  };

  let running: Promise<number> | undefined;
  const run = (): Promise<number> => {
    running ??= round().finally(() => {
      running = undefined;
      kick();
    });
    return running;
  };

  /** After a commit: looks only if something was put off. */
  const kick = (): void => {
    if (!runtime.waiting.due || running) return;
    runtime.waiting.due = false;
    // What fails here is tried again by the job.
    void run().catch((error: Error) => runtime.log(`${runtime.id}: steps that wait for a source: ${error.message}`));
  };

  return {
    run,
    kick,
    idle: async (): Promise<void> => void (await running?.catch(() => 0)),
  };
};

export type WaitingRoom = ReturnType<typeof createWaitingRoom>;
