import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import {
  append,
  type CompactRange,
  consistencyProof,
  EMPTY,
  inclusionProof,
  memoryNodes,
  rangeAt,
  rootAt,
  rootOf,
} from './tree.ts';

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const unhex = (text: string): Buffer => Buffer.from(text, 'hex');

/** The test data of RFC 6962 implementations (certificate-transparency, transparency-dev/merkle testonly/constants.go). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(unhex);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const A = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const B = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const C = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const D = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const E = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const F = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';

const grown = (hashes: readonly Hash[], batch = 3) => {
  const nodes = memoryNodes();
  let range: CompactRange = EMPTY;
  for (let i = 0; i < hashes.length; i += batch) {
    const next = append(range, hashes.slice(i, i + batch));
    nodes.store(next.nodes);
    range = next.range;
  }
  return { range, read: nodes.read };
};
const classic = grown(LEAVES.map(leafHash));

test('the published roots come out for every size, grown in batches, from nothing or from stored nodes', async () => {
  for (const [size, root] of ROOTS.entries()) {
    assert.equal(hex(await rootAt(size, classic.read)), root);
    assert.equal(hex(rootOf(grown(LEAVES.slice(0, size).map(leafHash), 1).range)), root);
  }
  assert.equal(hex(EMPTY_ROOT), ROOTS[0]);
});

test('the published inclusion proofs come out and verify', async () => {
  const table: readonly (readonly [index: number, size: number, path: readonly string[]])[] = [
    [0, 1, []],
    [0, 8, [A, B, C]],
    [5, 8, [D, E, ROOTS[4]!]],
    [2, 3, [ROOTS[2]!]],
    [1, 5, [ROOTS[1]!, B, D]],
  ];
  for (const [index, size, path] of table) {
    assert.deepEqual((await inclusionProof(index, size, classic.read)).map(hex), path);
    assert.ok(verifyInclusion(leafHash(LEAVES[index]!), index, size, path.map(unhex), unhex(ROOTS[size]!)));
  }
});

test('the published consistency proofs come out and verify', async () => {
  const table: readonly (readonly [first: number, second: number, path: readonly string[]])[] = [
    [1, 1, []],
    [1, 8, [A, B, C]],
    [6, 8, [F, E, ROOTS[4]!]],
    [2, 5, [B, D]],
  ];
  for (const [first, second, path] of table) {
    assert.deepEqual((await consistencyProof(first, second, classic.read)).map(hex), path);
    assert.ok(verifyConsistency(first, second, unhex(ROOTS[first]!), unhex(ROOTS[second]!), path.map(unhex)));
  }
});

/** The definition of section 2.1.1, word by word. */
const naiveRoot = (leaves: readonly Hash[]): Hash => {
  if (leaves.length <= 1) return leaves[0] ?? EMPTY_ROOT;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
};

const MANY = Array.from({ length: 70 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
const many = grown(MANY, 7);
const roots = MANY.map((_, i) => naiveRoot(MANY.slice(0, i))).concat([naiveRoot(MANY)]);

test('up to 70 leaves, every inclusion proof of every size verifies, and the root is the one of the definition', async () => {
  for (let size = 1; size <= MANY.length; size++) {
    assert.deepEqual(hex(await rootAt(size, many.read)), hex(roots[size]!));
    for (let index = 0; index < size; index++) {
      const path = await inclusionProof(index, size, many.read);
      assert.ok(verifyInclusion(MANY[index]!, index, size, path, roots[size]!), `${index} of ${size}`);
    }
  }
});

test('up to 70 leaves, every size is proven consistent with every later one', async () => {
  for (let second = 0; second <= MANY.length; second++)
    for (let first = 0; first <= second; first++) {
      const path = await consistencyProof(first, second, many.read);
      assert.ok(verifyConsistency(first, second, roots[first]!, roots[second]!, path), `${first} to ${second}`);
    }
});

const flip = (hash: Hash, bit: number): Hash => {
  const changed = Buffer.from(hash);
  changed[(bit >> 3) % 32]! ^= 1 << (bit & 7);
  return changed;
};

/** The ways transparency-dev/merkle spoils a path: a bit, one more, one less, twice, turned around. */
const spoilt = (path: readonly Hash[], bit: number, extra: Hash): readonly (readonly Hash[])[] =>
  [
    ...path.map((_, i) => path.map((hash, k) => (i === k ? flip(hash, bit) : hash))),
    [...path, extra],
    [extra, ...path],
    [...path, Buffer.alloc(0)],
    path.slice(1),
    path.slice(0, -1),
    [...path, ...path],
    path.toReversed(),
  ].filter((changed) => changed.length !== path.length || changed.some((hash, i) => hex(hash) !== hex(path[i]!)));

test('property: no spoilt inclusion proof verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(255), async (size, at, bit) => {
      const index = at % size;
      const [leaf, root] = [MANY[index]!, roots[size]!];
      const path = await inclusionProof(index, size, many.read);
      for (const changed of spoilt(path, bit, root)) assert.ok(!verifyInclusion(leaf, index, size, changed, root));
      for (const other of [index - 1, index + 1, index ^ 2, size, 0.5, Number.NaN])
        if (other !== index) assert.ok(!verifyInclusion(leaf, other, size, path, root));
      assert.ok(!verifyInclusion(flip(leaf, bit), index, size, path, root));
      assert.ok(!verifyInclusion(leaf, index, size, path, flip(root, bit)));
      assert.ok(!verifyInclusion(leaf, index, size * 2, path, root));
      assert.ok(!verifyInclusion(leaf, index, 0, path, root));
    }),
  );
});

test('property: no spoilt consistency proof verifies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 69 }),
      fc.integer({ min: 1, max: 69 }),
      fc.nat(255),
      async (a, more, bit) => {
        const [first, second] = [a, Math.min(a + more, 70)];
        const [one, two] = [roots[first]!, roots[second]!];
        const path = await consistencyProof(first, second, many.read);
        for (const changed of spoilt(path, bit, one)) assert.ok(!verifyConsistency(first, second, one, two, changed));
        assert.ok(!verifyConsistency(first, second, flip(one, bit), two, path));
        assert.ok(!verifyConsistency(first, second, one, flip(two, bit), path));
        assert.ok(!verifyConsistency(second, first, two, one, path));
        assert.ok(!verifyConsistency(first, second, two, one, path));
        assert.ok(!verifyConsistency(0, second, one, two, path));
      },
    ),
  );
});

test('property: however the leaves are cut into batches, the same nodes and the same range come out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 17 }),
      async (data, batch) => {
        const hashes = data.map(leafHash);
        const one = grown(hashes, 1);
        const cut = grown(hashes, batch);
        assert.deepEqual(cut.range, one.range);
        assert.deepEqual(await rangeAt(hashes.length, cut.read), one.range);
        assert.deepEqual(hex(rootOf(cut.range)), hex(naiveRoot(hashes)));
      },
    ),
  );
});
