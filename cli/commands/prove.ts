import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Result, refuse } from '#kernel';
import { type Asked, type Proven, prove, readAsked } from '#server/audit/prove.ts';
import { type AuditSite, reachSite } from '#server/audit/site.ts';
import { readConfig } from '#server/boot/config.ts';
import type { Command } from '../command.ts';

const USAGE = `tongban prove EVENT --out FILE [--node N] [--with-body] [--zone Z] [--home DIR]

  Writes a file that proves, without a database, that an event is in a node's log: check it with verify-proof.
  EVENT is CASE#VERSION, or a number in the journal of --node N. The content, which may be personal, is left out unless
  --with-body. Without --node, CASE#VERSION is proven by the node that wrote it. Exit code 0: written. 1: refused. 2: wrong usage.`;

const options = {
  out: { type: 'string' },
  node: { type: 'string' },
  zone: { type: 'string' },
  home: { type: 'string' },
  'with-body': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** By the node named; else by the one whose own event it is, or any that mirrors it. */
const proveIn = async (
  site: AuditSite,
  asked: Asked,
  only: string | undefined,
  withBody: boolean,
): Promise<Result<Proven>> => {
  if (only === undefined && 'seq' in asked && site.nodes.size > 1)
    return refuse('node-needed', [
      '每个节点的编号各自计数，请用 --node 指明',
      'Each node counts for itself: name one with --node',
    ]);
  let best: Result<Proven> = refuse('event-unknown', ['没有这一事件', 'No node kept here has such an event']);
  for (const node of site.nodes.values()) {
    if (only !== undefined && node.id !== only) continue;
    const found = await prove(node, asked, withBody);
    if (found.ok && found.value.event.origin === node.id) return found;
    if (found.ok || (!best.ok && found.code !== 'event-unknown') || only !== undefined) best = found;
  }
  return best;
};

const run = async (args: readonly string[]): Promise<number> => {
  let given: ReturnType<typeof read>;
  try {
    given = read(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = given;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const asked = positionals.length === 1 ? readAsked(positionals[0] as string) : undefined;
  if (!asked || values.out === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { node, zone, home, out } = values;
  try {
    const config = readConfig([
      ...(node ? ['--node', node] : []),
      ...(zone ? ['--zone', zone] : []),
      ...(home ? ['--home', home] : []),
    ]);
    const site = await reachSite(config, (line) => console.error(line));
    const found = await proveIn(site, asked, node, values['with-body']).finally(() => site.close());
    if (!found.ok) {
      for (const words of [found.says, found.remedy]) if (words) console.error(`${words[0]}。\n${words[1]}.`);
      return 1;
    }
    writeFileSync(out, `${JSON.stringify(found.value.file, null, 2)}\n`, { mode: 0o600 });
    const { stream, version } = found.value.event;
    console.log(
      `已写出 ${out}：${found.value.node} 的日志含 ${stream}#${version}${values['with-body'] ? '（含正文，可能涉及个人信息）' : ''}`,
    );
    console.log(
      `Wrote ${out}: ${stream}#${version} in the log of ${found.value.node}. Check it: tongban verify-proof ${out} --trust KEYS`,
    );
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
};

export default { summary: 'write a proof that an event is in the log 出具存证证明', run } satisfies Command;
