import { writeFileSync } from 'node:fs';
import { ok, type Refusal, type Result, refuse } from '#kernel';
import { type Asked, type Proven, prove, readAsked } from '#server/audit/prove.ts';
import type { AuditSite } from '#server/audit/site.ts';
import { flag, need, text, type Values, value } from '../arguments.ts';
import { command, form } from '../command.ts';
import { atSite, home, node, zone } from '../where.ts';

const event = value('EVENT', '事件 CASE#VERSION, or a number in the journal of --node', (text) => {
  const asked = readAsked(text);
  return asked
    ? ok(asked)
    : refuse('argument-event', [
        '应为 办件号#版本，或日志编号',
        'an event is CASE#VERSION, or a number in the journal',
      ]);
});

const options = {
  out: need(text('FILE', '写入文件 where the proof goes')),
  node,
  'with-body': flag('含正文，可能涉及个人信息 with the content, which may be personal'),
  zone,
  home,
};

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

const run = async (asked: Asked, values: Values<typeof options>): Promise<number | Refusal> => {
  const { node: only, out, 'with-body': withBody } = values;
  const found = await atSite({ ...values, node: only ? [only] : [] }, (site) => proveIn(site, asked, only, withBody));
  if (!found.ok) return found;
  writeFileSync(out, `${JSON.stringify(found.value.file, null, 2)}\n`, { mode: 0o600 });
  const { stream, version } = found.value.event;
  console.log(
    `已写出 ${out}：${found.value.node} 的日志含 ${stream}#${version}${withBody ? '（含正文，可能涉及个人信息）' : ''}`,
  );
  console.log(
    `Wrote ${out}: ${stream}#${version} in the log of ${found.value.node}. Check it: tongban verify-proof ${out} --trust KEYS`,
  );
  return 0;
};

export default command(
  {
    name: 'prove',
    summary: 'write a proof that an event is in the log 出具存证证明',
    about: `Writes a file that proves, without a database, that an event is in a node's log: check it with verify-proof. Without --node,
CASE#VERSION is proven by the node that wrote it.`,
    exits: ['written', 'refused'],
  },
  form({ positions: { event: need(event) }, options, run: (given) => run(given.event, given) }),
);
