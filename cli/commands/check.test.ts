import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import check from './check.ts';

/** Runs the command here, with what it prints. */
const tongban = async (t: TestContext, ...args: string[]) => {
  const [out, err] = [t.mock.method(console, 'log', () => {}), t.mock.method(console, 'error', () => {})];
  const status = await check.run(args);
  const text = (calls: typeof out.mock.calls): string => calls.map((c) => c.arguments.join(' ')).join('\n');
  const answer = { status, stdout: text(out.mock.calls), stderr: text(err.mock.calls) };
  t.mock.restoreAll();
  return answer;
};

test('check answers 0 for valid, 1 for invalid, 2 for wrong usage', async (t) => {
  const good = await tongban(t, 'unit', '310118', '001002', 'GB00001', 'F00010023', '--json');
  assert.equal(good.status, 0);
  assert.deepEqual(JSON.parse(good.stdout).valid, true);
  assert.equal(JSON.parse(good.stdout).region, '310118');
  const bad = await tongban(t, 'id', '310118199001010011', '--json');
  const { kind, value, valid, code, message } = JSON.parse(bad.stdout);
  assert.deepEqual([bad.status, kind, value, valid, code], [1, 'id', '310118199001010011', false, 'id-check-digit']);
  assert.ok(message);
  const elsewhere = await tongban(t, 'unit', '320599005012GB00107F00030201', '--json');
  assert.deepEqual([elsewhere.status, JSON.parse(elsewhere.stdout).code], [1, 'unit-region']);
  for (const args of [[], ['id'], ['unit', '1', '--zone', 'nowhere'], ['toString', '1'], ['id', '--what', '1']]) {
    const { status, stderr } = await tongban(t, ...args);
    assert.equal(status, 2);
    assert.match(stderr, /tongban check id\|uscc/);
  }
});
