import type { CaseEvent, CaseState } from '#kernel';
import { type Client, together } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import { eventsOfAll, type StoredEvent } from '#store/queries/journal.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import type { Applied } from '#store/queries/project.ts';
import { type EvidenceInPackage, evidenceToTravel } from '../evidence/travel.ts';
import { frozenLetters } from '../observation/shared-frozen.ts';
import { withheldFromNode, withoutIn } from './confidential.ts';
import { type Runtime, today } from './runtime.ts';
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

export type Travelling = CaseLetter['events'][number];

/** An act of this node with the leaf its journal holds for it. */
export interface Own extends Applied {
  readonly leaf: string;
}

/** Who must hear of an act, and how much of the case's history they need for it. */
interface Addressed {
  readonly own: Own;
  readonly offeredTo: string | undefined;
  readonly told: readonly string[];
  readonly knew: readonly string[];
  /** For those who know the case. An offer that came back is told together with the offer: they never saw it if its letter was recalled or refused. */
  readonly first: number;
}

const addressed = (runtime: Runtime, own: Own): Addressed => {
  const { event, state } = own;
  const offeredTo = event.custody?.act === 'offer' && event.custody.to !== runtime.id ? event.custody.to : undefined;
  const knew = knowing(state, runtime.id, event.concerns ?? []);
  const called = (event.concerns ?? []).map(({ node }) => node).filter((node) => node !== runtime.id);
  const told = offeredTo ? followers(state, runtime.id) : [...new Set([...knew, ...called])];
  const first = event.custody?.act === 'return' ? event.version - 1 : event.version;
  return { own, offeredTo, told, knew, first };
};

const isNew = ({ offeredTo, told, knew }: Addressed): boolean =>
  offeredTo !== undefined || told.some((peer) => !knew.includes(peer));

type Known = Pick<StoredEvent<CaseEvent>, 'version' | 'body' | 'origin' | 'leaf' | 'origin_leaf'>;

/** What the journal holds of a case with what this transaction adds to it, whether or not that was there when it was read. */
const withOwn = (self: string, stored: readonly Known[], own: readonly Own[]): readonly Known[] => {
  const last = stored.at(-1)?.version ?? 0;
  const fresh = own.filter(({ event }) => event.version > last);
  return [
    ...stored,
    ...fresh.map(({ event, leaf }) => ({
      version: event.version,
      body: event,
      origin: self,
      leaf: Buffer.from(leaf, 'hex'),
      origin_leaf: null,
    })),
  ];
};

/** A stored event as it may leave this node, with the leaf of its writer's journal. */
export const travelling = (
  { id, program }: Pick<Runtime, 'id' | 'program'>,
  mechanism: string,
  { body, origin, leaf, origin_leaf }: Omit<Known, 'version'>,
  withheld: ReadonlySet<string>,
): Travelling => ({
  event: withoutIn(origin === id ? shareable(body, program.mechanism(mechanism)) : body, withheld),
  origin,
  leaf: (origin_leaf ?? leaf).toString('hex'),
});

/** The history from `first` on as it may leave this node. */
const historyFrom = (
  runtime: Runtime,
  { mechanism }: Pick<CaseState, 'mechanism'>,
  stored: readonly Known[],
  first: number,
  last: number,
  withheld: ReadonlySet<string>,
): readonly Travelling[] =>
  stored
    .filter(({ version }) => version >= first && version <= last)
    .map((one) => travelling(runtime, mechanism, one, withheld));

const lettersFor = (
  runtime: Runtime,
  { own, offeredTo, told, knew, first }: Addressed,
  stored: readonly Known[],
  evidence: readonly EvidenceInPackage[],
): readonly Outgoing[] => {
  const { event, state, leaf } = own;
  const letter = (peer: string, kind: string, payload: CaseLetter): Outgoing => ({
    peer,
    kind,
    stream: event.case,
    at: event.at,
    payload,
  });
  const withheld = (peer: string) => withheldFromNode(runtime.program, state, today(runtime), peer);
  const whole = (peer: string) => ({
    case: event.case,
    package: true as const,
    events: historyFrom(runtime, state, stored, 1, event.version, withheld(peer)),
  });
  const open = shareable(event, runtime.program.mechanism(state.mechanism));
  const news = (peer: string): readonly Travelling[] =>
    first < event.version
      ? historyFrom(runtime, state, stored, first, event.version, withheld(peer))
      : [{ event: withoutIn(open, withheld(peer)), origin: runtime.id, leaf }];
  return [
    ...(offeredTo
      ? [letter(offeredTo, 'case.offer', { ...whole(offeredTo), ...(evidence.length && { evidence }) })]
      : []),
    ...told
      .filter((peer) => peer !== offeredTo)
      .map((peer) =>
        letter(peer, 'case.events', knew.includes(peer) ? { case: event.case, events: news(peer) } : whole(peer)),
      ),
  ];
};

/**
 * The letters that acts cause, in their order: the whole package with an offer of custody and for those who hear of the
 * case for the first time (会同方), the event alone for those who know it. The histories are read at once, before or after the
 * acts themselves are written. `unlocked`: cases that nobody has locked yet; what travels with them is read behind the lock.
 */
export const lettersOf = async (
  runtime: Runtime,
  client: Client,
  acts: readonly Own[],
  unlocked: ReadonlyMap<string, unknown> = new Map(),
): Promise<readonly Outgoing[]> => {
  const all = acts.map((own) => addressed(runtime, own)).filter(({ told }) => told.length > 0);
  const needed = all.filter((one) => isNew(one) || one.first < one.own.event.version);
  const ids = needed.map(({ own }) => own.event.case);
  const [, stored, evidence] = await together(client, () => [
    lockCases(
      client,
      ids.filter((id) => unlocked.has(id)),
      runtime.recent,
    ),
    eventsOfAll<CaseEvent>(client, ids),
    evidenceToTravel(
      client,
      all.flatMap(({ own, offeredTo }) => (offeredTo ? own.event.case : [])),
    ),
  ]);
  const letters: Outgoing[] = [];
  for (const one of all) {
    const id = one.own.event.case;
    const known = withOwn(
      runtime.id,
      stored.get(id) ?? [],
      acts.filter(({ event }) => event.case === id),
    );
    letters.push(...lettersFor(runtime, one, known, evidence.get(id) ?? []));
    letters.push(...(await frozenLetters(client, one.own, one.told)));
  }
  return letters;
};

/** All that is known here of a case up to the last act of this node, for a follower that missed some; nothing without such an act. */
export const wholeHistory = async (
  runtime: Runtime,
  client: Client,
  state: CaseState,
  peer: string,
): Promise<CaseLetter | undefined> => {
  const stored = (await eventsOfAll<CaseEvent>(client, [state.id])).get(state.id) ?? [];
  const last = stored.findLast(({ origin }) => origin === runtime.id);
  const withheld = withheldFromNode(runtime.program, state, today(runtime), peer);
  return (
    last && { case: state.id, package: true, events: historyFrom(runtime, state, stored, 1, last.version, withheld) }
  );
};
