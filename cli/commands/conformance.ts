import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { need, text } from '../arguments.ts';
import { command, form } from '../command.ts';
import { type Check, readJson } from '../conformance/check.ts';
import { importChecks } from '../conformance/import-twice.ts';
import { type FileCheck, fileChecks } from '../conformance/independent.ts';
import { type MonthCheck, monthChecks, type TrendCheck } from '../conformance/months.ts';
import { type AirVectors, airVectors } from '../conformance/worked-air.ts';
import { type WaterVectors, waterVectors } from '../conformance/worked-water.ts';

const INDEPENDENT = 'independent-checks.json';
const WORKED = 'worked-examples.json';
/** The import check of environment.md section 5: file and rows. */
const NATIONAL = { file: 'water/all-sections-4hourly-2021-04-01_05.csv', rows: 41_911 };

interface Independent {
  readonly checks: readonly FileCheck[];
  readonly monthly: readonly MonthCheck[];
  readonly spearman_real: readonly TrendCheck[];
}

const OBSERVATION = [
  'aqi',
  'water_class',
  'river_grade',
  'river_change',
  'tli',
  'spearman',
  'percentile',
  'flue_gas',
  'voc_hotspot',
  'voc_unit',
];

interface Part {
  readonly title: string;
  readonly checks: () => Promise<readonly Check[]>;
}

const partsOf = (folder: string): Part[] => {
  const { checks, monthly, spearman_real } = readJson<Independent>(folder, INDEPENDENT);
  const vectors = readJson<WaterVectors & AirVectors>(folder, WORKED);
  const daily = checks.find((check) => 'section' in check)?.file;
  return [
    ...checks.map((check) => ({ title: check.file, checks: () => fileChecks(folder, check) })),
    {
      title: 'monthly means and trends',
      checks: async () => (daily ? monthChecks(folder, daily, monthly, spearman_real) : []),
    },
    { title: 'import', checks: () => importChecks(folder, NATIONAL.file, NATIONAL.rows) },
    { title: `${WORKED}: water`, checks: async () => waterVectors(vectors) },
    { title: `${WORKED}: air, flue gas, VOC`, checks: async () => airVectors(vectors) },
  ];
};

/** A part that breaks (a file that is missing, say) is one failed check, and the others still run. */
const attempt = async ({ title, checks }: Part): Promise<readonly Check[]> => {
  try {
    return await checks();
  } catch (error) {
    return [{ name: title, pass: false, difference: (error as Error).message }];
  }
};

const run = async ({ folder }: { readonly folder: string }): Promise<number> => {
  if (!existsSync(join(folder, INDEPENDENT)) || !existsSync(join(folder, WORKED))) {
    console.log(`skipped: there is no ${INDEPENDENT} with ${WORKED} in ${folder}`);
    return 0;
  }
  let passed = 0;
  let failed = 0;
  for (const part of partsOf(folder)) {
    for (const { name, pass, difference } of await attempt(part)) {
      console.log(`${pass ? 'pass' : 'FAIL'}  ${name}${difference ? `\n      ${difference}` : ''}`);
      if (pass) passed++;
      else failed++;
    }
  }
  const others = Object.keys(readJson<object>(folder, WORKED)).filter((key) => !OBSERVATION.includes(key));
  if (others.length > 0)
    console.log(`not observation, checked by the tests of their own areas: ${others.join(', ')}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
};

export default command(
  {
    name: 'conformance',
    summary: 'reproduce published results and worked examples from a data folder 复算',
    exits: ['all reproduced, or skipped', 'something is not'],
  },
  form({
    positions: { folder: need(text('FOLDER', `数据目录 the folder with ${INDEPENDENT} and ${WORKED}`)) },
    run,
  }),
);
