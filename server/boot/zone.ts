import { join } from 'node:path';
import { issueCredential } from '#exchange/credential/credential.ts';
import { loopback, type Transport } from '#exchange/post/transport.ts';
import { signCompact } from '#exchange/suite/jws.ts';
import type { Instant, Matter } from '#kernel';
import { type Cluster, ensureDatabase } from '#store/cluster/index.ts';
import { openPool, type Pool } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { rebuildDue } from '#store/queries/rebuild.ts';
import { createRecent } from '#store/recent.ts';
import { createBoxKeys } from '../ballot/box-keys.ts';
import type { MatterIndex, Search } from '../catalogue/search.ts';
import { sharedIndex } from '../catalogue/shared-index.ts';
import type { Runtime } from '../engine/runtime.ts';
import { createFileStore } from '../files/store.ts';
import { statusUri } from '../http/attachments.ts';
import type { Program } from '../load.ts';
import { createNode, type Node } from '../node.ts';
import { allKeys, type Identity, identityOf, publicIdentity, restoredFrom } from './identity.ts';
import { openPeerBook, takeNextKey } from './peers.ts';
import { seedMatters, seedPeople, seedSelf } from './seed.ts';
import { tagger, tagKeysOf } from './tag-keys.ts';

export interface ZoneOptions {
  readonly program: Program;
  readonly cluster: Cluster;
  readonly home: string;
  readonly hosted: readonly string[];
  readonly origin: string;
  readonly demo: boolean;
  readonly now: () => Instant;
  readonly transport?: Transport;
  readonly log: (line: string) => void;
}

export interface RunningZone {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly transport: Transport;
  readonly stop: () => Promise<void>;
}

const byCode = (matters: readonly Matter[]): Map<string, readonly Matter[]> => {
  const map = new Map<string, Matter[]>();
  for (const matter of matters) map.set(matter.code, [...(map.get(matter.code) ?? []), matter]);
  return map;
};

interface Prepared {
  readonly runtime: Runtime;
  readonly identity: Identity;
}

/** The database of a node, brought forward, and the identity it works under from now on. */
export const prepare = async (options: ZoneOptions, known: Identity): Promise<Prepared> => {
  const { cluster, log } = options;
  const id = known.node;
  await ensureDatabase(cluster, id);
  await migrate(cluster.url(id, 'owner'));
  const pool = openPool(cluster.url(id, 'app'), {
    onError: (error) => log(`${id}: a database connection was lost: ${error.message}`),
  });
  const identity = await takeNextKey(options.home, known, pool, log);
  return { identity, runtime: await runtimeOf(options, identity, pool) };
};

const runtimeOf = async (options: ZoneOptions, identity: Identity, pool: Pool): Promise<Runtime> => {
  const { program, origin, now, log } = options;
  const id = identity.node;
  await seedSelf(pool, id);
  const matters = await seedMatters(pool, program.zone);
  if (options.demo) await seedPeople(pool, program.zone, id);
  const node = program.zone.nodes.find((one) => one.id === id);
  if (!node)
    throw new Error(
      `The zone "${program.zone.id}" has no node "${id}"; it has ${program.zone.nodes.map((one) => one.id).join(', ')}`,
    );
  return {
    id,
    node,
    program,
    pool,
    projector: {
      mechanism: program.mechanism,
      calendar: program.calendar,
      trackSecret: identity.trackSecret,
      node: id,
    },
    matters: byCode([...matters, ...(program.zone.internalMatters ?? [])]),
    catalogue: { edition: 0 },
    editions: new Map(),
    waiting: { due: true },
    recent: createRecent(),
    authorisations: program.zone.authorisations,
    now,
    tags: tagger(tagKeysOf(options.home, options.hosted.length === 0, now().slice(0, 4))),
    issue: ({ effect, statusIndex, at, authority }) =>
      issueCredential(
        {
          type: effect.type,
          id: effect.id,
          issuer: authority,
          claims: effect.claims,
          disclosable: effect.disclosable,
          issuedAt: at,
          ...(effect.expires && { expires: `${effect.expires}T15:59:59.000Z` }),
          statusIndex,
          statusUri: statusUri(origin, id),
        },
        identity.keys,
      ),
    attest: (typ, payload) => signCompact(payload, { typ }, identity.keys),
    log,
  };
};

/** All at once. One that fails stops the start, after the others have come to rest. */
const prepareAll = async (options: ZoneOptions, hosted: readonly string[]): Promise<readonly Prepared[]> => {
  for (const id of hosted) {
    const at = restoredFrom(options.home, id);
    if (at !== undefined)
      throw new Error(
        `${id} was restored from a copy of ${at}. Before it signs or sends anything, let its peers show what it has forgotten: tongban recover (docs/operating/backup.md).`,
      );
  }
  const found = await Promise.allSettled(
    hosted.map(async (id) => prepare(options, await identityOf(options.home, id))),
  );
  const failed = found.find((one) => one.status === 'rejected');
  const good = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return good;
  for (const { runtime } of good) await runtime.pool.end();
  throw failed.reason;
};

/** Starts the hosted nodes of a zone. They meet through the transport only, also when they share this process. */
export const startZone = async (options: ZoneOptions): Promise<RunningZone> => {
  const { program, home } = options;
  const all = program.zone.nodes.map((node) => node.id);
  const hosted = options.hosted.length ? options.hosted : all;
  for (const id of hosted)
    if (!all.includes(id))
      throw new Error(`The zone "${program.zone.id}" has no node "${id}"; it has ${all.join(', ')}`);
  const transport = options.transport ?? loopback();
  const prepared = await prepareAll(options, hosted);
  const local = new Map(prepared.map(({ identity }) => [identity.node, publicIdentity(identity)]));
  const nodes = new Map<string, Node>();
  for (const { runtime, identity } of prepared) {
    const { id } = runtime;
    const due = await rebuildDue(runtime.pool);
    if (due)
      options.log(
        `${id}: the tables lag behind the journal since ${due.at} (${due.because}: ${due.why}). Stop the zone and run: tongban rebuild --write --node ${id}`,
      );
    const book = await openPeerBook(runtime.pool, id, local, runtime.now);
    const strangers = all.filter((peer) => peer !== id && !book.known.has(peer));
    if (strangers.length > 0)
      options.log(`${id}: no card of ${strangers.join(', ')} yet: letters to them are kept (tongban node trust)`);
    const files = createFileStore(join(home, 'files', id));
    const boxes = createBoxKeys(join(home, 'boxes', id));
    // Made at the first search: a node whose windows are closed need not hold it.
    let index: MatterIndex | undefined;
    let edition = -1;
    const search: Search = (query, sought) => {
      if (!index || edition !== runtime.catalogue.edition) {
        edition = runtime.catalogue.edition;
        index = sharedIndex(
          [...runtime.matters.values()].flatMap((versions) => versions.at(-1) ?? []),
          program.zone,
        );
      }
      return index.search(query, sought);
    };
    nodes.set(
      id,
      await createNode({
        runtime,
        keys: identity.keys,
        own: allKeys(identity),
        book,
        transport,
        files,
        boxes,
        search,
        beside: prepared.length,
      }),
    );
  }
  for (const node of nodes.values()) node.wake();
  return {
    nodes,
    transport,
    stop: async () => {
      await transport.close();
      for (const node of nodes.values()) await node.stop();
    },
  };
};
