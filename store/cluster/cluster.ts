/** A PostgreSQL server as the rest of the program sees it: our own embedded one, or one that is given. */
import type { Role } from './connect.ts';

export type { Role } from './connect.ts';

export type Cluster = {
  readonly kind: 'embedded' | 'external';
  /** The address of a database by the name we call it; as its owner (migrations) or as the role nodes work as (default). */
  url(database: string, role?: Role): string;
  /** The name the server knows the database by. */
  databaseName(database: string): string;
  /** A database that always exists, as the owner: for creating others. */
  readonly maintenanceUrl: string;
  /** Called when the server ends without `stop()`. Returns how to stop listening. */
  onExit(listener: (reason: string) => void): () => void;
  /** Starts an ended server again at the same address; nothing to do if it runs. */
  restart(): Promise<void>;
  /** Stops the server in order (embedded only) and gives the home free. Safe to call twice. */
  stop(): Promise<void>;
};
