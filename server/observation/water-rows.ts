import {
  classifyRow,
  concentrationOf,
  type Day,
  type Exact,
  editionOn,
  filtered,
  inRange,
  isInsufficient,
  must,
  type ObservationZone,
  ok,
  type QualityFlag,
  type Reading,
  readCell,
  readPair,
  readWaterRow,
  statusFlag,
  type WaterEdition,
  type WaterLayout,
  waterLayout,
} from '#kernel';
import { faulty, type ItemReading, type ReaderOf, type ReadRow, type RowError, type RowEvaluation } from './rows.ts';
import { lacksYear, localDay, readTime, remembering, type TimeFrame, yearBy } from './times.ts';
import { decimalText } from './value-text.ts';

interface Column {
  readonly item: string;
  readonly name: string;
  readonly unit: string;
  readonly shown: number;
  readonly raw?: number;
}

/** What stations measure beside the items of the standard: kept for the trophic index, alarms and plausibility. */
const BESIDE: readonly (readonly [pattern: RegExp, item: string, unit: string])[] = [
  [/^电导率/, 'EC', 'μS/cm'],
  [/^浊度/, 'TURB', 'NTU'],
  [/^叶绿素/, 'CHLA', 'mg/L'],
  [/^藻密度/, 'ALGAE', 'cells/L'],
  [/^透明度/, 'SD', 'm'],
];

const besideIn = (header: readonly string[]): Column[] =>
  BESIDE.flatMap(([pattern, item, unit]): Column[] => {
    const at = header.flatMap((cell, n) => (pattern.test(cell.trim()) ? [n] : []));
    const raw = at.find((n) => header[n]?.endsWith('_原始值'));
    const shown = at.find((n) => n !== raw) ?? raw;
    return shown === undefined
      ? []
      : [
          {
            item,
            unit,
            shown,
            name: (header[shown] ?? '').replace(/[(（_].*$/, ''),
            ...(raw !== undefined && { raw }),
          },
        ];
  });

const REMARK = '极值过滤';

const NOTHING: ReadonlySet<string> = new Set();

const takenOut = (remark: string): ReadonlySet<string> =>
  remark.includes(REMARK)
    ? new Set(
        remark
          .split(/[;；]/)
          .filter((part) => part.includes(REMARK))
          .map((part) => part.split(/[:：]/)[0]?.trim() ?? ''),
      )
    : NOTHING;

const readingIn = (cells: readonly string[], column: Column, out: ReadonlySet<string>): Reading => {
  const shown = cells[column.shown] ?? '';
  const reading = column.raw === undefined ? readCell(shown) : readPair(shown, cells[column.raw] ?? '');
  return out.has(column.name) ? filtered(reading) : reading;
};

const flagsFor = (observation: ObservationZone, item: string, reading: Reading, status: QualityFlag | undefined) => {
  const { ranges, otherwise } = observation.water;
  const flags: QualityFlag[] = status ? [status] : [];
  if (reading.state === 'filtered') flags.push('filtered');
  if (reading.state === 'below') flags.push('below-detection');
  if (reading.value && !inRange(ranges[item] ?? otherwise, reading.value)) flags.push('out-of-range');
  return flags;
};

interface Frame {
  readonly observation: ObservationZone;
  readonly times: TimeFrame;
  /** Site kind and column are attributes of the register. */
  readonly columnOf: (site: string) => { readonly column: 'river' | 'lake'; readonly assumed: boolean };
  readonly year?: number;
  readonly evaluate: boolean;
}

const evaluationOf = (
  frame: Frame,
  layout: WaterLayout,
  cells: readonly string[],
  site: string,
  edition: WaterEdition,
  flags: readonly QualityFlag[],
): RowEvaluation | undefined => {
  const row = readWaterRow(layout, cells);
  const { column, assumed } = frame.columnOf(site);
  const finding = classifyRow(edition, column, row);
  // Keys in order, so that the text is canonical without being sorted again.
  const values: Record<string, string> = {};
  for (const item of Object.keys(row.sample).sort()) values[item] = decimalText(row.sample[item] as Exact);
  const { missing } = row;
  const inputsText = JSON.stringify(
    assumed ? { column, columnAssumed: true, flags, missing, values } : { column, flags, missing, values },
  );
  return {
    rule: 'water-class/sample',
    edition: edition.id,
    inputsText,
    finding,
    rank: isInsufficient(finding) ? null : finding.rank,
  };
};

const unreadableIn = (row: number, column: Column, reading: Reading): RowError => ({
  row,
  column: column.name,
  value: reading.shown,
  code: 'value-unreadable',
  says: [`“${reading.shown}”不是数值`, `"${reading.shown}" is no value`],
});

/** Reads published tables of water sections, with the quality flags each row and cell carries. */
export const waterReader =
  (frame: Frame): ReaderOf =>
  (header) => {
    const edition = frame.observation.water.editions.at(-1) as WaterEdition;
    const found = waterLayout(header, edition);
    if (!found.ok) return found;
    const layout = found.value;
    const columns: readonly Column[] = [
      ...layout.items.map(({ code, ...rest }): Column => ({ item: code, ...rest })),
      ...besideIn(header),
    ];
    const text = (cells: readonly string[], at: number | undefined): string => cells[at ?? -1]?.trim() ?? '';
    const editions = new Map<Day, WaterEdition>();
    const editionFor = (day: Day): WaterEdition => {
      const known = editions.get(day) ?? must(editionOn(frame.observation.water.editions, day));
      editions.set(day, known);
      return known;
    };
    const instantOf = remembering((named: string) => {
      const [cell = '', day = ''] = named.split('|');
      const year = lacksYear(cell) && day ? yearBy(day, cell) : frame.times.year;
      return readTime(cell || day, { ...frame.times, ...(year !== undefined && { year }) });
    });
    const dayAt = remembering((at: string) => localDay(at, frame.times.utcOffset));
    const timeOf = (cells: readonly string[]) => {
      const cell = text(cells, layout.time);
      const day = text(cells, layout.day);
      return { cell: cell || day, at: instantOf(`${cell}|${day}`) };
    };
    return ok({
      layout: 'water',
      perDay: layout.day === undefined ? 6 : 1,
      raw: layout.items.some(({ raw }) => raw !== undefined),
      read: (cells, row) => {
        const section = text(cells, layout.section);
        const { cell, at } = timeOf(cells);
        const timeless = cell === '' || cell === '*' || cell === '-' || cell === '--';
        const out = takenOut(text(cells, layout.remark));
        const read = columns.map((column) => readingIn(cells, column, out));
        const blank = read.every((reading) => !concentrationOf(reading));
        if (timeless && blank) return { kind: 'empty' };
        const heading = header[layout.time ?? layout.day ?? -1];
        if (!at || timeless) {
          const code = timeless ? 'time-missing' : 'time-unreadable';
          return faulty({
            row,
            column: heading ?? '监测时间',
            value: cell,
            code,
            says: [`监测时间“${cell}”无法识别`, `The time "${cell}" cannot be read`],
          });
        }
        if (!section)
          return faulty({
            row,
            column: '断面名称',
            value: '',
            code: 'site-missing',
            says: ['缺少断面名称', 'The section is missing'],
          });
        const province = text(cells, layout.province);
        const id = province ? `${province}/${section}` : section;
        const status = statusFlag(text(cells, layout.status));
        const readings: ItemReading[] = [];
        const errors: RowError[] = [];
        for (const [n, column] of columns.entries()) {
          const reading = read[n] as Reading;
          if (reading.state === 'unplanned') continue;
          if (reading.state === 'unreadable') errors.push(unreadableIn(row, column, reading));
          readings.push({
            item: column.item,
            unit: column.unit,
            reading,
            flags: flagsFor(frame.observation, column.item, reading, status),
          });
        }
        const day = dayAt(at);
        const evaluation = frame.evaluate
          ? evaluationOf(frame, layout, cells, id, editionFor(day), status ? [status] : [])
          : undefined;
        const value: ReadRow = {
          site: { id, kind: 'section', title: [section, section] },
          at,
          readings,
          errors,
          ...(evaluation && { evaluation }),
        };
        return { kind: 'read', value };
      },
    });
  };
