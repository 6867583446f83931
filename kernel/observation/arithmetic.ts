import { asFraction, type Decimal, type Exact, type Fraction, powerOfTen } from './exact.ts';

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** A fraction in lowest terms with a positive denominator; dividing by zero is a bug of the caller. */
const fraction = (n: bigint, d: bigint): Fraction => {
  if (d === 0n) throw new Error('bug: division by zero');
  const by = gcd(n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return { kind: 'fraction', n: n / by, d: d / by };
};

export const plus = (a: Exact, b: Exact): Fraction => {
  const [p, q] = [asFraction(a), asFraction(b)];
  return fraction(p.n * q.d + q.n * p.d, p.d * q.d);
};

export const minus = (a: Exact, b: Exact): Fraction => {
  const [p, q] = [asFraction(a), asFraction(b)];
  return fraction(p.n * q.d - q.n * p.d, p.d * q.d);
};

export const times = (a: Exact, b: Exact): Fraction => {
  const [p, q] = [asFraction(a), asFraction(b)];
  return fraction(p.n * q.n, p.d * q.d);
};

export const over = (a: Exact, b: Exact): Fraction => {
  const [p, q] = [asFraction(a), asFraction(b)];
  return fraction(p.n * q.d, p.d * q.n);
};

/** The arithmetic mean, exact; undefined for none. Decimals are added at their longest places, so a year of readings is cheap. */
export const mean = (values: readonly Exact[]): Fraction | undefined => {
  if (values.length === 0) return undefined;
  const places = values.reduce((most, v) => (v.kind === 'decimal' ? Math.max(most, v.places) : most), 0);
  const scale = powerOfTen(places);
  let sum = 0n;
  let rest: Fraction | undefined;
  for (const v of values) {
    if (v.kind === 'decimal') sum += BigInt(v.units) * powerOfTen(places - v.places);
    else rest = rest ? plus(rest, v) : v;
  }
  const total = fraction(sum, scale);
  return over(rest ? plus(total, rest) : total, { kind: 'fraction', n: BigInt(values.length), d: 1n });
};

/**
 * Rounding 修约 to `places` by GB/T 8170-2008: to the nearest, a half exactly to the even digit; once, from the
 * unrounded value (4.2: never in steps). A decimal that is already short enough is returned as it is.
 */
export const round8170 = (x: Exact, places: number): Exact => {
  if (x.kind === 'decimal' && x.places <= places) return x;
  const { n, d } = asFraction(x);
  const scaled = n * powerOfTen(places);
  let units = scaled / d;
  const twice = 2n * (scaled - units * d);
  const size = twice < 0n ? -twice : twice;
  if (size > d || (size === d && units % 2n !== 0n)) units += twice < 0n ? -1n : 1n;
  const held = Number(units);
  if (Number.isSafeInteger(held)) return { kind: 'decimal', units: held, places } satisfies Decimal;
  return { kind: 'fraction', n: units, d: powerOfTen(places) };
};

/** The smallest integer not below `x`. */
export const ceiling = (x: Exact): number => {
  const { n, d } = asFraction(x);
  const quotient = n / d;
  return Number(n > 0n && quotient * d !== n ? quotient + 1n : quotient);
};

/**
 * As text. A decimal keeps the places it was written with; `places` rounds by GB/T 8170 and fills with zeros.
 * A fraction without `places` is given with six.
 */
export const exactText = (x: Exact, places?: number): string => {
  const wanted = places ?? (x.kind === 'decimal' ? x.places : 6);
  const rounded = asFraction(round8170(x, wanted));
  const units = (rounded.n * powerOfTen(wanted)) / rounded.d;
  const digits = (units < 0n ? -units : units).toString().padStart(wanted + 1, '0');
  const cut = digits.length - wanted;
  return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${wanted > 0 ? `.${digits.slice(cut)}` : ''}`;
};
