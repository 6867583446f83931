import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sm2 as sm } from 'sm-crypto-v2';
import { asBuffer, fromBase64url, toBase64url } from './base64.ts';
import { headerOf, splitJwe } from './jwe.ts';
import { keyPair, memory } from './keys.ts';
import type { Jwk, KeyPair, PublicKeys, Sealing, Suite } from './types.ts';

/**
 * The national suite: SM2 with SM3 and the default identity 1234567812345678 (GM/T 0003, GM/T 0009, GB/T 32918), SM4
 * (GB/T 32907), SM3 (GB/T 32905). SM2 is by sm-crypto-v2, because node:crypto signs with an empty identity or none;
 * SM3, SM4 and HMAC are node:crypto's. OpenSSL as built into Node has no SM4-GCM, hence CBC with HMAC-SM3 over
 * everything (encrypt, then authenticate, composed as RFC 7518 5.2.2). `SM2-SM3`, `SM2` and `SM4-CBC-HSM3` are private
 * JOSE names: none is registered. Software, not a certified product (商用密码产品): a device replaces this file.
 */
const ALG = 'SM2';
const ENC = 'SM4-CBC-HSM3';

export const sm2: Suite = {
  id: 'sm2',
  alg: 'SM2-SM3',
  hashName: 'sm3',
  generate: async () => keyPair('sm2', secretJwk(), secretJwk()),
  sign: async (bytes, keys) =>
    Buffer.from(
      sm.doSignature(bytes, hexOf(keys.secret.sign.d), { hash: true, der: true, publicKey: pointHex(keys.sign) }),
      'hex',
    ),
  verify: async (bytes, signature, keys) => verifySm2(bytes, signature, keys.sign),
  hash: (bytes) => createHash('sm3').update(bytes).digest(),
  encrypt: async (bytes, to, about) => encryptSm2(bytes, to, about),
  decrypt: async (text, keys) => decryptSm2(text, keys),
  contentKey: async (text, keys) => contentKeySm2(text, keys),
  openWith: async (text, key, to) => openSm2(text, key, to),
  check: async ({ sign, encrypt }) => [sign, encrypt].every(onCurve),
};

const secretJwk = (): Jwk => {
  const pair = sm.generateKeyPairHex();
  const point = Buffer.from(pair.publicKey, 'hex');
  return {
    kty: 'EC',
    crv: 'SM2',
    x: toBase64url(point.subarray(1, 33)),
    y: toBase64url(point.subarray(33, 65)),
    d: toBase64url(Buffer.from(pair.privateKey.padStart(64, '0'), 'hex')),
  };
};

const hexOf = (text: string | undefined): string => (fromBase64url(text) ?? Buffer.alloc(0)).toString('hex');

const pointHex = (jwk: Jwk): string => `04${hexOf(jwk.x).padStart(64, '0')}${hexOf(jwk.y).padStart(64, '0')}`;

const onCurve = (jwk: Jwk): boolean => {
  try {
    return jwk.kty === 'EC' && jwk.crv === 'SM2' && sm.verifyPublicKey(pointHex(jwk));
  } catch {
    return false;
  }
};

const points = memory<ReturnType<typeof sm.precomputePublicKey>>(64);
const point = (jwk: Jwk) => points(`${jwk.x}.${jwk.y}`, () => sm.precomputePublicKey(pointHex(jwk)));

const verifySm2 = (bytes: Uint8Array, signature: Uint8Array, jwk: Jwk): boolean => {
  const der = asBuffer(signature);
  if (!strictDer(der)) return false;
  try {
    return sm.doVerifySignature(bytes, der.toString('hex'), point(jwk), { hash: true, der: true });
  } catch {
    return false;
  }
};

/** SEQUENCE of two positive INTEGERs in their shortest form and nothing after: one signature, one spelling. */
const strictDer = (der: Buffer): boolean => {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 72) return false;
  let at = 2;
  for (let i = 0; i < 2; i++) {
    const length = der[at + 1] ?? 0;
    const [first, second] = [der[at + 2] ?? 0x80, der[at + 3] ?? 0];
    if (der[at] !== 0x02 || length === 0 || length > 33 || first >= 0x80) return false;
    if (first === 0 && length > 1 && second < 0x80) return false;
    at += 2 + length;
  }
  return at === der.length;
};

const encryptSm2 = (bytes: Uint8Array, to: PublicKeys, about: Sealing): string => {
  const head = toBase64url(JSON.stringify(headerOf(ALG, ENC, to, about)));
  const cek = randomBytes(48);
  const iv = randomBytes(16);
  const cipher = createCipheriv('sm4-cbc', cek.subarray(32), iv);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const key = Buffer.from(sm.doEncrypt(cek, pointHex(to.encrypt), 1), 'hex');
  const tag = authenticate(cek, Buffer.from(head, 'ascii'), iv, body);
  return [head, ...[key, iv, body, tag].map(toBase64url)].join('.');
};

/** The key of this one text, which its recipient may show to prove what was sealed to it. */
const contentKeySm2 = (text: string, keys: KeyPair): Buffer | undefined => {
  const jwe = splitJwe(text, ALG, ENC, keys);
  if (!jwe) return undefined;
  try {
    return asBuffer(sm.doDecrypt(jwe.key.toString('hex'), hexOf(keys.secret.encrypt.d), 1, { output: 'array' }));
  } catch {
    return undefined;
  }
};

const decryptSm2 = (text: string, keys: KeyPair): { bytes: Buffer; about: Sealing } | undefined => {
  const cek = contentKeySm2(text, keys);
  return cek && openSm2(text, cek, keys);
};

const openSm2 = (text: string, key: Uint8Array, to: PublicKeys): { bytes: Buffer; about: Sealing } | undefined => {
  const jwe = splitJwe(text, ALG, ENC, to);
  const cek = Buffer.from(key);
  if (!jwe || cek.length !== 48) return undefined;
  try {
    const tag = authenticate(cek, jwe.aad, jwe.iv, jwe.body);
    if (tag.length !== jwe.tag.length || !timingSafeEqual(tag, jwe.tag)) return undefined;
    const decipher = createDecipheriv('sm4-cbc', cek.subarray(32), jwe.iv);
    return { bytes: Buffer.concat([decipher.update(jwe.body), decipher.final()]), about: jwe.about };
  } catch {
    return undefined;
  }
};

/** HMAC-SM3 under the first 32 bytes of the content key, over header, vector, ciphertext and the header's length in bits. */
const authenticate = (cek: Buffer, aad: Buffer, iv: Buffer, body: Buffer): Buffer => {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(aad.length) * 8n);
  return createHmac('sm3', cek.subarray(0, 32)).update(aad).update(iv).update(body).update(length).digest();
};
