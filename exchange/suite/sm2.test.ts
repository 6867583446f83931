import assert from 'node:assert/strict';
import { createCipheriv, createHash } from 'node:crypto';
import { test } from 'node:test';
import { sm2 as sm } from 'sm-crypto-v2';
import { signCompact, verifyCompact } from './jws.ts';
import { keyPair } from './keys.ts';
import { sm2 } from './sm2.ts';
import { generateKeys, publicOf, readPublicKeys } from './suites.ts';
import type { Jwk } from './types.ts';

/** GM/T 0003.5-2012 annex A, GB/T 32918.5-2017 annex A: identity 1234567812345678, text "message digest". */
const D = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
const X = '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020';
const Y = 'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const K = '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21';
const R = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
const S = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
const DER = Buffer.from(`3046022100${R}022100${S}`, 'hex');
const TEXT = Buffer.from('message digest');

const b64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
const jwk: Jwk = { kty: 'EC', crv: 'SM2', x: b64(X), y: b64(Y), d: b64(D) };
const standard = keyPair('sm2', jwk, jwk);
const own = await generateKeys('sm2');

test('SM3 of "abc" and of 64 bytes are those of GB/T 32905 annex A', () => {
  assert.equal(sm2.hash('abc').toString('hex'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  assert.equal(
    sm2.hash('abcd'.repeat(16)).toString('hex'),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
  assert.deepEqual(sm2.hash('abc'), createHash('sm3').update('abc').digest());
});

test('SM4 enciphers the example of GB/T 32907 annex A', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  assert.equal(cipher.update(key).toString('hex'), '681edf34d206965e86b3e94f536e4246');
});

test('the published SM2 signature verifies, and a changed one or another text does not', async () => {
  assert.equal(await sm2.verify(TEXT, DER, standard), true);
  assert.equal(await sm2.verify(Buffer.from('message digesT'), DER, standard), false);
  assert.equal(await sm2.verify(TEXT, DER, own), false);
  for (let i = 0; i < DER.length; i++) {
    const changed = Buffer.from(DER);
    changed[i]! ^= 1;
    assert.equal(await sm2.verify(TEXT, changed, standard), false, `byte ${i}`);
  }
  assert.equal(await sm2.verify(TEXT, Buffer.concat([DER, Buffer.alloc(1)]), standard), false);
  assert.equal(await sm2.verify(TEXT, Buffer.alloc(0), standard), false);
});

test('with the published random number the library signs the published signature', () => {
  const k = BigInt(`0x${K}`);
  const x1 = BigInt(`0x${sm.getPublicKeyFromPrivateKey(K).slice(2, 66)}`);
  const options = { hash: true, der: true, publicKey: `04${X}${Y}`, pointPool: [{ k, x1 }] };
  assert.equal(sm.doSignature(TEXT, D, options), DER.toString('hex'));
  assert.equal(
    Buffer.from(sm.getZ(`04${X}${Y}`, undefined)).toString('hex'),
    'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  );
});

test('the published SM2 ciphertext of "encryption standard" opens', () => {
  const c1 =
    '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0';
  const c3 = '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766';
  const c2 = '21886ca989ca9c7d58087307ca93092d651efa';
  assert.equal(sm.doDecrypt(c1 + c3 + c2, D, 1), 'encryption standard');
});

test('a key made here signs, verifies, encrypts and opens, and says who it is', async () => {
  const text = await signCompact({ 案: 1 }, { typ: 't' }, own);
  assert.deepEqual((await verifyCompact(text, 't', publicOf(own)))?.payload, { 案: 1 });
  assert.equal(await verifyCompact(text, 't', publicOf(standard)), undefined);
  const about = { sender: own.kid, type: 'json' } as const;
  const sealed = await sm2.encrypt(Buffer.from('国密'), own, about);
  assert.deepEqual(await sm2.decrypt(sealed, own), { bytes: Buffer.from('国密'), about });
  assert.equal(await sm2.decrypt(sealed, standard), undefined);
  assert.deepEqual(await readPublicKeys(publicOf(own)), { ok: true, value: publicOf(own) });
});

test('no changed letter of an SM2 ciphertext opens', async () => {
  const sealed = await sm2.encrypt(Buffer.from('x'), own, { sender: own.kid, type: 'json' });
  for (let i = 0; i < sealed.length; i += 7) {
    const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1);
    assert.equal(await sm2.decrypt(changed, own), undefined, `letter ${i}`);
  }
});

test('a point that is not on the curve is not a key', async () => {
  const { sign } = publicOf(own);
  const off = { ...sign, y: sign.x, kid: undefined };
  assert.equal((await readPublicKeys({ ...publicOf(own), sign: off })).ok, false);
  assert.equal(await sm2.check({ ...publicOf(own), sign: off }), false);
});
