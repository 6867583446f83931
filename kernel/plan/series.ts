import { compareFigures, type FigureComparison } from '../indicator/press.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { investmentLamp, type Lamp, type LampPolicy } from './lamp.ts';
import { percent } from './ratio.ts';

/** One row of a series that somebody published: done so far in the year, the plan of the year, and the share as printed. Plain decimals. */
export interface PrintedProgress {
  readonly year: number;
  readonly month: number;
  readonly done: string;
  readonly planned: string;
  /** Per cent, as printed; nothing where the source prints none. */
  readonly printed?: string;
}

export interface ProgressRead {
  /** Per cent, with two decimals. */
  readonly computed: string;
  /** Printed against computed, at the decimals printed. */
  readonly compared?: FigureComparison;
  readonly lamp: Lamp;
}

/** Two plain decimals as whole numbers of the same smallest unit. */
const whole = (a: string, b: string): readonly [number, number] | undefined => {
  if (![a, b].every((text) => /^\d{1,12}(\.\d{1,4})?$/.test(text))) return undefined;
  const decimals = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0));
  const scale = (text: string): number => {
    const [units = '', rest = ''] = text.split('.');
    return Number(`${units}${rest.padEnd(decimals, '0')}`);
  };
  return [scale(a), scale(b)];
};

/** What a published row says by itself: its share computed from its own figures, its lamp, and how far the printed share is off. */
export const readProgress = (row: PrintedProgress, policy: LampPolicy): Result<ProgressRead> => {
  const amounts = whole(row.done, row.planned);
  if (!amounts || amounts[1] === 0)
    return refuse('series-amount', [
      `“${row.done}”和“${row.planned}”须为十进制数，计划不得为零`,
      `"${row.done}" and "${row.planned}" must be plain decimals, and the plan more than nothing`,
    ]);
  const [done, planned] = amounts;
  const computed = percent(done, planned) ?? '0.00';
  const target = { year: row.year, parts: [{ party: '', fen: planned }] };
  const read = { computed, lamp: investmentLamp(policy, target, done, row.month) };
  if (!row.printed) return ok(read);
  const figure = {
    kind: 'published-figure' as const,
    indicator: '',
    period: `${row.year}-${String(row.month).padStart(2, '0')}`,
    value: row.printed,
    unit: ['%', '%'] as const,
    asOf: '',
    source: '',
  };
  // At the decimals printed, from the amounts themselves: rounding twice could make a difference of its own.
  const decimals = row.printed.split('.')[1]?.length ?? 0;
  const compared = compareFigures(figure, percent(done, planned, decimals) ?? '0');
  return compared.ok ? ok({ ...read, compared: compared.value }) : compared;
};
