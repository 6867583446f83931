import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto';
import { fromBase64url, toBase64url } from './base64.ts';
import { keyObject } from './keys.ts';
import type { Jwk, KeyPair, PublicKeys, Sealing } from './types.ts';

/**
 * Compact JWE with ECDH-ES over X25519 and A256GCM (RFC 7516, RFC 7518 4.6, RFC 8037), on node:crypto. jose writes the
 * same format through WebCrypto, where every step is a task of the thread pool: 1,580 encryptions and 2,810 decryptions
 * per second measured, against 4,700 and 12,500 so; the tests open each other's texts.
 *
 * `apu` (PartyUInfo) is the sender's kid and enters the key derivation: who strips our signature and puts his own on
 * the ciphertext (surreptitious forwarding) cannot make it open as his.
 */
export const CONTENT_TYPES = { json: 'json', bytes: 'octet-stream' } as const;

interface Header {
  readonly alg: string;
  readonly enc: string;
  readonly cty: string;
  readonly kid: string;
  readonly apu: string;
  readonly apv: string;
  readonly epk?: Jwk;
}

/** What both suites put into the protected header. */
export const headerOf = (alg: string, enc: string, to: PublicKeys, about: Sealing): Header => ({
  alg,
  enc,
  cty: CONTENT_TYPES[about.type],
  kid: to.encrypt.kid ?? '',
  apu: toBase64url(about.sender),
  apv: toBase64url(to.encrypt.kid ?? ''),
});

/** Splits a compact JWE and reads its header; undefined unless it is strictly spelled and for this algorithm and key. */
export const splitJwe = (text: string, alg: string, enc: string, keys: PublicKeys) => {
  const parts = text.split('.');
  const bytes = parts.map(fromBase64url);
  const [head, key, iv, body, tag] = bytes;
  if (parts.length !== 5 || !head || !key || !iv || !body || !tag) return undefined;
  const header = parse(head);
  if (!header || header.alg !== alg || header.enc !== enc || header.kid !== keys.encrypt.kid) return undefined;
  if ('crit' in header || 'zip' in header) return undefined;
  const sender = fromBase64url(header.apu);
  const apv = fromBase64url(header.apv);
  const type = header.cty === CONTENT_TYPES.bytes ? 'bytes' : 'json';
  if (!sender || !apv) return undefined;
  const about: Sealing = { sender: sender.toString('utf8'), type };
  return { header, aad: Buffer.from(parts[0]!, 'ascii'), key, iv, body, tag, sender, apv, about };
};

const parse = (bytes: Buffer): Partial<Header> | undefined => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

export const encryptX25519 = (bytes: Uint8Array, to: PublicKeys, about: Sealing): string => {
  const ephemeral = generateKeyPairSync('x25519');
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: keyObject(to.encrypt) });
  const { kty, crv, x } = ephemeral.publicKey.export({ format: 'jwk' }) as unknown as Jwk;
  const header = { ...headerOf('ECDH-ES', 'A256GCM', to, about), epk: { kty, crv, x } };
  const head = toBase64url(JSON.stringify(header));
  const iv = randomBytes(12);
  const cek = derive(shared, Buffer.from(about.sender, 'utf8'), Buffer.from(header.kid, 'utf8'));
  const cipher = createCipheriv('aes-256-gcm', cek, iv).setAAD(Buffer.from(head, 'ascii'));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return [head, '', toBase64url(iv), toBase64url(body), toBase64url(cipher.getAuthTag())].join('.');
};

/** The key of this one text (CEK), which its recipient may show to prove what was sealed to it. */
export const contentKeyX25519 = (text: string, keys: KeyPair): Buffer | undefined => {
  const jwe = splitJwe(text, 'ECDH-ES', 'A256GCM', keys);
  const epk = jwe?.header.epk;
  if (!jwe || epk?.crv !== 'X25519' || typeof epk.x !== 'string') return undefined;
  try {
    // The ephemeral key is used once: it must not push remembered keys out.
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: epk.x }, format: 'jwk' });
    return derive(diffieHellman({ privateKey: keyObject(keys.secret.encrypt), publicKey }), jwe.sender, jwe.apv);
  } catch {
    return undefined;
  }
};

export const decryptX25519 = (text: string, keys: KeyPair): { bytes: Buffer; about: Sealing } | undefined => {
  const cek = contentKeyX25519(text, keys);
  return cek && openX25519(text, cek, keys);
};

export const openX25519 = (
  text: string,
  cek: Uint8Array,
  to: PublicKeys,
): { bytes: Buffer; about: Sealing } | undefined => {
  const jwe = splitJwe(text, 'ECDH-ES', 'A256GCM', to);
  if (jwe?.key.length !== 0 || jwe.iv.length !== 12 || jwe.tag.length !== 16) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', cek, jwe.iv);
    decipher.setAAD(jwe.aad).setAuthTag(jwe.tag);
    return { bytes: Buffer.concat([decipher.update(jwe.body), decipher.final()]), about: jwe.about };
  } catch {
    return undefined;
  }
};

/** Concat KDF of NIST SP 800-56A, one round: 256 bits for A256GCM in direct key agreement (RFC 7518 4.6.2). */
const derive = (shared: Buffer, apu: Buffer, apv: Buffer): Buffer => {
  const hash = createHash('sha256')
    .update(Buffer.from([0, 0, 0, 1]))
    .update(shared);
  for (const field of [Buffer.from('A256GCM', 'ascii'), apu, apv]) hash.update(uint32(field.length)).update(field);
  return hash.update(uint32(256)).digest();
};

const uint32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};
