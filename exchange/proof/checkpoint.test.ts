import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519 } from '../suite/ed25519.ts';
import { keyPair } from '../suite/keys.ts';
import { generateKeys } from '../suite/suites.ts';
import {
  checkpointText,
  cosign,
  readCheckpointText,
  signCheckpoint,
  verifyCheckpoint,
  withCosignatures,
} from './checkpoint.ts';
import { leafHash } from './merkle.ts';
import { noteSigner, readNote, readVerifierKey, signNote, verifierKeysOf, verifyWith } from './note.ts';
import { append, consistencyProof, EMPTY, memoryNodes, rootOf } from './tree.ts';
import { checkCosignature, witness } from './witness.ts';

/** The example of golang.org/x/mod/sumdb/note, whose format C2SP signed-note is. */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SECRET = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNED = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

/** Two heads of the Go checksum database, whose key is public. */
const GOLANG = readVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')!;
const HEADS = [
  'go.sum database tree\n65209736\n5+uGFjx6xBZG8ip1+wi77v+grwbhhukIrxEUS8PXvRo=\n\n— sum.golang.org Az3grnbssgK7ubgFX36gVETtNv0U23qxyAhAMai2QUfeGa3nB/akvkMdlUErfcZz7l/R3cVtYspg3dxXABkGZZKdsQ8=\n',
  'go.sum database tree\n31700353\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n\n— sum.golang.org Az3grnmrIUEDFqHzAElIQCPNoRFRAAdFo47fooyWKMHb89k11GJh5zHIfNCOBmwn/C3YI8oW9/C8DJ87F61QqspBYwM=\n',
];

const [log, first, second] = await Promise.all([generateKeys(), generateKeys(), generateKeys()]);
const logSigner = noteSigner('shanghai.delta', log);
const [w1, w2] = [noteSigner('zhejiang.delta', first), noteSigner('jiangsu.delta', second)];
const logKey = readVerifierKey(verifierKeysOf('shanghai.delta', log).log)!;
const k1 = readVerifierKey(verifierKeysOf('zhejiang.delta', first).witness)!;
const k2 = readVerifierKey(verifierKeysOf('jiangsu.delta', second).witness)!;
const at = '2026-03-02T01:00:00.000Z';
const head = { origin: 'shanghai.delta', size: 5, root: leafHash(Buffer.from('x')) };
const checkpoint = await signCheckpoint(head, logSigner);
const codeOf = (text: string, keys = [logKey, k1, k2]): string => {
  const verified = verifyCheckpoint(text, keys);
  return verified.ok ? 'good' : verified.code;
};

test('the note and the key of the Go reference implementation verify, and its signature is reproduced', async () => {
  const key = readVerifierKey(PETER)!;
  const note = readNote(SIGNED)!;
  assert.equal(note.text, TEXT);
  assert.ok(verifyWith(key, Buffer.from(TEXT), note.signatures[0]!.signature));
  assert.equal(note.signatures[0]!.id, key.id);
  const d = Buffer.from(PETER_SECRET, 'base64').subarray(1).toString('base64url');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.key).toString('base64url'), d };
  const keys = keyPair('ed25519', jwk, (await ed25519.generate()).secret.encrypt);
  assert.equal(await signNote(TEXT, noteSigner('PeterNeumann', keys)), SIGNED);
});

test('no mangled verifier key is read', () => {
  for (let i = 0; i < PETER.length; i++) {
    assert.equal(readVerifierKey(PETER.slice(0, i)), undefined);
    assert.equal(
      readVerifierKey(PETER.slice(0, i) + String.fromCharCode(PETER.charCodeAt(i) + 1) + PETER.slice(i + 1)),
      undefined,
    );
  }
  assert.ok(
    readVerifierKey('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'),
    'a witness key of C2SP',
  );
});

test('real heads of the Go checksum database are read and verified', () => {
  for (const text of HEADS) {
    const note = readNote(text)!;
    assert.equal(note.signatures[0]!.id, GOLANG.id);
    assert.ok(verifyWith(GOLANG, Buffer.from(note.text), note.signatures[0]!.signature));
    assert.equal(readCheckpointText(note.text)?.origin, 'go.sum database tree');
  }
});

test('the example of C2SP tlog-checkpoint with its cosignature is read', () => {
  const text =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';
  const note = readNote(text)!;
  assert.deepEqual(readCheckpointText(note.text)?.size, 20_852_163);
  assert.equal(note.signatures[1]!.signature.readBigUInt64BE(), 1_679_315_147n);
});

test('a checkpoint and its cosignatures verify, with who saw it when', async () => {
  const lines = [await cosign(checkpoint, w1, at), await cosign(checkpoint, w2, '2026-03-02T01:00:09.900Z')];
  const full = withCosignatures(checkpoint, [...lines, lines[0]!]);
  assert.equal(readNote(full)?.signatures.length, 3);
  const verified = verifyCheckpoint(full, [logKey, k1, k2]);
  assert.ok(verified.ok);
  assert.deepEqual(
    { ...verified.value, root: Buffer.from(verified.value.root) },
    {
      ...head,
      cosigned: [
        { name: 'zhejiang.delta', at: '2026-03-02T01:00:00.000Z' },
        { name: 'jiangsu.delta', at: '2026-03-02T01:00:09.000Z' },
      ],
    },
  );
  assert.equal(checkCosignature(checkpoint, lines[0]!, [logKey], k1), at);
  assert.equal(checkCosignature(checkpoint, lines[0]!, [logKey], k2), undefined);
  assert.equal(checkCosignature(checkpoint, lines[0]! + lines[1]!, [logKey], k1), undefined);
});

test('unknown signatures are ignored, a known one that does not hold refuses all, and the log itself must have signed', async () => {
  const line = await cosign(checkpoint, w1, at);
  const full = checkpoint + line;
  assert.equal(codeOf(full, [logKey]), 'good');
  assert.equal(codeOf(full, [k1]), 'checkpoint-unsigned');
  assert.equal(codeOf(full, []), 'checkpoint-unsigned');
  const elsewhere = await signCheckpoint({ ...head, size: 6 }, logSigner);
  assert.equal(codeOf(elsewhere + line), 'checkpoint-signature');
  assert.equal(codeOf(full.replace('\n5\n', '\n6\n')), 'checkpoint-signature');
  const asLog = readVerifierKey(verifierKeysOf('zhejiang.delta', first).log)!;
  assert.equal(codeOf(await signCheckpoint(head, w1), [asLog]), 'checkpoint-unsigned', 'signed, but not by this log');
});

test('every changed character of a checkpoint is refused', async () => {
  const full = checkpoint + (await cosign(checkpoint, w1, at));
  for (let i = 0; i < full.length; i++) {
    const changed = full.slice(0, i) + (full[i] === 'A' ? 'B' : 'A') + full.slice(i + 1);
    const verified = verifyCheckpoint(changed, [logKey, k1]);
    // A changed name or key id makes the witness unknown: it counts for nothing.
    assert.ok(!verified.ok || verified.value.cosigned.length === 0, `character ${i}`);
  }
});

test('malformed checkpoints are refused, whatever they are', () => {
  const bad = [
    '',
    '\n\n',
    'x',
    checkpoint.slice(0, -1),
    checkpoint.replace('\n\n', '\n'),
    `${checkpoint}\n`,
    `${checkpoint}tail\n`,
  ];
  for (const text of bad) assert.equal(codeOf(text), 'checkpoint-malformed', JSON.stringify(text));
  for (const text of ['o\n05\n', 'o\n-1\n', 'o\n1e3\n', 'o\n99999999999999999\n'])
    assert.equal(readCheckpointText(`${text}${Buffer.alloc(32).toString('base64')}\n`), undefined);
  const extended = `${checkpointText(head)}extension\n`;
  assert.equal(readCheckpointText(extended), undefined);
});

test('a witness signs a log that only grew, and names a fork as a fork', async () => {
  const leaves = Array.from({ length: 9 }, (_, i) => leafHash(Buffer.from([i])));
  const nodes = memoryNodes();
  const four = append(EMPTY, leaves.slice(0, 4));
  const nine = append(four.range, leaves.slice(4));
  nodes.store([...four.nodes, ...nine.nodes]);
  const sign = (range: typeof four.range) =>
    signCheckpoint({ origin: 'shanghai.delta', size: range.size, root: rootOf(range) }, logSigner);
  const seen = { size: 4, root: rootOf(four.range) };
  const proof = await consistencyProof(4, 9, nodes.read);
  const good = await witness(await sign(nine.range), proof, seen, [logKey], w1, at);
  assert.ok(good.ok);
  assert.equal(checkCosignature(await sign(nine.range), good.value.line, [logKey], k1), at);
  assert.equal(good.value.head.size, 9);
  const fresh = await witness(await sign(four.range), [], undefined, [logKey], w1, at);
  assert.ok(fresh.ok);
  const rewritten = append(EMPTY, leaves.toReversed()).range;
  const fork = await witness(await sign(rewritten), proof, seen, [logKey], w1, at);
  assert.equal(fork.ok ? '' : fork.code, 'checkpoint-fork');
  const older = await witness(await sign(four.range), [], { size: 9, root: rootOf(nine.range) }, [logKey], w1, at);
  assert.equal(older.ok ? '' : older.code, 'checkpoint-older');
  const stranger = await witness(await sign(nine.range), proof, seen, [k2], w1, at);
  assert.equal(stranger.ok ? '' : stranger.code, 'checkpoint-unsigned');
});

test('names that would confuse a note or its domain are bugs', async () => {
  assert.throws(() => noteSigner('two words', log));
  assert.throws(() => noteSigner('a+b', log));
  await assert.rejects(signCheckpoint({ ...head, origin: 'cosignature/v1' }, logSigner));
  await assert.rejects(signCheckpoint({ ...head, origin: 'a\nb' }, logSigner));
});
