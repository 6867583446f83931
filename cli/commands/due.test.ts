import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import due from './due.ts';

/** Runs the command here, with what it prints. */
const tongban = async (t: TestContext, ...args: string[]) => {
  const [out, err] = [t.mock.method(console, 'log', () => {}), t.mock.method(console, 'error', () => {})];
  const status = await due.run(args);
  const text = (calls: typeof out.mock.calls): string => calls.map((c) => c.arguments.join(' ')).join('\n');
  const answer = { status, stdout: text(out.mock.calls), stderr: text(err.mock.calls) };
  t.mock.restoreAll();
  return answer;
};

test('due prints the day and, as JSON, every day on the way', async (t) => {
  const { status, stdout } = await tongban(t, '--from', '2021-09-17', '--term', '5wd', '--json');
  const { from, term, due, days } = JSON.parse(stdout);
  assert.deepEqual([status, from, term, due, days.length], [0, '2021-09-17', '5wd', '2021-09-26', 9]);
  assert.match((await tongban(t, '--from', '2021-09-17', '--term', '5wd')).stdout, /2021-09-26 届满[\s\S]*调休上班/);
});

test('a year without a calendar is refused with a word: exit 1', async (t) => {
  const { status, stdout } = await tongban(t, '--from', '2026-12-20', '--term', '20wd', '--json');
  const { error } = JSON.parse(stdout);
  assert.deepEqual([status, error.code, error.detail.year], [1, 'calendar-not-published', 2027]);
  const human = await tongban(t, '--from', '2026-12-20', '--term', '20wd');
  assert.equal(human.status, 1);
  assert.match(human.stderr, /2027年.*尚未公布[\s\S]*not published/);
});

test('wrong usage says how: exit 2', async (t) => {
  for (const args of [
    [],
    ['--from', '2021-02-30', '--term', '5wd'],
    ['--from', '2021-02-03', '--term', '5q'],
    ['--frm', 'x'],
    ['--from', '2021-02-03', '--term', '5wd', '--calendar', 'toString'],
  ]) {
    const { status, stderr } = await tongban(t, ...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /tongban due --from/);
    const asJson = await tongban(t, ...args, '--json');
    assert.ok(asJson.status === 2 && JSON.parse(asJson.stdout).error.code);
  }
});
