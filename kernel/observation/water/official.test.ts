import assert from 'node:assert/strict';
import test from 'node:test';
import { bodies } from '../../../zones/delta/waters/bodies.ts';
import { type OfficialEntry, withOfficial } from './official.ts';
import { chiefsOn, targetOf } from './register.ts';

const target = (year: number, values: object, validFrom = '2021-07-20'): OfficialEntry => ({
  key: `taipu/${year}`,
  values: { water: 'taipu', year, act: '1号', ...values },
  validFrom,
  validTo: null,
});
const chief = (side: string, validFrom: string, validTo: string | null = null): OfficialEntry => ({
  key: `taipu/${side}`,
  values: { water: 'taipu', side, post: '区级河长', chief: '甲' },
  validFrom,
  validTo,
});
const taipu = (targets: readonly OfficialEntry[], chiefs: readonly OfficialEntry[] = []) =>
  withOfficial(bodies, targets, chiefs).find(({ id }) => id === 'taipu')!;

test('a target that was signed goes before the default; a section’s own before that of the water', () => {
  const body = taipu([
    target(2021, { target: 'c2', items: [{ item: 'NH3N', target: 'c1' }] }),
    target(2021, { target: 'c4', section: 'S' }),
    target(2022, { target: 'c1' }),
  ]);
  for (const [section, year, rank, status] of [
    ['other', 2021, 2, 'official'],
    ['S', 2021, 4, 'official'],
    ['other', 2022, 1, 'official'],
    ['other', 2020, 3, 'assumed'],
  ] as const) {
    const found = targetOf(body, section, year);
    assert.deepEqual([found?.target.rank, found?.status], [rank, status], `${section} ${year}`);
  }
  assert.deepEqual(targetOf(body, 'other', 2021)?.target.items, { NH3N: 1 });
});

test('a target of the same year as the default takes its place; what is no class changes nothing', () => {
  assert.equal(targetOf(taipu([target(2020, { target: 'c2' })]), 'x', 2020)?.target.rank, 2);
  assert.equal(targetOf(taipu([target(2021, { target: 'best' })]), 'x', 2021)?.status, 'assumed');
  assert.equal(
    targetOf(taipu([{ ...target(2021, { target: 'c1' }), values: { water: 'fenhu' } }]), 'x', 2021)?.target.rank,
    3,
  );
});

test('a chief whom a side named stands from that day in the place of the post without a name', () => {
  const body = taipu([], [chief('320509', '2021-07-01')]);
  const at = (day: string) =>
    chiefsOn(body, day)
      .filter(({ side }) => side === '320509')
      .map(({ name }) => name);
  assert.deepEqual([at('2021-06-30'), at('2021-07-01')], [[undefined], ['甲']]);
  assert.equal(chiefsOn(body, '2021-07-01').length, 3, 'the other sides keep their posts');
});

test('other waters are left alone', () => {
  const after = withOfficial(bodies, [target(2021, { target: 'c2' })], [chief('320509', '2021-07-01')]);
  assert.equal(after.filter((body, n) => body !== bodies[n]).length, 1);
});
