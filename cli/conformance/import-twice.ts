import { join } from 'node:path';
import {
  admit,
  type QualityFlag,
  readCell,
  readingKey,
  type SeriesReading,
  statusFlag,
  type WaterLayout,
} from '#kernel';
import { type Check, same } from './check.ts';
import { type PublishedRow, waterRows } from './water-rows.ts';

const flagsOf = (status: string | undefined): QualityFlag[] => {
  const flag = statusFlag(status ?? '');
  return flag ? [flag] : [];
};

const readingsOf = (source: string, layout: WaterLayout, row: PublishedRow): SeriesReading[] =>
  layout.items.map(({ code, unit, shown }) => ({
    source,
    site: `${row.province}/${row.section}`,
    item: code,
    at: row.time,
    unit,
    method: 'auto',
    reading: readCell(row.cells[shown] ?? ''),
    flags: flagsOf(row.cells[layout.status ?? -1]),
  }));

/** Brings in the whole file twice, in memory: the second time must add nothing, though it repeats hours with other values. */
export const importChecks = async (folder: string, file: string, rowsExpected: number): Promise<Check[]> => {
  const { layout, rows } = await waterRows(join(folder, file));
  const held = new Map<string, SeriesReading[]>();
  const bringIn = (): number => {
    let added = 0;
    for (const row of rows) {
      for (const reading of readingsOf(file, layout, row)) {
        const key = readingKey(reading);
        const versions = held.get(key) ?? [];
        if (admit(versions, reading) === 'known') continue;
        held.set(key, [...versions, reading]);
        added++;
      }
    }
    return added;
  };
  const first = bringIn();
  return [
    same(`${file}: rows`, rows.length, rowsExpected),
    same(`${file}: the first import adds readings`, first > 0, true),
    same(`${file}: a second import adds nothing`, bringIn(), 0),
  ];
};
