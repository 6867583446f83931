import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonical } from '../suite/canonical.ts';
import { signDetached } from '../suite/jws.ts';
import { generateKeys, publicOf } from '../suite/suites.ts';
import { hashOf, open, seal } from './envelope.ts';
import type { Addressing, Envelope, Peer, Self } from './types.ts';

const [shanghai, zhejiang, jiangsu, national] = await Promise.all([
  generateKeys(),
  generateKeys(),
  generateKeys(),
  generateKeys('sm2'),
]);
const peer: Peer = { node: 'shanghai', keys: publicOf(shanghai) };
const self: Self = { node: 'zhejiang', keys: zhejiang };
const addressing: Addressing = {
  id: '01J-1',
  from: 'shanghai',
  to: 'zhejiang',
  kind: 'case.offer',
  stream: 'case/33-1',
  pairSeq: 1,
  previous: null,
  at: '2026-03-02T01:00:00.000Z',
};
const payload = { 申请人: '张三', fee: 1200, nested: [{ a: null }] };
const sealed = await seal(payload, addressing, shanghai, publicOf(zhejiang));
const wire = (envelope: Envelope): unknown => JSON.parse(JSON.stringify(envelope));
const codeOf = async (value: unknown, us: Self = self, them: Peer = peer): Promise<string> => {
  const opened = await open(value, us, them);
  return opened.ok ? 'opened' : opened.code;
};

test('what is sealed opens at the recipient, and the wire shows nothing of it', async () => {
  const opened = await open(wire(sealed), self, peer);
  assert.ok(opened.ok);
  assert.deepEqual(opened.value.payload, payload);
  assert.deepEqual(opened.value.header, sealed.header);
  assert.ok(!JSON.stringify(sealed).includes('张三'));
});

test('bytes travel as bytes', async () => {
  const bytes = Buffer.alloc(100_000, 7);
  const opened = await open(wire(await seal(bytes, addressing, shanghai, publicOf(zhejiang))), self, peer);
  assert.ok(opened.ok);
  assert.deepEqual(opened.value.payload, bytes);
});

test('members of a later release survive in header and envelope, under the signature', async () => {
  const later = { ...sealed, header: { ...sealed.header, priority: { level: 3 } }, hint: ['x'] };
  const { signature: _, ...unsigned } = later;
  const resigned = { ...unsigned, signature: await signDetached(canonical(unsigned), shanghai) };
  const opened = await open(wire(resigned), self, peer);
  assert.ok(opened.ok);
  assert.deepEqual(opened.value.header.priority, { level: 3 });
  assert.equal(await codeOf({ ...resigned, hint: ['y'] }), 'envelope-signature');
  assert.equal(
    await codeOf({ ...resigned, header: { ...resigned.header, priority: { level: 4 } } }),
    'envelope-signature',
  );
  const added = await seal(payload, { ...addressing, case: 7 }, shanghai, publicOf(zhejiang));
  assert.equal(added.header.case, 7);
});

test('property: a changed byte of the wire is refused, unless it spells the same value', async () => {
  const text = Buffer.from(JSON.stringify(sealed), 'utf8');
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(text);
      changed[at]! ^= flip;
      let value: unknown;
      try {
        value = JSON.parse(changed.toString('utf8'));
      } catch {
        return;
      }
      const code = await codeOf(value);
      if (code === 'opened') assert.deepEqual(value, wire(sealed));
    }),
    { numRuns: 2_000 },
  );
});

test('property: whatever a stranger sends is refused, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue(),
      fc.constantFrom('header', 'body', 'signature'),
      fc.string(),
      async (value, part, name) => {
        assert.notEqual(await codeOf(value), 'opened');
        assert.notEqual(await codeOf({ ...sealed, [part]: value }), 'opened');
        assert.notEqual(await codeOf({ ...sealed, header: { ...sealed.header, [name || 'x']: value } }), 'opened');
      },
    ),
    { numRuns: 500 },
  );
});

const missing = (name: string) => ({ ...sealed, header: { ...sealed.header, [name]: undefined } });
const withHeader = async (change: object): Promise<unknown> => {
  const unsigned = { header: { ...sealed.header, ...change }, body: sealed.body };
  return { ...unsigned, signature: await signDetached(canonical(unsigned), shanghai) };
};

test('each refusal has its code', async () => {
  const table: readonly (readonly [string, unknown, string])[] = [
    ['no object', 7, 'envelope-malformed'],
    ['another version', await withHeader({ v: 2 }), 'envelope-malformed'],
    ['no id', missing('id'), 'envelope-malformed'],
    ['sequence 0', await withHeader({ pairSeq: 0 }), 'envelope-malformed'],
    ['a time that is none', await withHeader({ at: '2026-13-01T00:00:00Z' }), 'envelope-malformed'],
    ['a lone surrogate', { ...sealed, header: { ...sealed.header, note: '\ud800' } }, 'envelope-malformed'],
    ['for another node', await withHeader({ to: 'jiangsu' }), 'envelope-not-for-us'],
    ['in the name of another', await withHeader({ from: 'jiangsu' }), 'envelope-not-for-us'],
    ['a suite of the future', await withHeader({ suite: 'ml-dsa' }), 'envelope-unknown-suite'],
    ['a suite that is a property of every object', await withHeader({ suite: 'toString' }), 'envelope-unknown-suite'],
    ['an unknown key', await withHeader({ kid: jiangsu.kid }), 'envelope-signature'],
    ['the wrong suite for the key', await withHeader({ suite: 'sm2' }), 'envelope-signature'],
    ['a key we do not have', await withHeader({ toKid: jiangsu.encrypt.kid }), 'envelope-decrypt'],
  ];
  for (const [what, value, code] of table) assert.equal(await codeOf(value), code, what);
});

test('a clock that is years wrong is not a refusal', async () => {
  const late = await seal(payload, { ...addressing, at: '1999-01-01T00:00:00Z' }, shanghai, publicOf(zhejiang));
  assert.equal(await codeOf(late), 'opened');
});

test('a node cannot sign the ciphertext of another as its own', async () => {
  const unsigned = {
    header: { ...sealed.header, from: 'jiangsu', kid: jiangsu.kid },
    body: sealed.body,
  };
  const stolen = { ...unsigned, signature: await signDetached(canonical(unsigned), jiangsu) };
  assert.equal(await codeOf(stolen, self, { node: 'jiangsu', keys: publicOf(jiangsu) }), 'envelope-decrypt');
});

test('after a rotation both old and new keys open and verify', async () => {
  const [next, nextSender] = await Promise.all([generateKeys(), generateKeys()]);
  const us: Self = { node: 'zhejiang', keys: [next, zhejiang] };
  const them: Peer = { node: 'shanghai', keys: [publicOf(nextSender), publicOf(shanghai)] };
  assert.equal(await codeOf(sealed, us, them), 'opened');
  assert.equal(await codeOf(await seal(payload, addressing, nextSender, publicOf(next)), us, them), 'opened');
  assert.equal(await codeOf(sealed, us, { ...them, keys: publicOf(nextSender) }), 'envelope-signature');
  assert.equal(await codeOf(sealed, { ...us, keys: next }, them), 'envelope-decrypt');
});

test('nodes of different suites understand each other', async () => {
  const there = await seal(payload, addressing, shanghai, publicOf(national));
  assert.equal(await codeOf(wire(there), { node: 'zhejiang', keys: national }), 'opened');
  const back = await seal(payload, addressing, national, publicOf(zhejiang));
  assert.equal(await codeOf(wire(back), self, { node: 'shanghai', keys: publicOf(national) }), 'opened');
  assert.match(hashOf(back), /^sm3:/);
});

test('the hash is of the whole, the same on both sides, and whatever the order of keys', () => {
  const { header, body, signature } = sealed;
  const turned = {
    signature,
    body,
    header: Object.fromEntries(Object.entries(header).reverse()),
  } as unknown as Envelope;
  assert.equal(hashOf(turned), hashOf(sealed));
  assert.match(hashOf(sealed), /^sha256:[\w-]{43}$/);
  assert.notEqual(hashOf({ ...sealed, signature: `${signature}x` }), hashOf(sealed));
});

test('a payload of 20 MB goes through', async () => {
  const big = { text: '证'.repeat(7_000_000) };
  const opened = await open(wire(await seal(big, addressing, shanghai, publicOf(zhejiang))), self, peer);
  assert.ok(opened.ok && (opened.value.payload as typeof big).text.length === 7_000_000);
});
