/** `postmaster.pid`: what the server, running or dead, says of itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PidFile = {
  readonly pid: number;
  readonly port: number;
  /** Empty when the server has no unix socket. */
  readonly socketDirectory: string;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | '';
};

export function readPidFile(directory: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number(lines[3]) || 0,
    socketDirectory: lines[4] ?? '',
    status: (lines[7]?.trim() ?? '') as PidFile['status'],
  };
}
