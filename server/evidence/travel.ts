import { type EvidenceAct, type EvidenceState, foldEvidence, type Instant } from '#kernel';
import type { Client } from '#store/db.ts';
import { evidenceOfCases, evidenceStream, lockEvidence, projectEvidence } from '#store/queries/evidence.ts';
import { appendEvents, eventsOfAll } from '#store/queries/journal.ts';
import { type KeysOf, proofHolds } from './letters.ts';
import type { EvidenceNote } from './record.ts';

/** The evidence of a case as it goes with the package (移交): what was released for use, and what was refused or declined. */
export interface EvidenceInPackage {
  readonly id: string;
  readonly acts: readonly { readonly act: EvidenceAct; readonly at: Instant; readonly leaf: string }[];
}

/** What the person looked at and withholds stays here; that they withhold it is told, for the paper route. */
const travels = ({ status }: EvidenceState): boolean => status !== 'asked' && status !== 'answered';

const without = (act: EvidenceAct): EvidenceAct =>
  act.act === 'answer' ? { ...act, answer: { ...act.answer, values: {}, entries: [] }, subjects: [] } : act;

/** What of several cases travels, by case; each with the history its asker's journal holds. */
export const evidenceToTravel = async (
  client: Client,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly EvidenceInPackage[]>> => {
  const states = (await evidenceOfCases(client, cases)).filter(travels);
  const streams = await eventsOfAll<EvidenceNote>(
    client,
    states.map(({ request }) => evidenceStream(request.id, 'asker')),
  );
  const packed = states.map(({ request, status }) => ({
    case: request.case,
    id: request.id,
    acts: (streams.get(evidenceStream(request.id, 'asker')) ?? []).map(({ body, at, leaf }) => ({
      act: status === 'released' ? body.act : without(body.act),
      at,
      leaf: leaf.toString('hex'),
    })),
  }));
  const byCase = Map.groupBy(packed, (one) => one.case);
  return new Map([...byCase].map(([id, all]) => [id, all.map(({ case: _, ...one }) => one)]));
};

const bodiesOf = (before: EvidenceState | undefined, { id, acts }: EvidenceInPackage) => {
  let state = before;
  const bodies: {
    readonly note: EvidenceNote;
    readonly at: Instant;
    readonly version: number;
    readonly leaf: string;
  }[] = [];
  for (const { act, at, leaf } of acts.slice(before?.version ?? 0)) {
    const after = foldEvidence(state, act, at);
    if (!after.ok) return undefined;
    state = after.value;
    bodies.push({ note: { id, side: 'asker', act }, at, version: state.version, leaf });
  }
  return state && { state, bodies };
};

/** Takes over what came with a case. An answer whose keeper did not sign it is left out: the step that needs it asks again. */
export const takeOverEvidence = async (
  client: Client,
  from: string,
  packages: readonly EvidenceInPackage[],
  keysOf: KeysOf,
): Promise<void> => {
  for (const one of packages) {
    const found = bodiesOf(await lockEvidence(client, one.id, 'asker'), one);
    if (!found || found.bodies.length === 0) continue;
    const { state, bodies } = found;
    if (state.status === 'released' && !(state.answer && (await proofHolds(state.answer, keysOf)))) continue;
    await appendEvents(
      client,
      bodies.map(({ note, at, version, leaf }) => ({
        stream: evidenceStream(one.id, 'asker'),
        version,
        kind: 'evidence',
        at,
        origin: from,
        body: note,
        originLeaf: leaf,
      })),
    );
    await projectEvidence(client, [{ side: 'asker', state }]);
  }
};
