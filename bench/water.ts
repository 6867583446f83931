import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#kernel';
import { evaluateFile } from '../cli/evaluate/run.ts';
import { openTable } from '../cli/evaluate/table.ts';
import { waterJudge } from '../cli/evaluate/water.ts';
import { gb3838v2002 } from '../zones/delta/standards/index.ts';
import type { Bench } from './bench.ts';

export const NATIONAL = join(import.meta.dirname, '../../shared/data/water/all-sections-4hourly-2021-04-01_05.csv');
const ROWS = 41_911;
const REPEATS = 5;

/** Rows of the same shape and size, for where the published file is not at hand. */
export const madeUp = (file: string): string => {
  const header =
    '省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),浊度(NTU),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况';
  const row = (i: number): string =>
    `江苏省,太湖流域,断面${i % 1700},04-0${1 + (i % 5)} 0${(i % 3) * 4}:00,Ⅲ,${15 + (i % 9)}.${i % 10},7.${10 + (i % 80)},` +
    `${3 + (i % 8)}.${10 + (i % 83)},5${i % 100}.1,${i % 90}.2,${1 + (i % 9)}.${10 + (i % 77)},0.${100 + (i % 900)},0.0${10 + (i % 89)},` +
    `2.${10 + (i % 90)},*,*,正常`;
  writeFileSync(file, `${[header, ...Array.from({ length: ROWS }, (_, i) => row(i))].join('\n')}\n`);
  return file;
};

export const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

export const parseOnly = async (file: string): Promise<number> => {
  let cells = 0;
  for await (const row of must(await openTable(file)).rows) cells += row.length;
  return cells;
};

const best = async (work: () => Promise<unknown>): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < REPEATS; i++) least = Math.min(least, await seconds(work));
  return least;
};

/**
 * A national file of 41,911 rows from CSV to classes in both columns, best of five in one process. Baseline: a plain pass
 * over the same file with the same parser that only counts cells. The ratio is evaluation over parsing.
 */
export default {
  name: 'water',
  run: async ([given]) => {
    const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'));
    const file = given ?? (existsSync(NATIONAL) ? NATIONAL : madeUp(join(folder, 'made-up.csv')));
    const judge = waterJudge(gb3838v2002, 'both');
    const evaluate = async () => must(await evaluateFile(file, judge, () => {}));
    const first = await seconds(evaluate);
    const value = await best(evaluate);
    const baseline = await best(() => parseOnly(file));
    const summary = await evaluate();
    const details = {
      file,
      ...summary,
      firstPassSeconds: first,
      rssMegabytes: process.resourceUsage().maxRSS / 1024,
    };
    rmSync(folder, { recursive: true });
    return { name: 'water', value, unit: 's', baseline, ratio: value / baseline, target: 2, details };
  },
} satisfies Bench;
