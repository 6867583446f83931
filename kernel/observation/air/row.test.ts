import assert from 'node:assert/strict';
import test from 'node:test';
import { must } from '../../outcome/result.ts';
import { exactText } from '../arithmetic.ts';
import { airLayout } from './layout.ts';
import { readAirRow, readPrimary } from './row.ts';

const HOURLY = 'Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2'.split(',');

test('an hourly table is read by its headings, without the ozone 8 h column', () => {
  const layout = must(airLayout(HOURLY));
  assert.equal(layout.period, 'hour');
  assert.deepEqual(
    layout.items.map(({ item }) => item),
    ['PM25_24h', 'PM10_24h', 'CO_1h', 'NO2_1h', 'O3_1h', 'SO2_1h'],
  );
  const names = '\n    颗粒物(PM10)\n    \n    细颗粒物(PM2.5)\n    \n';
  const row = readAirRow(layout, [
    '20200403',
    '17',
    '青浦淀山湖',
    '59',
    '良',
    names,
    '42',
    '68',
    '0.7',
    '33',
    '133',
    '110',
    '7',
  ]);
  assert.equal(row.published, 59);
  assert.deepEqual(row.primary, ['PM10_24h', 'PM25_24h']);
  assert.equal(row.day, '2020-04-03');
  assert.equal(exactText(row.sample.CO_1h!), '0.7');
});

test('missing values and a missing index are missing, in any of their spellings', () => {
  const layout = must(airLayout(HOURLY));
  for (const none of ['NaN', '-', '—', '']) {
    const row = readAirRow(layout, [
      '20200402',
      '12',
      '普陀',
      none,
      '',
      none,
      none,
      none,
      '0.5',
      none,
      '80',
      '56',
      '4',
    ]);
    assert.equal(row.published, undefined);
    assert.deepEqual(row.primary, []);
    assert.deepEqual(Object.keys(row.sample), ['CO_1h', 'O3_1h', 'SO2_1h']);
    assert.deepEqual(row.unreadable, []);
  }
});

test('a daily table and other headings', () => {
  const layout = must(airLayout('日期,城市,AQI,首要污染物,PM2.5(μg/m³),PM₁₀,CO(mg/m³),NO₂,O₃_8h,SO₂'.split(',')));
  assert.equal(layout.period, 'day');
  assert.deepEqual(
    layout.items.map(({ item }) => item),
    ['PM25_24h', 'PM10_24h', 'CO_24h', 'NO2_24h', 'O3_8h', 'SO2_24h'],
  );
  assert.equal(
    readAirRow(layout, ['2026-03-01', '嘉善', '114', 'PM2.5', '75', '150', '4', '80', '160', '150']).day,
    '2026-03-01',
  );
});

test('names of primary pollutants in the spellings found', () => {
  for (const [cell, items] of [
    ['细颗粒物(PM2.5)', ['PM25_24h']],
    ['颗粒物(PM10)', ['PM10_24h']],
    ['可吸入颗粒物', ['PM10_24h']],
    ['二氧化氮\n颗粒物(PM10)', ['NO2_1h', 'PM10_24h']],
    ['臭氧1小时', ['O3_1h']],
    ['臭氧8小时', ['O3_8h']],
    ['PM2.5,PM10', ['PM25_24h', 'PM10_24h']],
    ['NaN', []],
    ['—', []],
  ] as const) {
    assert.deepEqual(readPrimary(cell, 'hour'), items, cell);
  }
  assert.deepEqual(readPrimary('二氧化氮', 'day'), ['NO2_24h']);
});

test('a table without pollutants is refused', () => {
  const found = airLayout('省份,断面名称,pH'.split(','));
  assert.ok(!found.ok && found.code === 'unknown-layout');
});
