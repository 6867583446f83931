import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bitLength, fromBig, inverse, powMod, toBig } from './big.ts';
import { blindWith, encodePss, unblind } from './blind.ts';

const v = JSON.parse(readFileSync(new URL('rsabssa-vector.json', import.meta.url), 'utf8')) as Record<string, string>;
const bytes = (name: string) => new Uint8Array(Buffer.from(v[name] ?? '', 'hex'));
const hex = (b: Uint8Array) => Buffer.from(b).toString('hex');
const key = { n: toBig(bytes('n')), e: toBig(bytes('e')) };

test("encoding, blinding, signing and unblinding agree with the draft's published vector", async () => {
  const encoded = await encodePss(bytes('msg'), bitLength(key.n), bytes('salt'));
  assert.equal(hex(encoded), v.encoded_msg);
  const r = inverse(toBig(bytes('inv')), key.n);
  assert.ok(r);
  const blinded = blindWith(key, encoded, r);
  assert.equal(hex(blinded?.blinded ?? new Uint8Array()), v.blinded_msg);
  assert.equal(blinded?.inverse, toBig(bytes('inv')));
  assert.equal(hex(fromBig(powMod(toBig(bytes('blinded_msg')), toBig(bytes('d')), key.n), 256)), v.blind_sig);
  assert.equal(hex(unblind(key, bytes('blind_sig'), toBig(bytes('inv')))), v.sig);
});

test('a value with a factor of the modulus has no inverse and is not used', () => {
  assert.equal(inverse(6n, 9n), null);
  assert.equal(blindWith({ n: 33n, e: 3n }, new Uint8Array([11]), 2n), null);
});
