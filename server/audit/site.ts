import { join } from 'node:path';
import { publicOf } from '#exchange/suite/suites.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import { type Cluster, databaseExists, externalCluster, reachCluster } from '#store/cluster/index.ts';
import { openPool, type Pool } from '#store/db.ts';
import { recordedPeerKeys } from '#store/queries/audit.ts';
import type { Config } from '../boot/config.ts';
import { allKeys, type Identity, knownIdentity } from '../boot/identity.ts';
import { createFileStore, type FileStore } from '../files/store.ts';
import { load, type Program } from '../load.ts';

/** One node as an auditor sees it: its database as the owner, its identity, its files, and whom it trusts. */
export interface AuditedNode {
  readonly id: string;
  readonly program: Program;
  readonly identity: Identity;
  readonly pool: Pool;
  readonly files: FileStore;
  readonly peerKeys: ReadonlyMap<string, readonly PublicKeys[]>;
}

export interface AuditSite {
  readonly nodes: ReadonlyMap<string, AuditedNode>;
  readonly close: () => Promise<void>;
}

export interface SiteOptions {
  readonly program: Program;
  readonly cluster: Cluster;
  readonly home: string;
  /** The databases refuse any write on these connections. */
  readonly readOnly?: boolean;
}

const peerKeysOf = async (
  pool: Pool,
  self: string,
  identities: ReadonlyMap<string, Identity>,
): Promise<ReadonlyMap<string, readonly PublicKeys[]>> => {
  const keys = new Map<string, PublicKeys[]>();
  const add = (peer: string, more: readonly PublicKeys[]): void => {
    const known = keys.get(peer) ?? [];
    keys.set(peer, [...known, ...more.filter(({ kid }) => !known.some((one) => one.kid === kid))]);
  };
  for (const [id, identity] of identities) if (id !== self) add(id, allKeys(identity).map(publicOf));
  for (const peer of await recordedPeerKeys(pool)) add(peer.id, [peer.keys].flat() as PublicKeys[]);
  return keys;
};

/** Every node of the zone that has an identity and a database here. Reads only, and takes no lock: the zone may be running. */
export const openSite = async ({ program, cluster, home, readOnly = false }: SiteOptions): Promise<AuditSite> => {
  const ids = program.zone.nodes.map(({ id }) => id);
  const identities = new Map(ids.flatMap((id) => [[id, knownIdentity(home, id)] as const]).filter(hasIdentity));
  const nodes = new Map<string, AuditedNode>();
  const close = async (): Promise<void> => {
    for (const node of nodes.values()) await node.pool.end();
  };
  try {
    for (const [id, identity] of identities) {
      if (!(await databaseExists(cluster, id))) continue;
      const pool = openPool(cluster.url(id, 'owner'), { max: 4, readOnly });
      const files = createFileStore(join(home, 'files', id));
      const base = { id, program, identity, pool, files };
      nodes.set(id, { ...base, peerKeys: new Map() });
      nodes.set(id, { ...base, peerKeys: await peerKeysOf(pool, id, identities) });
    }
    return { nodes, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const hasIdentity = (entry: readonly [string, Identity | undefined]): entry is readonly [string, Identity] =>
  entry[1] !== undefined;

/** The zone of a home or of DATABASE_URL, running or not. Throws an Error meant for the operator. */
export const reachSite = async (
  config: Config,
  log: (line: string) => void,
  { readOnly = false }: Pick<SiteOptions, 'readOnly'> = {},
): Promise<AuditSite> => {
  const program = await load(config.zone);
  const { home, databaseUrl, appPassword } = config;
  const cluster = databaseUrl
    ? await externalCluster(databaseUrl, { home, ...(appPassword && { appPassword }) })
    : await reachCluster({ home, log });
  const stop = (): Promise<void> => cluster.stop();
  try {
    const site = await openSite({ program, cluster, home, readOnly });
    const missing = config.hosted.filter((id) => !site.nodes.has(id));
    if (missing.length > 0 || site.nodes.size === 0) {
      await site.close();
      const there = [...site.nodes.keys()].join(', ') || 'none';
      throw new Error(
        `Node ${missing.join(', ') || `of zone ${config.zone}`} is not kept in ${home}; kept there: ${there}.`,
      );
    }
    return { nodes: site.nodes, close: () => site.close().finally(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
};
