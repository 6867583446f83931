import { join } from 'node:path';
import { className, editionById, must, type WaterColumn } from '#kernel';
import { airEditions } from '../../zones/delta/standards/index.ts';
import { airJudge } from '../evaluate/air.ts';
import { evaluateFile } from '../evaluate/run.ts';
import { type Check, same, shownAs } from './check.ts';
import { computedRank, likelyColumn, type PublishedRow, waterRows } from './water-rows.ts';

interface SectionCheck {
  readonly file: string;
  readonly section: string;
  readonly tp_column: WaterColumn;
  readonly rows_with_class: number;
  readonly match: number;
  readonly mismatch: readonly { readonly date: string; readonly values: Readonly<Record<string, number>> }[];
}

interface DisplayedCheck {
  readonly file: string;
  readonly distinct_rows_with_class: number;
  readonly match_displayed: number;
  readonly mismatch: readonly (readonly string[])[];
}

interface AirCheck {
  readonly file: string;
  readonly rows_with_aqi: number;
  readonly match_ceil: number;
  readonly match_primary: number;
}

export type FileCheck = SectionCheck | DisplayedCheck | AirCheck;

const published = ({ row }: PublishedRow): boolean => row.published !== undefined;
const label = (rank: Parameters<typeof className>[0] | undefined): string | null => (rank ? className(rank) : null);

/** Classes of one section by raw values: how many, how many equal, and exactly which differ. */
const sectionChecks = async (folder: string, check: SectionCheck): Promise<Check[]> => {
  const { rows } = await waterRows(join(folder, check.file));
  const own = rows.filter((row) => row.section === check.section && published(row));
  const differ = own.filter((row) => computedRank(check.tp_column, row) !== row.row.published);
  const found = differ.map((row) => ({
    date: row.day,
    published: label(row.row.published),
    computed: label(computedRank(check.tp_column, row)),
    values: Object.fromEntries(
      Object.keys(check.mismatch[0]?.values ?? {}).map((item) => [item, shownAs(row.row.sample[item], 6)]),
    ),
  }));
  const name = `${check.file} ${check.section} (${check.tp_column})`;
  return [
    same(`${name}: rows with a class`, own.length, check.rows_with_class),
    same(`${name}: equal`, own.length - differ.length, check.match),
    same(`${name}: which differ`, found, check.mismatch),
  ];
};

/** Distinct rows by displayed values, each section in its column. */
const displayedChecks = async (folder: string, check: DisplayedCheck): Promise<Check[]> => {
  const { layout, rows } = await waterRows(join(folder, check.file));
  const distinct = [...new Map(rows.filter(published).map((row) => [row.cells.join('\n'), row])).values()];
  const differ = [...Map.groupBy(distinct, (row) => `${row.province}/${row.section}`).values()].flatMap((own) => {
    const column = likelyColumn(own);
    return own
      .filter((row) => computedRank(column, row) !== row.row.published)
      .map((row) => [
        ...[row.section, row.time, label(row.row.published)],
        ...layout.items.filter((item) => item.assessed).map((item) => row.cells[item.shown]),
        label(computedRank(column, row)),
      ]);
  });
  const byText = (list: readonly unknown[]) => list.map((row) => JSON.stringify(row)).sort();
  return [
    same(`${check.file}: distinct rows with a class`, distinct.length, check.distinct_rows_with_class),
    same(`${check.file}: equal by displayed values`, distinct.length - differ.length, check.match_displayed),
    same(`${check.file}: which differ`, byText(differ), byText(check.mismatch)),
  ];
};

const airChecks = async (folder: string, check: AirCheck): Promise<Check[]> => {
  const edition = must(editionById(airEditions, 'HJ633-2012'));
  let primary = 0;
  const summary = await evaluateFile(join(folder, check.file), airJudge(airEditions, edition), (line) => {
    if (line.equal_primary) primary++;
  });
  const { evaluated, equal } = must(summary);
  return [
    same(`${check.file}: rows with an index`, evaluated, check.rows_with_aqi),
    same(`${check.file}: equal indexes`, equal, check.match_ceil),
    same(`${check.file}: equal primary pollutants`, primary, check.match_primary),
  ];
};

/** The counts of `independent-checks.json` on the published files beside it. */
export const fileChecks = (folder: string, check: FileCheck): Promise<Check[]> => {
  if ('section' in check) return sectionChecks(folder, check);
  return 'rows_with_aqi' in check ? airChecks(folder, check) : displayedChecks(folder, check);
};
