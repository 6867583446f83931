import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { toBase64url } from '../suite/base64.ts';
import { signCompact } from '../suite/jws.ts';
import { generateKeys, publicOf } from '../suite/suites.ts';
import {
  buildStatusList,
  compress,
  packStatuses,
  readStatusList,
  type Status,
  setStatus,
  statusAt,
} from './status-list.ts';

const [issuer, other] = await Promise.all([generateKeys(), generateKeys()]);
const uri = 'https://shanghai.example/status/1';
const at = '2026-06-01T00:00:00.000Z';
const ask = { uri, at };
const read = (text: string, keys = publicOf(issuer), asked = ask) => readStatusList(text, keys, asked);
const codeOf = async (...args: Parameters<typeof read>): Promise<string> => {
  const list = await read(...args);
  return list.ok ? 'good' : list.code;
};

test('the examples of the specification read as it says', () => {
  assert.equal(compress(Uint8Array.of(0xb9, 0xa3)), 'eNrbuRgAAhcBXQ');
  assert.equal(compress(Uint8Array.of(0xc9, 0x44, 0xf9)), 'eNo76fITAAPfAgc');
  const one = { uri, bits: 1, bytes: Uint8Array.of(0xb9, 0xa3), issuedAt: at } as const;
  const bits = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1];
  assert.deepEqual(
    bits.map((_, i) => statusAt(one, i)),
    bits.map((bit) => (bit === 1 ? 'revoked' : 'valid')),
  );
  const two = { uri, bits: 2, bytes: Uint8Array.of(0xc9, 0x44, 0xf9), issuedAt: at } as const;
  const codes = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3];
  const names: readonly Status[] = ['valid', 'revoked', 'suspended', 'revoked'];
  assert.deepEqual(
    codes.map((_, i) => statusAt(two, i)),
    codes.map((code) => names[code]),
  );
  assert.equal(statusAt(two, 12), undefined);
  assert.equal(statusAt(two, -1), undefined);
});

test('property: every status comes back through the signed list', async () => {
  const status = fc.constantFrom<Status>('valid', 'revoked', 'suspended');
  await fc.assert(
    fc.asyncProperty(
      fc.array(status, { minLength: 1, maxLength: 60 }),
      fc.nat(),
      status,
      async (statuses, i, changed) => {
        const bytes = packStatuses(statuses);
        const index = i % statuses.length;
        setStatus(bytes, index, changed);
        const list = await read(await buildStatusList({ uri, bytes, issuedAt: at, ttl: 600 }, issuer));
        assert.ok(list.ok);
        for (const [k, was] of statuses.entries()) assert.equal(statusAt(list.value, k), k === index ? changed : was);
      },
    ),
    { numRuns: 50 },
  );
});

test('a foreign, mistaken, old or exploding list is refused with its code', async () => {
  const bytes = packStatuses(['valid']);
  const good = await buildStatusList({ uri, bytes, issuedAt: at, expires: '2026-06-02T00:00:00Z' }, issuer);
  assert.equal(await codeOf(good), 'good');
  assert.equal(await codeOf(good, publicOf(other)), 'status-list-signature');
  assert.equal(await codeOf(good, publicOf(issuer), { uri: `${uri}0`, at }), 'status-list-malformed');
  assert.equal(await codeOf(good, publicOf(issuer), { uri, at: '2026-06-02T00:00:00Z' }), 'status-list-expired');
  const typ = { typ: 'statuslist+jwt' };
  const signed = (list: unknown) => signCompact({ sub: uri, iat: 1, status_list: list }, typ, issuer);
  assert.equal(await codeOf(await signed(null)), 'status-list-malformed');
  assert.equal(await codeOf(await signed({ bits: 3, lst: compress(bytes) })), 'status-list-malformed');
  assert.equal(await codeOf(await signed({ bits: 1, lst: 'AAAA' })), 'status-list-malformed');
  const bomb = toBase64url(deflateSync(Buffer.alloc(64 * 1024 * 1024)));
  assert.equal(await codeOf(await signed({ bits: 1, lst: bomb })), 'status-list-malformed');
});

test('a million credentials with some revoked are a small list', async () => {
  const bytes = new Uint8Array(250_000);
  for (let i = 0; i < 1_000; i++) setStatus(bytes, i * 997, 'revoked');
  assert.ok((await buildStatusList({ uri, bytes, issuedAt: at }, issuer)).length < 10_000);
});
