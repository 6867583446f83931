import assert from 'node:assert/strict';
import test from 'node:test';
import { airEditions, airLimits } from '../../zones/delta/standards/index.ts';
import { editionById, editionOn, editionThroughout } from './edition.ts';

const idOf = (result: ReturnType<typeof editionOn>) => (result.ok ? result.value.id : result.code);

test('the edition in force on the day of the event counts, to the day of the change', () => {
  for (const [day, id] of [
    ['2020-04-02', 'HJ633-2012'],
    ['2026-02-28', 'HJ633-2012'],
    ['2026-03-01', 'HJ633-2026'],
    ['2040-01-01', 'HJ633-2026'],
    ['2012-01-01', 'no-edition-in-force'],
  ] as const) {
    assert.equal(idOf(editionOn(airEditions, day)), id, day);
  }
  for (const [day, id] of [
    ['2030-12-31', 'GB3095-2026-transition'],
    ['2031-01-01', 'GB3095-2026'],
  ] as const) {
    assert.equal(idOf(editionOn(airLimits, day)), id, day);
  }
});

test('an unknown edition is refused with the known ones named', () => {
  const found = editionById(airEditions, 'HJ633-1999');
  assert.ok(!found.ok);
  assert.equal(found.code, 'unknown-edition');
  assert.match(found.says[1], /HJ633-2012, HJ633-2026/);
});

test('a statistic over a change of editions is refused and names both', () => {
  assert.equal(idOf(editionThroughout(airEditions, '2025-01-01', '2025-12-31')), 'HJ633-2012');
  const across = editionThroughout(airEditions, '2026-01-01', '2026-12-31');
  assert.ok(!across.ok);
  assert.equal(across.code, 'edition-changes-in-period');
  assert.deepEqual(across.detail?.editions, ['HJ633-2012', 'HJ633-2026']);
});

test('editions of one standard follow each other without gap or overlap', () => {
  for (const editions of [airEditions, airLimits]) {
    for (const [at, edition] of editions.entries()) {
      const next = editions[at + 1];
      assert.equal(edition.to === undefined, next === undefined);
      if (!next) continue;
      const dayAfter = new Date(Date.parse(edition.to!) + 86_400_000).toISOString().slice(0, 10);
      assert.equal(next.from, dayAfter);
    }
  }
});
