import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformDifferences } from './platform.ts';

const source = { authority: 'committee', title: '跨界道路', costFen: 18_900, number: '1号' };
const told = (authority: string, more: object = {}) => ({ ...source, authority, on: '2021-07-01', ...more });

test('what the approving platform says stands; every other value is named with both', () => {
  assert.deepEqual(platformDifferences(source, [told('sh'), told('zj', { costFen: 18_000, title: '跨界公路' })]), [
    { authority: 'zj', field: ['项目名称', 'Title'], stands: '跨界道路', there: '跨界公路', atSource: false },
    {
      authority: 'zj',
      field: ['总投资（分）', 'Total investment (fen)'],
      stands: '18900',
      there: '18000',
      atSource: false,
    },
  ]);
});

test('a platform that differs from its own decision is told apart', () => {
  const [found] = platformDifferences(source, [told('committee', { number: '2号' })]);
  assert.equal(found?.atSource, true);
  assert.equal(found?.stands, '1号');
});
