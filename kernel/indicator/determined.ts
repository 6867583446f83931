/** An equation over unknowns 0…n−1: their coefficients. What it is equal to is known, and does not matter here. */
export type Equation = readonly number[];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

const reduce = (row: bigint[]): bigint[] => {
  const common = row.reduce((all, n) => gcd(all, n), 0n);
  return common > 1n ? row.map((n) => n / common) : row;
};

/** a − b, scaled so that column `at` of the result is nothing. Exact: whole numbers only. */
const eliminate = (a: bigint[], b: bigint[], at: number): bigint[] =>
  reduce(a.map((n, i) => n * b[at]! - b[i]! * a[at]!));

/** Reduced row echelon form by whole numbers. */
const echelon = (equations: readonly Equation[], n: number): bigint[][] => {
  const rows = equations.map((e) => Array.from({ length: n }, (_, i) => BigInt(e[i] ?? 0)));
  let top = 0;
  for (let at = 0; at < n && top < rows.length; at++) {
    const pivot = rows.findIndex((row, i) => i >= top && row[at] !== 0n);
    if (pivot < 0) continue;
    [rows[top], rows[pivot]] = [rows[pivot]!, rows[top]!];
    for (const [i, row] of rows.entries()) if (i !== top && row[at] !== 0n) rows[i] = eliminate(row, rows[top]!, at);
    top++;
  }
  return rows.slice(0, top);
};

/** Whether the value of `sum` (coefficients over the same unknowns) follows from the equations, by adding and subtracting. */
export const follows = (equations: readonly Equation[], sum: Equation, n: number): boolean => {
  const rows = echelon(equations, n);
  let rest = Array.from({ length: n }, (_, i) => BigInt(sum[i] ?? 0));
  for (const row of rows) {
    const at = row.findIndex((value) => value !== 0n);
    if (rest[at] !== 0n) rest = eliminate(rest, row, at);
  }
  return rest.every((value) => value === 0n);
};

/** The unknowns that follow from the equations one by one. */
export const determined = (equations: readonly Equation[], n: number): readonly number[] =>
  Array.from({ length: n }, (_, i) => i).filter((i) =>
    follows(
      equations,
      Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)),
      n,
    ),
  );
