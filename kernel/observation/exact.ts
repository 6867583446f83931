/**
 * Exact numbers, because a class boundary decides on the last digit (4.0004 mg/L is class Ⅲ where 4.00 is Ⅱ).
 * What is read from an instrument or a standard is a decimal `units / 10^places` with `units` a safe integer: fast.
 * What is computed from them (a mean, a conversion), or is too long for that, is a fraction of bigints: never rounded
 * before a rule compares it.
 */
export interface Decimal {
  readonly kind: 'decimal';
  readonly units: number;
  readonly places: number;
}

/** `d` is positive. */
export interface Fraction {
  readonly kind: 'fraction';
  readonly n: bigint;
  readonly d: bigint;
}

export type Exact = Decimal | Fraction;

const POWERS: readonly number[] = Array.from({ length: 23 }, (_, k) => 10 ** k);
const MOST_DIGITS = 15;

export const powerOfTen = (k: number): bigint => 10n ** BigInt(k);

const decimal = (units: number, places: number): Decimal => ({ kind: 'decimal', units, places });

const WRITTEN = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;

/** The rare forms: exponents (`9.9E+07`) and more digits than a safe integer holds. */
const parseLong = (text: string): Exact | undefined => {
  const match = WRITTEN.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', part = '', exponent = '0'] = match;
  if (whole === '' && part === '') return undefined;
  const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n);
  const places = part.length - Number(exponent);
  const n = places < 0 ? digits * powerOfTen(-places) : digits;
  const held = Math.max(places, 0);
  if (held <= MOST_DIGITS && n > -(10n ** 15n) && n < 10n ** 15n) return decimal(Number(n), held);
  return { kind: 'fraction', n, d: powerOfTen(held) };
};

/** The number written in `text`, exactly as written (`4.00` keeps its two places); undefined when it is none. */
export const exact = (text: string): Exact | undefined => {
  let units = 0;
  let places = -1;
  const end = text.length;
  if (end === 0 || end > MOST_DIGITS) return parseLong(text);
  for (let at = 0; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      units = units * 10 + digit;
      if (places >= 0) places++;
    } else if (digit === -2 && places < 0 && end > 1) places = 0;
    else return parseLong(text);
  }
  return decimal(units, Math.max(places, 0));
};

/** A literal of a standard, for example `dec('0.15')`; a text that is no number is a bug. */
export const dec = (text: string): Decimal => {
  const value = exact(text);
  if (value?.kind !== 'decimal') throw new Error(`bug: "${text}" is not a decimal`);
  return value;
};

export const whole = (n: number): Decimal => decimal(n, 0);

export const asFraction = (x: Exact): Fraction =>
  x.kind === 'fraction' ? x : { kind: 'fraction', n: BigInt(x.units), d: powerOfTen(x.places) };

/**
 * −1, 0 or 1. Of two decimals only one side is scaled up: should that leave the safe integers it lies beyond any value
 * the other side can have, so the order is right even then.
 */
export const compareExact = (a: Exact, b: Exact): -1 | 0 | 1 => {
  if (a.kind === 'decimal' && b.kind === 'decimal') {
    const gap = b.places - a.places;
    const x = gap > 0 ? a.units * POWERS[gap]! : a.units;
    const y = gap < 0 ? b.units * POWERS[-gap]! : b.units;
    return x < y ? -1 : x > y ? 1 : 0;
  }
  const [p, q] = [asFraction(a), asFraction(b)];
  const [x, y] = [p.n * q.d, q.n * p.d];
  return x < y ? -1 : x > y ? 1 : 0;
};

export const atMost = (value: Exact, limit: Exact): boolean => compareExact(value, limit) <= 0;
export const atLeast = (value: Exact, limit: Exact): boolean => compareExact(value, limit) >= 0;

/** For drawing and for logarithms; never for a comparison a rule makes. */
export const approximately = (x: Exact): number =>
  x.kind === 'decimal' ? x.units / POWERS[x.places]! : Number((x.n * 10n ** 18n) / x.d) / 1e18;
