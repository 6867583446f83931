import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsFor } from './labels.ts';

test('names avoid marks and each other', () => {
  const [first, second, third] = labelsFor(
    [
      { x: 100, y: 100, name: '急水港桥' },
      { x: 150, y: 100, name: '淀峰' },
      { x: 500, y: 100, name: 'Alone' },
    ],
    { radius: 17, size: 19, width: 1000 },
  );
  assert.equal(first?.anchor, 'end', 'its right is taken by the next mark');
  assert.equal(second?.anchor, 'start');
  assert.equal(third?.anchor, 'start');
});

test('a name stays on the drawing', () => {
  const [last] = labelsFor([{ x: 950, y: 100, name: 'Zhaotun (Shipu Bridge)' }], {
    radius: 17,
    size: 19,
    width: 1000,
  });
  assert.equal(last?.anchor, 'end');
});
