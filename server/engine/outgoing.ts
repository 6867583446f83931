import type { CaseEvent } from '#kernel';
import type { Client } from '#store/db.ts';
import { eventsOf } from '#store/queries/journal.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import type { Applied } from '#store/queries/project.ts';
import type { Runtime } from './runtime.ts';
import { followers, shareable } from './share.ts';

/** Events of a case as they travel: each with the leaf that the writing node's journal holds for it. */
export interface CaseLetter {
  readonly case: string;
  readonly events: readonly { readonly event: CaseEvent; readonly origin: string; readonly leaf: string }[];
}

const offerTo = async (
  runtime: Runtime,
  client: Client,
  { event, state }: Applied,
  peer: string,
): Promise<Outgoing> => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const history = await eventsOf<CaseEvent>(client, event.case);
  const payload: CaseLetter = {
    case: event.case,
    events: history
      .filter((stored) => stored.version <= event.version)
      .map(({ body, origin, leaf }) => ({
        event: origin === runtime.id ? shareable(body, mechanism) : body,
        origin,
        leaf: leaf.toString('hex'),
      })),
  };
  return { peer, kind: 'case.offer', stream: event.case, at: event.at, payload };
};

/** The letters an event causes: the whole package with an offer of custody, the event alone for those who follow. */
export const outgoingOf = async (
  runtime: Runtime,
  client: Client,
  applied: Applied,
  leaf: string,
): Promise<readonly Outgoing[]> => {
  const { event, state } = applied;
  if (event.custody?.act === 'offer' && event.custody.to !== runtime.id)
    return [await offerTo(runtime, client, applied, event.custody.to)];
  const parentElsewhere = state.parent !== undefined && state.parent.node !== runtime.id;
  if (!state.crossed && !parentElsewhere) return [];
  const shared = shareable(event, runtime.program.mechanism(state.mechanism));
  const payload: CaseLetter = { case: event.case, events: [{ event: shared, origin: runtime.id, leaf }] };
  return followers(state, runtime.id).map((peer) => ({
    peer,
    kind: 'case.events',
    stream: event.case,
    at: event.at,
    payload,
  }));
};
