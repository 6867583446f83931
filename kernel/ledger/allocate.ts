import { ok, type Result, refuse } from '../outcome/result.ts';

/**
 * Divides `total` (a whole number, not negative) by whole weights so that the parts sum to it exactly: every part is
 * rounded down, the units left over go one each to the largest remainders (Hamilton; Hare quota). Equal remainders are
 * served in the order of `tieOrder` (by default conventions: the order of the parties in the agreement), which must name
 * every key of `weights` once. It is never taken from the object: JavaScript puts keys that look like numbers first.
 */
export const allocate = (
  total: number,
  weights: Readonly<Record<string, number>>,
  tieOrder: readonly string[],
): Result<Readonly<Record<string, number>>> => {
  const keys = Object.keys(weights);
  const place = new Map(tieOrder.map((key, index) => [key, index]));
  if (place.size !== keys.length || tieOrder.length !== keys.length || keys.some((key) => !place.has(key)))
    return refuse('allocation-order', ['并列次序须恰好列出各方', 'The tie order must name every party exactly once']);
  if (!Number.isSafeInteger(total) || total < 0)
    return refuse('allocation-total', ['总额须为非负整数', 'The total must be a whole number, at least zero']);
  if (keys.some((key) => !Number.isSafeInteger(weights[key]) || (weights[key] as number) < 0))
    return refuse('allocation-weight', ['权重须为非负整数', 'Weights must be whole numbers, at least zero']);
  const sum = keys.reduce((so, key) => so + BigInt(weights[key] as number), 0n);
  if (sum === 0n) return refuse('allocation-weight', ['权重之和为零', 'The weights sum to zero']);
  const exact = keys.map((key) => {
    const scaled = BigInt(total) * BigInt(weights[key] as number);
    return { key, part: Number(scaled / sum), remainder: scaled % sum };
  });
  const left = total - exact.reduce((so, { part }) => so + part, 0);
  const order = [...exact].sort((a, b) =>
    a.remainder > b.remainder
      ? -1
      : a.remainder < b.remainder
        ? 1
        : (place.get(a.key) as number) - (place.get(b.key) as number),
  );
  const served = new Set(order.slice(0, left).map(({ key }) => key));
  return ok(Object.freeze(Object.fromEntries(exact.map(({ key, part }) => [key, part + Number(served.has(key))]))));
};
