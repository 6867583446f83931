import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseDay, type Refusal } from '#kernel';
import { type AuditSite, reachSite } from '#server/audit/site.ts';
import { readConfig } from '#server/boot/config.ts';
import { knownTagKeys, tagger } from '#server/boot/tag-keys.ts';
import { load, type Program } from '#server/load.ts';
import { type Proposal, readProposal } from '#server/rehearse/proposal.ts';
import { type Rehearsal, rehearse } from '#server/rehearse/rehearse.ts';
import { headings, rehearsalXlsx, rowsOf, summaryOf } from '#server/rehearse/table.ts';

export const USAGE = `tongban law diff KEY --to VALUE --from YYYY-MM-DD [--jurisdiction CODE] [--pending] [--xlsx FILE] [--json]
                 [--zone Z] [--home DIR]

  Replays the stored cases of every node here, open and past, under a proposed value, and says which clocks, blocks, fees
  and decisions would have been otherwise. Changes nothing, and may run beside a running zone. KEY is mechanism.slot; VALUE
  is 10wd, 8000 (fen), 2/3, true, or JSON for a table. Without --jurisdiction: everywhere that has a value of its own.
  --pending: the value applies to cases begun before as well. Exit code 0: done. 1: refused. 2: wrong usage.`;

const options = {
  to: { type: 'string' },
  from: { type: 'string' },
  jurisdiction: { type: 'string' },
  pending: { type: 'boolean', default: false },
  xlsx: { type: 'string' },
  json: { type: 'boolean', default: false },
  home: { type: 'string' },
  zone: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });
type Options = ReturnType<typeof read>['values'];

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

const refused = ({ code, says, remedy }: Refusal, json: boolean): number => {
  if (json) console.log(JSON.stringify({ error: { code, message: says[1], says, remedy } }));
  else for (const words of [says, remedy]) if (words) console.error(`${words[0]}。\n${words[1]}.`);
  return 1;
};

const rehearseAt = async (site: AuditSite, home: string, proposal: Proposal): Promise<readonly Rehearsal[]> => {
  const keys = knownTagKeys(home);
  const all: Rehearsal[] = [];
  for (const node of site.nodes.values())
    all.push(await rehearse({ ...node, ...(keys.length && { tags: tagger(keys) }) }, proposal));
  return all;
};

const answer = async (key: string, to: string, from: string, values: Options): Promise<number> => {
  const { json, jurisdiction, pending, home, zone } = values;
  const config = readConfig([...(home ? ['--home', home] : []), ...(zone ? ['--zone', zone] : [])]);
  const program = await load(config.zone);
  const proposal = readProposal(program, {
    key,
    to,
    from,
    ...(jurisdiction && { jurisdiction }),
    transition: pending ? 'pending-too' : 'new-cases',
  });
  // Before any database is looked for: what cannot be law anywhere needs none.
  if (!proposal.ok) return refused(proposal, json);
  const site = await reachSite(config, (line) => console.error(line), { readOnly: true });
  try {
    const all = await rehearseAt(site, config.home, proposal.value);
    if (values.xlsx) writeFileSync(values.xlsx, await rehearsalXlsx(program, all));
    if (json) console.log(JSON.stringify(all));
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
export const diffLaw = async (args: readonly string[]): Promise<number> => {
  let given: ReturnType<typeof read>;
  try {
    given = read(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = given;
  const [key, ...more] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (!key || more.length > 0 || values.to === undefined || values.from === undefined || !parseDay(values.from).ok) {
    console.error(USAGE);
    return 2;
  }
  try {
    return await answer(key, values.to, values.from, values);
  } catch (error) {
    // No zone here, or a file that cannot be written: told in words.
    console.error((error as Error).message);
    return 1;
  }
};
