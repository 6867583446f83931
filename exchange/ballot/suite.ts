import { Buffer } from 'node:buffer';
import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type BallotSuite, fromHex, type Hash } from '#kernel';
import { SALT_LENGTH } from './blind.ts';

export const sha256: Hash = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const keyOf = (der: Buffer): KeyObject | null => {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return null; // A malformed key in a ballot from outside is an invalid ballot, not a bug.
  }
};

const check = (
  algorithm: string | null,
  message: Uint8Array,
  key: Parameters<typeof verify>[2],
  signature: Uint8Array,
): boolean => {
  try {
    return verify(algorithm, message, key, signature);
  } catch {
    return false;
  }
};

/** RSABSSA-SHA384-PSS-Randomized for credentials, Ed25519 for vote keys, SHA-256 for everything hashed. */
export const ballotSuite: BallotSuite = {
  hash: sha256,
  verifyToken: (key, prefix, message, signature) => {
    const spki = keyOf(Buffer.from(key, 'base64url'));
    const [head, sig] = [fromHex(prefix), fromHex(signature)];
    if (spki?.asymmetricKeyType !== 'rsa' || head?.length !== 32 || !sig) return false;
    const pss = { key: spki, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_LENGTH };
    return check('sha384', Buffer.concat([head, message]), pss, sig);
  },
  verifyVote: (voteKey, message, signature) => {
    const [raw, sig] = [fromHex(voteKey), fromHex(signature)];
    if (raw?.length !== 32 || !sig) return false;
    const key = keyOf(Buffer.concat([ED25519_SPKI, raw]));
    return key !== null && check(null, message, key, sig);
  },
};
