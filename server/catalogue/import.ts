import { addDays, type Matter, ok, type Result, refuse } from '#kernel';
import { turn, type Watch } from '../tasks/desk.ts';
import { assemble, type Drawn, type RowError } from './assemble.ts';
import { type Frame, faultsOf } from './consistency.ts';
import { linesOfJson } from './from-json.ts';
import { csvLines, jsonItems, type Line, xlsxLines } from './rows.ts';

export type { RowError } from './assemble.ts';
export type { Frame } from './consistency.ts';

/** A new version and, where the one before was open-ended, that one with its last day. */
export interface Change {
  readonly matter: Matter;
  readonly closes?: Matter;
  /** Fields in which the two differ. */
  readonly fields: readonly string[];
}

export interface PreviewLine {
  readonly row: number;
  readonly code: string;
  readonly title: string;
  readonly what: 'added' | 'changed' | 'unchanged';
  readonly fields: readonly string[];
}

export interface ImportReport {
  readonly added: readonly Matter[];
  readonly changed: readonly Change[];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
  readonly preview: readonly PreviewLine[];
}

/** Lines of a file, or why there are none. Errors here concern single lines already. */
export interface Parsed {
  readonly lines: readonly Line[];
  readonly errors: readonly RowError[];
}

/** Reads a list by the ending of its name: `.json`, `.csv` or `.xlsx`. */
export const parseList = async (name: string, bytes: Uint8Array): Promise<Result<Parsed>> => {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === 'json') {
    const items = jsonItems(bytes);
    return items.ok ? ok(linesOfJson(items.value)) : items;
  }
  if (ending !== 'csv' && ending !== 'xlsx') {
    return refuse('file-kind', ['只接受 JSON、CSV、XLSX 文件', 'Only JSON, CSV and XLSX files are accepted'], {
      remedy: ['请另存为其中一种', 'Save it as one of them'],
    });
  }
  const lines = ending === 'csv' ? csvLines(bytes) : await xlsxLines(bytes);
  return lines.ok ? ok({ lines: lines.value, errors: [] }) : lines;
};

const contentFields = (matter: Matter): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(matter)
      .filter(([name, value]) => !['version', 'from', 'to'].includes(name) && value !== undefined)
      .map(([name, value]) => [name, canonical(value)]),
  );

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

const differences = (a: Matter, b: Matter): readonly string[] => {
  const [left, right] = [contentFields(a), contentFields(b)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name));
};

const notLater = (drawn: Drawn, latest: Matter): RowError => ({
  row: drawn.row,
  column: '生效日期',
  code: 'version-not-later',
  says: [
    `内容有变,但生效日期不晚于现行版本(${latest.from})`,
    `The content changed, but it is not in force later than the version of ${latest.from}`,
  ],
  remedy: [
    '请填写新版本的生效日期;在办件仍按收件时的版本办理',
    'Give the day the new version begins; open cases keep theirs',
  ],
});

const latestOf = (versions: readonly Matter[]): Matter | undefined =>
  versions.reduce<Matter | undefined>((one, other) => (one && one.version > other.version ? one : other), undefined);

type Verdict = {
  readonly what: PreviewLine['what'];
  readonly fields: readonly string[];
  readonly matter?: Matter;
  readonly closes?: Matter;
};

/** Versions go by effective date: same content → nothing; a later day → a new version that closes the one before. */
const judge = (matter: Matter, versions: readonly Matter[]): Verdict | 'not-later' => {
  const latest = latestOf(versions);
  if (!latest) return { what: 'added', fields: [], matter };
  const fields = differences(latest, matter);
  if (fields.length === 0) {
    if (matter.to === undefined || matter.to === latest.to) return { what: 'unchanged', fields };
    return { what: 'changed', fields: ['to'], matter: { ...latest, to: matter.to } };
  }
  if (versions.some((version) => version.from === matter.from && differences(version, matter).length === 0))
    return { what: 'unchanged', fields: [] };
  if (matter.from <= latest.from) return 'not-later';
  const last = addDays(matter.from, -1);
  const open = latest.to === undefined || latest.to >= matter.from;
  return {
    what: 'changed',
    fields,
    matter: { ...matter, version: latest.version + 1 },
    ...(open && { closes: { ...latest, to: last } }),
  };
};

const twice = (drawn: Drawn, first: number): RowError => ({
  row: drawn.row,
  column: '实施编码',
  code: 'matter-twice',
  says: [`与第 ${first} 行是同一事项同一生效日期`, `The same matter and day as in row ${first}`],
  remedy: ['请删除其中一行', 'Remove one of them'],
});

/**
 * What a list would change against the versions that are there. Writes nothing: the caller stores `added` and `changed`
 * when it accepts them. Importing the same list again changes nothing.
 */
export const importCatalogue = async (
  existing: readonly Matter[],
  parsed: Parsed,
  frame: Frame,
  watch?: Watch,
): Promise<ImportReport> => {
  const { drawn, errors: cellErrors } = assemble(parsed.lines);
  const errors: RowError[] = [...parsed.errors, ...cellErrors];
  const versions = Map.groupBy(existing, ({ code }) => code);
  const added: Matter[] = [];
  const changed: Change[] = [];
  const preview: PreviewLine[] = [];
  const seen = new Map<string, number>();
  const inOrder = [...drawn].sort((a, b) =>
    a.matter.from < b.matter.from ? -1 : a.matter.from > b.matter.from ? 1 : a.row - b.row,
  );
  for (const [n, one] of inOrder.entries()) {
    if (watch && n % 100 === 0) await turn(watch, n, drawn.length);
    const faults = faultsOf(one, frame);
    const key = `${one.matter.code} ${one.matter.from}`;
    const before = seen.get(key);
    if (before !== undefined) errors.push(twice(one, before));
    errors.push(...faults);
    if (faults.length || before !== undefined) continue;
    seen.set(key, one.row);
    const known = versions.get(one.matter.code) ?? [];
    const verdict = judge(one.matter, known);
    if (verdict === 'not-later') {
      errors.push(notLater(one, latestOf(known) as Matter));
      continue;
    }
    const { what, fields, matter, closes } = verdict;
    preview.push({ row: one.row, code: one.matter.code, title: one.matter.title, what, fields });
    if (!matter) continue;
    if (what === 'added') added.push(matter);
    else changed.push({ matter, fields, ...(closes && { closes }) });
    versions.set(matter.code, [
      ...known.filter(({ version }) => version !== matter.version && version !== closes?.version),
      ...(closes ? [closes] : []),
      matter,
    ]);
  }
  const order = (a: { row: number }, b: { row: number }): number => a.row - b.row;
  return {
    added,
    changed,
    unchanged: preview.filter(({ what }) => what === 'unchanged').length,
    errors: errors.sort(order),
    preview: preview.sort(order),
  };
};
