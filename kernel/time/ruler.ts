import { countAt, type Run } from './calendar-index.ts';
import type { Stop } from './pauses.ts';

/**
 * A family of days as a ruler: `mark` numbers the days of the family up to a serial, `at` finds the day of a mark.
 * Nothing comes back where the calendar is not published.
 */
export interface Ruler {
  readonly mark: (serial: number) => number | undefined;
  readonly at: (mark: number) => number | undefined;
}

export const naturalRuler: Ruler = { mark: (serial) => serial, at: (mark) => mark };

export const workingRuler = (run: Run): Ruler => ({
  mark: (serial) => countAt(run, serial),
  at: (mark) => run.workdays[mark - 1],
});

/**
 * The day on which `n` days are used up when the stops are outside the term: the end moves by exactly the days of the
 * family that each stop took. Infinity while a stop that holds it is open; nothing where the calendar ends.
 */
export function endAfter(ruler: Ruler, start: number, n: number, stops: readonly Stop[]): number | undefined {
  const from = ruler.mark(start);
  if (n === 0 || from === undefined) return from === undefined ? undefined : start;
  let mark = from + n;
  let end = ruler.at(mark);
  for (const stop of stops) {
    if (end === undefined || end <= stop.from) break;
    if (stop.until <= start) continue;
    if (stop.until === Number.POSITIVE_INFINITY) return stop.until;
    const [lower, upper] = [ruler.mark(Math.max(stop.from, start)), ruler.mark(stop.until)];
    if (lower === undefined || upper === undefined) return undefined;
    mark += upper - lower;
    end = ruler.at(mark);
  }
  return end;
}

/** Days of the family after `start` up to and including `on` that no stop took. */
export function usedUntil(ruler: Ruler, start: number, on: number, stops: readonly Stop[]): number | undefined {
  const [a, b] = [ruler.mark(start), ruler.mark(on)];
  if (a === undefined || b === undefined) return undefined;
  let used = b - a;
  for (const stop of stops) {
    const [from, until] = [Math.max(stop.from, start), Math.min(stop.until, on)];
    if (until > from) used -= (ruler.mark(until) as number) - (ruler.mark(from) as number);
  }
  return used;
}
