import assert from 'node:assert/strict';
import { test } from 'node:test';
import { airForecast } from '../../zones/delta/standards/air-forecast.ts';
import { flueGas } from '../../zones/delta/standards/flue-gas.ts';
import { airLimits } from '../../zones/delta/standards/gb3095.ts';
import { waterEditions } from '../../zones/delta/standards/gb3838-2002.ts';
import { airEditions } from '../../zones/delta/standards/hj633.ts';
import { airStatistics } from '../../zones/delta/standards/hj663.ts';
import { vocMobile } from '../../zones/delta/standards/voc-mobile.ts';
import type { AdoptedStandard } from '../law/adopted.ts';
import { withStandards } from '../law/adopted.ts';
import { assumed, law, slot } from '../law/law.ts';
import { lawBook, resolveLaw } from '../law/resolve.ts';
import { adoptFlue, adoptForecast, adoptVoc, followedBy } from './adopted.ts';
import { adoptAirLimits, adoptAirStatistics } from './adopted-air-limits.ts';
import { adoptAir, adoptWater } from './adopted-limits.ts';
import { airIndex } from './air/index-of-air.ts';
import { exactText } from './arithmetic.ts';
import { editionOn, editionThroughout } from './edition.ts';
import { dec } from './exact.ts';
import { isInsufficient } from './insufficient.ts';
import { classifyWater } from './water/classify.ts';
import type { WaterEdition } from './water/edition.ts';

const national = waterEditions[0] as WaterEdition;
const standard = (limits: AdoptedStandard['limits'], from = '2022-01-01'): AdoptedStandard => ({
  number: 'DB31/T 310099—2021',
  title: '示例标准',
  from,
  limits,
});
const must = <T>(result: { ok: true; value: T } | { ok: false; says: readonly string[] }): T => {
  assert.ok(result.ok);
  return result.value;
};

test('a joint standard becomes the edition from its day on, and the one before ends the day before', () => {
  const next = must(adoptWater(national, standard([{ item: 'WATER.TP.river.3', value: '0.15' }])));
  assert.ok(next);
  const editions = followedBy(waterEditions, next);
  const on = (day: string) => must(editionOn(editions, day));
  assert.equal(on('2021-12-31').id, national.id);
  assert.equal(on('2022-01-01').id, 'DB31/T 310099—2021');
  const sample = { TP: dec('0.18') };
  const rank = (day: string) => {
    const found = classifyWater(on(day), 'river', sample);
    assert.equal(found.kind, 'water-class');
    return 'rank' in found ? found.rank : undefined;
  };
  assert.deepEqual([rank('2021-12-31'), rank('2022-01-01')], [3, 4]);
  assert.ok(!editionThroughout(editions, '2021-12-01', '2022-01-31').ok, 'a period over the change is refused');
  assert.ok(editionThroughout(editions, '2022-01-01', '2022-01-31').ok);
});

test('it may not be looser than the national one, nor let classes cross', () => {
  for (const item of [
    { item: 'WATER.TP.river.3', value: '0.25' },
    { item: 'WATER.DO.river.3', value: '4.9' },
    { item: 'WATER.TP.river.3', value: '0.05' },
    { item: 'WATER.TP.river.9', value: '0.1' },
    { item: 'WATER.XX.river.3', value: '0.1' },
    { item: 'WATER.TP.sea.3', value: '0.1' },
    { item: 'WATER.TP.river.3', value: 'little' },
  ])
    assert.ok(!adoptWater(national, standard([item])).ok, JSON.stringify(item));
  assert.ok(adoptWater(national, standard([{ item: 'WATER.DO.river.3', value: '5.5' }])).ok);
});

test('the method of mobile runs takes what the standard sets and keeps the rest', () => {
  const next = must(adoptVoc(vocMobile, standard([{ item: 'VOC.thresholdFloor', value: '150' }, { item: 'VOC.leastSamples', value: '4' }, { item: 'SO2', value: '35' }]))); // biome-ignore format: one list
  assert.deepEqual(next?.thresholdFloor, dec('150'));
  assert.equal(next?.leastSamples, 4);
  assert.deepEqual(next?.thresholdFactor, vocMobile.thresholdFactor);
  assert.equal(next?.status, 'official');
  assert.equal(must(adoptVoc(vocMobile, standard([{ item: 'SO2', value: '35' }]))), undefined);
  assert.ok(!adoptVoc(vocMobile, standard([{ item: 'VOC.nothing', value: '1' }])).ok);
  assert.ok(!adoptVoc(vocMobile, standard([{ item: 'VOC.leastSamples', value: '4.5' }])).ok);
});

test('the flue-gas method takes fields within fields; unknown names and fractions of samples are refused', () => {
  const next = must(
    adoptFlue(
      flueGas,
      standard([
        { item: 'FLUE.leastSamples', value: '5' },
        { item: 'FLUE.load.from', value: '80' },
        { item: 'FLUE.referenceOxygen.kiln', value: '8.6' },
      ]),
    ),
  );
  assert.equal(next?.leastSamples, 5);
  assert.deepEqual(next?.load, { from: dec('80'), to: flueGas.load.to });
  assert.deepEqual(next?.referenceOxygen, { ...flueGas.referenceOxygen, kiln: dec('8.6') });
  assert.deepEqual(flueGas.load.from, dec('75'), 'the method before is as it was');
  for (const item of ['FLUE.nothing', 'FLUE.load.middle', 'FLUE.id', 'FLUE'])
    assert.ok(!adoptFlue(flueGas, standard([{ item, value: '1' }])).ok, item);
  assert.ok(!adoptFlue(flueGas, standard([{ item: 'FLUE.leastSamples', value: '3.5' }])).ok);
});

test('the forecast may ask more days and an earlier hour than HJ 633, not fewer days or a later hour', () => {
  const set = (item: string, value: string) => adoptForecast(airForecast, standard([{ item, value }]));
  assert.equal(must(set('FORECAST.leastDays', '5'))?.leastDays, 5);
  assert.equal(must(set('FORECAST.width.narrow', '20'))?.width.narrow, 20);
  assert.ok(!set('FORECAST.leastDays', '2').ok);
  assert.ok(!set('FORECAST.dueMinute', '1260').ok);
});

test('a tighter breakpoint of the air index is an edition of its own until the national one follows', () => {
  const next = must(adoptAir(airEditions, standard([{ item: 'AQI.PM25_24h.100', value: '60' }]))) ?? [];
  const aqi = (day: string) => {
    const found = airIndex(must(editionOn(next, day)), { PM25_24h: dec('60') }, 'hour');
    return isInsufficient(found) ? undefined : [found.edition, found.aqi];
  };
  assert.deepEqual(aqi('2021-12-31'), ['HJ633-2012', 82]);
  assert.deepEqual(aqi('2022-01-01'), ['DB31/T 310099—2021', 100]);
  assert.deepEqual(aqi('2026-02-28'), ['DB31/T 310099—2021', 100]);
  assert.deepEqual(must(editionOn(next, '2026-03-01')).id, 'HJ633-2026');
  for (const [item, value] of [
    ['AQI.PM25_24h.100', '80'],
    ['AQI.PM25_24h.100', '35'],
    ['AQI.PM25_24h.120', '60'],
    ['AQI.PM1_24h.100', '60'],
  ] as const)
    assert.ok(!adoptAir(airEditions, standard([{ item, value }])).ok, item);
});

test('limits of the air and the statistics of a year are tightened likewise, until the national edition that follows', () => {
  const adopts = (item: string, value: string) => adoptAirLimits(airLimits, standard([{ item, value }]));
  const next = must(adopts('AIR.PM25.24h.2', '60')) ?? [];
  const second = (day: string) => {
    const { id, limits } = must(editionOn(next, day));
    return [id, exactText(limits.PM25!['24h']![1])];
  };
  assert.deepEqual(second('2021-12-31'), ['GB3095-2012', '75']);
  assert.deepEqual(second('2022-01-01'), ['DB31/T 310099—2021', '60']);
  assert.equal(second('2026-03-01')[0], 'GB3095-2026-transition');
  for (const [item, value] of [
    ['AIR.PM25.24h.2', '76'],
    ['AIR.PM25.24h.2', '34'],
    ['AIR.PM25.24h.3', '60'],
    ['AIR.PM25.week.2', '60'],
    ['AIR.PM1.24h.2', '60'],
    ['AIR.PM25.24h.2', 'low'],
  ] as const)
    assert.ok(!adopts(item, value).ok, `${item} ${value}`);
  const year = (item: string, value: string) => adoptAirStatistics(airStatistics, standard([{ item, value }]));
  const found = must(editionOn(must(year('AIRSTAT.percentiles.O3', '95')) ?? [], '2022-06-01'));
  assert.deepEqual([found.percentiles.O3, found.percentiles.PM25, found.movingMeans], [95, 95, 14]);
  for (const [item, value] of [
    ['AIRSTAT.movingMeans', '13'],
    ['AIRSTAT.percentiles.PM1', '95'],
    ['AIRSTAT.percentiles.O3', '101'],
    ['AIRSTAT.other', '1'],
  ] as const)
    assert.ok(!year(item, value).ok, `${item} ${value}`);
  assert.equal(must(year('AQI.PM25_24h.100', '60')), undefined);
});

test('in the law book standards are versions of the slot: the older one before, after and at places of their own', () => {
  const mechanism = {
    id: 'm',
    law: { method: slot.edition(['方法', 'Method'], adoptFlue), other: slot.number(['数', 'Number']) },
  };
  const cite = assumed('x');
  const book = lawBook([
    law(mechanism, 'zone', {
      method: [{ from: '2021-04-21', value: flueGas, cite, status: 'assumed' }],
      other: [{ from: '2021-01-01', value: 1, cite, status: 'assumed' }],
    }),
  ]);
  const short = { ...standard([{ item: 'FLUE.leastSamples', value: '5' }]), to: '2022-06-30' };
  const early = standard([{ item: 'FLUE.leastSamples', value: '4' }], '2021-06-01');
  const wrong = standard([{ item: 'FLUE.leastSamples', value: 'many' }], '2023-01-01');
  const before = standard([{ item: 'FLUE.leastSamples', value: '9' }], '2020-01-01');
  const { book: next, refused } = withStandards(book, [mechanism], [before, early, short, wrong]);
  const least = (day: string) => {
    const found = resolveLaw(next, 'm', 'method', ['zone'], day, '2021-05-01');
    return found.ok ? [(found.value.value as typeof flueGas).leastSamples, found.value.status] : found.code;
  };
  assert.deepEqual(['2021-04-20', '2021-05-31', '2021-06-01', '2022-01-01', '2022-07-01', '2023-02-01'].map(least), [
    'no-law-in-force',
    [3, 'assumed'],
    [4, 'official'],
    [5, 'official'],
    [4, 'official'],
    [4, 'official'],
  ]);
  assert.deepEqual(
    refused.map(({ says }) => says[1]),
    ['Parameter FLUE.leastSamples: "many" cannot be used'],
  );
  assert.equal(next.get('m/zone')?.slots.other, book.get('m/zone')?.slots.other);
});
