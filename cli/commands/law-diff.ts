import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseDay } from '#kernel';
import { reachSite } from '#server/audit/site.ts';
import { readConfig } from '#server/boot/config.ts';
import { knownTagKeys, tagger } from '#server/boot/tag-keys.ts';
import { readProposal } from '#server/rehearse/proposal.ts';
import { type Rehearsal, rehearse } from '#server/rehearse/rehearse.ts';
import { headings, rehearsalXlsx, rowsOf, summaryOf } from '#server/rehearse/table.ts';
import type { Command } from '../command.ts';

const USAGE = `tongban law-diff KEY --to VALUE --from YYYY-MM-DD [--jurisdiction CODE] [--pending] [--xlsx FILE] [--json] [--home DIR]

  Replays the stored cases of every node here, open and past, under a proposed value, and says which clocks, blocks, fees
  and decisions would have been otherwise. Changes nothing. KEY is mechanism.slot; VALUE is 10wd, 8000 (fen), 2/3, true,
  or JSON for a table. --pending: the value applies to cases begun before as well. Exit code 0: done. 1: refused. 2: usage.`;

const options = {
  to: { type: 'string' },
  from: { type: 'string' },
  jurisdiction: { type: 'string', default: 'yrd-zone' },
  pending: { type: 'boolean', default: false },
  xlsx: { type: 'string' },
  json: { type: 'boolean', default: false },
  home: { type: 'string' },
  zone: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const print = (all: readonly Rehearsal[]): void => {
  for (const { node, cases, affected, open, unclear } of all)
    console.log(
      `${node}: ${cases} cases 办件, ${affected} affected 受影响, of them open 在办 ${open}; not reproducible 不能复现 ${unclear} steps`,
    );
  console.log(headings.map((words) => words.join(' ')).join('\t'));
  for (const row of rowsOf(all)) console.log(row.join('\t'));
  for (const { kind, changes, cases } of summaryOf(all)) console.log(`${kind}: ${changes} in ${cases} cases`);
};

const run = async (args: readonly string[]): Promise<number> => {
  let read: ReturnType<typeof parse>;
  try {
    read = parse(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = read;
  const [key] = positionals;
  if (values.help || !key || values.to === undefined || values.from === undefined || !parseDay(values.from).ok) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const config = readConfig([
    ...(values.home ? ['--home', values.home] : []),
    ...(values.zone ? ['--zone', values.zone] : []),
  ]);
  const site = await reachSite(config, (line) => console.error(line));
  const keys = knownTagKeys(config.home);
  try {
    const all: Rehearsal[] = [];
    for (const node of site.nodes.values()) {
      const transition = values.pending ? 'pending-too' : 'new-cases';
      const proposal = readProposal(node.program, {
        key,
        to: values.to,
        from: values.from,
        jurisdiction: values.jurisdiction,
        transition,
      });
      if (!proposal.ok) {
        console.error(`${proposal.says[0]}\n${proposal.says[1]}`);
        return 1;
      }
      all.push(await rehearse({ ...node, ...(keys.length && { tags: tagger(keys) }) }, proposal.value));
    }
    if (values.xlsx) writeFileSync(values.xlsx, await rehearsalXlsx(all));
    if (values.json) console.log(JSON.stringify(all));
    else print(all);
    return 0;
  } finally {
    await site.close();
  }
};

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

export default {
  summary: 'What a change of law would change, over the stored cases 改革推演',
  run,
} satisfies Command;
