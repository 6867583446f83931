import {
  type AirItem,
  airIndex,
  airLayouts,
  concentrationOf,
  editionOn,
  insufficient,
  isInsufficient,
  type ObservationZone,
  ok,
  pollutantOf,
  readAirRow,
  readCell,
} from '#kernel';
import { faulty, type ItemReading, type ReaderOf, type ReadRow, type RowError, type RowEvaluation } from './rows.ts';
import { localDay, readTime, type TimeFrame } from './times.ts';
import { decimalText } from './value-text.ts';

const unitOf = (item: AirItem): string => (pollutantOf(item) === 'CO' ? 'mg/m3' : 'ug/m3');

const evaluationOf = (
  observation: ObservationZone,
  sample: ReturnType<typeof readAirRow>['sample'],
  period: 'hour' | 'day',
  day: string,
): RowEvaluation => {
  const values = Object.fromEntries(
    Object.entries(sample)
      .map(([item, value]) => [item, decimalText(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const edition = editionOn(observation.air.editions, day);
  const finding = edition.ok ? airIndex(edition.value, sample, period) : insufficient(['edition'], edition.says);
  return {
    rule: `air-index/${period}`,
    edition: edition.ok ? edition.value.id : '-',
    inputsText: JSON.stringify({ period, values }),
    finding,
    rank: isInsufficient(finding) || finding.withheld ? null : finding.aqi,
  };
};

/** Reads published tables of air quality: hourly or daily, one site a row. */
export const airReader =
  (observation: ObservationZone, times: TimeFrame, evaluate: boolean): ReaderOf =>
  (header) => {
    const found = airLayouts(header);
    if (!found.ok) return found;
    const { layout: first, of } = found.value;
    return ok({
      layout: 'air',
      perDay: first.period === 'hour' ? 24 : 1,
      raw: false,
      read: (cells, row) => {
        const layout = of(cells);
        const text = (at: number | undefined): string => cells[at ?? -1]?.trim() ?? '';
        const site = text(layout.site);
        if (!site)
          return faulty({
            row,
            column: 'site',
            value: '',
            code: 'site-missing',
            says: ['缺少监测点', 'The site is missing'],
          });
        const hour = layout.hour === undefined ? undefined : text(layout.hour);
        const at = readTime(text(layout.date), times, hour);
        if (!at)
          return faulty({
            row,
            column: header[layout.date ?? -1] ?? 'Date',
            value: `${text(layout.date)} ${hour ?? ''}`.trim(),
            code: text(layout.date) ? 'time-unreadable' : 'time-missing',
            says: ['时间无法识别', 'The time cannot be read'],
          });
        const errors: RowError[] = [];
        const readings = layout.items.map(({ item, at: column }): ItemReading => {
          const reading = readCell(cells[column] ?? '');
          if (reading.state === 'unreadable')
            errors.push({
              row,
              column: header[column] ?? item,
              value: reading.shown,
              code: 'value-unreadable',
              says: [`“${reading.shown}”不是数值`, `"${reading.shown}" is no value`],
            });
          const negative = reading.value !== undefined && concentrationOf(reading) === undefined;
          return { item, unit: unitOf(item), reading, flags: negative ? ['out-of-range'] : [] };
        });
        const sample = readAirRow(layout, cells).sample;
        // An hour is named by its end: hour 24 and hour 00 belong to the day that is written, not to the instant's.
        const day =
          layout.period === 'day'
            ? localDay(at, times.utcOffset)
            : localDay(new Date(Date.parse(at) - 1).toISOString(), times.utcOffset);
        const value: ReadRow = {
          site: { id: `air/${site}`, kind: 'air', title: [site, site] },
          at,
          readings,
          errors,
          ...(evaluate && { evaluation: evaluationOf(observation, sample, layout.period, day) }),
        };
        return { kind: 'read', value };
      },
    });
  };
