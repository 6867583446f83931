import type { Instant, Result } from '#kernel';
import { type Client, isForLater, isPassing, type Pool, together, transaction, wasFirst } from '#store/db.ts';
import {
  lastReceived,
  parkedStreams,
  queueAtInbox,
  type Received,
  receiptFor,
  saveReceived,
} from '#store/queries/inbox.ts';
import { check, hashOf, type Opened, openChecked } from '../envelope/envelope.ts';
import { receipt } from '../envelope/receipt.ts';
import type { Envelope, EnvelopeHeader, Receipt } from '../envelope/types.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';
import type { Reply } from './transport.ts';

/** What the letters of one delivery do together, in the transaction that records them. */
export interface Delivery {
  readonly client: Client;
}

/** What a letter does here. A refusal is recorded and receipted as such, and must have added nothing to the delivery. */
export type Handle<D extends Delivery = Delivery> = (
  delivery: D,
  header: EnvelopeHeader,
  payload: unknown,
) => Promise<Result<unknown>>;

export interface ReceiverPlace<D extends Delivery> {
  readonly self: string;
  readonly pool: Pool;
  /** What receipts are signed with. */
  readonly keys: KeyPair;
  /** What opens letters: the keys of earlier times too. */
  readonly own: readonly KeyPair[];
  readonly keysOf: (peer: string) => readonly PublicKeys[] | undefined;
  readonly now: () => Instant;
  /** By kind. A kind not known here (a newer peer's) is parked and shown, not refused. */
  readonly handlers: Readonly<Record<string, Handle<D>>>;
  /** Begins a delivery; `streams`: what its letters are about. */
  readonly begin: (client: Client, streams: readonly string[]) => Promise<D>;
  /** Writes what the letters of a delivery have gathered in it. */
  readonly finish: (delivery: D) => Promise<void>;
  readonly log: (line: string) => void;
  readonly received: () => void;
}

export type Outcome = { readonly state: 'done' | 'parked' | 'refused'; readonly problem?: string };

/** A letter whose signature was checked, with what was in it. */
interface Arrived {
  readonly letter: Envelope;
  readonly opened: Result<Opened>;
}

export const outcomeOf = async <D extends Delivery>(
  place: ReceiverPlace<D>,
  delivery: D,
  { letter: { header }, opened }: Arrived,
  parked: ReadonlySet<string>,
): Promise<Outcome> => {
  if (!opened.ok) return { state: 'refused', problem: `${opened.code}: ${opened.says[1]}` };
  const handle = place.handlers[header.kind];
  if (!handle) return { state: 'parked', problem: `this node does not know letters of kind ${header.kind}` };
  if (header.stream && parked.has(header.stream))
    return { state: 'parked', problem: 'waits behind a parked letter about the same case' };
  const result = await handle(delivery, header, opened.value.payload);
  return result.ok
    ? { state: 'done' }
    : { state: 'refused', problem: `${result.code}: ${result.says[0]} / ${result.says[1]}` };
};

/** How a letter and what became of it are recorded. */
const recorded = async <D extends Delivery>(
  place: ReceiverPlace<D>,
  from: string,
  letter: Envelope,
  outcome: Outcome,
): Promise<Received & { readonly receipt: Receipt }> => {
  const at = place.now();
  const { header } = letter;
  return {
    peer: from,
    pairSeq: header.pairSeq,
    id: header.id,
    kind: header.kind,
    ...(header.stream ? { stream: header.stream } : {}),
    at,
    ...outcome,
    envelope: letter,
    receipt: await receipt(letter, place.keys, at, { outcome: outcome.state }),
  };
};

const known = async (client: Client, from: string, letter: Envelope): Promise<Reply> => {
  const before = await receiptFor(client, from, letter.header.pairSeq);
  return before && before.envelope_id === letter.header.id
    ? { receipt: before.receipt as Receipt }
    : { refused: `letter ${letter.header.pairSeq} was received before with another content` };
};

/** `parkFirstAs`: why the first letter that is new, which failed before, is now set aside. */
const takeAll = async <D extends Delivery>(
  place: ReceiverPlace<D>,
  client: Client,
  from: string,
  arrived: readonly Arrived[],
  parkFirstAs?: string,
): Promise<readonly Reply[]> => {
  // Two deliveries from one peer at once would race for the next number: they queue here.
  const [, last, parkedBefore] = await together(client, () => [
    queueAtInbox(client, from),
    lastReceived(client, from),
    parkedStreams(client, from),
  ]);
  const parked = new Set(parkedBefore);
  let next = (last?.pairSeq ?? 0) + 1;
  let previous = last ? hashOf(last.envelope as Envelope) : null;
  const replies: Reply[] = [];
  const taken: Received[] = [];
  const delivery = await place.begin(
    client,
    arrived.flatMap(({ letter: { header } }) => (header.pairSeq >= next ? (header.stream ?? []) : [])),
  );
  for (const one of arrived) {
    const { letter } = one;
    const { pairSeq } = letter.header;
    if (pairSeq < next) {
      // The same letter twice in one delivery is not in the table yet.
      const just = taken.find((before) => before.pairSeq === pairSeq && before.id === letter.header.id);
      replies.push(just ? { receipt: just.receipt as Receipt } : await known(client, from, letter));
      continue;
    }
    if (pairSeq > next) {
      replies.push({ expect: next });
      break;
    }
    if (letter.header.previous !== previous) {
      replies.push({ refused: `letter ${pairSeq} does not follow the one received before it` });
      break;
    }
    const outcome: Outcome =
      parkFirstAs !== undefined && taken.length === 0
        ? { state: 'parked', problem: parkFirstAs }
        : await outcomeOf(place, delivery, one, parked);
    // What comes behind it in this very delivery waits as well.
    if (outcome.state === 'parked' && letter.header.stream) parked.add(letter.header.stream);
    const record = await recorded(place, from, letter, outcome);
    taken.push(record);
    replies.push({ receipt: record.receipt });
    previous = hashOf(letter);
    next += 1;
  }
  await place.finish(delivery);
  await saveReceived(client, taken);
  return replies;
};

/**
 * Receives letters of one peer in their order. All are taken in one transaction; if one fails by a fault of ours, they
 * are taken one by one and the failing one is parked, visibly, so that other cases go on.
 */
export const receiver =
  <D extends Delivery>(place: ReceiverPlace<D>) =>
  async (from: string, letters: readonly Envelope[]): Promise<readonly Reply[]> => {
    const keys = place.keysOf(from);
    if (!keys) return [{ refused: `${from} is not a peer of ${place.self}` }];
    const arrived: Arrived[] = [];
    for (const letter of letters) {
      const checked = await check(letter, place.self, { node: from, keys });
      if (!checked.ok) {
        if (arrived.length === 0) return [{ refused: `${checked.code}: ${checked.says[1]}` }];
        break;
      }
      const opened = await openChecked(checked.value, { node: place.self, keys: place.own });
      arrived.push({ letter: checked.value, opened });
    }
    const replies = await takeSafely(place, from, arrived);
    place.received();
    return replies;
  };

const takeSafely = async <D extends Delivery>(
  place: ReceiverPlace<D>,
  from: string,
  arrived: readonly Arrived[],
  triesLeft = 3,
): Promise<readonly Reply[]> => {
  try {
    return await transaction(place.pool, (client) => takeAll(place, client, from, arrived));
  } catch (error) {
    // The sender keeps what could not be taken now; only what could never be taken is parked.
    if (isForLater(error)) throw error;
    if (arrived.length > 1) {
      const replies: Reply[] = [];
      for (const one of arrived) {
        const [reply] = await takeSafely(place, from, [one]);
        if (!reply) break;
        replies.push(reply);
        if (!('receipt' in reply)) break;
      }
      return replies;
    }
    if (isPassing(error)) return takeSafely(place, from, arrived, triesLeft);
    if (wasFirst(error) && triesLeft > 1) return takeSafely(place, from, arrived, triesLeft - 1);
    const problem = error instanceof Error ? error.message : String(error);
    place.log(`${place.self}: a letter from ${from} is parked: ${problem}`);
    return transaction(place.pool, (client) => takeAll(place, client, from, arrived, problem));
  }
};
