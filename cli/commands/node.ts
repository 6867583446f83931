import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { generateKeys, isSuite, publicOf } from '#exchange/suite/suites.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import type { Refusal } from '#kernel';
import { type Identity, identityOf, keepIdentity, knownIdentity } from '#server/boot/identity.ts';
import { cardOf, fingerprint, readCard, setStatus, trust } from '#server/boot/peers.ts';
import { load } from '#server/load.ts';
import { ensureDatabase } from '#store/cluster/index.ts';
import { openPool, type Pool, transaction } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { allPeers, notReceipted } from '#store/queries/peers.ts';
import { withCluster } from '../at-cluster.ts';
import type { Command } from '../command.ts';
import { type Given as ActGiven, nodeOptions, runAct, Wrong } from '../node-act.ts';

const USAGE = `tongban node <act> --node X [--zone Z] [--home DIR]

  init [--suite ed25519|sm2]     make the identity of node X in this home; there is none yet
  card [--out FILE]              write its public keys, signed, to be handed to the operators of the peers
  trust FILE --fingerprint F --by WHO
                                 take a peer's card: recorded in the journal with who decided. F as read aloud by the peer
  readmit FILE --fingerprint F --by WHO [--reason R]
                                 take back a peer that was removed, by its card of now: what waited since then is exchanged in order
  suspend|resume|remove PEER --by WHO [--reason R]
                                 stop or resume exchanging letters with a peer; what it signed before still counts
  rotate                         make a new key and announce it to every peer, signed by the old one; in use from the first
                                 start after all of them have signed for it
  status                         identity, peers, what waits

  Exit code 0: done. 1: refused. 2: wrong usage.`;

const options = {
  ...nodeOptions,
  out: { type: 'string' },
  suite: { type: 'string' },
  fingerprint: { type: 'string' },
  by: { type: 'string' },
  reason: { type: 'string' },
} as const;

type Given = ActGiven<typeof options>;

const say = (line: string): void => console.log(line);
const now = (): string => new Date().toISOString();

const identityIn = ({ config, node }: Given): Identity => {
  const found = knownIdentity(config.home, node);
  if (!found) throw new Wrong(`${node} has no identity in ${config.home} yet: tongban node init --node ${node}`);
  return found;
};

/** The database of the node, made if this is the first act; the node may be running. */
const withPool = <T>({ config, node }: Given, work: (pool: Pool) => Promise<T>): Promise<T> =>
  withCluster(config, async (cluster) => {
    await ensureDatabase(cluster, node);
    await migrate(cluster.url(node, 'owner'));
    const pool = openPool(cluster.url(node, 'app'), { max: 2 });
    return work(pool).finally(() => pool.end());
  });

const init = async (given: Given): Promise<void> => {
  const { suite = 'ed25519' } = given.values;
  if (!isSuite(suite)) throw new Wrong(`There is no suite "${suite}": ed25519 or sm2`);
  if (knownIdentity(given.config.home, given.node)) throw new Wrong(`${given.node} has an identity already`);
  const identity = await identityOf(given.config.home, given.node, suite);
  say(`${given.node}: identity made (${suite}).`);
  say(`fingerprint 指纹: ${fingerprint(publicOf(identity.keys))}`);
};

const card = async (given: Given): Promise<void> => {
  const made = await cardOf(given.config.zone, identityIn(given), now());
  const text = `${JSON.stringify(made, null, 2)}\n`;
  if (given.values.out) writeFileSync(given.values.out, text);
  else process.stdout.write(text);
  console.error(`fingerprint 指纹: ${fingerprint(made.keys)}`);
};

const refused = ({ says, remedy }: Refusal): Wrong =>
  new Wrong([says, ...(remedy ? [remedy] : [])].map(([zh, en]) => `${zh}。${en}.`).join('\n'));

const bare = (text: string): string => text.replaceAll(/\s/g, '');

const takeCard =
  (act: 'trust' | 'readmit') =>
  async (given: Given): Promise<void> => {
    const [file] = given.rest;
    const { fingerprint: told, by, reason } = given.values;
    if (!file || !by) throw new Wrong(`${act} needs the FILE of the card, and --by: who decided it`);
    const read = await readCard(JSON.parse(readFileSync(file, 'utf8')), given.config.zone);
    if (!read.ok) throw refused(read);
    const { keys, node } = read.value;
    if (node === given.node) throw new Wrong('this is the own card of the node');
    const { zone } = await load(given.config.zone);
    if (!zone.nodes.some((one) => one.id === node)) throw new Wrong(`the zone ${zone.id} has no node ${node}`);
    if (told === undefined || bare(told) !== keys.kid)
      throw new Wrong(
        `The card says ${node} has the fingerprint\n    ${fingerprint(keys)}\nLet its operator read it to you over another way, then repeat with --fingerprint "…".`,
      );
    const done = await withPool(given, (pool) => trust(pool, given.node, read.value, by, now(), { act, reason }));
    if (!done.ok) throw refused(done);
    say(`${given.node} trusts ${node} (${fingerprint(keys)}), decided by ${by}; recorded in the journal.`);
  };

const status =
  (act: 'suspend' | 'resume' | 'remove') =>
  async (given: Given): Promise<void> => {
    const [peer] = given.rest;
    const { by, reason } = given.values;
    if (!peer || !by) throw new Wrong(`${act} needs the PEER, and --by: who decided it`);
    const done = await withPool(given, (pool) => setStatus(pool, given.node, peer, act, by, now(), reason));
    if (!done.ok) throw refused(done);
    say(
      `${given.node}: ${act} ${peer}, decided by ${by}; recorded in the journal. A running node follows within seconds.`,
    );
  };

const rotate = async (given: Given): Promise<void> => {
  const identity = identityIn(given);
  if (identity.next)
    throw new Wrong('A new key is announced already; start the node again once every peer has signed for it.');
  const next = await generateKeys(identity.keys.suite);
  await withPool(given, (pool) =>
    transaction(pool, async (client) => {
      keepIdentity(given.config.home, { ...identity, next });
      const active = (await allPeers(client)).filter((peer) => peer.status === 'active');
      const letter = {
        kind: 'node.keys',
        stream: `keys/${randomUUID()}`,
        at: now(),
        payload: { keys: publicOf(next) },
      };
      await enqueue(
        client,
        active.map(({ id }) => ({ ...letter, peer: id })),
      );
      say(
        `${given.node}: new key ${fingerprint(publicOf(next))} announced to ${active.map(({ id }) => id).join(', ') || 'nobody'}.`,
      );
    }),
  );
  say(
    'Start the node again now, so that it can open what is sealed to the new key, and once more when "status" shows no receipt missing.',
  );
};

const show = async (given: Given): Promise<void> => {
  const identity = identityIn(given);
  say(`${given.node}  ${identity.keys.suite}  ${fingerprint(publicOf(identity.keys))}`);
  await withPool(given, async (pool) => {
    if (identity.next) {
      const missing = await notReceipted(pool, 'node.keys', identity.next.kid);
      say(
        `  next key ${fingerprint(publicOf(identity.next))}; receipts missing: ${missing.join(', ') || 'none, start the node again'}`,
      );
    }
    for (const { id, status: how, since, keys } of await allPeers(pool))
      say(
        `  ${id.padEnd(16)} ${how.padEnd(10)} since ${since}  ${fingerprint(keys[0] as PublicKeys)}  (${keys.length} key${keys.length === 1 ? '' : 's'})`,
      );
  });
};

const acts: Readonly<Record<string, (given: Given) => Promise<void>>> = {
  init,
  card,
  trust: takeCard('trust'),
  readmit: takeCard('readmit'),
  suspend: status('suspend'),
  resume: status('resume'),
  remove: status('remove'),
  rotate,
  status: show,
};

const run = runAct(USAGE, options, acts);

export default {
  summary: 'identity and peers: init, card, trust, suspend, remove, readmit, rotate, status 节点身份与互信',
  run,
} satisfies Command;
