import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongban-catalogue-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const tongban = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../tongban.ts'), 'catalogue', ...args],
      { maxBuffer: 1e8 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

describe('tongban catalogue', () => {
  it('writes a template that checks clean', async () => {
    const file = join(folder, 't.xlsx');
    assert.equal((await tongban('template', '--out', file)).code, 0);
    const { code, out } = await tongban('check', file, '--json');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      ok: true,
      added: 0,
      changed: 0,
      unchanged: 0,
      errors: 0,
      faults: [],
      preview: [],
    });
  });

  it('says what is wrong with a file and answers 1', async () => {
    const file = join(folder, 'bad.json');
    await writeFile(file, '[{"code":"1"}]');
    const { code, out } = await tongban('check', file, '--json');
    assert.equal(code, 1);
    const report = JSON.parse(out);
    assert.equal(report.ok, false);
    assert.ok(
      report.faults.every((fault: { row: number; says: unknown[] }) => fault.row === 1 && fault.says.length === 2),
    );
  });

  it('compares one item and the whole catalogue', async () => {
    const one = JSON.parse((await tongban('compare', '--basic', '900320000100', '--json')).out);
    assert.deepEqual([one.title, one.unified, one.work], ['失业登记', false, ['promised']]);
    const all = JSON.parse((await tongban('compare', '--json')).out);
    assert.equal(all.implementations, 3877);
    assert.equal(all.shared - all.unified, all.work.length);
  });

  for (const args of [
    [],
    ['nothing'],
    ['check'],
    ['check', '/nowhere.json'],
    ['compare', '--zone', 'nowhere'],
    ['template'],
    ['compare', '--odd'],
  ]) {
    it(`wrong usage is answered with 2: ${args.join(' ') || '(nothing)'}`, async () =>
      assert.equal((await tongban(...args)).code, 2));
  }

  it('an item that no two places share is answered with 1', async () =>
    assert.equal((await tongban('compare', '--basic', '000000000000')).code, 1));
});
