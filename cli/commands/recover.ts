import { readFileSync, writeFileSync } from 'node:fs';
import type { PublicKeys } from '#exchange/suite/types.ts';
import type { Result } from '#kernel';
import { readConfig } from '#server/boot/config.ts';
import { endRestored, type Identity, knownIdentity } from '#server/boot/identity.ts';
import { prepare } from '#server/boot/zone.ts';
import type { Runtime } from '#server/engine/runtime.ts';
import { load } from '#server/load.ts';
import { acceptLog } from '#server/recover/logs.ts';
import { recover } from '#server/recover/recover.ts';
import { hearTestimony, testify } from '#server/recover/testimony.ts';
import { transaction } from '#store/db.ts';
import { allPeers } from '#store/queries/peers.ts';
import { file, many, need, or, text, type Values, whole } from '../arguments.ts';
import { withCluster } from '../at-cluster.ts';
import { command, form } from '../command.ts';
import { home, node, zone } from '../where.ts';

const nodeOptions = { node: need(node), zone, home };
const by = need(text('WHO', '由谁决定 who decided it'));
type Given = Values<typeof nodeOptions>;

const valueIn = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`${result.says[0]}。${result.says[1]}.`);
};

interface AtNode {
  readonly runtime: Runtime;
  readonly identity: Identity;
  readonly keysOf: (peer: string) => readonly PublicKeys[];
}

const atNode = async <T>({ node, ...where }: Given, work: (at: AtNode) => Promise<T>): Promise<T> => {
  const config = readConfig({ zone: where.zone, home: where.home });
  const known = knownIdentity(config.home, node);
  if (!known) throw new Error(`${node} has no identity in ${config.home}`);
  const program = await load(config.zone);
  return withCluster(config, async (cluster) => {
    const { home, origin } = config;
    const log = (line: string): void => console.error(line);
    const now = (): string => new Date().toISOString();
    const { runtime, identity } = await prepare(
      { program, cluster, home, hosted: [node], origin, demo: false, now, log },
      known,
    );
    try {
      const keys = new Map(
        (await allPeers(runtime.pool)).map((peer) => [peer.id, peer.keys as readonly PublicKeys[]]),
      );
      return await work({ runtime, identity, keysOf: (peer) => keys.get(peer) ?? [] });
    } finally {
      await runtime.pool.end();
    }
  });
};

const write = (file: string, value: unknown): void =>
  writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600 });
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const show = async (given: Given & { about: string; out: string; after: number }): Promise<void> => {
  const { about, out, after } = given;
  await atNode(given, async ({ runtime, identity, keysOf }) => {
    const shown = await transaction(runtime.pool, (client) =>
      testify(client, runtime.program, identity, { node: about, keys: keysOf(about), after }, runtime.now()),
    );
    write(out, shown);
  });
  console.log(`${given.node}: what it holds of ${about} is in ${out}; only ${about} can open it.`);
};

const begin = async (given: Given & { shown: readonly string[]; by: string; out: string }): Promise<void> => {
  const { by, out } = given;
  await atNode(given, async ({ runtime, identity, keysOf }) => {
    const heard = [];
    for (const file of given.shown) heard.push(valueIn(await hearTestimony(readJson(file), identity, keysOf)));
    const done = valueIn(await recover(runtime, identity, heard, by, runtime.now()));
    write(out, done.card);
    endRestored(readConfig({ home: given.home }).home, given.node);
    console.log(
      `${given.node}: ${done.letters} letters and ${done.events} acts of ${done.cases} cases are back; the log goes on as ${done.card.next}.`,
    );
    if (done.behind.length > 0) console.log(`  only in part: ${done.behind.join(', ')}`);
    console.log('  What never left the node (internal facts, registers, postings after the copy) no peer can show.');
  });
};

const accept = async (given: Given & { card: string; by: string }): Promise<void> => {
  const { card, by } = given;
  await atNode(given, async ({ runtime, keysOf }) => {
    const about = { zone: runtime.program.zone.id, by, at: runtime.now() };
    const state = valueIn(
      await transaction(runtime.pool, (client) => acceptLog(client, runtime.id, readJson(card), about, keysOf)),
    );
    console.log(`${given.node}: accepts the log ${state.log}, decided by ${by}; recorded in the journal.`);
  });
};

export default command(
  {
    name: 'recover',
    summary: 'after a restore: bring back what peers can show: show, begin, accept 恢复后补录',
    about:
      'After a restore: what the node had sent and forgot is brought back from its peers, and it goes on under a new log.',
    exits: ['done', 'refused, nothing was changed'],
  },
  {
    show: form({
      says: 'at a peer: everything the node holds of the one that was restored (letters, the stories they belong to), signed and sealed to it. May run beside the node',
      positions: { about: need({ ...node, takes: 'RESTORED' }) },
      options: {
        out: need(text('FILE', '写入文件 where it goes')),
        after: or(whole('N', '此号之后的函件 letters beyond this number'), '0'),
        ...nodeOptions,
      },
      run: show,
    }),
    begin: form({
      says: 'at the restored node, before its first start: takes in what the peers show, closes the old log, begins the next one with this act, and writes the statement about it',
      positions: { shown: many(file('FILE', '各对方节点出具的文件 what the peers show')) },
      options: { by, out: need(text('CARD', '新日志的声明 the statement about the new log')), ...nodeOptions },
      run: begin,
    }),
    accept: form({
      says: 'at each peer: takes note of the new log; until then the checkpoints of the restored node are refused',
      positions: { card: need(file('CARD', '新日志的声明 the statement about the new log')) },
      options: { by, ...nodeOptions },
      run: accept,
    }),
  },
);
