import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeys, publicOf } from '#exchange/suite/suites.ts';
import type { KeyPair, PublicKeys, SuiteId } from '#exchange/suite/types.ts';

/** What makes a node itself: its key pair, and the secret behind its tracking tokens. Readable by its operator only. */
export interface Identity {
  readonly node: string;
  readonly keys: KeyPair;
  readonly trackSecret: string;
  /** Keys of earlier times: letters sealed to them still arrive, proofs signed by them still count. */
  readonly retired?: readonly KeyPair[];
  /** Announced to the peers and not used yet. */
  readonly next?: KeyPair;
}

const fileOf = (home: string, node: string): string => join(home, 'nodes', node, 'identity.json');

/** The identity of a node that has been started here before. */
export const knownIdentity = (home: string, node: string): Identity | undefined => {
  const file = fileOf(home, node);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Identity) : undefined;
};

/** Replaces the file of a node's identity as a whole. */
export const keepIdentity = (home: string, identity: Identity): Identity => {
  const file = fileOf(home, identity.node);
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(identity, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return identity;
};

/** Reads the identity of a node, or makes it at the first start. */
export const identityOf = async (home: string, node: string, suite?: SuiteId): Promise<Identity> =>
  knownIdentity(home, node) ??
  keepIdentity(home, { node, keys: await generateKeys(suite), trackSecret: randomBytes(32).toString('base64url') });

const restoredFile = (home: string, node: string): string => join(home, 'nodes', node, 'restored');

/** Restored from a copy made at this time, and not yet asked what its peers know beyond it: it must not sign or send before. */
export const restoredFrom = (home: string, node: string): string | undefined =>
  existsSync(restoredFile(home, node)) ? readFileSync(restoredFile(home, node), 'utf8') : undefined;

export const markRestored = (home: string, node: string, at: string): void =>
  writeFileSync(restoredFile(home, node), at, { mode: 0o600 });

export const endRestored = (home: string, node: string): void => rmSync(restoredFile(home, node), { force: true });

/** Every key set that opens what was sealed to this node. */
export const allKeys = ({ keys, next, retired = [] }: Identity): readonly KeyPair[] => [
  keys,
  ...(next ? [next] : []),
  ...retired,
];

export const publicIdentity = (identity: Identity): PublicKeys => publicOf(identity.keys);
