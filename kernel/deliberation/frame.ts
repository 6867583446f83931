import { assert } from '../outcome/result.ts';

/** A synchronous hash, injected because the kernel imports nothing. Records name the algorithm beside the value. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** Lower-case hexadecimal. */
export type Hex = string;

export type Part = string | number | Uint8Array;

const encoder = new TextEncoder();

export const toHex = (bytes: Uint8Array): Hex => {
  let out = '';
  for (const byte of bytes) out += byte.toString(16).padStart(2, '0');
  return out;
};

/** Null when the text is not lower-case hexadecimal of whole bytes: one spelling per value, so hashes of it agree. */
export const fromHex = (hex: Hex): Uint8Array | null => {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) return null;
  const out = new Uint8Array(hex.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return out;
};

/** True when the text is hexadecimal of at least `bytes` bytes. */
export const isHex = (hex: unknown, bytes = 0): hex is Hex =>
  typeof hex === 'string' && hex.length >= 2 * bytes && fromHex(hex) !== null;

const length = (n: number): Uint8Array => new Uint8Array([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);

export const concat = (chunks: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
};

const bytesOf = (part: Part): Uint8Array => {
  if (typeof part === 'string') {
    assert(part.isWellFormed(), 'a framed text has a lone surrogate: check texts before hashing them');
    return encoder.encode(part);
  }
  if (typeof part === 'number') {
    assert(Number.isSafeInteger(part), 'a framed number is not an integer');
    return encoder.encode(String(part));
  }
  return part;
};

/**
 * One unambiguous byte string for a tag and its parts: each is preceded by its length as four bytes, big-endian, texts in
 * UTF-8, integers in decimal. The tag separates what is hashed for one purpose from every other purpose. It is simple
 * enough to write again in any language in ten lines, which is what lets anyone re-run a draw.
 */
export const frame = (tag: string, ...parts: readonly Part[]): Uint8Array =>
  concat(
    [tag, ...parts].flatMap((part) => {
      const bytes = bytesOf(part);
      return [length(bytes.length), bytes];
    }),
  );

/** A list as one part: its count, then its items, so that moving an item between two neighbouring lists changes the hash. */
export const frameList = (items: readonly Part[]): Uint8Array => frame('list', items.length, ...items);

/** Order by UTF-16 code unit, never by locale: a re-run on another machine must sort alike. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
