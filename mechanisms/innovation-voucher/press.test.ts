import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Formula, figureOf } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { indicators as resources } from '../innovation-resources/indicators.ts';
import { indicators } from './indicators.ts';

/** What the figures of the press conference (factors.md 1.1) come to under the formulas that are published here. */
const table: readonly (readonly [string, Formula | undefined, Readonly<Record<string, number>>, string | null])[] = [
  [
    '1.1-average: 30 million yuan, 104 enterprises',
    indicators.perClaimant?.formula,
    { amount: 3_000_000_000, enterprises: 104 },
    '288461.54',
  ],
  ['1.1-average: nobody has claimed', indicators.perClaimant?.formula, { amount: 0, enterprises: 0 }, null],
  [
    '1.1-resources: 25,000 resources, 615 institutions',
    resources.perInstitution?.formula,
    { resources: 25_000, institutions: 615 },
    '40.65',
  ],
];
for (const [name, formula, counters, figure] of table)
  test(name, () => {
    assert.ok(formula);
    assert.equal(figureOf(formula, counters), figure);
  });

test('1.1-cap: 104 enterprises at the yearly cap are 31,200,000 yuan, more than the 30 million that were claimed', () => {
  const file = zone.law.find((one) => one.mechanism === 'innovation-voucher' && one.jurisdiction === 'yrd-zone');
  const cap = file?.slots.capFirm?.at(0)?.value as number;
  assert.equal(104 * cap, 3_120_000_000);
  assert.ok(104 * cap >= 3_000_000_000);
});
