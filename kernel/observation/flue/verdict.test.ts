import assert from 'node:assert/strict';
import test from 'node:test';
import { flueGas } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { dec } from '../exact.ts';
import { isInsufficient } from '../insufficient.ts';
import { dryFlow, excessAir, massRate, ppmToMass, toDry, toReferenceOxygen } from './convert.ts';
import { type FlueSample, type FlueTask, flueVerdict } from './verdict.ts';

test('4.6-4: reference oxygen, worked', () => {
  for (const [c, o2, reference, result] of [
    ['120', '11', '9', '144.0000'],
    ['42', '3.5', '3.5', '42.0000'],
    ['28', '6.2', '3.5', '33.1081'],
    ['10', '21', '9', 'oxygen-ambient'],
    ['10', '20.9', '9', 'oxygen-too-high'],
  ] as const) {
    const found = toReferenceOxygen(flueGas, dec(c), dec(o2), dec(reference));
    assert.equal(found.ok ? exactText(found.value, 4) : found.code, result);
  }
  const alpha = excessAir(flueGas, dec('7'));
  assert.ok(alpha.ok && exactText(alpha.value, 2) === '1.50');
});

test('4.6-4: dry basis, ppm, standard flow and mass rate, worked', () => {
  assert.equal(exactText(toDry(dec('80'), dec('0.12')), 4), '90.9091');
  assert.equal(exactText(ppmToMass(flueGas, dec('50'), flueGas.molarMass.SO2!), 4), '142.9911');
  assert.equal(exactText(ppmToMass(flueGas, dec('30'), flueGas.molarMass.NO2!), 4), '61.6205');
  const flow = dryFlow(flueGas, dec('50000'), dec('130'), dec('101000'), dec('-300'), dec('0.08'));
  assert.equal(exactText(flow, 2), '30969.08');
  assert.equal(exactText(massRate(dec('90.9091'), dec('30000')), 4), '2.7273');
});

const boiler: FlueTask = { pollutant: 'SO2', limit: dec('200'), referenceOxygen: dec('9'), accredited: true };
const good: FlueSample = {
  reading: dec('50'),
  unit: 'ppm',
  basis: 'dry',
  oxygen: dec('11'),
  oxygenBasis: 'dry',
  load: dec('90'),
  leakPassed: true,
  zeroDrift: dec('0.5'),
  spanDrift: dec('-2'),
};
const three = (sample: FlueSample) => [sample, sample, sample];
const judged = (task: FlueTask, samples: readonly FlueSample[]) => {
  const found = flueVerdict(flueGas, task, samples);
  assert.ok(!isInsufficient(found));
  return found;
};

test('4.6-4: SO2 50 ppm dry at 11 % oxygen against 9 %: 142.99 measured, 171.59 converted, within 200', () => {
  const found = judged(boiler, three(good));
  assert.equal(exactText(found.measured, 2), '142.99');
  assert.equal(exactText(found.converted!, 2), '171.59');
  assert.equal(exactText(found.compared), '171.6');
  assert.equal(found.verdict, 'pass');
  assert.equal(found.multiple, undefined);
});

test('the result is rounded once, to one digit more than the limit, and then compared', () => {
  const task: FlueTask = { pollutant: 'NOx', limit: dec('200'), accredited: true };
  const at = (text: string) => judged(task, three({ ...good, reading: dec(text), unit: 'mg/m3' }));
  assert.equal(at('200.05').verdict, 'pass');
  assert.equal(at('200.0501').verdict, 'exceeds');
  assert.equal(exactText(at('250').multiple!), '0.25');
});

test('invalid samples are left out with their reason, fewer than three give no verdict', () => {
  for (const [change, fault] of [
    [{ leakPassed: false }, 'leak'],
    [{ spanDrift: dec('-5.1') }, 'span-drift'],
    [{ load: dec('60') }, 'load'],
    [{ oxygen: dec('21') }, 'oxygen'],
    [{ oxygen: undefined }, 'oxygen-missing'],
    [{ oxygenBasis: 'wet' }, 'oxygen-basis'],
    [{ basis: 'wet', oxygenBasis: 'wet' }, 'moisture-missing'],
  ] as const) {
    const bad: FlueSample = { ...good, ...change };
    assert.deepEqual(judged(boiler, [bad, ...three(good)]).faults, [{ sample: 0, fault }]);
    assert.ok(isInsufficient(flueVerdict(flueGas, boiler, [bad, good, good])), fault);
  }
  assert.equal(judged(boiler, three({ ...good, load: dec('60'), loadNote: '工况说明' })).valid, 3);
});

test('a wet measurement is brought to the dry basis, with its oxygen', () => {
  const wet: FlueSample = {
    ...good,
    reading: dec('80'),
    unit: 'mg/m3',
    basis: 'wet',
    oxygenBasis: 'wet',
    moisture: dec('0.12'),
  };
  const found = judged({ ...boiler, referenceOxygen: dec('9') }, three({ ...wet, oxygen: dec('8.8') }));
  assert.equal(exactText(found.measured, 2), '90.91');
  assert.equal(exactText(found.converted!, 2), '99.17');
});

test('without reference oxygen the value is judged as measured; without accreditation it is only a lead', () => {
  const task: FlueTask = { pollutant: 'SO2', limit: dec('100'), accredited: true };
  const found = judged(task, three(good));
  assert.equal(found.converted, undefined);
  assert.equal(found.verdict, 'exceeds');
  assert.equal(judged({ ...task, accredited: false }, three(good)).verdict, 'indicative');
});

test('ppm of a gas without a known molar mass, or oxygen above the conversion limit, gives no verdict', () => {
  assert.ok(isInsufficient(flueVerdict(flueGas, { ...boiler, pollutant: 'HF' }, three(good))));
  assert.ok(isInsufficient(flueVerdict(flueGas, boiler, three({ ...good, oxygen: dec('20') }))));
});
