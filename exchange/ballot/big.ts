/** Whole numbers as bigint for the voter's side of RFC 9474. No secret of a node passes here: issuers sign through OpenSSL. */

/** A plain ArrayBuffer behind the bytes: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const toBig = (bytes: Uint8Array): bigint => {
  let out = 0n;
  for (const byte of bytes) out = (out << 8n) | BigInt(byte);
  return out;
};

/** Big-endian, exactly `length` bytes; the caller keeps the value in range. */
export const fromBig = (value: bigint, length: number): Bytes => {
  const out = new Uint8Array(length);
  let rest = value;
  for (let i = length - 1; i >= 0; i--) {
    out[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  if (rest !== 0n) throw new Error('bug: the value does not fit its bytes');
  return out;
};

export const powMod = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let [result, square] = [1n, base % modulus];
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

/** The inverse modulo `modulus`, or null where there is none (a common factor). */
export const inverse = (value: bigint, modulus: bigint): bigint | null => {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b !== 0n) {
    const q = a / b;
    [a, b, x, y] = [b, a - q * b, y, x - q * y];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : null;
};

export const bitLength = (value: bigint): number => value.toString(2).length;

/** Uniform in [1, modulus): by throwing away what is out of range, never by a remainder. */
export const randomBelow = (modulus: bigint): bigint => {
  const bits = bitLength(modulus);
  const bytes = Math.ceil(bits / 8);
  const mask = (1n << BigInt(bits)) - 1n;
  for (;;) {
    const value = toBig(crypto.getRandomValues(new Uint8Array(bytes))) & mask;
    if (value > 0n && value < modulus) return value;
  }
};
