import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateKeys, publicOf } from '../suite/suites.ts';
import { seal } from './envelope.ts';
import { checkReceipt, receipt, sentOf } from './receipt.ts';
import type { Peer } from './types.ts';

const [shanghai, zhejiang] = await Promise.all([generateKeys(), generateKeys()]);
const addressing = {
  id: 'e1',
  from: 'shanghai',
  to: 'zhejiang',
  kind: 'k',
  pairSeq: 1,
  previous: null,
  at: '2026-03-02T01:00:00.000Z',
};
const sent = await seal({ a: 1 }, addressing, shanghai, publicOf(zhejiang));
const at = '2026-03-02T01:00:01.000Z';
const peer: Peer = { node: 'zhejiang', keys: publicOf(zhejiang) };
const given = await receipt(sent, zhejiang, at, { outcome: 'parked' });

const codeOf = async (value: unknown, of: Parameters<typeof checkReceipt>[1] = sent, by = peer): Promise<string> => {
  const checked = await checkReceipt(value, of, by);
  return checked.ok ? 'good' : checked.code;
};

test('a receipt holds for the envelope, and for what the sender kept of it', async () => {
  const checked = await checkReceipt(JSON.parse(JSON.stringify(given)), sent, peer);
  assert.ok(checked.ok);
  assert.equal(checked.value.outcome, 'parked');
  assert.equal(checked.value.at, at);
  assert.equal(await codeOf(given, sentOf(sent)), 'good');
});

test('each refusal has its code', async () => {
  const other = await seal({ a: 2 }, addressing, shanghai, publicOf(zhejiang));
  assert.equal(await codeOf({}), 'receipt-malformed');
  assert.equal(await codeOf(null), 'receipt-malformed');
  assert.equal(await codeOf(given, other), 'receipt-mismatch');
  assert.equal(await codeOf(given, sent, { node: 'jiangsu', keys: publicOf(zhejiang) }), 'receipt-mismatch');
  assert.equal(await codeOf({ ...given, outcome: 'taken' }), 'receipt-signature');
  assert.equal(await codeOf(await receipt(sent, shanghai, at)), 'receipt-signature');
});

test('property: no changed byte of a receipt holds', async () => {
  const text = Buffer.from(JSON.stringify(given), 'utf8');
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), async (i, flip) => {
      const changed = Buffer.from(text);
      changed[i]! ^= flip;
      let value: unknown;
      try {
        value = JSON.parse(changed.toString('utf8'));
      } catch {
        return;
      }
      if ((await codeOf(value)) === 'good') assert.deepEqual(value, given);
    }),
    { numRuns: 1_000 },
  );
});
