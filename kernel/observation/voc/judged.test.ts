import assert from 'node:assert/strict';
import test from 'node:test';
import { type JudgedRun, notPassed, stillHot } from './judged.ts';

const at = (lon: number) => ({ lon, lat: 30.99 });
const spot = (lon: number) => ({ ...at(lon), peak: '400', persistent: false });
const run = (spots: readonly number[], samples: readonly (readonly [lon: number, valid: boolean])[]): JudgedRun => ({
  run: 'R',
  startedAt: '2021-07-20T02:00:00.000Z',
  track: 'ab'.repeat(32),
  checksAfter: true,
  validShare: '1',
  kilometres: '1',
  used: true,
  hotSpots: spots.map(spot),
  reaches: [],
  samples: samples.map(([lon, valid]) => ({ ...at(lon), valid })),
});
const method = { linkRadiusMetres: 200 };

// 0.001 degrees of longitude are some 95 m at this latitude.
test('a spot stays hot where the second run has one within 200 m, and is judged only where the second passed it', () => {
  for (const [first, second, samples, hot, missed] of [
    [[120.91], [120.912], [[120.91, true]], 1, 0],
    [[120.91], [120.913], [[120.91, true]], 0, 0],
    [[120.91], [], [[120.91, true]], 0, 0],
    [[120.91], [], [[120.91, false]], 0, 1],
    [[120.91, 120.95], [120.91], [[120.9105, true]], 1, 1],
    [[], [120.91], [[120.91, true]], 0, 0],
  ] as const) {
    const again = run(second, samples);
    const spots = first.map(spot);
    assert.deepEqual([stillHot(method, spots, again).length, notPassed(method, spots, again).length], [hot, missed]);
  }
});
