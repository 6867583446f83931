import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { after, test } from 'node:test';
import { must } from '#kernel';
import { samples } from './samples.fixture.ts';
import { createFileStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
after(() => rmSync(folder, { recursive: true }));
const store = createFileStore(folder);
const incoming = (): readonly string[] => readdirSync(join(folder, 'incoming'));
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const listed = async (): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const sha256 of store.list()) all.push(sha256);
  return all;
};
const codeOf = (result: { ok: boolean; code?: string }): string => (result.ok ? 'kept' : (result.code ?? ''));

const office = 'application/vnd.openxmlformats-officedocument';
const kept: readonly [keyof typeof samples, name: string, type: string, asName?: string][] = [
  ['pdf', '营业执照.pdf', 'application/pdf'],
  ['pdf', '营业执照.PDF', 'application/pdf', '营业执照.pdf'],
  ['png', 'photo.png', 'image/png'],
  ['png', 'blob', 'image/png', 'blob.png'],
  ['jpg', '照片.jpeg', 'image/jpeg'],
  ['jpg', '照片.jpg', 'image/jpeg'],
  ['jpg', '材料2026.11', 'image/jpeg', '材料2026.11.jpg'],
  ['webp', 'a.webp', 'image/webp'],
  ['tif', 'scan.tif', 'image/tiff'],
  ['ofd', '公文.ofd', 'application/ofd'],
  ['docx', '章程.docx', `${office}.wordprocessingml.document`],
  ['xlsx', '名册.xlsx', `${office}.spreadsheetml.sheet`],
  ['txt', '说明.txt', 'text/plain'],
  ['csv', '名册.csv', 'text/csv'],
];

for (const [sample, name, type, asName = name] of kept)
  test(`${name} with the content of a ${sample} is kept as ${type}`, async () => {
    const bytes = samples[sample];
    const file = must(await store.put(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]), { name }));
    assert.deepEqual(file, { sha256: digest(bytes), name: asName, type, size: bytes.length });
    const read = Buffer.concat((await (store.open(file.sha256) as Readable).toArray()) as Buffer[]);
    assert.deepEqual(read, bytes);
    assert.equal(await store.verify(file.sha256), 'sound');
  });

const refused: readonly [keyof typeof samples, name: string][] = [
  ['pdf', '营业执照.jpg'],
  ['png', 'photo.jpg'],
  ['jpg', 'photo.pdf.exe'],
  ['docx', '章程.xlsx'],
  ['ofd', '公文.zip'],
  ['txt', 'page.html'],
  ['csv', 'data.json'],
  ['macro', '章程.docx'],
  ['zip', 'all.zip'],
  ['zip', '公文.ofd'],
  ['exe', 'photo.jpg'],
  ['exe', 'setup.exe'],
  ['elf', 'tool.txt'],
  ['html', 'page.txt'],
  ['svg', 'drawing.txt'],
  ['svg', 'drawing.svg'],
  ['xml', 'a.txt'],
  ['script', 'run.txt'],
  ['gif', 'a.gif'],
  ['gbk', '旧编码.txt'],
];

for (const [sample, name] of refused)
  test(`${name} with the content of a ${sample} is refused`, async () => {
    const answer = await store.putBytes(samples[sample], { name });
    assert.equal(codeOf(answer), 'file-type-refused');
    if (!kept.some(([other]) => other === sample)) assert.equal(store.has(digest(samples[sample])), false);
    assert.deepEqual(incoming(), []);
  });

test('an empty file is refused', async () => {
  assert.equal(codeOf(await store.put(Readable.from([]), { name: 'a.pdf' })), 'file-empty');
});

test('a file of the largest size is kept, one byte more is refused and the rest of it is read away', async () => {
  const text = Buffer.alloc(1000, 'a');
  assert.equal(codeOf(await store.putBytes(text, { name: 'a.txt', limitBytes: 1000 })), 'kept');
  let read = 0;
  const endless = Readable.from(
    (async function* () {
      for (; read < 50; read++) yield text;
    })(),
  );
  assert.equal(codeOf(await store.put(endless, { name: 'b.txt', limitBytes: 999 })), 'file-too-large');
  await finished(endless);
  assert.equal(read, 50);
  assert.deepEqual(incoming(), []);
});

test('a part that the multipart parser cut is refused although it ends well', async () => {
  const cut = Object.assign(Readable.from([samples.txt]), { truncated: true });
  assert.equal(codeOf(await store.put(cut, { name: 'a.txt' })), 'file-too-large');
});

test('a sender that breaks off leaves nothing behind', async () => {
  const before = await listed();
  for (const breaks of ['error', 'close'] as const) {
    const stream = new PassThrough();
    const answer = store.put(stream, { name: 'a.pdf' });
    stream.write(samples.pdf);
    setTimeout(() => stream.destroy(breaks === 'error' ? new Error('aborted') : undefined), 20);
    assert.equal(codeOf(await answer), 'file-incomplete');
  }
  assert.deepEqual(incoming(), []);
  assert.deepEqual(await listed(), before);
});

test('the same content twice, also at the same time, is one file', async () => {
  const before = (await listed()).length;
  const bytes = Buffer.from('同一内容'.repeat(50_000));
  const all = await Promise.all(
    ['一.txt', '二.txt', '三.txt'].map((name) => store.putBytes([bytes.subarray(0, 7), bytes.subarray(7)], { name })),
  );
  assert.deepEqual(new Set(all.map((one) => must(one).sha256)), new Set([digest(bytes)]));
  assert.deepEqual(
    all.map((one) => must(one).name),
    ['一.txt', '二.txt', '三.txt'],
  );
  assert.equal((await listed()).length, before + 1);
});

test('a peer’s file is taken only with the content it announced', async () => {
  const bytes = Buffer.from('来自对方节点');
  const wrong = await store.putBytes(bytes, { name: 'a.txt', expected: digest(samples.txt) });
  assert.equal(codeOf(wrong), 'file-hash-differs');
  assert.equal(store.has(digest(bytes)), false);
  assert.equal(codeOf(await store.putBytes(bytes, { name: 'a.txt', expected: digest(bytes) })), 'kept');
});

test('damage on disk is found, and healed by the same content', async () => {
  const bytes = Buffer.from('会被损坏的内容');
  const { sha256 } = must(await store.putBytes(bytes, { name: 'a.txt' }));
  writeFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2)), '损坏');
  assert.equal(await store.verify(sha256), 'damaged');
  must(await store.putBytes(bytes, { name: 'a.txt' }));
  assert.equal(await store.verify(sha256), 'sound');
  assert.equal(await store.verify('0'.repeat(64)), 'missing');
});

test('nothing but a digest reaches the disk', () => {
  for (const name of ['../../../etc/passwd', 'AB'.repeat(32), '', '..', `${'a'.repeat(62)}/x`]) {
    assert.equal(store.open(name), undefined);
    assert.equal(store.has(name), false);
    assert.equal(store.size(name), undefined);
  }
});

test('files and folders are for their owner only', async () => {
  const { sha256 } = must(await store.putBytes(samples.pdf, { name: 'a.pdf' }));
  assert.equal(statSync(join(folder, sha256.slice(0, 2), sha256.slice(2))).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, sha256.slice(0, 2))).mode & 0o777, 0o700);
});

test('what a killed process left is swept after a day, what is being received is not', () => {
  const [old, young] = [join(folder, 'incoming', 'old'), join(folder, 'incoming', 'young')];
  writeFileSync(old, 'x');
  writeFileSync(young, 'x');
  const yesterday = Date.now() / 1000 - 25 * 3600;
  utimesSync(old, yesterday, yesterday);
  createFileStore(folder);
  assert.deepEqual(incoming(), ['young']);
  rmSync(young);
});
