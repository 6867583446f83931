import type { Matter, Refusal, Words } from '#kernel';
import { type Column, materialColumns, matterColumns } from './columns.ts';
import type { Line } from './rows.ts';

/** What is wrong in which cell, why, and what to do. `row` counts as the file's reader counts; `column` is the heading. */
export interface RowError {
  readonly row: number;
  readonly column?: string;
  readonly code: string;
  readonly says: Words;
  readonly remedy?: Words;
}

/** A matter as read, with the lines it came from. `version` is set when it is compared with what is there. */
export interface Drawn {
  readonly row: number;
  readonly matter: Matter;
  readonly materialRows: readonly number[];
}

export const errorAt = (row: number, column: string | undefined, { code, says, remedy }: Refusal): RowError => ({
  row,
  ...(column && { column }),
  code,
  says,
  ...(remedy && { remedy }),
});

type Values = Readonly<Record<string, unknown>>;

const readCells = <T>(columns: readonly Column<T>[], line: Line, errors: RowError[]): Values | undefined => {
  const values: Record<string, unknown> = {};
  let whole = true;
  for (const { key, heading, read } of columns) {
    const value = read(line.cells[key] ?? '');
    if (value.ok) values[key.replace('material.', '')] = value.value;
    else {
      errors.push(errorAt(line.row, heading, value));
      whole = false;
    }
  }
  return whole ? values : undefined;
};

const present = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Columns that make up one field of a matter are put together; yes/no fields that may be absent are left out when no. */
const matterOf = (values: Values, materials: readonly unknown[]): Matter => {
  const { fee, feeBasis, resultKind, resultName, validFor, deemed, joint, safety, ...rest } = values;
  const promised = values.promised as Matter['promised'];
  const parts = joint as NonNullable<Matter['joint']>;
  return {
    ...(present(rest) as unknown as Matter),
    version: 1,
    instant: promised?.n === 0,
    fee: present({ amount: fee, basis: feeBasis }) as unknown as Matter['fee'],
    result: present({ kind: resultKind, name: resultName, validFor }) as unknown as Matter['result'],
    deemedAcceptance: deemed as Matter['deemedAcceptance'],
    materials: materials as Matter['materials'],
    ...(parts.length > 0 && { joint: parts }),
    ...(safety === true && { safety: true }),
  };
};

interface Group {
  readonly first: Line;
  readonly lines: Line[];
}

/** A line with a title begins a matter; one without adds a material to the matter above it. */
const groupsOf = (lines: readonly Line[], errors: RowError[]): readonly Group[] => {
  const groups: Group[] = [];
  for (const line of lines) {
    const current = groups.at(-1);
    if (line.cells.title) groups.push({ first: line, lines: [line] });
    else if (current && (!line.cells.code || line.cells.code === current.first.cells.code)) current.lines.push(line);
    else {
      errors.push({
        row: line.row,
        column: '事项名称',
        code: 'line-without-matter',
        says: ['此行没有事项名称,也不属于上一事项', 'This line has no title and does not belong to the matter above'],
        remedy: ['请填写事项名称,或把材料行放在所属事项之后', 'Give the title, or put the material below its matter'],
      });
    }
  }
  return groups;
};

const hasMaterial = ({ cells }: Line): boolean => materialColumns.some(({ key }) => (cells[key] ?? '') !== '');

/** Lines → matters. A matter with a faulty cell is left out and every fault of it reported. */
export const assemble = (
  lines: readonly Line[],
): { readonly drawn: readonly Drawn[]; readonly errors: readonly RowError[] } => {
  const errors: RowError[] = [];
  const drawn: Drawn[] = [];
  for (const { first, lines: all } of groupsOf(lines, errors)) {
    const values = readCells(matterColumns, first, errors);
    const withMaterial = all.filter(hasMaterial);
    const materials = withMaterial.map((line) => readCells(materialColumns, line, errors));
    if (!values || materials.includes(undefined)) continue;
    drawn.push({
      row: first.row,
      matter: matterOf(
        values,
        materials.map((one) => present(one as Values)),
      ),
      materialRows: withMaterial.map(({ row }) => row),
    });
  }
  return { drawn, errors };
};
