import { over } from './arithmetic.ts';
import { atLeast, type Exact, exact, whole } from './exact.ts';

/**
 * measured: a value; below: under the detection limit, `value` is half of it; missing: due and absent (`-`, `--`, NaN);
 * unplanned: the site does not measure the item (`*`), so nothing is lacking; filtered: removed as an extreme 极值过滤;
 * unreadable: text that is none of these.
 */
export type ReadingState = 'measured' | 'below' | 'missing' | 'unplanned' | 'filtered' | 'unreadable';

/** One cell of a series: the value a rule uses beside the text that was displayed. */
export interface Reading {
  readonly kind: 'reading';
  readonly state: ReadingState;
  readonly shown: string;
  /** Present when measured or below: unrounded where the source gives a raw value 原始值. */
  readonly value?: Exact;
}

const ABSENT = new Set(['', '-', '--', '—', '——', '/', 'nan', 'null', 'na', 'n/a', 'none']);

const state = (kind: Exclude<ReadingState, 'measured' | 'below'>, shown: string): Reading => ({
  kind: 'reading',
  state: kind,
  shown,
});

const BELOW = /^(?:[<＜]\s*([\d.]+)|([\d.]+)\s*L)$/i;

/** Half the detection limit stands for a value below it (HJ/T 91 practice, known and unverified); the display keeps its L. */
const below = (shown: string): Reading | undefined => {
  const match = BELOW.exec(shown);
  const limit = match && exact(match[1] ?? match[2] ?? '');
  return limit ? { kind: 'reading', state: 'below', shown, value: over(limit, whole(2)) } : undefined;
};

/** Reads one displayed cell. */
export const readCell = (cell: string): Reading => {
  const shown = cell.trim();
  const value = exact(shown);
  if (value) return { kind: 'reading', state: 'measured', shown, value };
  if (shown === '*') return state('unplanned', shown);
  if (ABSENT.has(shown.toLowerCase())) return state('missing', shown);
  return below(shown) ?? state('unreadable', shown);
};

/**
 * Reads a displayed cell with the raw one beside it. The raw value decides where there is one, since the displayed value
 * is rounded; where the raw cell is empty the displayed one tells why, or serves itself.
 */
export const readPair = (displayed: string, raw: string): Reading => {
  const exactly = readCell(raw);
  if (exactly.value === undefined) return exactly.state === 'unreadable' ? exactly : readCell(displayed);
  return { ...exactly, shown: displayed.trim() };
};

const ZERO = whole(0);

/** The value of a reading as a concentration: below zero it is none (instruments send −99 and the like) and is absent. */
export const concentrationOf = ({ value }: Reading): Exact | undefined =>
  value && atLeast(value, ZERO) ? value : undefined;

export const filtered = (reading: Reading): Reading => state('filtered', reading.shown);
