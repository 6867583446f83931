import assert from 'node:assert/strict';
import test from 'node:test';
import { anyConcentration, stuckReadings, waterRanges } from '../../zones/delta/standards/index.ts';
import { dec, exact } from './exact.ts';
import { inRange, statusFlag, stuckRuns } from './quality.ts';
import { admit, readingKey, type SeriesReading } from './series.ts';

test('values outside the physical range are recognised, the bounds themselves are inside', () => {
  const ph = waterRanges.PH!;
  for (const [text, inside] of [
    ['0', true],
    ['14', true],
    ['14.01', false],
    ['-0.1', false],
  ] as const) {
    assert.equal(inRange(ph, dec(text)), inside, text);
  }
  assert.ok(inRange(anyConcentration, dec('1000000')));
});

test('six identical raw values in a row are a suspected stuck sensor; five, or a gap between, are not', () => {
  const series = (text: string) => text.split(' ').map((cell) => exact(cell));
  assert.deepEqual(stuckRuns(series('1 2 2 2 2 2 2 3'), stuckReadings), [[1, 6]]);
  assert.deepEqual(stuckRuns(series('2 2 2 2 2 3'), stuckReadings), []);
  assert.deepEqual(stuckRuns(series('2 2 2 x 2 2 2'), stuckReadings), []);
  assert.deepEqual(stuckRuns(series('5 5 5 5 5 5'), stuckReadings), [[0, 5]]);
  assert.deepEqual(stuckRuns(series('1.10 1.1 1.100 1.1 1.1 1.1 9 9 9 9 9 9'), stuckReadings), [
    [0, 5],
    [6, 11],
  ]);
  assert.deepEqual(stuckRuns([], stuckReadings), []);
});

test('a station says in its own words that it is being maintained or stands still', () => {
  assert.equal(statusFlag('维护'), 'maintenance');
  assert.equal(statusFlag('停站'), 'stopped');
  assert.equal(statusFlag('正常'), undefined);
});

const reading = (shown: string): SeriesReading => ({
  source: 'file.csv',
  site: '上海市/浙江路桥',
  item: 'CODMN',
  at: '2021-04-02T08:00:00.000Z',
  unit: 'mg/L',
  method: 'auto',
  reading: { kind: 'reading', state: 'measured', shown },
  flags: [],
});

test('an import twice changes nothing, also when one hour is published with two values', () => {
  const file = [reading('4.08'), reading('3.50'), reading('4.08')];
  const held = new Map<string, SeriesReading[]>();
  const bringIn = () =>
    file.map((next) => {
      const versions = held.get(readingKey(next)) ?? [];
      const means = admit(versions, next);
      if (means !== 'known') held.set(readingKey(next), [...versions, next]);
      return means;
    });
  assert.deepEqual(bringIn(), ['added', 'changed', 'known']);
  assert.deepEqual(bringIn(), ['known', 'known', 'known']);
});
