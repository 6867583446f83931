import { type EvidenceAct, type EvidenceState, foldEvidence, type Instant, type Result } from '#kernel';
import type { Client } from '#store/db.ts';
import { evidenceStream, lockEvidence, projectEvidence, type Side } from '#store/queries/evidence.ts';
import { appendEvents } from '#store/queries/journal.ts';
import type { Runtime } from '../engine/runtime.ts';

/** The body of an evidence event in the journal. */
export interface EvidenceNote {
  readonly id: string;
  readonly side: Side;
  readonly act: EvidenceAct;
}

const idOf = (state: EvidenceState | undefined, act: EvidenceAct): string =>
  state?.request.id ?? ('request' in act ? act.request.id : '');

/** One more act on a request, journaled and projected in the caller's transaction; `before` is locked by it. */
export const record = async (
  runtime: Pick<Runtime, 'id'>,
  client: Client,
  side: Side,
  before: EvidenceState | undefined,
  act: EvidenceAct,
  at: Instant,
): Promise<Result<EvidenceState>> => {
  const after = foldEvidence(before, act, at);
  if (!after.ok) return after;
  const id = idOf(before, act);
  const body: EvidenceNote = { id, side, act };
  await appendEvents(client, [
    {
      stream: evidenceStream(id, side),
      version: after.value.version,
      kind: 'evidence',
      at,
      origin: runtime.id,
      body,
    },
  ]);
  await projectEvidence(client, [{ side, state: after.value }]);
  return after;
};

/** The same functions in a rebuild: an event of the journal, on what stands in the scratch tables. */
export const replayEvidence = async (client: Client, { id, side, act }: EvidenceNote, at: Instant): Promise<void> => {
  const after = foldEvidence(await lockEvidence(client, id, side), act, at);
  if (!after.ok) throw new Error(`${after.code}: ${after.says[1]}`);
  await projectEvidence(client, [{ side, state: after.value }]);
};
