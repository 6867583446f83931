import { actingAs, type CaseEvent, type CaseState, ok, type Result, refuse, stepOf } from '#kernel';
import type { IdempotencyKey } from '#store/queries/idempotency.ts';
import { eventsOf } from '#store/queries/journal.ts';
import { recallUnsealed } from '#store/queries/outbox.ts';
import { actorOf, type Session } from '../auth/sessions.ts';
import type { Executor, Outcome } from './executor.ts';
import { returningStep } from './follow-ups.ts';
import { type Runtime, today } from './runtime.ts';

/** The letter was sealed before we came: whatever is in it, the other side may have read. */
class Sent extends Error {}

const notOffered = refuse('custody-not-offered', ['该办件没有正在移交', 'This case is not being handed over']);

const sent = refuse(
  'custody-sent',
  ['移交件已封装发出，不能撤回', 'The package is sealed and on its way: it can no longer be taken back'],
  {
    remedy: [
      '请联系对方退回，或在对方签收后办理撤回申请',
      'Ask the other side to return it, or withdraw the application once it has arrived',
    ],
  },
);

/** The step that comes back, and whether this person may have it: whoever may offer may also take back. */
const recallable = async (runtime: Runtime, state: CaseState, session: Session): Promise<Result<string>> => {
  const step = returningStep(runtime, state);
  if (!step || state.holder !== runtime.id || state.offeredTo === undefined) return notOffered;
  const mechanism = runtime.program.mechanism(state.mechanism);
  const offer = (await eventsOf<CaseEvent>(runtime.pool, state.id)).find(({ version }) => version === state.version);
  const by = offer && stepOf(mechanism, offer.body.step)?.by;
  return by && actingAs(mechanism, by, actorOf(runtime, session), state, today(runtime))
    ? ok(step)
    : refuse('actor-not-named', [
        '只有移交人员可以撤回移交',
        'Only those who may hand the case over may take it back',
      ]);
};

/**
 * Takes back an offer whose letter is not sealed (移交撤回): the offer is off the outbox and the case is here again, in one
 * transaction. Sealing and recalling race for the outbox row; exactly one of them wins.
 */
export const recall = async (
  runtime: Runtime,
  executor: Executor,
  state: CaseState,
  session: Session,
  idempotency: IdempotencyKey,
  note?: string,
): Promise<Result<Outcome>> => {
  const step = await recallable(runtime, state, session);
  // Asked again with the same key after it worked, the executor gives the first answer; the step's name no longer matters.
  if (!step.ok && step.code !== 'custody-not-offered') return step;
  const { person } = session;
  const reason = note?.trim();
  const command = {
    case: state.id,
    step: step.ok ? step.value : '',
    actor: { kind: 'node', node: runtime.id, person: person.id, name: person.name },
    facts: {},
    note: reason ? `移交撤回 recalled: ${reason}` : '移交撤回 recalled',
  } as const;
  try {
    const result = await executor.submit({
      command,
      idempotency,
      also: async (client) => {
        if (!(await recallUnsealed(client, state.id))) throw new Sent();
      },
    });
    return !result.ok && result.code === 'step-unknown' ? notOffered : result;
  } catch (error) {
    if (error instanceof Sent) return sent;
    throw error;
  }
};
