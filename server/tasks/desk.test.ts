import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refuse } from '#kernel';
import { Refused } from '../http/problem.ts';
import { type Task, type TaskDesk, type TaskSpec, taskDesk, turn } from './desk.ts';

const said: string[] = [];
const open = (): TaskDesk =>
  taskDesk(
    () => '2026-06-12T06:00:00.000Z',
    (line) => said.push(line),
  );

const spec = (run: TaskSpec<number>['run'], kind = 'count'): TaskSpec<number> => ({
  kind,
  title: ['数数', 'Counting'],
  by: 'somebody',
  run,
  view: (n) => ({ n }),
});

/** Counts to `n`, letting others have their turn at each. */
const count =
  (n: number): TaskSpec<number>['run'] =>
  async (watch) => {
    for (let i = 0; i < n; i++) await turn(watch, i, n);
    return n;
  };
const forever = spec(count(Number.POSITIVE_INFINITY));

const ended = async (desk: TaskDesk, id: string): Promise<Task> => {
  for (;;) {
    const task = desk.find(id);
    if (task && task.state !== 'running') return task;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

describe('long work', () => {
  test('that is quick comes back done', async () => {
    const task = await open().begin(spec(count(10)));
    assert.deepEqual([task?.state, task?.result, task?.done, task?.all], ['done', { n: 10 }, 9, 10]);
  });

  test('shows how far it is, is the only one of its kind, and ends when stopped', async () => {
    const desk = open();
    const task = await desk.begin(forever);
    assert.equal(task?.state, 'running');
    assert.ok(task && task.done > 0);
    assert.equal(await desk.begin(forever), undefined);
    assert.equal((await desk.begin(spec(count(1), 'another kind')))?.state, 'done');
    desk.stop(task.id);
    const stopped = await ended(desk, task.id);
    assert.deepEqual([stopped.state, stopped.result], ['stopped', undefined]);
    assert.equal((await desk.begin(spec(count(1))))?.state, 'done', 'the next of its kind may begin');
  });

  test('that is refused says why; a fault of the program goes to the log', async () => {
    const refused = await open().begin(
      spec(async () => {
        throw new Refused(refuse('rows-faulty', ['有误', 'faulty']));
      }),
    );
    assert.deepEqual([refused?.state, refused?.problem?.code], ['failed', 'rows-faulty']);
    const broken = await open().begin(
      spec(async () => {
        throw new Error('a wheel came off');
      }),
    );
    assert.deepEqual([broken?.state, broken?.problem], ['failed', undefined]);
    assert.match(said.at(-1) ?? '', /a wheel came off/);
  });

  test('ends with the node', async () => {
    const desk = open();
    const task = await desk.begin(forever);
    await desk.close();
    assert.equal(desk.find(task?.id ?? '')?.state, 'stopped');
  });
});
