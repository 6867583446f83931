import type { Exact } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import { classedBy, filtered, type Reading, readCell, readPair } from '../reading.ts';
import { classifyWater, type WaterClass, type WaterSample } from './classify.ts';
import { classRank, type WaterColumn, type WaterEdition, type WaterRank } from './edition.ts';
import type { WaterCell, WaterLayout } from './layout.ts';

/** One row of a published table: what was published, what was read, which due readings are absent. */
export interface WaterRow {
  readonly published?: WaterRank;
  readonly sample: WaterSample;
  /** Assessed items the station measures and the row lacks: with any of them there is no class. */
  readonly missing: readonly string[];
  /** Cells that are no reading at all, as `item: text`. */
  readonly unreadable: readonly string[];
}

const EXTREME = '极值过滤';

/** Items a remark such as `总磷:极值过滤;总氮:极值过滤` takes out, by the names of the table's heading. */
const takenOut = (remark: string): string[] =>
  remark.includes(EXTREME)
    ? remark
        .split(/[;；]/)
        .filter((part) => part.includes(EXTREME))
        .map((part) => part.split(/[:：]/)[0]!.trim())
    : [];

const readingOf = (cells: readonly string[], item: WaterCell, out: readonly string[]): Reading => {
  const shown = cells[item.shown] ?? '';
  const reading = item.raw === undefined ? readCell(shown) : readPair(shown, cells[item.raw] ?? '');
  return out.includes(item.name) ? filtered(reading) : reading;
};

export const readWaterRow = (layout: WaterLayout, cells: readonly string[]): WaterRow => {
  const out = takenOut(cells[layout.remark ?? -1] ?? '');
  const sample: Record<string, Exact> = {};
  const missing: string[] = [];
  const unreadable: string[] = [];
  for (const item of layout.items) {
    const reading = readingOf(cells, item, out);
    const value = classedBy(item.code, reading);
    if (value) sample[item.code] = value;
    else if (reading.state !== 'unplanned' && item.assessed) missing.push(item.code);
    if (reading.state === 'unreadable') unreadable.push(`${item.code}: ${reading.shown}`);
  }
  const published = classRank(cells[layout.published ?? -1] ?? '');
  return { ...(published && { published }), sample, missing, unreadable };
};

/**
 * The class of one row. A reading that is due and absent makes the data insufficient: the worst item might be the one
 * that is missing. An item the station does not measure at all does not.
 */
export const classifyRow = (edition: WaterEdition, column: WaterColumn, row: WaterRow): Finding<WaterClass> =>
  row.missing.length > 0
    ? insufficient(row.missing, [
        `缺测：${row.missing.join('、')}`,
        `Not measured though due: ${row.missing.join(', ')}`,
      ])
    : classifyWater(edition, column, row.sample);
