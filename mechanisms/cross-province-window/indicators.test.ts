import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CaseIndicator,
  type CaseState,
  type CountedCase,
  contributions,
  type Day,
  figureOf,
  type SharedIndicator,
} from '#kernel';
import { indicators } from './indicators.ts';

const closed = indicators.closed as CaseIndicator;

interface Given extends Partial<Pick<CaseState, 'facts' | 'taken' | 'channel' | 'state' | 'clocks'>> {
  readonly from: string;
  readonly to: string;
  readonly due?: Day;
}

const closedCase = ({ from, to, due = '2021-10-11', ...more }: Given): CountedCase => {
  const place = (jurisdiction: string) => ({ jurisdiction, authority: jurisdiction, node: jurisdiction });
  const state = {
    receiving: place(from),
    deciding: place(to),
    channel: 'window',
    state: 'closed',
    closedOn: '2021-10-09',
    facts: {},
    taken: {},
    clocks: {
      statutory: { term: { n: 20, unit: 'wd' }, stopped: '2021-10-09' },
      promised: { term: { n: 5, unit: 'wd' }, stopped: '2021-10-09' },
    },
    ...more,
  } as unknown as CaseState;
  return { state, due: () => due, used: () => 4 };
};

const sum = (cases: readonly CountedCase[]): Readonly<Record<string, number>> => {
  const total: Record<string, number> = {};
  for (const one of cases)
    for (const [name, n] of Object.entries(contributions(closed, one)[0]?.counters ?? {}))
      total[name] = (total[name] ?? 0) + n;
  return total;
};

const figure = (name: string, cases: readonly CountedCase[]): string | null =>
  figureOf((indicators[name] as SharedIndicator).formula, sum(cases));

const many = (n: number, given: Given): readonly CountedCase[] => Array.from({ length: n }, () => closedCase(given));

test('13.8-7: the matrix of 350 cases gives a cross-province share of 14.29 % and 92.0 % on time', () => {
  const late = '2021-10-08';
  const cases = [
    ...many(12, { from: 'QP', to: 'WJ' }),
    ...many(8, { from: 'QP', to: 'JS' }),
    ...many(16, { from: 'WJ', to: 'QP' }),
    ...many(4, { from: 'WJ', to: 'QP', due: late }),
    ...many(300, { from: 'WJ', to: 'WJ' }),
    ...many(10, { from: 'JS', to: 'QP' }),
  ];
  assert.equal(figure('closed', cases), '350');
  assert.equal(figure('crossShare', cases), '14.29');
  assert.equal(figure('onTime', cases), '92.00');
});

test('13.8-4: a promise of 5 against a law of 20 shortens the term by 75 %, and is kept', () => {
  const one = [closedCase({ from: 'QP', to: 'WJ' })];
  assert.equal(figure('compression', one), '75.00');
  assert.equal(figure('promiseKept', one), '100.00');
  assert.equal(figure('promiseKept', [closedCase({ from: 'QP', to: 'WJ', due: '2021-10-08' })]), '0.00');
});

const table: readonly [says: string, figure: string, given: Partial<Given>, value: string | null][] = [
  [
    'two of three materials came by sharing',
    'freeSubmission',
    { facts: { materials: [{ source: 'shared' }, { source: 'shared' }, { source: 'applicant' }] } },
    '66.67',
  ],
  ['no materials, no rate', 'freeSubmission', {}, null],
  [
    'online and delivered electronically: nobody went anywhere',
    'noVisit',
    { channel: 'online', facts: { delivery: 'electronic' } },
    '100.00',
  ],
  ['fetched at the window: somebody went', 'noVisit', { channel: 'online', facts: { delivery: 'window' } }, '0.00'],
  [
    'three days from reception to arrival',
    'transfer',
    { facts: { receivedOn: '2021-09-17', arrivedOn: '2021-09-20' } },
    '3.00',
  ],
  ['what never crossed has no time of handing over', 'transfer', {}, null],
  ['not accepted is turned away', 'turnedAway', { state: 'notAccepted' }, '100.00'],
  ['a correction is not done at once', 'atOnce', { taken: { askCorrectionHere: 1 } }, '0.00'],
  [
    'the cause of a correction is kept',
    'correctedByGuide',
    { taken: { askCorrection: 1 }, facts: { missing: [{ cause: 'guide' }] } },
    '100.00',
  ],
  [
    'and is not the window’s',
    'correctedByWindow',
    { taken: { askCorrection: 1 }, facts: { missing: [{ cause: 'guide' }] } },
    '0.00',
  ],
  ['who did not rate is not satisfied: there is no rate', 'receptionSatisfied', {}, null],
  ['four stars are satisfied', 'receptionSatisfied', { facts: { receptionGrade: '4' } }, '100.00'],
  ['three stars are satisfied', 'handlingSatisfied', { facts: { handlingGrade: '3' } }, '100.00'],
  [
    'one of two bad ratings was called back',
    'badClosed',
    { facts: { receptionGrade: '1', handlingGrade: '2', receptionCallBack: {} } },
    '50.00',
  ],
  ['decided after four working days of the statutory term', 'averageUsed', {}, '4.00'],
  ['what was refused acceptance was never decided', 'averageUsed', { state: 'notAccepted', clocks: {} }, null],
  [
    'one of two originals was lost',
    'originalsLost',
    { facts: { originals: [{ outcome: 'lost' }, { outcome: 'received' }] } },
    '50.00',
  ],
  ['the post came back', 'postReturned', { taken: { post: 1, postReturned: 1 } }, '100.00'],
  ['one of two blanks was spoiled', 'blanksSpoiled', { taken: { printResult: 1, spoilBlank: 1 } }, '50.00'],
  ['the mode is counted', 'modeProxy', { facts: { mode: 'proxy' } }, '100.00'],
];
for (const [says, name, given, value] of table)
  test(`${name}: ${says}`, () => assert.equal(figure(name, [closedCase({ from: 'QP', to: 'WJ', ...given })]), value));

test('every figure over closed cases reads counters that some case has', () => {
  const modes = ['online', 'delegated', 'proxy', 'joint', 'kiosk'].map((mode) =>
    closedCase({ from: 'QP', to: 'WJ', facts: { mode } }),
  );
  const causes = ['window', 'guide', 'applicant', 'decider'].map((cause) => ({ cause }));
  const corrected = closedCase({ from: 'QP', to: 'WJ', taken: { askCorrection: 1 }, facts: { missing: causes } });
  const cases = [...table.map(([, , given]) => closedCase({ from: 'QP', to: 'WJ', ...given })), ...modes, corrected];
  const counted = new Set(Object.keys(sum(cases)));
  const read = Object.entries(indicators).flatMap(([name, { formula, ...one }]) =>
    'sameAs' in one && one.sameAs !== 'closed'
      ? []
      : formula.kind === 'share' || formula.kind === 'quotient'
        ? [formula.over, formula.under].map((one) => [name, one])
        : [],
  );
  assert.deepEqual(
    read.filter(([, one]) => !counted.has(one as string)),
    [],
  );
});

test('half of the packages cross in a day, nine in ten within three; more than ten days are said so', () => {
  const crossed = (days: number, n: number) =>
    many(n, {
      from: 'QP',
      to: 'WJ',
      facts: { receivedOn: '2021-09-01', arrivedOn: `2021-09-${String(1 + days).padStart(2, '0')}` },
    });
  const cases = [...crossed(0, 3), ...crossed(1, 4), ...crossed(3, 2), ...crossed(9, 1)];
  assert.equal(figure('transferP50', cases), '1');
  assert.equal(figure('transferP90', cases), '3');
  assert.equal(figure('transferMax', cases), '9');
  assert.equal(figure('transferP90', crossed(12, 5)), '10+');
  assert.equal(figure('transferP90', many(3, { from: 'QP', to: 'WJ' })), null, 'over nothing there is no figure');
});

test('packages that came back are counted at the window that handed them over, each cause for itself', () => {
  const packages = indicators.packages as CaseIndicator;
  const handed = (window: string, more: object, facts: object = {}) => {
    const { state, ...clocks } = closedCase({
      from: 'QP',
      to: 'WJ',
      taken: { handOver: 1, ...more },
      facts: { ...facts },
    });
    const receiving = { ...state.receiving, window };
    return contributions(packages, {
      state: { ...state, receiving, reached: { handedOver: '2021-09-17' } },
      ...clocks,
    })[0];
  };
  assert.deepEqual(handed('qp-01', {}), {
    on: '2021-09-17',
    dimensions: { window: 'qp-01' },
    counters: { packages: 1 },
  });
  const form = handed('qp-02', { askCorrection: 1 }, { missing: [{ cause: 'window' }, { cause: 'guide' }] });
  assert.deepEqual(form?.counters, { packages: 1, cameBack: 1, formDefect: 1 });
  const guide = handed('qp-02', { askCorrection: 1 }, { missing: [{ cause: 'guide' }] });
  assert.deepEqual(guide?.counters, { packages: 1, cameBack: 1 }, 'a gap of the guide is not the window’s');
  assert.deepEqual(handed('qp-02', { notOurs: 1 })?.counters, { packages: 1, cameBack: 1, wrongBody: 1 });
  const online = closedCase({ from: 'QP', to: 'WJ', taken: { submitOnline: 1 } });
  assert.equal(packages.counts({ ...online, state: { ...online.state, reached: {} } }), null, 'no window had it');
});

test('an open case counts among no closed ones', () => {
  const open = closedCase({ from: 'QP', to: 'WJ' });
  assert.equal(closed.counts({ ...open, state: { ...open.state, closedOn: undefined } as never }), null);
});
