/** The passwords of the database roles, made once per home and kept in `<home>/pg-secrets.json` (mode 0600). */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export const OWNER_ROLE = 'tongban_owner';
/** What the nodes work as: no superuser, so grants and row security bind it. */
export const APP_ROLE = 'tongban_app';

export type Secrets = { readonly owner: string; readonly app: string };

const file = (home: string): string => join(home, 'pg-secrets.json');

/** Nothing when the file is absent or torn; a file that may not be read is an error, not a reason for new passwords. */
export function readSecrets(home: string): Secrets | undefined {
  let text: string;
  try {
    text = readFileSync(file(home), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const found = JSON.parse(text) as Secrets;
    return typeof found.owner === 'string' && typeof found.app === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}

/** New passwords, on disk before they are returned. Hexadecimal: safe in an address and in SQL quotes. */
export function makeSecrets(home: string): Secrets {
  const secrets: Secrets = { owner: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') };
  const draft = `${file(home)}.new`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, `${JSON.stringify(secrets)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file(home));
  return secrets;
}
