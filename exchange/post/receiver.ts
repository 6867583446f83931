import type { Instant, Result } from '#kernel';
import { type Client, isConnectionLoss, type Pool, transaction } from '#store/db.ts';
import { lastReceived, parkedStreams, type Received, receiptFor, saveReceived } from '#store/queries/inbox.ts';
import { check, hashOf, openChecked } from '../envelope/envelope.ts';
import { receipt } from '../envelope/receipt.ts';
import type { Envelope, EnvelopeHeader, Receipt } from '../envelope/types.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';
import type { Reply } from './transport.ts';

/** What a letter does here, in the transaction that records it. A refusal is recorded and receipted as such. */
export type Handle = (client: Client, header: EnvelopeHeader, payload: unknown) => Promise<Result<unknown>>;

export interface ReceiverPlace {
  readonly self: string;
  readonly pool: Pool;
  /** What receipts are signed with. */
  readonly keys: KeyPair;
  /** What opens letters: the keys of earlier times too. */
  readonly own: readonly KeyPair[];
  readonly keysOf: (peer: string) => readonly PublicKeys[] | undefined;
  readonly now: () => Instant;
  /** By kind. A kind not known here (a newer peer's) is parked and shown, not refused. */
  readonly handlers: Readonly<Record<string, Handle>>;
  readonly log: (line: string) => void;
  readonly received: () => void;
}

type Outcome = { readonly state: 'done' | 'parked' | 'refused'; readonly problem?: string };

const outcomeOf = async (
  place: ReceiverPlace,
  client: Client,
  header: EnvelopeHeader,
  payload: unknown,
  parked: ReadonlySet<string>,
): Promise<Outcome> => {
  const handle = place.handlers[header.kind];
  if (!handle) return { state: 'parked', problem: `this node does not know letters of kind ${header.kind}` };
  if (header.stream && parked.has(header.stream))
    return { state: 'parked', problem: 'waits behind a parked letter about the same case' };
  const result = await handle(client, header, payload);
  return result.ok
    ? { state: 'done' }
    : { state: 'refused', problem: `${result.code}: ${result.says[0]} / ${result.says[1]}` };
};

/** Does what a checked letter asks, and says how to record it. `parkAs`: why a letter that failed before is now set aside. */
const take = async (
  place: ReceiverPlace,
  client: Client,
  from: string,
  letter: Envelope,
  parked: ReadonlySet<string>,
  parkAs?: string,
): Promise<Received & { readonly receipt: Receipt }> => {
  const opened = await openChecked(letter, { node: place.self, keys: place.own });
  const { header } = letter;
  const outcome: Outcome =
    parkAs !== undefined
      ? { state: 'parked', problem: parkAs }
      : opened.ok
        ? await outcomeOf(place, client, header, opened.value.payload, parked)
        : { state: 'refused', problem: `${opened.code}: ${opened.says[1]}` };
  const at = place.now();
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

const takeAll = async (
  place: ReceiverPlace,
  client: Client,
  from: string,
  letters: readonly Envelope[],
  parkFirstAs?: string,
): Promise<readonly Reply[]> => {
  // Two deliveries from one peer at once would race for the next number: they queue here.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`inbox/${from}`]);
  const last = await lastReceived(client, from);
  const parked = new Set(await parkedStreams(client, from));
  let next = (last?.pairSeq ?? 0) + 1;
  let previous = last ? hashOf(last.envelope as Envelope) : null;
  const replies: Reply[] = [];
  const taken: Received[] = [];
  const done = async (last: readonly Reply[] = []): Promise<readonly Reply[]> => {
    await saveReceived(client, taken);
    return [...replies, ...last];
  };
  for (const letter of letters) {
    const { pairSeq } = letter.header;
    if (pairSeq < next) {
      // The same letter twice in one delivery is not in the table yet.
      const just = taken.find((one) => one.pairSeq === pairSeq && one.id === letter.header.id);
      replies.push(just ? { receipt: just.receipt as Receipt } : await known(client, from, letter));
      continue;
    }
    if (pairSeq > next) return done([{ expect: next }]);
    if (letter.header.previous !== previous)
      return done([{ refused: `letter ${pairSeq} does not follow the one received before it` }]);
    const parkAs =
      parkFirstAs !== undefined && !replies.some((reply) => 'receipt' in reply) ? parkFirstAs : undefined;
    const one = await take(place, client, from, letter, parked, parkAs);
    // What comes behind it in this very delivery waits as well.
    if (one.state === 'parked' && one.stream) parked.add(one.stream);
    taken.push(one);
    replies.push({ receipt: one.receipt });
    previous = hashOf(letter);
    next += 1;
  }
  return done();
};

/**
 * Receives letters of one peer in their order. All are taken in one transaction; if one fails by a fault of ours, they
 * are taken one by one and the failing one is parked, visibly, so that other cases go on.
 */
export const receiver =
  (place: ReceiverPlace) =>
  async (from: string, letters: readonly Envelope[]): Promise<readonly Reply[]> => {
    const keys = place.keysOf(from);
    if (!keys) return [{ refused: `${from} is not a peer of ${place.self}` }];
    const good: Envelope[] = [];
    for (const letter of letters) {
      const checked = await check(letter, place.self, { node: from, keys });
      if (!checked.ok) {
        if (good.length === 0) return [{ refused: `${checked.code}: ${checked.says[1]}` }];
        break;
      }
      good.push(checked.value);
    }
    const replies = await takeSafely(place, from, good);
    place.received();
    return replies;
  };

const takeSafely = async (
  place: ReceiverPlace,
  from: string,
  letters: readonly Envelope[],
): Promise<readonly Reply[]> => {
  try {
    return await transaction(place.pool, (client) => takeAll(place, client, from, letters));
  } catch (error) {
    if (isConnectionLoss(error)) throw error;
    if (letters.length > 1) {
      const replies: Reply[] = [];
      for (const letter of letters) {
        const [reply] = await takeSafely(place, from, [letter]);
        if (!reply) break;
        replies.push(reply);
        if (!('receipt' in reply)) break;
      }
      return replies;
    }
    if (isPassing(error)) return takeSafely(place, from, letters);
    const problem = error instanceof Error ? error.message : String(error);
    place.log(`${place.self}: a letter from ${from} is parked: ${problem}`);
    return transaction(place.pool, (client) => takeAll(place, client, from, letters, problem));
  }
};

/** Serialisation failures and deadlocks: the database asks us to try again. */
const isPassing = (error: unknown): boolean => ['40001', '40P01'].includes((error as { code?: string }).code ?? '');
