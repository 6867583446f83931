import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { generateKeys, publicOf } from '#exchange/suite/suites.ts';
import type { PublicKeys, SuiteId } from '#exchange/suite/types.ts';
import { readConfig } from '#server/boot/config.ts';
import { type Identity, identityOf, keepIdentity, knownIdentity } from '#server/boot/identity.ts';
import { cardOf, fingerprint, readCard, setStatus, trust } from '#server/boot/peers.ts';
import { ensureDatabase } from '#store/cluster/index.ts';
import { openPool, type Pool, transaction } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { allPeers, notReceipted } from '#store/queries/peers.ts';
import { file, need, oneOf, or, text, type Values } from '../arguments.ts';
import { withCluster } from '../at-cluster.ts';
import { command, form } from '../command.ts';
import { home, node, zone, zoneNamed } from '../where.ts';

const nodeOptions = { node: need(node), zone, home };
type Given = Values<typeof nodeOptions>;

const say = (line: string): void => console.log(line);
const now = (): string => new Date().toISOString();

const identityIn = (given: Given): Identity => {
  const { node } = given;
  const config = readConfig({ home: given.home });
  const found = knownIdentity(config.home, node);
  if (!found) throw new Error(`${node} has no identity in ${config.home} yet: tongban node init --node ${node}`);
  return found;
};

/** The database of the node, made if this is the first act; the node may be running. */
const withPool = <T>({ node, zone, home }: Given, work: (pool: Pool) => Promise<T>): Promise<T> =>
  withCluster(readConfig({ zone, home }), async (cluster) => {
    await ensureDatabase(cluster, node);
    await migrate(cluster.url(node, 'owner'));
    const pool = openPool(cluster.url(node, 'app'), { max: 2 });
    return work(pool).finally(() => pool.end());
  });

const init = async (given: Given & { readonly suite: SuiteId }): Promise<void> => {
  const { home } = readConfig({ home: given.home });
  if (knownIdentity(home, given.node)) throw new Error(`${given.node} has an identity already`);
  const identity = await identityOf(home, given.node, given.suite);
  say(`${given.node}: identity made (${given.suite}).`);
  say(`fingerprint 指纹: ${fingerprint(publicOf(identity.keys))}`);
};

const card = async (given: Given & { readonly out: string | undefined }): Promise<void> => {
  const made = await cardOf(given.zone, identityIn(given), now());
  const text = `${JSON.stringify(made, null, 2)}\n`;
  if (given.out) writeFileSync(given.out, text);
  else process.stdout.write(text);
  console.error(`fingerprint 指纹: ${fingerprint(made.keys)}`);
};

const bare = (text: string): string => text.replaceAll(/\s/g, '');

const decided = { by: need(text('WHO', '由谁决定 who decided it')), reason: text('TEXT', '理由 why') };

const takeCard = (act: 'trust' | 'readmit', says: string) => {
  const options = {
    ...nodeOptions,
    ...decided,
    fingerprint: text('F', '对方口头告知的指纹 the fingerprint as the peer reads it aloud'),
  };
  return form({
    says,
    positions: { card: need(file('FILE', '对方的名片 the card of the peer')) },
    options,
    run: async (given) => {
      const { fingerprint: told, by, reason } = given;
      const read = await readCard(JSON.parse(readFileSync(given.card, 'utf8')), given.zone);
      if (!read.ok) return read;
      const { keys, node } = read.value;
      if (node === given.node) throw new Error('this is the own card of the node');
      const { nodes, id } = await zoneNamed(given.zone);
      if (!nodes.some((one) => one.id === node)) throw new Error(`the zone ${id} has no node ${node}`);
      if (told === undefined || bare(told) !== keys.kid)
        throw new Error(
          `The card says ${node} has the fingerprint\n    ${fingerprint(keys)}\nLet its operator read it to you over another way, then repeat with --fingerprint "…".`,
        );
      const done = await withPool(given, (pool) => trust(pool, given.node, read.value, by, now(), { act, reason }));
      if (!done.ok) return done;
      say(`${given.node} trusts ${node} (${fingerprint(keys)}), decided by ${by}; recorded in the journal.`);
      return 0;
    },
  });
};

const status = (act: 'suspend' | 'resume' | 'remove', says: string) =>
  form({
    says,
    positions: { peer: need(text('PEER', '对方节点 the other node')) },
    options: { ...nodeOptions, ...decided },
    run: async (given) => {
      const { peer, by, reason } = given;
      const done = await withPool(given, (pool) => setStatus(pool, given.node, peer, act, by, now(), reason));
      if (!done.ok) return done;
      say(
        `${given.node}: ${act} ${peer}, decided by ${by}; recorded in the journal. A running node follows within seconds.`,
      );
      return 0;
    },
  });

const rotate = async (given: Given): Promise<void> => {
  const identity = identityIn(given);
  if (identity.next)
    throw new Error('A new key is announced already; start the node again once every peer has signed for it.');
  const next = await generateKeys(identity.keys.suite);
  await withPool(given, (pool) =>
    transaction(pool, async (client) => {
      keepIdentity(readConfig({ home: given.home }).home, { ...identity, next });
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

export default command(
  {
    name: 'node',
    summary: 'identity and peers: init, card, trust, suspend, remove, readmit, rotate, status 节点身份与互信',
  },
  {
    init: form({
      says: 'make the identity of the node in this home; there is none yet',
      options: { ...nodeOptions, suite: or(oneOf(['ed25519', 'sm2'], '密码套件 the suite of its keys'), 'ed25519') },
      run: init,
    }),
    card: form({
      says: 'write its public keys, signed, to be handed to the operators of the peers',
      options: { ...nodeOptions, out: text('FILE', '写入文件 where to, else the terminal') },
      run: card,
    }),
    trust: takeCard('trust', "take a peer's card: recorded in the journal with who decided"),
    readmit: takeCard(
      'readmit',
      'take back a peer that was removed, by its card of now: what waited since then is exchanged in order',
    ),
    suspend: status('suspend', 'stop exchanging letters with a peer; what it signed before still counts'),
    resume: status('resume', 'exchange letters with it again'),
    remove: status('remove', 'end the exchange with a peer; what it signed before still counts'),
    rotate: form({
      says: 'make a new key and announce it to every peer, signed by the old one; in use from the first start after all of them have signed for it',
      options: nodeOptions,
      run: rotate,
    }),
    status: form({ says: 'identity, peers, what waits', options: nodeOptions, run: show }),
  },
);
