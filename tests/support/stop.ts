#!/usr/bin/env node
/** Stops the shared test server of this checkout and removes what it kept. The last step of `npm test`. */
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from '#store/cluster/index.ts';
import { readPidFile } from '#store/cluster/pid-file.ts';
import { stopPostmaster } from '#store/cluster/postmaster.ts';
import { isPostgresOf } from '#store/cluster/process.ts';
import { TEST_HOME } from './database.ts';

if (existsSync(TEST_HOME)) {
  const lock = await acquireLock(TEST_HOME, { wait: 120_000 });
  const directory = join(realpathSync(TEST_HOME), 'pg');
  const found = readPidFile(directory);
  if (found !== undefined && isPostgresOf(found.pid, directory)) {
    await stopPostmaster(found.pid, console.error, 'immediate');
  }
  rmSync(TEST_HOME, { recursive: true, force: true });
  lock.release();
}
