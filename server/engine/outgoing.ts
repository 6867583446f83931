import type { CaseEvent } from '#kernel';
import type { Client } from '#store/db.ts';
import { eventsOf } from '#store/queries/journal.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import type { Applied } from '#store/queries/project.ts';
import { type EvidenceInPackage, evidenceToTravel } from '../evidence/travel.ts';
import type { Runtime } from './runtime.ts';
import { followers, knowing, shareable } from './share.ts';

/** Events of a case as they travel: each with the leaf that the writing node's journal holds for it. */
export interface CaseLetter {
  readonly case: string;
  /** The history so far: events of earlier holders are among it. */
  readonly package?: true;
  /** Only with an offer of custody. */
  readonly evidence?: readonly EvidenceInPackage[];
  readonly events: readonly { readonly event: CaseEvent; readonly origin: string; readonly leaf: string }[];
}

type Travelling = CaseLetter['events'][number];

/** The history from `first` on as it may leave this node. */
const historyOf = async (
  runtime: Runtime,
  client: Client,
  { event, state }: Applied,
  first: number,
): Promise<readonly Travelling[]> => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  return (await eventsOf<CaseEvent>(client, event.case))
    .filter(({ version }) => version >= first && version <= event.version)
    .map(({ body, origin, leaf, origin_leaf }) => ({
      event: origin === runtime.id ? shareable(body, mechanism) : body,
      origin,
      leaf: (origin_leaf ?? leaf).toString('hex'),
    }));
};

/**
 * The letters an event causes: the whole package with an offer of custody and for those who hear of the case for the first
 * time (会同方), the event alone for those who know it. An offer that came back is told together with
 * the offer: those who follow never saw it if its letter was recalled or refused.
 */
export const outgoingOf = async (
  runtime: Runtime,
  client: Client,
  applied: Applied,
  leaf: string,
): Promise<readonly Outgoing[]> => {
  const { event, state } = applied;
  const offeredTo = event.custody?.act === 'offer' && event.custody.to !== runtime.id ? event.custody.to : undefined;
  const knew = knowing(state, runtime.id, event.concerns ?? []);
  const called = (event.concerns ?? []).map(({ node }) => node).filter((node) => node !== runtime.id);
  const told = offeredTo ? followers(state, runtime.id) : [...new Set([...knew, ...called])];
  if (told.length === 0) return [];
  const letter = (peer: string, kind: string, payload: CaseLetter): Outgoing => ({
    peer,
    kind,
    stream: event.case,
    at: event.at,
    payload,
  });
  const first = event.custody?.act === 'return' ? event.version - 1 : event.version;
  const whole =
    told.every((peer) => knew.includes(peer)) && !offeredTo ? [] : await historyOf(runtime, client, applied, 1);
  const evidence = offeredTo ? await evidenceToTravel(client, event.case) : [];
  const news: readonly Travelling[] =
    first < event.version
      ? await historyOf(runtime, client, applied, first)
      : [{ event: shareable(event, runtime.program.mechanism(state.mechanism)), origin: runtime.id, leaf }];
  return [
    ...(offeredTo
      ? [
          letter(offeredTo, 'case.offer', {
            case: event.case,
            package: true,
            events: whole,
            ...(evidence.length && { evidence }),
          }),
        ]
      : []),
    ...told
      .filter((peer) => peer !== offeredTo)
      .map((peer) =>
        letter(
          peer,
          'case.events',
          knew.includes(peer)
            ? { case: event.case, events: news }
            : { case: event.case, package: true, events: whole },
        ),
      ),
  ];
};
