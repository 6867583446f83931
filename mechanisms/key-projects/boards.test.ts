import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BoardSeen, type CaseState, groundOf, resolveLaw } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { projects } from './boards/projects.ts';
import { wujiang } from './examples/series.ts';

const ground = groundOf(zone);
const stateOf = (id: string, state: string, facts: object): CaseState =>
  ({
    id,
    state,
    facts,
    openedOn: '2021-03-01',
    reached: {},
    receiving: { jurisdiction: '310118' },
    deciding: { jurisdiction: 'yrd-zone', authority: 'committee', node: 'committee' },
  }) as never;
const project = (code: string, state: string): CaseState =>
  stateOf(code, state, { kind: 'project', code, title: code, parties: ['310118'], place: '310118' });
const plan = (planVersion: number, effectiveFrom: string, codes: readonly string[]): CaseState =>
  stateOf(`plan-${planVersion}`, 'planInForce', {
    kind: 'plan',
    period: '2021-2023',
    planVersion,
    inForceFrom: '2021-05-13',
    effectiveFrom,
    entries: codes.map((code) => ({ code, block: '', action: '' })),
  });
const blocksOn = (day: string, cases: readonly CaseState[], entries: BoardSeen['entries'] = {}) =>
  projects.shows({
    day,
    at: `${day}T01:00:00.000Z`,
    node: 'committee',
    calendar: zone.calendars.cn,
    cases,
    entries,
    sums: [],
    running: [],
    nameOf: (code: string) => [code, code],
    law: (slot: string) => {
      const found = resolveLaw(ground.law, 'key-projects', slot, ['yrd-zone', 'cn'], day);
      return found.ok ? found.value : undefined;
    },
  } as unknown as BoardSeen as never);
const kpiOn = (day: string, cases: readonly CaseState[]) =>
  blocksOn(day, cases).find(({ title }) => title?.[0].endsWith('年度考核口径'));

const both = [
  project('A', 'started'),
  project('B', 'idea'),
  project('C', 'started'),
  plan(1, '2021-05-20', ['A', 'B']),
  plan(2, '2022-03-01', ['A', 'B', 'C']),
];

test('5-G: 30.7 of 39.8 is 77.1 % and green; the page prints 77.2: both stand, 0.1 apart is flagged', () => {
  const [row] = wujiang.seriesRows;
  const values = { ...row, of: wujiang.seriesOf, source: wujiang.seriesSource };
  const block = blocksOn('2023-08-10', [], { publishedProgress: [{ key: '1', values }] as never }).find(({ title }) =>
    title?.[1].startsWith('Published progress'),
  );
  assert.ok(block?.kind === 'table');
  const { printed, computed, difference, lamp } = block.rows[0]?.cells ?? {};
  assert.deepEqual([printed?.text, computed?.text].flat(), ['77.2%', '77.1%']);
  assert.deepEqual(difference?.text, ['相差 -0.1 个百分点', '-0.1 percentage points apart']);
  assert.equal(difference?.lamp, 'yellow');
  assert.equal(lamp?.lamp, 'green');
  assert.match(lamp?.small?.[0] ?? '', /58\.33%.*77\.14%/);
});

test('5.2: a year is judged by the version in force on 1 January, not by the one that came in March', () => {
  const block = kpiOn('2022-07-15', both);
  assert.ok(block?.kind === 'figures');
  assert.deepEqual(
    block.items.map(({ text }) => [text].flat()[0]),
    ['1', '50.00%', '0.00%', '–'],
  );
});

test('5.2: where none was in force on that day, the board says so', () => {
  const block = kpiOn('2021-07-15', both);
  assert.ok(block?.kind === 'notes');
  assert.match(block.items[0]?.[0] ?? '', /2021-01-01 尚无生效/);
});

test('5.5: where a platform says otherwise than the one that approved, both stand on the board, until the newest agrees', () => {
  const decided = (platforms: readonly object[]): CaseState => ({
    ...project('2103-310052-04-01-000001', 'approved'),
    facts: {
      ...project('2103-310052-04-01-000001', 'approved').facts,
      cost: 189,
      decisionNumber: '1号',
      platforms,
    } as never,
  });
  const there = (authority: string, cost: number, on: string) => ({
    authority,
    on,
    title: '2103-310052-04-01-000001',
    cost,
    number: '1号',
  });
  const shownFor = (platforms: readonly object[]) => {
    const block = blocksOn('2021-07-15', [decided(platforms)]).find(({ title }) =>
      title?.[1].startsWith('Data of the'),
    );
    assert.ok(block?.kind === 'table');
    return block.rows.map(({ cells: { stands, there, todo } }) => [stands?.text, there?.text, todo?.lamp]);
  };
  assert.deepEqual(shownFor([there('qp-reform', 180, '2021-06-01')]), [['189', '180', 'yellow']]);
  assert.deepEqual(shownFor([there('committee', 180, '2021-06-01')]), [['189', '180', 'red']]);
  assert.deepEqual(shownFor([there('qp-reform', 180, '2021-06-01'), there('qp-reform', 189, '2021-07-01')]), []);
});
