import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { csvOf } from '#server/files/table.ts';
import { innovationFiles } from '../../zones/delta/registers/innovation-files.ts';
import type { Command } from '../command.ts';

const help = `tongban sample-registers --out DIR

Writes the registers of mechanism 9 in their published size (615 institutions, 25,000 resources; invented, marked 示例) as the CSV
files each province hands in: sign in as sh-science-officer, jsu-science-officer or zj-science-officer, open 机构与资源批量入库 and
fill the lists from these files; the head takes them over.`;

const run = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help || !values.out) {
    console.log(help);
    return values.help ? 0 : 2;
  }
  mkdirSync(values.out, { recursive: true });
  for (const { province, fact, n, table } of innovationFiles()) {
    const name = `${province}-${fact}-${n}.csv`;
    writeFileSync(join(values.out, name), csvOf(table));
    console.log(`${name}\t${table.length - 1}`);
  }
  return 0;
};

export default {
  summary: 'Institutions and resources of mechanism 9 in their published size, as files to hand in',
  run,
} satisfies Command;
