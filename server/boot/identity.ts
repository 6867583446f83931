import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeys, publicOf } from '#exchange/suite/suites.ts';
import type { KeyPair, PublicKeys } from '#exchange/suite/types.ts';

/** What makes a node itself: its key pair, and the secret behind its tracking tokens. Readable by its operator only. */
export interface Identity {
  readonly node: string;
  readonly keys: KeyPair;
  readonly trackSecret: string;
}

const fileOf = (home: string, node: string): string => join(home, 'nodes', node, 'identity.json');

/** The identity of a node that has been started here before. */
export const knownIdentity = (home: string, node: string): Identity | undefined => {
  const file = fileOf(home, node);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Identity) : undefined;
};

/** Reads the identity of a node, or makes it at the first start. */
export const identityOf = async (home: string, node: string): Promise<Identity> => {
  const known = knownIdentity(home, node);
  if (known) return known;
  const file = fileOf(home, node);
  const identity: Identity = { node, keys: await generateKeys(), trackSecret: randomBytes(32).toString('base64url') };
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(identity, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return identity;
};

export const publicIdentity = (identity: Identity): PublicKeys => publicOf(identity.keys);
