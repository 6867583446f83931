import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { vocMobile } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { compareExact, dec, whole } from '../exact.ts';
import { bearing, distance, ringHolds, travel, turn } from '../geo.ts';
import { isInsufficient } from '../insufficient.ts';
import { backgrounds, nearestRank } from './background.ts';
import { exceedances, hotSpots, isPersistent, segments } from './hot-spots.ts';
import { ppbToMass, usableRun, type VocSample, validSamples } from './run.ts';
import { districtsReached, upwindLeads, upwindSector } from './upwind.ts';

const START = { lon: 120.9014, lat: 31.0175 };
/** worked-examples.json `voc_hotspot`: one second apart. */
const SERIES = [60, 62, 58, 61, 65, 63, 60, 240, 310, 420, 380, 55, 290, 260, 61, 60, 59, 62, 500, 61];

const track = (values: readonly number[], from = START): VocSample[] =>
  values.map((value, t) => ({ t, place: travel(from, 90, t * 8), speedKmh: dec('28.8'), tvoc: whole(value) }));

test('4.6-6: background 58, threshold 200, one hot spot over one low sample; the lone spike is none', () => {
  const samples = track(SERIES);
  assert.equal(compareExact(backgrounds(samples, 600, 10)[0]!, whole(58)), 0);
  const exceeding = exceedances(vocMobile, samples);
  assert.deepEqual(exceeding, [7, 8, 9, 10, 12, 13, 18]);
  assert.deepEqual(segments(vocMobile, exceeding), [[7, 8, 9, 10, 12, 13], [18]]);
  const [spot, ...others] = hotSpots(vocMobile, samples);
  assert.equal(others.length, 0);
  assert.deepEqual(spot?.exceeding, [7, 8, 9, 10, 12, 13]);
  assert.equal(exactText(spot!.peak), '420');
  assert.equal(spot!.seconds, 6);
  assert.ok(Math.abs(spot!.metres - 48) < 0.01);
  assert.ok(distance(spot!.centre, travel(START, 90, 79)) < 3);
});

test('a gap of two samples joins, of three does not', () => {
  assert.deepEqual(segments(vocMobile, [1, 4]), [[1, 4]]);
  assert.deepEqual(segments(vocMobile, [1, 5]), [[1], [5]]);
});

test('the sliding background is the percentile of the samples in the window', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (numbers, window) => {
      const samples = track(numbers);
      const found = backgrounds(samples, window, 10);
      for (const { t } of samples) {
        const near = samples.filter((other) => Math.abs(other.t - t) <= window / 2).map(({ tvoc }) => tvoc);
        assert.equal(compareExact(found[t]!, nearestRank(near.sort(compareExact), 10)), 0);
      }
    }),
  );
});

test('4.6-6: 100 ppb toluene is 376.85 µg/m³, benzene 319.47', () => {
  assert.equal(exactText(ppbToMass(vocMobile, dec('100'), vocMobile.molarMass.toluene!), 2), '376.85');
  assert.equal(exactText(ppbToMass(vocMobile, dec('100'), vocMobile.molarMass.benzene!), 2), '319.47');
});

test('samples too fast, after a gap of position, badly fixed or marked are invalid', () => {
  const [a, b, c, d, e] = track([60, 60, 60, 60, 60]) as [VocSample, VocSample, VocSample, VocSample, VocSample];
  const samples = [
    a,
    { ...b, speedKmh: dec('40.1') },
    { ...c, hdop: dec('5.1') },
    { ...d, invalid: true },
    { ...e, t: 9 },
  ];
  assert.deepEqual(validSamples(vocMobile, samples), [a]);
});

test('a run with failed checks or under 80 % valid samples is not used', () => {
  const samples = track(Array(10).fill(60));
  const spoiled = (n: number) => samples.map((sample, i) => (i < n ? { ...sample, invalid: true } : sample));
  assert.ok(!isInsufficient(usableRun(vocMobile, { id: 'r', samples: spoiled(2), checksPassed: true })));
  assert.ok(isInsufficient(usableRun(vocMobile, { id: 'r', samples: spoiled(3), checksPassed: true })));
  assert.ok(isInsufficient(usableRun(vocMobile, { id: 'r', samples, checksPassed: false })));
  assert.ok(isInsufficient(usableRun(vocMobile, { id: 'r', samples: [], checksPassed: true })));
});

test('a hot spot is persistent when two of the last three runs have it within 200 m', () => {
  const at = (metres: number) => hotSpots(vocMobile, track(SERIES, travel(START, 0, metres)));
  const [spot] = at(0);
  assert.ok(isPersistent(vocMobile, spot!, [[], at(190)]));
  assert.ok(!isPersistent(vocMobile, spot!, [[], at(210)]));
  assert.ok(!isPersistent(vocMobile, spot!, [[], [], at(0)]));
});

const north = { from: 0, speedMs: dec('2') };

test('emitters upwind are leads, more shared species first; in calm air there are none', () => {
  const emitter = (id: string, towards: number, metres: number, ...species: string[]) => ({
    id,
    place: travel(START, towards, metres),
    species,
  });
  const emitters = [
    emitter('near', 5, 300),
    emitter('same species', -20, 1500, 'toluene'),
    emitter('aside', 31, 300, 'toluene'),
    emitter('downwind', 180, 300, 'toluene'),
    emitter('far', 0, 2100, 'toluene'),
  ];
  const leads = upwindLeads(vocMobile, START, north, emitters, ['toluene', 'xylene']);
  assert.deepEqual(
    leads.map((lead) => lead.emitter),
    ['same species', 'near'],
  );
  assert.deepEqual(leads[0]?.sharedSpecies, ['toluene']);
  assert.deepEqual(upwindLeads(vocMobile, START, { ...north, speedMs: dec('0.4') }, emitters), []);
});

test('a sector that reaches over the border names both districts', () => {
  const border = START.lat + 0.005;
  const districtOf = ({ lat }: { lat: number }) => (lat > border ? '310118' : '330421');
  assert.deepEqual(districtsReached(vocMobile, START, north, districtOf), ['330421', '310118']);
  assert.deepEqual(districtsReached(vocMobile, START, { ...north, from: 180 }, districtOf), ['330421']);
  assert.deepEqual(districtsReached(vocMobile, START, { ...north, speedMs: dec('0') }, districtOf), ['330421']);
  const ring = upwindSector(vocMobile, START, north).map(({ lon, lat }) => [lon, lat] as const);
  assert.ok(ringHolds(ring, travel(START, 20, 1500)));
  assert.ok(!ringHolds(ring, travel(START, 40, 1500)));
});

test('travelling and measuring agree', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 359.9, noNaN: true }),
      fc.double({ min: 1, max: 5000, noNaN: true }),
      (to, metres) => {
        const there = travel(START, to, metres);
        assert.ok(Math.abs(distance(START, there) - metres) < 0.01);
        assert.ok(turn(bearing(START, there), to) < 0.01);
      },
    ),
  );
});
