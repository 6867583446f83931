import { writeFileSync } from 'node:fs';
import type { Refusal } from '#kernel';
import { type AuditSite, reachSite } from '#server/audit/site.ts';
import { readConfig } from '#server/boot/config.ts';
import { knownTagKeys, tagger } from '#server/boot/tag-keys.ts';
import { load, type Program } from '#server/load.ts';
import { type Proposal, readProposal } from '#server/rehearse/proposal.ts';
import { type Rehearsal, rehearse } from '#server/rehearse/rehearse.ts';
import { headings, rehearsalXlsx, rowsOf, summaryOf } from '#server/rehearse/table.ts';
import { day, flag, need, text, type Values } from '../arguments.ts';
import { form, json } from '../command.ts';
import { home, zone } from '../where.ts';
import { jurisdiction, key } from './show.ts';

const print = (program: Program, all: readonly Rehearsal[], where: readonly string[]): void => {
  console.log(`推演于 proposed for: ${where.join(' · ')}`);
  for (const { node, cases, affected, open, unclear } of all)
    console.log(
      `${node}: ${cases} cases 办件, ${affected} affected 受影响, of them open 在办 ${open}; not reproducible 不能复现 ${unclear} steps`,
    );
  console.log(headings.map((words) => words.join(' ')).join('\t'));
  for (const row of rowsOf(program, all)) console.log(row.join('\t'));
  for (const { kind, changes, cases } of summaryOf(all)) console.log(`${kind}: ${changes} in ${cases} cases`);
};

const rehearseAt = async (site: AuditSite, home: string, proposal: Proposal): Promise<readonly Rehearsal[]> => {
  const keys = knownTagKeys(home);
  const all: Rehearsal[] = [];
  for (const node of site.nodes.values())
    all.push(await rehearse({ ...node, ...(keys.length && { tags: tagger(keys) }) }, proposal));
  return all;
};

const options = {
  to: need(text('VALUE', '拟议的值 10wd, 8000 (fen), 2/3, true, or JSON for a table')),
  from: need(day('拟议施行日 the first day of the value')),
  jurisdiction,
  pending: flag('也适用于此前的办件 also for cases begun before'),
  xlsx: text('FILE', '另存为表格 the table as a file'),
  zone,
  home,
  json,
};

const rehearsed = async (key: string, values: Values<typeof options>): Promise<number | Refusal> => {
  const { to, from, pending } = values;
  const config = readConfig(values);
  const program = await load(config.zone);
  const proposal = readProposal(program, {
    key,
    to,
    from,
    ...(values.jurisdiction && { jurisdiction: values.jurisdiction }),
    transition: pending ? 'pending-too' : 'new-cases',
  });
  // Before any database is looked for: what cannot be law anywhere needs none.
  if (!proposal.ok) return proposal;
  const site = await reachSite(config, (line) => console.error(line), { readOnly: true });
  try {
    const all = await rehearseAt(site, config.home, proposal.value);
    if (values.xlsx) writeFileSync(values.xlsx, await rehearsalXlsx(program, all));
    if (values.json) console.log(JSON.stringify(all));
    else
      print(
        program,
        all,
        proposal.value.jurisdictions.map((code) =>
          `${program.jurisdictions.get(code)?.title[0] ?? ''} ${code}`.trim(),
        ),
      );
    return 0;
  } finally {
    await site.close();
  }
};

/** `law diff`: a reform rehearsed over the stored cases (改革推演). */
export const diff = form({
  says: 'what a reform would have moved; without --jurisdiction: everywhere that has a value of its own',
  positions: { key },
  options,
  run: ({ key: slot, ...values }) => rehearsed(slot, values),
});
