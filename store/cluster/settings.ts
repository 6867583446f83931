/** What the embedded server is told; written anew at every start, so that a new release brings its own settings. */
import { createHash } from 'node:crypto';

export type Tuning = {
  /** false only for tests: nothing is forced to disk, a power cut loses the database. */
  readonly durable: boolean;
  /** Bytes of memory of the machine. */
  readonly memory: number;
};

const mebibyte = 2 ** 20;

/** In steps, so that a machine that reports a little more or less is the same machine. */
const between = (bytes: number, least: number, most: number): string =>
  `${Math.min(most, Math.max(least, Math.floor(bytes / mebibyte / 256) * 256))}MB`;

/**
 * Sized for a small host of two cores and 2 GB that also runs Node. Where there is more memory, more pages stay at hand. The log does not
 * grow with it: new files of it hold up commits until the first of them go round (docs/decisions/0044).
 */
export function settingsText({ durable, memory }: Tuning): string {
  const settings: Record<string, string> = {
    // Transactions that lock in different orders are told soon, and try again.
    deadlock_timeout: '200ms',
    max_connections: durable ? '120' : '200',
    shared_buffers: durable ? between(memory / 16, 256, 4096) : '128MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    huge_pages: 'off',
    jit: 'off',
    // POSIX shared memory is 64 MB in a container and is removed by logind when the user logs out; files are neither.
    // The reserve keeps the usual needs in the main segment, so these files are rarely touched.
    dynamic_shared_memory_type: 'mmap',
    min_dynamic_shared_memory: '16MB',
    max_worker_processes: '4',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    max_parallel_maintenance_workers: '1',
    autovacuum_max_workers: '2',
    io_workers: '2',
    random_page_cost: '1.1',
    // On in tests as well: what was answered survives a killed server, only not a power cut.
    synchronous_commit: 'on',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    wal_level: 'replica',
    // This build knows only pglz, which costs more time per page than writing the page (CREATE DATABASE: twice as long).
    wal_compression: 'off',
    // A new file of the log is not written twice, full of zeros first: that held up every commit once in 16 MB, until enough files went round.
    wal_init_zero: 'off',
    max_wal_senders: '0',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    // A query whose client died is given up instead of working for nobody.
    client_connection_check_interval: '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] %d ',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    // The detail of a uniqueness error quotes the row, which may name a person.
    log_error_verbosity: 'terse',
    cluster_name: 'tongban',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `# Written by Tongban at every start; changes made here are lost.\n${lines.join('\n')}\n`;
}

/** Passwords only, for both doors; no address but the loopback. */
export const HOST_RULES = [
  '# Written by Tongban at every start; changes made here are lost.',
  'local all all scram-sha-256',
  'host all all 127.0.0.1/32 scram-sha-256',
  '',
].join('\n');

/** Where the search for a port begins: the same for a home each time, below the ports systems give to callers. */
export function preferredPort(home: string): number {
  return 20_000 + (createHash('sha256').update(home).digest().readUInt16BE(0) % 10_000);
}
