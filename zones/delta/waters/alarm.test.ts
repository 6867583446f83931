import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alarmOf, clears, dec, dutySide, isSilent, ringHolds, targetOf, type WaterRank } from '#kernel';
import { gb3838v2002 } from '../standards/index.ts';
import { alarmRules } from './alarm-rules.ts';
import { bodies } from './bodies.ts';
import { districts } from './districts.ts';
import { sections } from './sections.ts';

const series = (...values: readonly string[]) =>
  values.map((value, n) => ({ at: new Date(Date.UTC(2021, 3, 1, 4 * n)).toISOString(), value: dec(value) }));
const ask = (item: string, rank: WaterRank, column: 'river' | 'lake' = 'river') => ({
  edition: gb3838v2002,
  column,
  target: { rank },
  item,
});
const cause = (item: string, rank: WaterRank, ...values: readonly string[]) =>
  alarmOf(alarmRules, ask(item, rank), series(...values))?.cause;

test('alarms of 3.2: each threshold just kept and just broken', () => {
  const table: readonly (readonly [string, WaterRank, readonly string[], string | undefined])[] = [
    ['CODMN', 3, ['6.0', '6.1'], undefined],
    ['CODMN', 3, ['6.1', '6.1'], 'worse-than-target'],
    ['CODMN', 3, ['5.9', '8.9'], undefined],
    ['CODMN', 3, ['5.9', '9.0'], 'times-target'],
    ['DO', 3, ['5.0', '4.9'], undefined],
    ['DO', 3, ['4.9', '4.9'], 'worse-than-target'],
    ['DO', 3, ['6', '2.00'], undefined],
    ['DO', 3, ['6', '1.99'], 'below-floor'],
    ['NH3N', 3, ['0.20', '0.20', '0.30'], undefined],
    ['NH3N', 3, ['0.20', '0.20', '0.301'], 'rise'],
    ['DO', 3, ['6', '6', '12'], undefined],
    ['CHLA', 3, ['0.01', '0.026'], undefined],
    ['CHLA', 3, ['0.01', '0.027'], 'level'],
    ['ALGAE', 3, ['9000000', '10000000'], undefined],
    ['ALGAE', 3, ['9000000', '10000001'], 'level'],
    ['TN', 3, ['9', '9'], undefined],
  ];
  for (const [item, rank, values, expected] of table)
    assert.equal(cause(item, rank, ...values), expected, `${item} ${values.join(' ')}`);
});

test('three normal readings end an alarm, two do not', () => {
  assert.equal(clears(alarmRules, ask('CODMN', 3), series('9.9', '4', '4')), false);
  assert.equal(clears(alarmRules, ask('CODMN', 3), series('9.9', '4', '4', '4')), true);
});

test('a station is silent after eight hours, not at eight', () => {
  assert.equal(isSilent(alarmRules, '2021-04-01T00:00:00.000Z', '2021-04-01T08:00:00.000Z'), false);
  assert.equal(isSilent(alarmRules, '2021-04-01T00:00:00.000Z', '2021-04-01T08:00:00.001Z'), true);
});

test('the duty goes round by the month, and targets say that they are assumed', () => {
  const taipu = bodies.find(({ id }) => id === 'taipu')!;
  assert.deepEqual(
    ['2020-12-31', '2021-01-31', '2021-02-01', '2021-03-01', '2021-04-01', '2022-01-01'].map((day) =>
      dutySide(taipu, day),
    ),
    [undefined, '320509', '330421', '310118', '320509', '320509'],
  );
  assert.deepEqual([targetOf(taipu, 'x', 2021)?.target.rank, targetOf(taipu, 'x', 2021)?.status], [3, 'assumed']);
  assert.equal(targetOf(taipu, 'x', 2019), undefined);
});

test('every section stands at a water of the register, and the column is not the kind of the water', () => {
  for (const { water } of sections) assert.ok(bodies.some(({ id }) => id === water));
  assert.equal(sections.find(({ title }) => title[0] === '淀峰')?.column, 'river', 'a river section at a lake');
});

test('the outlines tell the three districts apart', () => {
  const at = (lon: number, lat: number) =>
    districts.filter(({ ring }) => ringHolds(ring, { lon, lat })).map(({ jurisdiction }) => jurisdiction);
  assert.deepEqual(at(121.12, 31.15), ['310118']);
  assert.deepEqual(at(120.64, 31.14), ['320509']);
  assert.deepEqual(at(120.92, 30.84), ['330421']);
});
