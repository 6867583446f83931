import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateKeys } from '../suite/suites.ts';
import { cosign, signCheckpoint } from './checkpoint.ts';
import { hide, leafOf } from './leaf.ts';
import { noteSigner, verifierKeysOf } from './note.ts';
import { proofFile, verifyProofFile } from './proof-file.ts';
import { append, EMPTY, inclusionProof, memoryNodes, rootOf } from './tree.ts';

const [log, peer] = await Promise.all([generateKeys(), generateKeys()]);
const parts = { data: hide({ 申请人: '张三' }), note: hide('机密') };
const leaves = Array.from({ length: 11 }, (_, i) =>
  leafOf(
    { v: 1, stream: `case/${i}`, seq: 1, kind: 'case.opened', at: '2026-03-02T01:00:00.000Z' },
    i === 6 ? parts : {},
  ),
);
const nodes = memoryNodes();
const grown = append(
  EMPTY,
  leaves.map((leaf) => leaf.hash),
);
nodes.store(grown.nodes);
const checkpoint = await signCheckpoint(
  { origin: 'shanghai.delta', size: 11, root: rootOf(grown.range) },
  noteSigner('shanghai.delta', log),
);
const line = await cosign(checkpoint, noteSigner('zhejiang.delta', peer), '2026-03-02T02:00:00.000Z');
const trusted = [verifierKeysOf('shanghai.delta', log).log, verifierKeysOf('zhejiang.delta', peer).witness];
const file = proofFile({
  leaf: { index: 6, text: leaves[6]!.text },
  opened: { data: parts.data },
  path: await inclusionProof(6, 11, nodes.read),
  checkpoint,
  cosignatures: [line],
  keys: trusted,
});
const bad = (json: unknown, keys = trusted, options = {}): readonly string[] =>
  verifyProofFile(json, keys, options)
    .lines.filter((one) => one.verdict === 'bad')
    .map((one) => one.check);

test('a proof under trusted keys is proven and tells the whole story', () => {
  const report = verifyProofFile(JSON.stringify(file), trusted, { witnesses: 1 });
  assert.equal(report.verdict, 'proven');
  assert.deepEqual(
    report.lines.map((one) => `${one.check} ${one.verdict}`),
    ['leaf note', 'content good', 'content note', 'inclusion good', 'checkpoint good', 'witness good'],
  );
});

test('without a key to trust, a file that agrees with itself is not proven', () => {
  assert.equal(verifyProofFile(file, []).verdict, 'unanchored');
  assert.deepEqual(bad(file, [], {}), []);
});

test('what was deleted by law leaves the proof whole', () => {
  const report = verifyProofFile({ ...file, opened: {} }, trusted);
  assert.equal(report.verdict, 'proven');
  assert.ok(!JSON.stringify(report).includes('张三'));
});

test('whatever was changed is named', async () => {
  const otherLeaf = { ...file.leaf, text: file.leaf.text.replace('case/6', 'case/7') };
  const data = file.opened.data!;
  assert.deepEqual(bad({ ...file, leaf: otherLeaf }), ['inclusion']);
  assert.deepEqual(bad({ ...file, leaf: { ...file.leaf, index: 5 } }), ['inclusion']);
  assert.deepEqual(bad({ ...file, inclusion: file.inclusion.slice(1) }), ['inclusion']);
  assert.deepEqual(bad({ ...file, opened: { data: { ...data, text: data.text.replace('张三', '李四') } } }), [
    'content',
  ]);
  assert.deepEqual(bad({ ...file, opened: { other: data } }), ['content']);
  assert.deepEqual(bad({ ...file, checkpoint: file.checkpoint.replace('\n11\n', '\n12\n') }), ['checkpoint']);
  assert.deepEqual(bad(file, [trusted[1]!]), ['checkpoint']);
  assert.deepEqual(bad(file, ['nonsense']), ['trust']);
  assert.deepEqual(bad(file, trusted, { witnesses: 2 }), ['witness']);
  assert.deepEqual(bad(file, [trusted[0]!], { witnesses: 1 }), ['witness']);
  assert.deepEqual(bad('{'), ['file']);
});

test('a node does not count as the witness of its own log', async () => {
  const own = await cosign(checkpoint, noteSigner('shanghai.delta', log), '2026-03-02T02:00:00.000Z');
  const self = { ...file, checkpoint: checkpoint + own };
  const keys = [...trusted, verifierKeysOf('shanghai.delta', log).witness];
  assert.deepEqual(bad(self, keys, { witnesses: 1 }), ['witness']);
});

test('property: a file of any shape is refused, never thrown', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(file)), (value, name) => {
      assert.notEqual(verifyProofFile(value, trusted).verdict, 'proven');
      const { verdict } = verifyProofFile({ ...file, [name]: value }, trusted);
      if (name !== 'keys' && name !== 'opened') assert.notEqual(verdict, 'proven');
    }),
  );
});
