import type { Result } from '#kernel';
import { airReader } from './air-rows.ts';
import type { ObservationContext } from './context.ts';
import { type ImportOptions, type ImportReport, importReadings } from './import.ts';
import { longReader } from './long-rows.ts';
import type { RowOutcome, RowReader } from './rows.ts';
import { openTable, type Table, unreadableBy } from './table.ts';
import { waterReader } from './water-rows.ts';

export interface FileOptions extends ImportOptions {
  /** For times without a year. */
  readonly year?: number;
  /** Column for sections that stand in no register; marked as assumed in the evaluation. */
  readonly column?: 'river' | 'lake';
  readonly evaluate?: boolean;
}

/** The year a file's name speaks of, when it speaks of one only. */
export const yearInName = (path: string): number | undefined => {
  const years = new Set(path.split('/').at(-1)?.match(/(?<!\d)(?:19|20)\d{2}(?=[-_.]?\d{0,2})/g) ?? []);
  return years.size === 1 ? Number([...years][0]) : undefined;
};

const readerFor = (context: ObservationContext, header: readonly string[], options: FileOptions): Result<RowReader> => {
  const { observation, zone } = context;
  const times = { utcOffset: zone.utcOffset, ...(options.year !== undefined && { year: options.year }) };
  const registered = new Map(observation.water.sections.map((section) => [section.site, section.column]));
  const long = longReader(observation, times)(header);
  if (long.ok) return long;
  const water = waterReader({
    observation,
    times,
    evaluate: options.evaluate ?? true,
    columnOf: (site) => {
      const column = registered.get(site);
      return column ? { column, assumed: false } : { column: options.column ?? 'river', assumed: true };
    },
  })(header);
  if (water.ok) return water;
  const air = airReader(observation, times, options.evaluate ?? true)(header);
  return air.ok ? air : water;
};

const outcomesOf = async function* (table: Table, reader: RowReader): AsyncGenerator<RowOutcome> {
  for await (const { row, cells } of table.rows) yield reader.read(cells, row);
};

/** Brings a published table in and evaluates each row by the edition of its day. */
export const importFile = async (
  context: ObservationContext,
  path: string,
  options: FileOptions,
): Promise<Result<ImportReport>> => {
  const table = await openTable(path);
  if (!table.ok) return table;
  const year = options.year ?? yearInName(path);
  const reader = readerFor(context, table.value.header, { ...options, ...(year !== undefined && { year }) });
  if (!reader.ok) return reader;
  const { format, contentHash } = table.value;
  try {
    return await importReadings(
      context,
      { format, contentHash, reader: reader.value, outcomes: outcomesOf(table.value, reader.value) },
      { name: path.split('/').at(-1) ?? path, ...options },
    );
  } catch (error) {
    return unreadableBy(path, error);
  }
};
