/** The door of this folder: `#store/cluster/index.ts`. */
export type { Cluster, Role } from './cluster.ts';
export { withClient } from './connect.ts';
export { databaseExists, ensureDatabase } from './database.ts';
export { type ExternalOptions, externalCluster } from './external.ts';
export { acquireLock, type Lock } from './lock.ts';
export { type ReachOptions, reachCluster } from './reach.ts';
export { APP_ROLE, OWNER_ROLE } from './secrets.ts';
export { type StartOptions, startCluster } from './start.ts';
export { type SuperviseOptions, type Supervision, supervise } from './supervise.ts';
