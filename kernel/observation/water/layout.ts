import { ok, type Refusal, type Result, refuse } from '../../outcome/result.ts';
import type { WaterEdition } from './edition.ts';

/** One item of a table: where its displayed value stands and, where the table has one, its unrounded value 原始值. */
export interface WaterCell {
  readonly code: string;
  /** As the table heads it, which is also how its remarks name it. */
  readonly name: string;
  readonly unit: string;
  readonly assessed: boolean;
  readonly shown: number;
  readonly raw?: number;
}

/** Where a published table holds what: column numbers. */
export interface WaterLayout {
  readonly items: readonly WaterCell[];
  readonly published?: number;
  readonly province?: number;
  readonly section?: number;
  readonly time?: number;
  /** The day the file was taken, where rows hold month and day only. */
  readonly day?: number;
  readonly status?: number;
  readonly remark?: number;
}

/** Other names under which tables publish the items of GB 3838; the standard's own names are known from the edition. */
const ALIASES: Readonly<Record<string, string>> = {
  PH: 'PH',
  DO: 'DO',
  CODMN: 'CODMN',
  高锰酸钾指数: 'CODMN',
  COD: 'COD',
  CODCR: 'COD',
  BOD5: 'BOD5',
  生化需氧量: 'BOD5',
  NH3N: 'NH3N',
  NH3_N: 'NH3N',
  TP: 'TP',
  TN: 'TN',
};

const COLUMNS: Readonly<Record<string, keyof Omit<WaterLayout, 'items'>>> = {
  水质类别: 'published',
  类别: 'published',
  省份: 'province',
  断面名称: 'section',
  监测断面: 'section',
  站点名称: 'section',
  监测时间: 'time',
  时间: 'time',
  文件日期: 'day',
  日期: 'day',
  站点情况: 'status',
  备注标记: 'remark',
};

const HEADING = /^(.+?)(?:[(（]([^()（）]*)[)）])?(?:_(发布值|原始值))?$/;
const plain = (name: string): string => name.replace(/[-\s]/g, '').toUpperCase();
const bare = (title: string): string => title.replace(/[(（].*$/, '');
const sameUnit = (a: string, b: string): boolean => a.replace(/\s/g, '').toLowerCase() === b.toLowerCase();

const namesOf = (edition: WaterEdition): ReadonlyMap<string, string> => {
  const names = new Map<string, string>(Object.entries(ALIASES));
  for (const { code, title } of edition.items) {
    for (const name of [code, title[0], bare(title[0]), bare(title[0]).replace(/值$/, '')])
      names.set(plain(name), code);
  }
  return names;
};

/** A heading in parts; what stands in brackets is a unit only when it looks like one (`mg/L`), else part of the name. */
const readHeading = (cell: string): { name: string; unit?: string; raw: boolean } => {
  const [, name = '', bracket, kind] = HEADING.exec(cell.trim()) ?? [];
  return { name: name.trim(), raw: kind === '原始值', ...(bracket?.includes('/') && { unit: bracket }) };
};

type Columns = { -readonly [K in keyof Omit<WaterLayout, 'items'>]: number };

/**
 * Reads the heading of a published table: by names, in any order, with or without units, with `_发布值`/`_原始值` pairs.
 * Refuses a table without any assessed item, and one whose unit differs from the standard's.
 */
export const waterLayout = (header: readonly string[], edition: WaterEdition): Result<WaterLayout> => {
  const names = namesOf(edition);
  const found = new Map<string, { name: string; shown?: number; raw?: number }>();
  const columns: Columns = {};
  for (const [at, cell] of header.entries()) {
    const { name, unit, raw } = readHeading(cell);
    const column = COLUMNS[name];
    if (column) columns[column] ??= at;
    const item = edition.items.find((known) => known.code === names.get(plain(name)));
    if (!item) continue;
    if (unit && !sameUnit(unit, item.unit)) return wrongUnit(cell, at, item.unit);
    const entry = found.get(item.code) ?? { name };
    found.set(item.code, raw ? { ...entry, raw: at } : { ...entry, shown: entry.shown ?? at });
  }
  const items = edition.items.flatMap(({ code, unit, assessed }): WaterCell[] => {
    const { name = '', shown, raw } = found.get(code) ?? {};
    const at = shown ?? raw;
    return at === undefined ? [] : [{ code, name, unit, assessed, shown: at, ...(raw !== undefined && { raw }) }];
  });
  return items.some((item) => item.assessed) ? ok({ items, ...columns }) : nothingToAssess(header, edition.id);
};

const wrongUnit = (cell: string, at: number, unit: string): Refusal =>
  refuse(
    'unknown-layout',
    [`列“${cell}”的单位应为 ${unit}`, `Column "${cell}": the unit of the standard is ${unit}`],
    { field: `/header/${at}` },
  );

const nothingToAssess = (header: readonly string[], edition: string): Refusal =>
  refuse('unknown-layout', [
    `表头中没有 ${edition} 的评价项目：${header.join(',')}`,
    `The heading names no assessed item of ${edition}: ${header.join(',')}`,
  ]);
