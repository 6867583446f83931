import { over } from './arithmetic.ts';
import { atLeast, type Exact, exact, whole } from './exact.ts';

/**
 * measured: a value; below: under the detection limit, `value` is half of it, or absent where the limit is not told (未检出); missing: due and absent (`-`, `--`, NaN);
 * unplanned: the site does not measure the item (`*`, 未监测), so nothing is lacking; filtered: removed as an extreme 极值过滤;
 * unreadable: text that is none of these.
 */
export type ReadingState = 'measured' | 'below' | 'missing' | 'unplanned' | 'filtered' | 'unreadable';

/** One cell of a series: the value a rule uses beside the text that was displayed. */
export interface Reading {
  readonly kind: 'reading';
  readonly state: ReadingState;
  readonly shown: string;
  /** Present when measured, or below a limit that is told: unrounded where the source gives a raw value 原始值. */
  readonly value?: Exact;
}

const ABSENT = new Set([
  ...[
    '',
    '-',
    '--',
    '---',
    '—',
    '——',
    '–',
    '/',
    '\\',
    'nan',
    'null',
    'na',
    'n/a',
    'n.a.',
    'none',
    '#n/a',
    'undefined',
  ],
  ...['无', '无数据', '缺测', '缺失', '缺数', '停测', '未检测', '未采样', '无效', '断流', '维护', '故障', '停电'],
]);

/** The station does not measure it, so nothing is lacking. */
const UNPLANNED = new Set(['*', '未监测', '不监测', '未开展', '未测']);

const state = (kind: Exclude<ReadingState, 'measured' | 'below'>, shown: string): Reading => ({
  kind: 'reading',
  state: kind,
  shown,
});

const UNDETECTED = /^(?:未检出|未检测出|nd|n\.d\.)$/i;
const BELOW = /^(?:[<＜]\s*([\d.]+)|([\d.]+)\s*\(?L\)?)$/i;
/** A value that names its unit, as people type it: the one in which water is judged. Others stay unreadable, nothing is converted. */
const WITH_UNIT = /^(<?-?[\d.,]+)(?:mg\/L|无量纲)$/i;

/** Half the detection limit stands for a value below it (HJ/T 91 practice, known and unverified); the display keeps its L. */
const below = (shown: string): Reading | undefined => {
  if (UNDETECTED.test(shown)) return { kind: 'reading', state: 'below', shown };
  const match = BELOW.exec(shown);
  const limit = match && exact(match[1] ?? match[2] ?? '');
  return limit ? { kind: 'reading', state: 'below', shown, value: over(limit, whole(2)) } : undefined;
};

/** Full-width digits, a typographic minus, thousands set apart: the same number in other signs. */
const plainly = (shown: string): string => {
  const signs = shown.normalize('NFKC').replace(/[−‒–]/g, '-').replace(/\s/g, '');
  const plain = WITH_UNIT.exec(signs)?.[1] ?? signs;
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
};

/** Reads one displayed cell. */
export const readCell = (cell: string): Reading => {
  const shown = cell.trim();
  const value = exact(shown);
  if (value) return { kind: 'reading', state: 'measured', shown, value };
  if (UNPLANNED.has(shown)) return state('unplanned', shown);
  if (ABSENT.has(shown.toLowerCase())) return state('missing', shown);
  const plain = plainly(shown);
  const again = exact(plain);
  if (again) return { kind: 'reading', state: 'measured', shown, value: again };
  return below(shown) ?? below(plain) ?? state('unreadable', shown);
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

/**
 * The value a single sample is classed by: a concentration; nothing of a pollutant that was not detected, since a method's
 * limit lies far under every class. For means that would be a guess, and the reading stays out of them.
 */
export const classedBy = (item: string, reading: Reading): Exact | undefined =>
  concentrationOf(reading) ?? (reading.state === 'below' && item !== 'PH' ? ZERO : undefined);

export const filtered = (reading: Reading): Reading => state('filtered', reading.shown);
