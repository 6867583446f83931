/** The door of this folder: `#store/cluster/index.ts`. */
export type { Cluster, Role } from './cluster.ts';
export { withClient } from './connect.ts';
export { ensureDatabase } from './database.ts';
export { type ExternalOptions, externalCluster } from './external.ts';
export { acquireLock, type Lock } from './lock.ts';
export { APP_ROLE, OWNER_ROLE } from './secrets.ts';
export { type StartOptions, startCluster } from './start.ts';
export { type SuperviseOptions, type Supervision, supervise } from './supervise.ts';
