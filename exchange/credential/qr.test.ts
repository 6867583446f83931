import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { encode } from 'uqr';
import { generateKeys } from '../suite/suites.ts';
import { issueCredential } from './credential.ts';
import { present } from './disclosure.ts';
import { fromQr, verifyOffline } from './offline.ts';
import { qrImage, toBase45, toQr } from './qr.ts';

const [issuer, other, national] = await Promise.all([generateKeys(), generateKeys(), generateKeys('sm2')]);
const order = {
  type: 'tongban:delta:food-licence',
  id: 'JY131180000001',
  issuer: '青浦区市场监督管理局',
  claims: { scope: '热食类', holder: '张三', idNumber: '310118199001010011' },
  disclosable: ['holder', 'idNumber'],
  issuedAt: '2026-03-02T01:00:00.000Z',
  expires: '2031-03-01T16:00:00.000Z',
  statusIndex: 5,
  statusUri: 'https://shanghai.example/status/1',
};
const text = await issueCredential(order, issuer);
const keys = [{ kid: issuer.kid, x: issuer.sign.x }];
const now = Date.parse('2026-06-01T00:00:00Z') / 1000;

test('the examples of RFC 9285 come out', () => {
  assert.equal(toBase45(Buffer.from('AB')), 'BB8');
  assert.equal(toBase45(Buffer.from('Hello!!')), '%69 VD92EX0');
  assert.equal(toBase45(Buffer.from('base-45')), 'UJCLQE7W581');
});

test('the scanned text gives the same credential back, and is a quarter shorter and denser', async () => {
  const scanned = toQr(text);
  assert.equal(await fromQr(scanned), text);
  assert.match(scanned, /^[0-9A-Z $%*+\-./:]+$/);
  const sizes = [encode(text, { ecc: 'L' }).version, encode(scanned, { ecc: 'L' }).version];
  assert.ok(sizes[1]! <= sizes[0]! - 3, `QR version ${sizes[1]} instead of ${sizes[0]}`);
  assert.match(qrImage(text), /^<svg/);
});

test('property: a presentation of any claims survives', async () => {
  const names = fc.subarray(['holder', 'idNumber', 'absent']);
  await fc.assert(
    fc.asyncProperty(names, async (shown) => {
      const one = present(text, shown);
      assert.equal(await fromQr(toQr(one)), one);
      assert.equal((await verifyOffline(one, keys, now)).verdict, 'good');
    }),
  );
});

test('offline, a page knows the good from the forged, the foreign and the expired', async () => {
  const good = await verifyOffline(text, keys, now);
  assert.ok(good.verdict === 'good');
  assert.equal(good.claims.idNumber, order.claims.idNumber);
  assert.equal(good.kid, issuer.kid);
  const verdict = async (of: string, known = keys, when = now) => (await verifyOffline(of, known, when)).verdict;
  assert.equal(await verdict(text, [{ kid: other.kid, x: other.sign.x }]), 'unknown-issuer');
  assert.equal(await verdict(text, [{ kid: issuer.kid, x: other.sign.x }]), 'forged');
  assert.equal(await verdict(text, keys, Date.parse('2031-03-02T00:00:00Z') / 1000), 'expired');
  assert.equal(await verdict(text, keys, 0), 'not-yet');
  assert.equal(await verdict(await issueCredential(order, national)), 'malformed');
  for (const bad of ['', '~', 'a.b.c~', `${text}x~`, text.slice(0, -1)])
    assert.equal(await verdict(bad), 'malformed', bad);
});

test('property: offline, no changed character is good, and nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.constantFrom(...'AZaz09-_.~'),
      fc.string(),
      async (i, letter, noise) => {
        const changed = text.slice(0, i) + letter + text.slice(i + 1);
        if (changed !== text) assert.notEqual((await verifyOffline(changed, keys, now)).verdict, 'good');
        assert.notEqual((await verifyOffline(noise, keys, now)).verdict, 'good');
        assert.equal(await fromQr(noise), undefined);
        await fromQr(`TB1:${noise}`);
      },
    ),
    { numRuns: 500 },
  );
});

test('a scanned text that inflates without end is dropped', async () => {
  const { deflateSync } = await import('node:zlib');
  assert.equal(await fromQr(`TB1:${toBase45(deflateSync(Buffer.alloc(10_000_000)))}`), undefined);
});

test('the page file imports nothing', () => {
  const source = readFileSync(new URL('./offline.ts', import.meta.url), 'utf8');
  assert.ok(!/^import|\bBuffer\.|node:|process\./m.test(source));
});
