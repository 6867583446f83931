import { inRange, type ObservationZone, ok, type QualityFlag, readCell, readPair, refuse, statusFlag } from '#kernel';
import { faulty, type ReaderOf, type RowError } from './rows.ts';
import { readTime, type TimeFrame } from './times.ts';

/** Items with the one unit they are kept in; a reading in another unit is refused, never converted by guess. */
export const unitsOf = ({ water }: ObservationZone): ReadonlyMap<string, string> =>
  new Map([
    ...water.editions.flatMap(({ items }) => items.map(({ code, unit }) => [code, unit] as const)),
    ['EC', 'μS/cm'],
    ['TURB', 'NTU'],
    ['CHLA', 'mg/L'],
    ['ALGAE', 'cells/L'],
    ['SD', 'm'],
    ['CO_1h', 'mg/m3'],
    ['CO_24h', 'mg/m3'],
    ...[
      'PM25_1h',
      'PM25_24h',
      'PM10_1h',
      'PM10_24h',
      'NO2_1h',
      'NO2_24h',
      'O3_1h',
      'O3_8h',
      'SO2_1h',
      'SO2_24h',
      'TVOC',
    ].map((item) => [item, 'ug/m3'] as const),
  ]);

const plainUnit = (unit: string): string =>
  unit.replace(/\s/g, '').replace(/[µμ]/g, 'u').replace('³', '3').toLowerCase();

export interface LongReading {
  readonly site: string;
  readonly item: string;
  readonly at: string;
  readonly shown: string;
  readonly raw?: string;
  readonly unit?: string;
  readonly status?: string;
}

/** One reading of a list, as stations send it and as long tables hold it: a line per site, item and time. */
export const readLong =
  (observation: ObservationZone, times: TimeFrame, units: ReadonlyMap<string, string>) =>
  (one: LongReading, row: number) => {
    const fault = (column: string, value: string, code: RowError['code'], says: RowError['says']) =>
      faulty({ row, column, value, code, says });
    if (!one.site) return fault('site', '', 'site-missing', ['缺少站点', 'The site is missing']);
    const unit = units.get(one.item);
    if (!unit)
      return fault('item', one.item, 'item-unknown', [`没有项目“${one.item}”`, `There is no item "${one.item}"`]);
    if (one.unit && plainUnit(one.unit) !== plainUnit(unit))
      return fault('unit', one.unit, 'unit-other', [`单位应为 ${unit}`, `The unit must be ${unit}`]);
    const at = readTime(one.at, times);
    if (!at)
      return fault('at', one.at, one.at ? 'time-unreadable' : 'time-missing', [
        '时间无法识别',
        'The time cannot be read',
      ]);
    const reading = one.raw === undefined || one.raw === '' ? readCell(one.shown) : readPair(one.shown, one.raw);
    if (reading.state === 'unreadable')
      return fault('shown', reading.shown, 'value-unreadable', [
        `“${reading.shown}”不是数值`,
        `"${reading.shown}" is no value`,
      ]);
    const status = statusFlag(one.status ?? '');
    const flags: QualityFlag[] = status ? [status] : [];
    if (reading.state === 'below') flags.push('below-detection');
    const { ranges, otherwise } = observation.water;
    if (reading.value && !inRange(ranges[one.item] ?? otherwise, reading.value)) flags.push('out-of-range');
    const kind = /_(1h|8h|24h)$/.test(one.item) ? ('air' as const) : ('section' as const);
    return {
      kind: 'read' as const,
      value: {
        site: { id: one.site, kind, title: [one.site, one.site] as const },
        at,
        errors: [],
        readings: [{ item: one.item, unit, reading, flags }],
      },
    };
  };

const NAMES: Readonly<Record<string, keyof LongReading>> = {
  site: 'site',
  站点: 'site',
  item: 'item',
  项目: 'item',
  at: 'at',
  time: 'at',
  时间: 'at',
  shown: 'shown',
  value: 'shown',
  数值: 'shown',
  raw: 'raw',
  原始值: 'raw',
  unit: 'unit',
  单位: 'unit',
  status: 'status',
  状态: 'status',
};

/** Tables with one reading a line. */
export const longReader =
  (observation: ObservationZone, times: TimeFrame): ReaderOf =>
  (header) => {
    const columns = header.map((cell) => NAMES[cell.trim().toLowerCase()]);
    const missing = (['site', 'item', 'at', 'shown'] as const).filter((name) => !columns.includes(name));
    if (missing.length)
      return refuse('unknown-layout', [`缺少列：${missing.join('、')}`, `Missing columns: ${missing.join(', ')}`]);
    const units = unitsOf(observation);
    const read = readLong(observation, times, units);
    return ok({
      layout: 'long',
      perDay: 24,
      raw: columns.includes('raw'),
      read: (cells, row) => {
        const one: Record<string, string> = {};
        for (const [n, name] of columns.entries()) if (name) one[name] = cells[n]?.trim() ?? '';
        return read(one as unknown as LongReading, row);
      },
    });
  };
