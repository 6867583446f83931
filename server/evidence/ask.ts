import { randomUUID } from 'node:crypto';
import {
  type About,
  type AnyMechanism,
  askEvidence,
  type CaseState,
  type Consent,
  type EvidenceRequest,
  type EvidenceState,
  evidenceOf,
  type Opening,
  ok,
  type Result,
  refuse,
  type Seen,
} from '#kernel';
import type { Client } from '#store/db.ts';
import { evidenceOfCase } from '#store/queries/evidence.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { registersOf } from '../engine/registers.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import { keep } from './keeper.ts';
import { record } from './record.ts';

/** Where a request is made from: the case as it stands, or as it is about to be opened. */
export interface From {
  readonly id: string;
  readonly opening: Opening;
  readonly mechanism: AnyMechanism;
}

export const fromCase = (runtime: Runtime, state: CaseState): From => ({
  id: state.id,
  opening: state,
  mechanism: runtime.program.mechanism(state.mechanism),
});

/** The node that keeps the registers of a place: its own, or that of the nearest place around it. */
export const keeperOf = ({ program }: Runtime, place: string): string | undefined => {
  const chain = program.jurisdictions.has(place) ? program.chainOf(place) : [];
  for (const code of chain) {
    const node = program.zone.nodes.find(({ jurisdictions }) => jurisdictions.includes(code));
    if (node) return node.id;
  }
  return program.authorities[place]?.node;
};

/** Whoever is to use the answer asks: here the receiving side prepares, there the deciding side examines. */
export const askerOf = (
  runtime: Pick<Runtime, 'id'>,
  { deciding, receiving }: Pick<Opening, 'deciding' | 'receiving'>,
) => (deciding.node === runtime.id ? deciding : receiving);

/** The request as it would be made now. */
export const requestFor = async (
  runtime: Runtime,
  client: Client,
  from: From,
  name: string,
  about: About,
  consent: Consent | undefined,
  seen: Seen,
): Promise<Result<EvidenceRequest>> => {
  const spec = evidenceOf(from.mechanism, name);
  const keeper = keeperOf(runtime, about.place);
  if (!spec || !keeper)
    return refuse('evidence-unknown', [
      `没有可取证的机关（${about.place}）`,
      `No node keeps the registers of ${about.place}`,
    ]);
  const under = spec.under === undefined ? undefined : seen.law(spec.under as never);
  const side = askerOf(runtime, from.opening);
  return askEvidence({
    mechanism: from.mechanism,
    evidence: name,
    about,
    case: { id: from.id },
    asker: { node: runtime.id, authority: side.authority },
    keeper,
    register: registersOf(runtime.program).get(spec.register)?.spec,
    ...(consent && { consent }),
    ...(under && { under }),
    earlier: await evidenceOfCase(client, from.id),
    id: randomUUID(),
    day: today(runtime),
    at: runtime.now(),
  });
};

/** Records the request and puts it to the keeper: by letter, or at once where the keeper is this node. */
export const putTo = async (
  runtime: Runtime,
  client: Client,
  request: EvidenceRequest,
): Promise<Result<EvidenceState>> => {
  const at = runtime.now();
  const asked = await record(runtime, client, 'asker', undefined, { act: 'ask', request }, at);
  if (!asked.ok) return asked;
  if (request.keeper === runtime.id)
    return record(runtime, client, 'asker', asked.value, await keep(runtime, client, request), at);
  await enqueue(client, [
    { peer: request.keeper, kind: 'evidence.ask', stream: `evidence/${request.id}`, at, payload: { request } },
  ]);
  return ok(asked.value);
};
