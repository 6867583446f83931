import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import {
  investmentLamp,
  type LampPolicy,
  milestoneLamp,
  policyOn,
  policyWords,
  projectLamp,
  redStep,
  startLamp,
} from './lamp.ts';
import { type AnnualTarget, type Milestone, reachMilestone, replanMilestone } from './project.ts';

const gapPolicy: LampPolicy = {
  kind: 'gap',
  id: 'Y',
  from: '2021-01-01',
  startRedMonths: 3,
  yellowFromBp: 1000,
  redAboveBp: 3000,
};
const ratioPolicy: LampPolicy = {
  kind: 'ratio',
  id: 'W',
  from: '2022-01-01',
  startRedMonths: 3,
  yellowBelowBp: 8000,
  redBelowBp: 6000,
};
const year = (millions: number): AnnualTarget => ({
  year: 2021,
  parts: [{ party: 'SH', fen: millions * 100_000_000 }],
});

test('5-C: 1,200 million a year, in July: 600 is green, 480 yellow, 300 red, under the policy of gaps', () => {
  const lamps = [600, 480, 300].map((m) => investmentLamp(gapPolicy, year(1200), m * 100_000_000, 7));
  assert.deepEqual(
    lamps.map((l) => l.colour),
    ['green', 'yellow', 'red'],
  );
  assert.deepEqual(
    lamps.map((l) => l.because[1]),
    ['8.33', '18.33', '33.33'].map(
      (pp, i) => `Planned 58.33 %, done ${['50.00', '40.00', '25.00'][i]} %, ${pp} percentage points behind`,
    ),
  );
});

test('5-C: the same figures under the policy of ratios are 85.7, 68.6 and 42.9 per cent', () => {
  const lamps = [600, 480, 300].map((m) => investmentLamp(ratioPolicy, year(1200), m * 100_000_000, 7));
  assert.deepEqual(
    lamps.map((l) => l.colour),
    ['green', 'yellow', 'red'],
  );
  assert.deepEqual(
    lamps.map((l) => l.because[1].slice(0, 4)),
    ['85.7', '68.6', '42.9'],
  );
});

test('exactly ten points behind is yellow, exactly thirty is still yellow, and one fen decides', () => {
  const at = (fen: number) =>
    investmentLamp(gapPolicy, { ...year(0), parts: [{ party: 'SH', fen: 1200 }] }, fen, 6).colour;
  assert.deepEqual([481, 480, 240, 239].map(at), ['green', 'yellow', 'yellow', 'red']);
});

test('a policy is swapped by its date', () => {
  assert.equal(policyOn([ratioPolicy, gapPolicy], '2021-12-31')?.id, 'Y');
  assert.equal(policyOn([ratioPolicy, gapPolicy], '2022-01-01')?.id, 'W');
});

test('5-G: 30.7 of 39.8 by July is green', () => {
  const lamp = investmentLamp(gapPolicy, { year: 2023, parts: [{ party: 'WUJ', fen: 398 }] }, 307, 7);
  assert.equal(lamp.colour, 'green');
  assert.ok(lamp.because[1].includes('77.14'));
});

test('a start missed by a month is yellow, by three red; red leads up the steps', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((late) => startLamp(gapPolicy, 24_253, 24_253 + late, false).colour),
    ['green', 'yellow', 'yellow', 'red'],
  );
  const steps = [
    { months: 1, act: 'letter' },
    { months: 2, act: 'office' },
    { months: 3, act: 'council' },
  ];
  assert.equal(redStep(['red', 'green', 'red', 'red'], steps), 'office');
  assert.equal(redStep(['red', 'red', 'green'], steps), undefined);
});

const milestone: Milestone = {
  id: 'm1',
  title: ['桥梁合龙', 'Bridge closed'],
  owner: 'SH',
  baseline: '2021-06-30',
  planned: '2021-06-30',
  evidence: 'photo',
  replanned: [],
};

test('a date that was moved keeps its baseline lamp yellow; without evidence nothing is reached', () => {
  const moved = must(replanMilestone(milestone, '2021-09-30', '2021-06-01', ['汛期', 'Floods'], 'SH'));
  assert.equal(milestoneLamp(gapPolicy, milestone, '2021-07-15').colour, 'red');
  assert.equal(milestoneLamp(gapPolicy, moved, '2021-07-15').colour, 'yellow');
  assert.equal(milestoneLamp(gapPolicy, moved, '2021-10-01').colour, 'red');
  assert.equal(reachMilestone(milestone, '2021-06-29', ' ').ok, false);
  assert.equal(
    milestoneLamp(gapPolicy, must(reachMilestone(milestone, '2021-06-29', 'aa')), '2021-12-01').colour,
    'green',
  );
});

test('the project shows its worst part and why; a valid reason shows grey until it runs out', () => {
  const parts = [
    investmentLamp(gapPolicy, year(1200), 60_000_000_000, 7),
    milestoneLamp(gapPolicy, milestone, '2021-07-15'),
  ];
  const reason = {
    because: ['古墓发掘', 'Excavation'] as const,
    approvedBy: 'committee',
    from: '2021-07-01',
    until: '2021-08-31',
  };
  assert.equal(projectLamp(parts, gapPolicy, '2021-07-15').colour, 'red');
  assert.equal(projectLamp(parts, gapPolicy, '2021-07-15', reason).colour, 'grey');
  assert.equal(projectLamp(parts, gapPolicy, '2021-09-01', reason).colour, 'red');
  assert.ok(projectLamp(parts, gapPolicy, '2021-07-15').because[1].startsWith('Bridge closed'));
});

test('a policy says itself in words, whichever kind it is', () => {
  assert.deepEqual(policyWords(gapPolicy), [
    '落后计划 10 个百分点起为黄灯，超过 30 个百分点为红灯；计划开工月已过 3 个月未开工为红灯',
    'Yellow from 10 percentage points behind the plan, red above 30; red when 3 months past the planned month of start',
  ]);
  assert.equal(
    policyWords(ratioPolicy)[0],
    '完成不足计划进度的 80% 为黄灯，不足 60% 为红灯；计划开工月已过 3 个月未开工为红灯',
  );
});
