import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

/** Every key set that opens what was sealed to this node. */
export const allKeys = ({ keys, next, retired = [] }: Identity): readonly KeyPair[] => [
  keys,
  ...(next ? [next] : []),
  ...retired,
];

export const publicIdentity = (identity: Identity): PublicKeys => publicOf(identity.keys);
