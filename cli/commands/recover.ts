import { readFileSync, writeFileSync } from 'node:fs';
import type { PublicKeys } from '#exchange/suite/types.ts';
import type { Result } from '#kernel';
import { endRestored, type Identity, knownIdentity } from '#server/boot/identity.ts';
import { prepare } from '#server/boot/zone.ts';
import type { Runtime } from '#server/engine/runtime.ts';
import { load } from '#server/load.ts';
import { acceptLog } from '#server/recover/logs.ts';
import { recover } from '#server/recover/recover.ts';
import { hearTestimony, testify } from '#server/recover/testimony.ts';
import { transaction } from '#store/db.ts';
import { allPeers } from '#store/queries/peers.ts';
import { withCluster } from '../at-cluster.ts';
import type { Command } from '../command.ts';
import { type Given as ActGiven, nodeOptions, runAct, Wrong } from '../node-act.ts';

const USAGE = `tongban recover <act> --node X [--zone Z] [--home DIR]

  After a restore: what the node had sent and forgot is brought back from its peers, and it goes on under a new log.

  show NODE --out FILE [--after N]
            at a peer: everything X holds of the restored NODE (letters beyond number N, the stories they belong to), signed
            and sealed to it. May run beside the node
  begin FILE… --by WHO --out CARD
            at the restored node, before its first start: takes in what the peers show, closes the old log, begins the
            next one with this act, and writes the statement about it
  accept CARD --by WHO
            at each peer: takes note of the new log; until then the checkpoints of the restored node are refused

  Exit code 0: done. 1: refused, nothing was changed. 2: wrong usage.`;

const options = {
  ...nodeOptions,
  out: { type: 'string' },
  by: { type: 'string' },
  after: { type: 'string' },
} as const;

type Given = ActGiven<typeof options>;

const valueIn = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Wrong(`${result.says[0]}。${result.says[1]}.`);
};

interface AtNode {
  readonly runtime: Runtime;
  readonly identity: Identity;
  readonly keysOf: (peer: string) => readonly PublicKeys[];
}

const atNode = async <T>({ config, node }: Given, work: (at: AtNode) => Promise<T>): Promise<T> => {
  const known = knownIdentity(config.home, node);
  if (!known) throw new Wrong(`${node} has no identity in ${config.home}`);
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

const show = async (given: Given): Promise<void> => {
  const [about] = given.rest;
  const { out, after = '0' } = given.values;
  if (!about || !out || !/^\d+$/.test(after))
    throw new Wrong('show needs the NODE that was restored, and --out FILE');
  await atNode(given, async ({ runtime, identity, keysOf }) => {
    const shown = await transaction(runtime.pool, (client) =>
      testify(
        client,
        runtime.program,
        identity,
        { node: about, keys: keysOf(about), after: Number(after) },
        runtime.now(),
      ),
    );
    write(out, shown);
  });
  console.log(`${given.node}: what it holds of ${about} is in ${out}; only ${about} can open it.`);
};

const begin = async (given: Given): Promise<void> => {
  const { by, out } = given.values;
  if (!by || !out) throw new Wrong('begin needs --by: who decided it, and --out CARD');
  await atNode(given, async ({ runtime, identity, keysOf }) => {
    const heard = [];
    for (const file of given.rest) heard.push(valueIn(await hearTestimony(readJson(file), identity, keysOf)));
    const done = valueIn(await recover(runtime, identity, heard, by, runtime.now()));
    write(out, done.card);
    endRestored(given.config.home, given.node);
    console.log(
      `${given.node}: ${done.letters} letters and ${done.events} acts of ${done.cases} cases are back; the log goes on as ${done.card.next}.`,
    );
    if (done.behind.length > 0) console.log(`  only in part: ${done.behind.join(', ')}`);
    console.log('  What never left the node (internal facts, registers, postings after the copy) no peer can show.');
  });
};

const accept = async (given: Given): Promise<void> => {
  const [file] = given.rest;
  const { by } = given.values;
  if (!file || !by) throw new Wrong('accept needs the CARD, and --by: who decided it');
  await atNode(given, async ({ runtime, keysOf }) => {
    const about = { zone: runtime.program.zone.id, by, at: runtime.now() };
    const state = valueIn(
      await transaction(runtime.pool, (client) => acceptLog(client, runtime.id, readJson(file), about, keysOf)),
    );
    console.log(`${given.node}: accepts the log ${state.log}, decided by ${by}; recorded in the journal.`);
  });
};

const acts: Readonly<Record<string, (given: Given) => Promise<void>>> = { show, begin, accept };

const run = runAct(USAGE, options, acts);

export default {
  summary: 'after a restore: bring back what peers can show: show, begin, accept 恢复后补录',
  run,
} satisfies Command;
