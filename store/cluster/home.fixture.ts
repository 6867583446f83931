/** Homes and child processes for the tests of this folder; everything is stopped and removed at the end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { readPidFile } from './pid-file.ts';
import { stopPostmaster } from './postmaster.ts';
import { isPostgresOf } from './process.ts';

export const isRoot = process.getuid?.() === 0;

const roots: string[] = [];
const children: ChildProcess[] = [];

/** A directory `home` to be, in a directory of the given mode and owner. */
export function freshHome(mode = 0o755, owner?: number): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-cluster-')));
  chmodSync(root, mode);
  if (owner !== undefined) chownSync(root, owner, owner);
  roots.push(root);
  return join(root, 'home');
}

export type Answer = { ok: boolean; url: string; seconds: number; message: string; lines: string[] };

/** Starts a cluster in a process of its own, optionally as another user; resolves with its first line. */
export function startChild(home: string, uid?: number): Promise<{ child: ChildProcess; answer: Answer }> {
  const script = join(import.meta.dirname, 'child.fixture.ts');
  const account = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [script, home], { ...account, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code} without an answer`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve({ child, answer: JSON.parse(text) as Answer });
    });
  });
}

/** Ends a child as told and waits for it. */
export function endChild(child: ChildProcess, how: 'order' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    if (how === 'SIGKILL') child.kill('SIGKILL');
    else child.stdin?.write('stop\n');
  });
}

after(async () => {
  for (const child of children) await endChild(child, 'SIGKILL');
  for (const root of roots) {
    for (const name of readdirSync(root)) {
      const data = join(root, name, 'pg');
      const found = readPidFile(data);
      if (found !== undefined && isPostgresOf(found.pid, data))
        await stopPostmaster(found.pid, () => {}, 'immediate');
    }
    rmSync(root, { recursive: true, force: true });
  }
});
