import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waterEditions } from '../../zones/delta/standards/gb3838-2002.ts';
import { vocMobile } from '../../zones/delta/standards/voc-mobile.ts';
import { type AdoptedStandard, adoptVoc, adoptWater, followedBy } from './adopted.ts';
import { editionOn, editionThroughout } from './edition.ts';
import { dec } from './exact.ts';
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
