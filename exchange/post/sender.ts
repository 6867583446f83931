import { randomUUID } from 'node:crypto';
import { type Pool, transaction } from '#store/db.ts';
import {
  lastSealed,
  noteFailure,
  type OutboxRow,
  replaceReceipts,
  saveReceipts,
  saveSealed,
  sealedFrom,
  unsent,
} from '#store/queries/outbox.ts';
import { hashOf, seal } from '../envelope/envelope.ts';
import { checkReceipt } from '../envelope/receipt.ts';
import type { Envelope, Receipt } from '../envelope/types.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';
import type { Transport } from './transport.ts';

export interface SenderPlace {
  readonly self: string;
  readonly peer: string;
  readonly pool: Pool;
  readonly keys: KeyPair;
  readonly peerKeys: () => readonly PublicKeys[];
  readonly transport: Transport;
  readonly log: (line: string) => void;
  /** Called when the peer took letters: it is alive. */
  readonly heard: () => void;
}

export interface Sender {
  readonly wake: () => void;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const portion = 64;
const firstWait = 250;
const longestWait = 15_000;

interface Letter {
  readonly id: number;
  readonly envelope: Envelope;
}

/** Gives unsealed rows their place in the pair's order, once and for good, and seals them. */
const sealNew = async (place: SenderPlace, rows: readonly OutboxRow[]): Promise<Letter[]> => {
  const last = await lastSealed(place.pool, place.peer);
  const to = place.peerKeys()[0];
  if (!to) throw new Error(`no keys are known for ${place.peer}`);
  let pairSeq = last?.pair_seq ?? 0;
  let previous = last ? hashOf(last.envelope as Envelope) : null;
  const sealed: Letter[] = [];
  for (const row of rows) {
    pairSeq += 1;
    const address = {
      id: randomUUID(),
      from: place.self,
      to: place.peer,
      kind: row.kind,
      pairSeq,
      previous,
      at: row.at,
    };
    const envelope = await seal(
      row.payload,
      { ...address, ...(row.stream ? { stream: row.stream } : {}) },
      place.keys,
      to,
    );
    previous = hashOf(envelope);
    sealed.push({ id: row.id, envelope });
  }
  const saved = await transaction(place.pool, async (client) => {
    const kept = await saveSealed(
      client,
      sealed.map(({ id, envelope }) => ({ id, pair_seq: envelope.header.pairSeq, envelope })),
    );
    // A row was recalled while we sealed: the numbers after it would have a hole. Nothing was sent; try again.
    if (kept.size !== sealed.length) throw new RecalledMeanwhile();
    return kept;
  });
  return sealed.filter(({ id }) => saved.has(id));
};

class RecalledMeanwhile extends Error {}

const lettersToSend = async (place: SenderPlace): Promise<readonly Letter[]> => {
  const rows = await unsent(place.pool, place.peer, portion);
  const old = rows.flatMap((row) => (row.envelope ? [{ id: row.id, envelope: row.envelope as Envelope }] : []));
  const fresh = rows.filter((row) => !row.envelope);
  if (fresh.length === 0) return old;
  try {
    return [...old, ...(await sealNew(place, fresh))];
  } catch (error) {
    if (error instanceof RecalledMeanwhile) return lettersToSend(place);
    throw error;
  }
};

/**
 * The peer has forgotten letters it signed for: it was restored from a backup. They are sent again from the first it lacks;
 * the receipts it gives now take the place of those whose letters it no longer held.
 */
const resend = async (place: SenderPlace, from: number): Promise<boolean> => {
  const rows = await sealedFrom(place.pool, place.peer, from, portion);
  place.log(`${place.self} → ${place.peer}: the peer has forgotten letters from ${from} on; sending them again`);
  const replies = await place.transport.send(
    place.self,
    place.peer,
    rows.map((row) => row.envelope as Envelope),
  );
  const again: { id: number; receipt: Receipt }[] = [];
  for (const [n, reply] of replies.entries()) {
    const row = rows[n];
    if (!row || !('receipt' in reply)) break;
    const good = await checkReceipt(reply.receipt, row.envelope as Envelope, {
      node: place.peer,
      keys: place.peerKeys(),
    });
    if (!good.ok) break;
    again.push({ id: row.id, receipt: good.value });
  }
  if (again.length === 0) throw new Error(`the peer has forgotten letter ${from} and does not take it again`);
  await replaceReceipts(place.pool, again);
  return true;
};

/** Sends one portion. True when something was delivered, so that more may follow at once. */
const sendPortion = async (place: SenderPlace): Promise<boolean> => {
  const letters = await lettersToSend(place);
  if (letters.length === 0) return false;
  const replies = await place.transport
    .send(
      place.self,
      place.peer,
      letters.map(({ envelope }) => envelope),
    )
    .catch(async (error: Error) => {
      await noteFailure(place.pool, (letters[0] as Letter).id, error.message);
      throw error;
    });
  const [first] = replies;
  const ahead = letters[0]?.envelope.header.pairSeq ?? 0;
  if (first && 'expect' in first && first.expect < ahead) return resend(place, first.expect);
  const receipts: { id: number; receipt: Receipt }[] = [];
  let problem: string | undefined;
  for (const [n, reply] of replies.entries()) {
    const letter = letters[n] as Letter;
    if ('receipt' in reply) {
      const good = await checkReceipt(reply.receipt, letter.envelope, { node: place.peer, keys: place.peerKeys() });
      if (good.ok) receipts.push({ id: letter.id, receipt: good.value });
      else problem ??= good.says[1];
    } else problem ??= 'refused' in reply ? reply.refused : `the peer expects letter ${reply.expect}`;
  }
  if (receipts.length) {
    await saveReceipts(place.pool, receipts);
    place.heard();
  }
  if (problem) {
    await noteFailure(place.pool, (letters[receipts.length] ?? (letters[0] as Letter)).id, problem);
    throw new Error(problem);
  }
  return receipts.length > 0;
};

/** Keeps sending to one peer until nothing is left; waits longer after each failure, and is woken by each new letter. */
export const startSender = (place: SenderPlace): Sender => {
  let running: Promise<void> | undefined;
  let again = false;
  let wait = firstWait;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    do {
      again = false;
      try {
        while (!stopped && (await sendPortion(place)));
        wait = firstWait;
      } catch (error) {
        if (stopped) return;
        if (wait === firstWait)
          place.log(
            `${place.self} → ${place.peer}: ${(error as Error).message}; keeping the letters and trying again`,
          );
        timer = setTimeout(wake, wait);
        timer.unref();
        wait = Math.min(wait * 2, longestWait);
      }
    } while (again && !stopped);
  };

  const wake = (): void => {
    again = true;
    running ??= run().finally(() => {
      running = undefined;
      if (again && !stopped) wake();
    });
  };

  return {
    wake,
    idle: async () => {
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
