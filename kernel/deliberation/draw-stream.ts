import { assert } from '../outcome/result.ts';
import { frame, fromHex, type Hash, type Hex } from './frame.ts';

/**
 * A stream of 32-bit words from a seed: H(frame('tongban/draw/stream/1', seed, label, counter)), counter from 0, each
 * hash read as big-endian words from its start. One label per stratum, so that no stratum depends on another's length.
 */
export const wordStream = (seed: Hex, label: string, hash: Hash): (() => number) => {
  const bytes = fromHex(seed);
  assert(bytes, 'a seed is hexadecimal');
  let counter = 0;
  let block: Uint8Array = new Uint8Array(0);
  let at = 0;
  return () => {
    if (at + 4 > block.length) {
      block = hash(frame('tongban/draw/stream/1', bytes, label, counter++));
      assert(block.length >= 4, 'a hash has at least four bytes');
      at = 0;
    }
    const word = ((block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!) >>> 0;
    at += 4;
    return word;
  };
};

/**
 * A whole number in [0, n), each equally likely: words at or above the largest multiple of n are thrown away, because
 * taking the remainder of all words would favour the first entries of the list.
 */
export const uniform = (n: number, word: () => number): number => {
  assert(Number.isSafeInteger(n) && n > 0 && n <= 2 ** 32, 'a draw needs between one and 2^32 entries');
  const limit = 2 ** 32 - (2 ** 32 % n);
  let w = word();
  while (w >= limit) w = word();
  return w % n;
};

/** The first `count` of a Fisher–Yates shuffle: every ordered choice equally likely. */
export const pick = (from: readonly string[], count: number, word: () => number): readonly string[] => {
  const pool = [...from];
  const out: string[] = [];
  for (let i = 0; i < count; i++) {
    const j = i + uniform(pool.length - i, word);
    const chosen = pool[j];
    assert(chosen !== undefined, 'a draw asked for more than the list holds');
    pool[j] = pool[i]!;
    pool[i] = chosen;
    out.push(chosen);
  }
  return out;
};
