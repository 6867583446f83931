import assert from 'node:assert/strict';
import test from 'node:test';
import { gb3838v2002 } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { dec } from '../exact.ts';
import { insufficient, isInsufficient } from '../insufficient.ts';
import { classifyWater } from './classify.ts';
import { attribute, rateMet, targetMet, type WaterTarget } from './target.ts';

const met = (target: WaterTarget, DO: string, TP: string) => {
  const sample = { DO: dec(DO), TP: dec(TP) };
  const found = classifyWater(gb3838v2002, 'river', sample);
  assert.ok(!isInsufficient(found));
  return targetMet(gb3838v2002, target, found, sample);
};

test('a target is met when the class keeps it and each item with its own target keeps that', () => {
  assert.deepEqual(met({ rank: 3 }, '5', '0.2'), { met: true, failing: [] });
  assert.deepEqual(met({ rank: 3 }, '4.99', '0.2'), { met: false, failing: ['DO'] });
  assert.deepEqual(met({ rank: 3, items: { TP: 2 } }, '5', '0.2'), { met: false, failing: ['TP'] });
  assert.deepEqual(met({ rank: 3, items: { TP: 2 } }, '5', '0.1'), { met: true, failing: [] });
});

test('the rate is over valid months; months with insufficient data count for neither', () => {
  const yes = { met: true, failing: [] };
  const no = { met: false, failing: ['TP'] };
  const lacking = insufficient([], ['数据不足', 'insufficient data']);
  const found = rateMet([yes, no, lacking, yes, lacking]);
  assert.deepEqual([found.valid, found.met], [3, 2]);
  assert.equal(exactText(found.rate!, 1), '66.7');
  assert.equal(rateMet([lacking]).rate, undefined);
});

test('attribution between the upstream side and the side between', () => {
  for (const [target, a, b, bound, falls, upstream, between] of [
    ['0.2', '0.18', '0.23', 'max', 'between', '0.00', '0.03'],
    ['0.2', '0.25', '0.29', 'max', 'shared', '0.05', '0.04'],
    ['0.2', '0.25', '0.22', 'max', 'shared', '0.05', '0.00'],
    ['0.2', '0.25', '0.19', 'max', 'upstream', '0.05', '0.00'],
    ['0.2', '0.20', '0.20', 'max', 'nobody', '0.00', '0.00'],
    ['5', '5.5', '4.2', 'min', 'between', '0.00', '0.80'],
    ['5', '4.5', '4.2', 'min', 'shared', '0.50', '0.30'],
  ] as const) {
    const found = attribute(dec(target), dec(a), dec(b), bound);
    assert.deepEqual(
      [found.falls, exactText(found.upstream, 2), exactText(found.between, 2)],
      [falls, upstream, between],
      `${a} → ${b}`,
    );
  }
});

test('an inflow section with a limit of its own fails by that one: a river before a lake', () => {
  const found = attribute(dec('0.3'), dec('0.12'), dec('0.09'), 'max', dec('0.1'));
  assert.deepEqual(
    [found.falls, exactText(found.upstream, 2), exactText(found.between, 2)],
    ['upstream', '0.02', '0.00'],
  );
  const both = attribute(dec('0.1'), dec('0.25'), dec('0.29'), 'max', dec('0.2'));
  assert.deepEqual([both.falls, exactText(both.upstream, 2), exactText(both.between, 2)], ['shared', '0.05', '0.04']);
});
