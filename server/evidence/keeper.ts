import {
  answerEvidence,
  type EntryRead,
  type EvidenceAct,
  type EvidenceAnswer,
  type EvidenceRequest,
  entryName,
  type Result,
} from '#kernel';
import type { Client } from '#store/db.ts';
import { logAccess } from '#store/queries/access.ts';
import { answeredFor, lockEvidence } from '#store/queries/evidence.ts';
import { readRegisters, registersOf } from '../engine/registers.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import { record } from './record.ts';

/** `typ` of an answer signed by the node that keeps the register. */
export const answerType = 'tongban-evidence+jwt';

const entriesFor = async (
  runtime: Runtime,
  client: Client,
  { register, about: { key, subject } }: EvidenceRequest,
): Promise<readonly EntryRead[]> => {
  const work = { runtime, client };
  if (key !== undefined) {
    const { entry } = await readRegisters(work, { entry: { kind: 'entry', register, key } });
    return entry ? [entry as EntryRead] : [];
  }
  if (subject === undefined) return [];
  return (await readRegisters(work, { of: { kind: 'entriesOf', register, subject } })).of as readonly EntryRead[];
};

/** The answer with its proof: anybody can verify it beside the case, without asking again. */
export const signed = async (runtime: Runtime, answer: EvidenceAnswer): Promise<EvidenceAnswer> => ({
  ...answer,
  proof: await runtime.attest(answerType, { ...answer }),
});

/** Each entry that was looked at; none, the register. */
const thingsOf = ({ register, question }: EvidenceRequest, entries: readonly { readonly key: string }[]) =>
  entries.length
    ? entries.map(({ key }) => `entry ${entryName(register, key)} asked ${question}`)
    : [`register ${register} asked ${question}`];

/** For everybody the answer is about: who asked, for which case, on what ground. */
const note = (
  runtime: Runtime,
  client: Client,
  request: EvidenceRequest,
  subjects: readonly string[],
  entries: readonly { readonly key: string }[],
) =>
  subjects.length === 0
    ? undefined
    : logAccess(
        client,
        subjects.flatMap((subjectKey) =>
          thingsOf(request, entries).map((what) => ({
            at: runtime.now(),
            person: `node:${request.asker.node}`,
            authority: request.asker.authority,
            subjectKey,
            caseId: request.case,
            ground: `evidence-${request.ground}`,
            what,
          })),
        ),
      );

/** What the keeper worked out, as values that need no register: asked here, by whomever. */
export const workOut = async (
  runtime: Runtime,
  client: Client,
  request: EvidenceRequest,
): Promise<Result<{ readonly answer: EvidenceAnswer; readonly subjects: readonly string[] }>> => {
  const kept = registersOf(runtime.program).get(request.register);
  return answerEvidence(kept?.spec, request, kept ? await entriesFor(runtime, client, request) : [], {
    day: today(runtime),
    at: runtime.now(),
    answered: await answeredFor(client, request.case),
  });
};

/**
 * A request arrives at the keeper: answered by its own declaration or refused with the reason, recorded and shown to the person
 * either way. The same request again gets the first answer.
 */
export const keep = async (
  runtime: Runtime,
  client: Client,
  request: EvidenceRequest,
): Promise<Extract<EvidenceAct, { act: 'answer' | 'refuse' }>> => {
  const known = await lockEvidence(client, request.id, 'keeper');
  if (known?.answer) return { act: 'answer', answer: known.answer, subjects: [] };
  if (known?.refusal) return { act: 'refuse', ...known.refusal };
  const at = runtime.now();
  const asked = await record(runtime, client, 'keeper', undefined, { act: 'ask', request }, at);
  if (!asked.ok) return { act: 'refuse', code: asked.code, says: asked.says };
  const found = await workOut(runtime, client, request);
  const act: EvidenceAct = found.ok
    ? { act: 'answer', answer: await signed(runtime, found.value.answer), subjects: found.value.subjects }
    : { act: 'refuse', code: found.code, says: found.says };
  await record(runtime, client, 'keeper', asked.value, act, at);
  const entries = found.ok ? found.value.answer.entries : [];
  await note(runtime, client, request, found.ok ? found.value.subjects : asked.value.subjects, entries);
  return act as Extract<EvidenceAct, { act: 'answer' | 'refuse' }>;
};
