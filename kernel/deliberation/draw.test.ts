import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { announceDraw, commitDraw, commitmentTo, type DrawState, revealDraw, stepIn, voidDraw } from './draw.ts';
import { checkDraw } from './draw-check.ts';
import { checkDrawOrder, type DrawOrder, orderHash } from './draw-order.ts';
import { pick, uniform, wordStream } from './draw-stream.ts';
import { frame, type Hash, toHex } from './frame.ts';

const sha256: Hash = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const sides = ['SH', 'JS', 'ZJ'];
const order = (n = 30, seats = 3, alternates = 2): DrawOrder => ({
  kind: 'draw-order',
  id: 'draw-1',
  title: ['抽取评审专家', 'Draw of experts'],
  body: 'titles',
  candidates: Array.from({ length: n }, (_, i) => ({
    id: `e${String(i).padStart(2, '0')}`,
    side: sides[i % 3] as string,
    specialties: i % 2 ? ['water'] : ['road'],
  })),
  excluded: [{ id: 'e00', ground: 'same-employer' }],
  strata: sides.map((side) => ({ id: side, side, seats, alternates })),
  parties: sides,
});
const secret = (i: number, fill = 1) => ({
  secret: toHex(new Uint8Array(32).fill(fill + i)),
  salt: toHex(new Uint8Array(16).fill(i)),
});
const at = (m: number) => `2021-09-17T02:${String(m).padStart(2, '0')}:00.000Z`;

const committed = (o: DrawOrder, fill = 1): DrawState =>
  o.parties.reduce(
    (d, party, i) => {
      const s = secret(i, fill);
      return must(
        commitDraw(
          d,
          { party, commitment: commitmentTo(d.orderHash, party, s.secret, s.salt, sha256), at: at(i) },
          sha256,
        ),
      );
    },
    must(announceDraw(o, 'SHA-256', sha256)),
  );
const run = (o: DrawOrder, fill = 1): DrawState =>
  o.parties.reduce(
    (d, party, i) => must(revealDraw(d, { party, ...secret(i, fill), at: at(10 + i) }, sha256)),
    committed(o, fill),
  );

/** Computed here once, confirmed by an independent program in Python; a change is a change of the format and needs new tags. */
const vector = JSON.parse(readFileSync(new URL('draw-vector.json', import.meta.url), 'utf8')) as DrawState;

test('published vector: the framing and every value of one draw', () => {
  assert.equal(toHex(frame('t', 'a', 7)), '00000001740000000161' + '0000000137');
  assert.deepEqual(run(order()), vector);
});

test('a replay from JSON is identical', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 18, max: 60 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 200 }),
      (n, seats, alternates, fill) => {
        const record = run(order(n, seats, alternates), fill);
        assert.deepEqual(checkDraw(JSON.parse(JSON.stringify(record)), sha256), { equal: true, differences: [] });
        const chosen = record.result!.drawn.flatMap((d) => [...d.seats, ...d.alternates]);
        assert.equal(new Set(chosen).size, 3 * (seats + alternates));
        assert.ok(!chosen.includes('e00'));
        for (const d of record.result!.drawn)
          for (const id of [...d.seats, ...d.alternates]) assert.equal(sides[Number(id.slice(1)) % 3], d.stratum);
      },
    ),
    { numRuns: 40 },
  );
});

test('the order of the published list does not matter, and its content does', () => {
  const o = order();
  assert.equal(orderHash({ ...o, candidates: o.candidates.toReversed() }, sha256), orderHash(o, sha256));
  assert.notEqual(orderHash({ ...o, excluded: [] }, sha256), orderHash(o, sha256));
  assert.notEqual(
    orderHash({ ...o, strata: o.strata.map((s) => ({ ...s, specialty: '' })) }, sha256),
    orderHash(o, sha256),
  );
});

test('every change to a record is found and pointed at', () => {
  const record = run(order());
  const change = (patch: Partial<DrawState>) =>
    checkDraw({ ...record, ...patch }, sha256).differences.map((d) => d.at);
  const [first, ...rest] = record.result!.drawn;
  assert.ok(first);
  assert.deepEqual(
    change({ result: { ...record.result!, drawn: [{ ...first, seats: first.seats.toReversed() }, ...rest] } }),
    ['/result/drawn/0'],
  );
  assert.deepEqual(change({ result: { ...record.result!, seed: '00' } }), ['/result/seed']);
  assert.ok(
    change({ order: { ...record.order, candidates: record.order.candidates.slice(1), excluded: [] } }).includes(
      '/listHash',
    ),
  );
  assert.deepEqual(change({ reveals: record.reveals.slice(1) }), ['/order/parties/0']);
  assert.deepEqual(
    change({ reveals: record.reveals.map((r, i) => (i === 1 ? { ...r, secret: secret(9).secret } : r)) }),
    ['/commitments/1/commitment'],
  );
  assert.deepEqual(change({ reveals: record.reveals.map((r, i) => (i === 1 ? { ...r, at: at(1) } : r)) }), [
    '/reveals/1/at',
  ]);
  assert.deepEqual(change({ phase: 'revealing' }), ['/phase']);
});

test('a commitment copied from another side cannot be opened', () => {
  const d = must(announceDraw(order(), 'SHA-256', sha256));
  const mine = secret(0);
  const copied = commitmentTo(d.orderHash, 'SH', mine.secret, mine.salt, sha256);
  const both = must(
    commitDraw(
      must(commitDraw(d, { party: 'SH', commitment: copied, at: at(0) }, sha256)),
      { party: 'JS', commitment: copied, at: at(1) },
      sha256,
    ),
  );
  const s = secret(2);
  const all = must(
    commitDraw(
      both,
      { party: 'ZJ', commitment: commitmentTo(d.orderHash, 'ZJ', s.secret, s.salt, sha256), at: at(2) },
      sha256,
    ),
  );
  assert.equal(revealDraw(all, { party: 'JS', ...mine, at: at(5) }, sha256).ok, false);
  assert.equal(revealDraw(all, { party: 'SH', ...mine, at: at(5) }, sha256).ok, true);
});

test('nothing is revealed before all have committed, no commitment changes, and withholding is on record', () => {
  const d = must(announceDraw(order(), 'SHA-256', sha256));
  const s = secret(0);
  const one = must(
    commitDraw(
      d,
      { party: 'SH', commitment: commitmentTo(d.orderHash, 'SH', s.secret, s.salt, sha256), at: at(0) },
      sha256,
    ),
  );
  assert.equal(revealDraw(one, { party: 'SH', ...s, at: at(1) }, sha256).ok, false);
  assert.equal(commitDraw(one, { party: 'SH', commitment: '00'.repeat(32), at: at(1) }, sha256).ok, false);
  assert.equal(commitDraw(d, { party: 'XX', commitment: '00'.repeat(32), at: at(1) }, sha256).ok, false);
  const partly = must(revealDraw(committed(order()), { party: 'SH', ...secret(0), at: at(9) }, sha256));
  assert.deepEqual(must(voidDraw(partly, at(30))).voided?.withheld, ['JS', 'ZJ']);
  assert.equal(voidDraw(run(order()), at(30)).ok, false);
});

test('alternates step in within their group, in their order, until there is none', () => {
  const result = run(order()).result!;
  const [first] = result.drawn;
  assert.ok(first);
  const panel = must(stepIn(result, [first.seats[1]!, first.alternates[0]!]));
  assert.deepEqual(panel[0]?.seats, [first.seats[0], first.alternates[1], first.seats[2]]);
  assert.equal(stepIn(result, [...first.seats]).ok, false);
});

test('an order that is ambiguous or impossible is refused before anyone commits', () => {
  const o = order();
  const bad = [
    { ...o, parties: ['SH'] },
    { ...o, candidates: [...o.candidates, o.candidates[0]!] },
    { ...o, excluded: [{ id: 'nobody', ground: 'x' }] },
    { ...o, strata: [{ id: 'a', side: 'SH', seats: 99, alternates: 0 }] },
    { ...o, strata: [] },
    { ...o, body: '\ud800' },
  ];
  for (const x of bad) assert.equal(checkDrawOrder(x).ok, false);
});

test('rejection makes each number equally likely: words past the last multiple are thrown away', () => {
  const words = [2 ** 32 - 1, 5];
  assert.equal(
    uniform(3, () => words.shift()!),
    2,
  );
  assert.equal(words.length, 0);
  const word = wordStream('00', 'x', sha256);
  const hits = new Array(7).fill(0);
  for (let i = 0; i < 14_000; i++) hits[uniform(7, word)]++;
  const chi = hits.reduce((sum, h) => sum + (h - 2000) ** 2 / 2000, 0);
  assert.ok(chi < 22.5, `chi-square ${chi} with 6 degrees of freedom`);
});

test('a pick of all is a permutation', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 50 }), (ids) => {
      assert.deepEqual([...pick(ids, ids.length, wordStream('ab', 'l', sha256))].sort(), [...ids].sort());
    }),
  );
});
