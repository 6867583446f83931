import type { Material, Matter } from '#kernel';
import type { RowError } from './assemble.ts';
import { type Column, materialColumns, matterColumns } from './columns.ts';
import type { Line } from './rows.ts';

const known = new Set([
  ...matterColumns
    .map(({ key }) => key)
    .filter((key) => !['feeBasis', 'resultKind', 'resultName', 'validFor', 'deemed'].includes(key)),
  ...['version', 'instant', 'materials', 'result', 'deemedAcceptance'],
]);

const strangers = (item: object, row: number): readonly RowError[] =>
  Object.keys(item)
    .filter((name) => !known.has(name))
    .map((name) => ({
      row,
      column: name,
      code: 'json-field-unknown',
      says: [`没有“${name}”这一项`, `There is no field "${name}"`],
      remedy: ['请核对拼写,或删除此项', 'Check the spelling or leave it out'],
    }));

/** Reading a field of something that only claims to be a matter: what it throws is an answer here, not a bug. */
const attempt = (read: () => unknown): unknown => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const shown = <T>(
  columns: readonly Column<T>[],
  from: T,
  row: number,
  errors: RowError[],
): Record<string, string> => {
  const cells: Record<string, string> = {};
  for (const { key, heading, headingEn, help, show } of columns) {
    const cell = attempt(() => show(from));
    if (typeof cell === 'string') cells[key] = cell;
    else
      errors.push({
        row,
        column: heading,
        code: 'json-shape',
        says: [`${heading}:缺失、形状不符或不在可选范围`, `${headingEn}: missing, of another shape or not an option`],
        remedy: help[0] ? help : ['请对照导出的 JSON 填写', 'Compare with an exported JSON'],
      });
  }
  return cells;
};

/**
 * Matters in JSON become lines like those of a table, so that one set of checks serves all formats. The row of an error is
 * the position in the array, from 1.
 */
export const linesOfJson = (
  items: readonly unknown[],
): { readonly lines: readonly Line[]; readonly errors: readonly RowError[] } => {
  const errors: RowError[] = [];
  const lines: Line[] = [];
  for (const [index, item] of items.entries()) {
    const row = index + 1;
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      errors.push({
        row,
        code: 'json-shape',
        says: ['不是一个事项', 'This is not a matter'],
        remedy: ['每个元素应为一个对象', 'Every element must be an object'],
      });
      continue;
    }
    const before = errors.length;
    errors.push(...strangers(item, row));
    const cells = shown(matterColumns, item as Matter, row, errors);
    const materials = (item as Matter).materials;
    if (!Array.isArray(materials)) {
      errors.push({
        row,
        column: '材料概念',
        code: 'json-shape',
        says: ['材料应为数组', 'materials must be an array'],
        remedy: ['没有材料时写 []', 'Write [] when there are none'],
      });
    }
    const rows = Array.isArray(materials)
      ? (materials as readonly Material[]).map((material) => shown(materialColumns, material, row, errors))
      : [];
    if (errors.length > before) continue;
    lines.push({ row, cells: { ...cells, ...rows[0] } });
    for (const more of rows.slice(1)) lines.push({ row, cells: { code: cells.code ?? '', ...more } });
  }
  return { lines, errors };
};
