import { ok, type Result } from '#kernel';
import { refreshAdopted } from './adopted.ts';
import { airReader } from './air-rows.ts';
import type { ObservationContext } from './context.ts';
import { movedCells } from './csv.ts';
import { groupRows, registeredColumn } from './group.ts';
import { type ImportOptions, type ImportReport, importReadings } from './import.ts';
import { longReader } from './long-rows.ts';
import { faulty, type RowOutcome, type RowReader } from './rows.ts';
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
  const years = new Set(
    path
      .split('/')
      .at(-1)
      ?.match(/(?<!\d)(?:19|20)\d{2}(?=[-_.]?\d{0,2})/g) ?? [],
  );
  return years.size === 1 ? Number([...years][0]) : undefined;
};

interface Opened {
  readonly reader: RowReader;
  readonly outcomes: (table: Table) => AsyncIterable<RowOutcome>;
}

const moved = (row: number, cells: number, heading: number): RowOutcome =>
  faulty({
    row,
    code: 'cells-moved',
    says: [
      `有 ${cells} 格，表头只有 ${heading} 列：数值与列不对应`,
      `${cells} cells under ${heading} headings: the values stand under other columns`,
    ],
  });

const outcomesOf = (reader: RowReader) =>
  async function* (table: Table): AsyncGenerator<RowOutcome> {
    const { header, rows } = table;
    for await (const { row, cells } of rows)
      yield movedCells(header, cells) ? moved(row, cells.length, header.length) : reader.read(cells, row);
  };

const readerFor = (context: ObservationContext, header: readonly string[], options: FileOptions): Result<Opened> => {
  const { observation, zone } = context;
  const { utcOffset } = zone;
  const times = { utcOffset, ...(options.year !== undefined && { year: options.year }) };
  const columnOf = registeredColumn(observation, options.column);
  const evaluate = options.evaluate ?? true;
  const long = longReader(observation, times)(header);
  if (long.ok) {
    const outcomes = (table: Table) => groupRows({ observation, utcOffset, columnOf }, outcomesOf(long.value)(table));
    return ok({ reader: long.value, outcomes });
  }
  const water = waterReader({ observation, times, evaluate, columnOf })(header);
  if (water.ok) return ok({ reader: water.value, outcomes: outcomesOf(water.value) });
  const air = airReader(observation, times, evaluate)(header);
  return air.ok ? ok({ reader: air.value, outcomes: outcomesOf(air.value) }) : water;
};

/** Brings a published table in and evaluates each row by the edition of its day. */
export const importFile = async (
  context: ObservationContext,
  path: string,
  options: FileOptions,
): Promise<Result<ImportReport>> => {
  await refreshAdopted(context);
  const table = await openTable(path);
  if (!table.ok) return table;
  const year = options.year ?? yearInName(path);
  const reader = readerFor(context, table.value.header, { ...options, ...(year !== undefined && { year }) });
  if (!reader.ok) return reader;
  const { format, contentHash } = table.value;
  try {
    return await importReadings(
      context,
      { format, contentHash, reader: reader.value.reader, outcomes: reader.value.outcomes(table.value) },
      { name: path.split('/').at(-1) ?? path, ...options },
    );
  } catch (error) {
    return unreadableBy(path, error);
  }
};
