import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type BoardSeen,
  checkExample,
  checkMechanism,
  groundOf,
  type PeriodUnit,
  periodOf,
  resolveLaw,
  tell,
} from '#kernel';
import { publishedByDomain, publishedItems } from '../../zones/delta/institutions.ts';
import zone from '../../zones/delta/zone.ts';
import stories from './examples.ts';
import institutions from './mechanism.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);

describe('the stories of the catalogue', () => {
  for (const [name, example] of all)
    test(name, () => assert.deepEqual(checkExample(institutions, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(institutions, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(all.flatMap(([, one]) => tell(institutions, one, ground).events.map((event) => event.step)));
  assert.deepEqual(
    Object.keys(institutions.steps).filter((step) => !taken.has(step)),
    [],
  );
});

const seenOn = (day: string, sums: BoardSeen['sums'] = []): BoardSeen =>
  ({
    day,
    at: `${day}T01:00:00.000Z`,
    node: 'committee',
    calendar: zone.calendars.cn,
    cases: [],
    entries: {
      institutions: publishedItems.map(({ key, ...values }) => ({
        key,
        version: 1,
        validFrom: '2021-07-13',
        validTo: null,
        values,
      })),
      pressFigures: [
        {
          key: 'x',
          version: 1,
          validFrom: '2022-09-30',
          validTo: null,
          values: { figure: '制度创新成果（项）', value: '88', asOf: '2022-09-30', source: 'x' },
        },
      ],
    },
    sums,
    running: [{ id: 'cross-province-window', number: '13', title: ['窗', 'Window'], law: 3, assumed: 1, figures: 2 }],
    nameOf: (code: string) => [code, code],
    law: (slot: string) => {
      const found = resolveLaw(ground.law, 'institutions', slot, ['yrd-zone', 'cn'], day);
      return found.ok ? found.value : undefined;
    },
  }) as never;

const home = institutions.boards?.home;
const blocksOn = (day: string, sums?: BoardSeen['sums']) => home?.shows(seenOn(day, sums) as never) ?? [];

test('0-B: on 2021-07-13, 18 of 35 is 51.43 per cent, 17 to go in 110 days, forecast 28.9: yellow', () => {
  const overall = blocksOn('2021-07-13')[0];
  assert.ok(overall?.kind === 'figures');
  const at = (title: string) => overall.items.find((item) => item.title[0] === title);
  assert.equal(at('目标完成')?.text, '51.43%');
  assert.equal(at('预测')?.text, '28.9');
  assert.equal(at('预测')?.lamp, 'yellow');
  assert.match(String(at('预测')?.small?.[0]), /还差 17 项，余 110 天/);
});

test('0-C: three of the nine fields have nothing, by name', () => {
  const gap = blocksOn('2021-07-13')[1];
  assert.ok(gap?.kind === 'notes');
  assert.equal(gap.items[0]?.[0], '九个领域中 3 个尚无成果：土地管理、财税分享、公共信用');
});

test('a result has landed when two provinces publish real acts, and not before', () => {
  const sum = (node: string) => ({
    mechanism: 'cross-province-window',
    indicator: 'cross-province-window.acts',
    node,
    n: 2,
    first: '2021-06',
    last: '2021-07',
  });
  const lampOf = (...nodes: string[]) => {
    const list = blocksOn('2021-07-13', nodes.map(sum))[2];
    assert.ok(list?.kind === 'table');
    return list.rows.find((row) => row.id === '2021H1-13')?.cells.evidence?.lamp;
  };
  assert.deepEqual(
    [lampOf(), lampOf('shanghai'), lampOf('shanghai', 'committee'), lampOf('shanghai', 'jiangsu')],
    ['grey', 'yellow', 'yellow', 'green'],
  );
});

test('a printed 88 stays beside the 18 computed here, and the difference is shown', () => {
  const press = blocksOn('2022-10-01').find((block) => block.kind === 'table' && block.title[0] === '公布数与计算数');
  assert.ok(press?.kind === 'table');
  const { value, computed, difference } = press.rows[0]?.cells ?? {};
  assert.deepEqual([value?.text, computed?.text, difference?.text], ['88', '18', '-70']);
});

test('0-E: 88 → 136 is +48; 38 replicated of them fall from 43.2 to 27.9 per cent', () => {
  const figure = (name: string, value: string, asOf: string) => ({
    key: `${name}@${asOf}`,
    version: 1,
    validFrom: asOf,
    validTo: null,
    values: { figure: name, value, asOf, source: 'x' },
  });
  const pressFigures = [
    figure('累计制度创新成果（项）', '88', '2022-09-30'),
    figure('累计复制推广成果（项）', '38', '2022-09-30'),
    figure('累计制度创新成果（项）', '136', '2023-12-31'),
    figure('累计复制推广成果（项）', '38', '2023-12-31'),
  ];
  const seen = seenOn('2024-01-02');
  const blocks = home?.shows({ ...seen, entries: { ...seen.entries, pressFigures } } as never) ?? [];
  const rowsIn = (title: string) => {
    const found = blocks.find((block) => block.kind === 'table' && block.title[0] === title);
    return found?.kind === 'table' ? found.rows.map(({ cells }) => cells) : [];
  };
  assert.deepEqual(
    rowsIn('公布数与计算数').map(({ since }) => since?.text),
    ['', '', '+48', '+0'],
  );
  assert.deepEqual(
    rowsIn('复制推广率（按公布数）').map(({ rate }) => rate?.text),
    ['43.2%', '27.9%'],
  );
});

test('0-D: recognised on 2021-11-02 it counts in the third construction year, on 10-31 in the second', () => {
  const period = (institutions.indicators?.recognised as { period: PeriodUnit } | undefined)?.period ?? 'ever';
  assert.deepEqual([periodOf(period, '2021-10-31'), periodOf(period, '2021-11-02')], ['Y2', 'Y3']);
});

test('the published list of the zone sums to its domains', () => {
  assert.equal(publishedItems.length, 18);
  for (const { domain, count } of publishedByDomain)
    assert.equal(publishedItems.filter((item) => item.domain === domain).length, count);
});
