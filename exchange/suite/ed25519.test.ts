import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as jose from 'jose';
import { encryptX25519 } from './jwe.ts';
import { signCompact, signDetached, verifyCompact, verifyDetached } from './jws.ts';
import { thumbprint } from './keys.ts';
import { generateKeys, publicOf, readPublicKeys, suiteOf } from './suites.ts';
import type { Jwk, PublicKeys } from './types.ts';

const keys = await generateKeys();
const other = await generateKeys();
const suite = suiteOf('ed25519');

test('key ids are the thumbprints of RFC 7638, as jose computes them, and RFC 8037 appendix A.3 publishes one', async () => {
  assert.equal(keys.kid, await jose.calculateJwkThumbprint(keys.sign));
  assert.equal(keys.encrypt.kid, await jose.calculateJwkThumbprint(keys.encrypt));
  const published = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
  assert.equal(thumbprint(published), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

test('the signature of RFC 8037 appendix A.4 is reproduced byte by byte', async () => {
  const d = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A';
  const sign: Jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
  const input = Buffer.from('eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc', 'ascii');
  const signature = await suite.sign(input, { ...keys, secret: { ...keys.secret, sign: { ...sign, d } } });
  assert.equal(
    Buffer.from(signature).toString('base64url'),
    'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
  );
});

test('jose verifies what is signed here, attached and detached', async () => {
  const key = await jose.importJWK(keys.sign, 'EdDSA');
  const attached = await jose.compactVerify(await signCompact({ 名: '值' }, { typ: 't' }, keys), key);
  assert.deepEqual(JSON.parse(Buffer.from(attached.payload).toString()), { 名: '值' });
  const text = '{"a":1}';
  const [head, , signature] = (await signDetached(text, keys)).split('.');
  await jose.flattenedVerify({ protected: head, payload: text, signature: signature! }, key);
  await assert.rejects(jose.flattenedVerify({ protected: head, payload: '{"a":2}', signature: signature! }, key));
});

test('a compact signature holds only for its type, its keys and its exact spelling', async () => {
  const text = await signCompact({ a: 1 }, { typ: 't' }, keys);
  assert.deepEqual((await verifyCompact(text, 't', [publicOf(other), publicOf(keys)]))?.payload, { a: 1 });
  assert.equal(await verifyCompact(text, 'u', keys), undefined);
  assert.equal(await verifyCompact(text, 't', other), undefined);
  for (let i = 0; i < text.length; i++)
    for (const letter of 'AB') {
      const changed = text.slice(0, i) + letter + text.slice(i + 1);
      if (changed !== text) assert.equal(await verifyCompact(changed, 't', keys), undefined);
    }
});

test('a detached signature is refused under another key, text or spelling', async () => {
  const jws = await signDetached('text', keys);
  assert.equal(await verifyDetached('text', jws, keys), true);
  assert.equal(await verifyDetached('texT', jws, keys), false);
  assert.equal(await verifyDetached('text', jws, other), false);
  assert.equal(await verifyDetached('text', `${jws}=`, keys), false);
});

test('jose opens what is encrypted here, and what jose encrypts opens here', async () => {
  const about = { sender: 'a kid', type: 'json' } as const;
  const bytes = Buffer.from('一件');
  const secret = await jose.importJWK(keys.secret.encrypt, 'ECDH-ES');
  const opened = await jose.compactDecrypt(await suite.encrypt(bytes, keys, about), secret);
  assert.deepEqual(Buffer.from(opened.plaintext), bytes);
  const text = await new jose.CompactEncrypt(bytes)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: keys.encrypt.kid!, cty: 'json' })
    .setKeyManagementParameters({ apu: Buffer.from('a kid'), apv: Buffer.from('me') })
    .encrypt(await jose.importJWK(keys.encrypt, 'ECDH-ES'));
  assert.deepEqual(await suite.decrypt(text, keys), { bytes, about });
});

test('property: any bytes come back, and no changed letter of the ciphertext opens', async () => {
  const about = { sender: keys.kid, type: 'bytes' } as const;
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(),
      fc.constantFrom(...'Ab0_.'),
      async (bytes, at, letter) => {
        const text = encryptX25519(bytes, keys, about);
        assert.deepEqual(await suite.decrypt(text, keys), { bytes: Buffer.from(bytes), about });
        assert.equal(await suite.decrypt(text, other), undefined);
        const i = at % text.length;
        const changed = text.slice(0, i) + letter + text.slice(i + 1);
        if (changed !== text) assert.equal(await suite.decrypt(changed, keys), undefined);
      },
    ),
    { numRuns: 200 },
  );
});

test('announced keys are read only if whole, public, honest about their ids and usable', async () => {
  const good = await readPublicKeys(JSON.parse(JSON.stringify(publicOf(keys))));
  assert.deepEqual(good, { ok: true, value: publicOf(keys) });
  const zero = Buffer.alloc(32);
  const identity = Buffer.from(zero);
  identity[0] = 1;
  const weak = (name: 'sign' | 'encrypt', x: Buffer): PublicKeys => {
    const { kid: _, ...jwk } = { ...keys[name], x: x.toString('base64url') };
    const changed = { ...publicOf(keys), [name]: { ...jwk, kid: thumbprint(jwk) } };
    return { ...changed, kid: thumbprint(changed.sign) };
  };
  const bad: readonly unknown[] = [
    null,
    {},
    { ...publicOf(keys), suite: 'rsa' },
    { ...publicOf(keys), kid: other.kid },
    { ...publicOf(keys), sign: { ...keys.sign, kid: other.kid } },
    { ...publicOf(keys), sign: keys.secret.sign },
    { ...publicOf(keys), sign: keys.encrypt, kid: keys.encrypt.kid },
    { ...publicOf(keys), encrypt: { ...keys.encrypt, x: 'short' } },
    weak('sign', identity),
    weak('sign', zero),
    weak('encrypt', zero),
    weak('encrypt', identity),
  ];
  for (const value of bad) assert.equal((await readPublicKeys(value)).ok, false, JSON.stringify(value));
});
