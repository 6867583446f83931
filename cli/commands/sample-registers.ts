import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvOf } from '#server/files/table.ts';
import { innovationFiles } from '../../zones/delta/registers/innovation-files.ts';
import { need, text } from '../arguments.ts';
import { command, form } from '../command.ts';

const run = async ({ out }: { readonly out: string }): Promise<void> => {
  mkdirSync(out, { recursive: true });
  for (const { province, fact, n, table } of innovationFiles()) {
    const name = `${province}-${fact}-${n}.csv`;
    writeFileSync(join(out, name), csvOf(table));
    console.log(`${name}\t${table.length - 1}`);
  }
};

export default command(
  {
    name: 'sample-registers',
    summary: 'Institutions and resources of mechanism 9 in their published size, as files to hand in 示例名录',
    about: `Writes the registers of mechanism 9 in their published size (615 institutions, 25,000 resources; invented, marked 示例) as the
CSV files each province hands in: sign in as sh-science-officer, jsu-science-officer or zj-science-officer, open 机构与资源批量入库
and fill the lists from these files; the head takes them over.`,
  },
  form({ options: { out: need(text('DIR', '写入目录 where the files go')) }, run }),
);
