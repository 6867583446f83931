import {
  classedBy,
  classifyRow,
  type Exact,
  editionOn,
  isInsufficient,
  type ObservationZone,
  type WaterColumn,
} from '#kernel';
import type { ItemReading, ReadRow, RowEvaluation, RowOutcome } from './rows.ts';
import { localDay } from './times.ts';
import { decimalText } from './value-text.ts';

/** The class of one instant from its readings: an item that is due and absent makes it insufficient, as in a table row. */
export const classOfReadings = (
  { water }: ObservationZone,
  column: { readonly column: WaterColumn; readonly assumed: boolean },
  day: string,
  readings: readonly ItemReading[],
): RowEvaluation | undefined => {
  const edition = editionOn(water.editions, day);
  if (!edition.ok) return undefined;
  const assessed = new Set(edition.value.items.filter((item) => item.assessed).map(({ code }) => code));
  const known = new Set(edition.value.items.map(({ code }) => code));
  const sample: Record<string, Exact> = {};
  const values: Record<string, string> = {};
  const missing: string[] = [];
  const flags = new Set<string>();
  for (const { item, reading, flags: marks } of [...readings].sort((a, b) => (a.item < b.item ? -1 : 1))) {
    if (!known.has(item)) continue;
    const value = classedBy(item, reading);
    if (value) sample[item] = value;
    if (value) values[item] = decimalText(value);
    else if (assessed.has(item)) missing.push(item);
    for (const mark of marks) flags.add(mark);
  }
  if (Object.keys(values).length + missing.length === 0) return undefined;
  const finding = classifyRow(edition.value, column.column, { sample, missing, unreadable: [] });
  const inputs = { flags: [...flags].sort(), missing, values };
  const inputsText = JSON.stringify(
    column.assumed ? { column: column.column, columnAssumed: true, ...inputs } : { column: column.column, ...inputs },
  );
  const rank = isInsufficient(finding) ? null : finding.rank;
  return { rule: 'water-class/sample', edition: edition.value.id, inputsText, finding, rank };
};

export interface Grouping {
  readonly observation: ObservationZone;
  readonly utcOffset: string;
  readonly columnOf: (site: string) => { readonly column: WaterColumn; readonly assumed: boolean };
}

const fits = (open: ReadRow, next: ReadRow): boolean =>
  open.site.id === next.site.id &&
  open.at === next.at &&
  next.readings.every(({ item }) => open.readings.every((held) => held.item !== item));

/** Lines with one reading each become one row per site and instant, as long as they stand together, with its class. */
export const groupRows = async function* (
  { observation, utcOffset, columnOf }: Grouping,
  outcomes: AsyncIterable<RowOutcome>,
): AsyncGenerator<RowOutcome> {
  let open: ReadRow | undefined;
  const close = (row: ReadRow): RowOutcome => {
    const evaluation =
      row.site.kind === 'section'
        ? classOfReadings(observation, columnOf(row.site.id), localDay(row.at, utcOffset), row.readings)
        : undefined;
    return { kind: 'read', value: evaluation ? { ...row, evaluation } : row };
  };
  for await (const outcome of outcomes) {
    if (outcome.kind !== 'read') {
      yield outcome;
      continue;
    }
    const next = outcome.value;
    if (open && fits(open, next)) {
      open = { ...open, readings: [...open.readings, ...next.readings], errors: [...open.errors, ...next.errors] };
      continue;
    }
    if (open) yield close(open);
    open = next;
  }
  if (open) yield close(open);
};

/** The register's column; river, marked as assumed, for a section that stands in none. */
export const registeredColumn = ({ water }: ObservationZone, otherwise: WaterColumn = 'river') => {
  const registered = new Map(water.sections.map((section) => [section.site, section.column]));
  return (site: string): { readonly column: WaterColumn; readonly assumed: boolean } => {
    const column = registered.get(site);
    return column ? { column, assumed: false } : { column: otherwise, assumed: true };
  };
};
