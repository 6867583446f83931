import type { Envelope } from '#exchange/envelope/types.ts';
import type { Transport } from '#exchange/post/transport.ts';

/** How often each thing goes wrong, 0 … 1 per delivery. */
export interface Malice {
  /** The letters never arrive. */
  readonly lost?: number;
  /** They arrive, the receipts do not come back. */
  readonly receiptLost?: number;
  /** They arrive twice, at the same time. */
  readonly doubled?: number;
  /** They arrive in another order. */
  readonly reordered?: number;
  /** One byte of one letter is another. */
  readonly corrupted?: number;
  /** A letter of long ago arrives again before them. */
  readonly replayed?: number;
}

/** A small generator with a seed, so that a failing run can be had again (mulberry32). */
export const chance = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const corrupt = (letter: Envelope, at: number): Envelope => {
  const n = Math.floor(at * letter.body.length);
  const other = letter.body[n] === 'A' ? 'B' : 'A';
  return { ...letter, body: `${letter.body.slice(0, n)}${other}${letter.body.slice(n + 1)}` };
};

export interface HostileLine extends Transport {
  /** What was done so far, by kind. */
  readonly done: Readonly<Record<string, number>>;
  readonly set: (malice: Malice) => void;
}

/** A line between nodes that does everything a network, a broker or an enemy on it can do, short of breaking signatures. */
export const hostile = (inner: Transport, seed = 1): HostileLine => {
  const next = chance(seed);
  const done: Record<string, number> = {};
  const seen: { from: string; to: string; letter: Envelope }[] = [];
  let malice: Malice = {};
  const happens = (what: keyof Malice): boolean => {
    const yes = next() < (malice[what] ?? 0);
    if (yes) done[what] = (done[what] ?? 0) + 1;
    return yes;
  };
  return {
    ...inner,
    done,
    set: (given) => {
      malice = given;
    },
    send: async (from, to, letters) => {
      if (happens('lost')) throw new Error('the line lost the letters');
      const old = seen.filter((one) => one.from === from && one.to === to);
      if (old.length && happens('replayed'))
        await inner.send(from, to, [old[Math.floor(next() * old.length)]?.letter as Envelope]);
      for (const letter of letters) if (seen.length < 5000) seen.push({ from, to, letter });
      let sent = [...letters];
      if (sent.length > 1 && happens('reordered')) sent = sent.reverse();
      if (happens('corrupted')) {
        const n = Math.floor(next() * sent.length);
        sent[n] = corrupt(sent[n] as Envelope, next());
      }
      const twice = happens('doubled') ? [inner.send(from, to, sent), inner.send(from, to, sent)] : undefined;
      const replies = twice ? (await Promise.all(twice))[1] : await inner.send(from, to, sent);
      if (happens('receiptLost')) throw new Error('the line lost the receipts');
      return replies ?? [];
    },
  };
};

/** The same for the same words, so that each pair of nodes has its own luck. */
const numberOf = (text: string): number =>
  [...text].reduce((n, one) => (Math.imul(n, 31) + one.charCodeAt(0)) | 0, 7);

/**
 * A line as on a slow and busy machine: each delivery of each pair takes its own time, up to `most` milliseconds there and as
 * much back, so that letters of different pairs overtake each other; now and then one fails and is sent again.
 */
export const late = <T extends Transport>(inner: T, seed: number, most = 800): T => {
  const luck = new Map<string, () => number>();
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  return {
    ...inner,
    send: async (from, to, letters) => {
      const pair = `${from} ${to}`;
      const next = luck.get(pair) ?? chance(seed ^ numberOf(pair));
      luck.set(pair, next);
      // Half of them are quick: what is always slow keeps its order.
      const slow = (): number => (next() < 0.5 ? next() * 10 : next() * most);
      await pause(slow());
      if (next() < 0.05) throw new Error('the line lost the letters');
      const replies = await inner.send(from, to, letters);
      await pause(slow() / 2);
      if (next() < 0.05) throw new Error('the line lost the receipts');
      return replies;
    },
  };
};
