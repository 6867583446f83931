import writeXlsx from 'write-excel-file/node';
import type { Matter } from '#kernel';
import { csvOf } from '../files/table.ts';
import { harmless } from '../sheet/cell.ts';
import { headings, materialColumns, matterColumns } from './columns.ts';

const blankMatter = matterColumns.map(() => '');
const blankMaterial = materialColumns.map(() => '');

const rowsOf = (matter: Matter): readonly (readonly string[])[] => {
  const own = matterColumns.map(({ show }) => show(matter));
  const materials = matter.materials.map((material) => materialColumns.map(({ show }) => show(material)));
  const first = [...own, ...(materials[0] ?? blankMaterial)];
  const more = materials.slice(1).map((cells) => [matter.code, ...blankMatter.slice(1), ...cells]);
  return [first, ...more].map((row) => row.map(harmless));
};

/** The second line of the template: what to write in each column; `#` marks it as a remark. */
const helpRow = (): readonly string[] =>
  [...matterColumns, ...materialColumns].map(({ help }, index) => (index === 0 ? `# ${help[0]}` : help[0]));

const tableOf = (matters: readonly Matter[], help: boolean): readonly (readonly string[])[] => [
  headings,
  ...(help ? [helpRow()] : []),
  ...matters.flatMap(rowsOf),
];

/** As CSV. */
export const toCsv = (matters: readonly Matter[], help = false): Buffer => Buffer.from(csvOf(tableOf(matters, help)));

export const toXlsx = async (matters: readonly Matter[], help = false): Promise<Buffer> => {
  const data = tableOf(matters, help).map((row, index) =>
    row.map((value) =>
      value === '' ? null : { value, type: String, ...(index === 0 && { fontWeight: 'bold' as const }) },
    ),
  );
  return writeXlsx(data, {
    sheet: '实施清单',
    stickyRowsCount: 1,
    columns: headings.map(() => ({ width: 18 })),
  }).toBuffer();
};

export const toJson = (matters: readonly Matter[]): Buffer => Buffer.from(`${JSON.stringify(matters, null, 1)}\n`);
