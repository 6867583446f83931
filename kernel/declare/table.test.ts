import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fact } from './fact.ts';
import { readTable, tableColumns, tableTemplate } from './table.ts';

const list = fact.list(
  ['资源清单', 'Resources'],
  fact.record(['资源', 'Resource'], {
    number: fact.text(['编号', 'Number'], {
      pattern: 'R\\d+',
      patternSays: ['应为 R 加数字', 'must be R and digits'],
    }),
    institution: fact.party(['机构', 'Institution']),
    kind: fact.choice(['类别', 'Kind'], { testing: ['检测', 'Testing'], design: ['设计', 'Design'] }),
    price: fact.money(['标价', 'Price']),
    since: fact.day(['起始日', 'Since'], { optional: true }),
    words: fact.list(['关键词', 'Words'], fact.text(['词', 'Word']), { optional: true }),
  }),
  { max: 3 },
);
const head = ['编号*', '机构名称*', '机构证件号码*', '类别*', '标价*', '起始日', '关键词'];
const good = ['R1', '示例公司', '91310118MA0000015P', '检测', '1,234.50', '2021/07/13', '水质、重金属'];

test('a table is read by its headings, titles and units as people write them', () => {
  assert.deepEqual(readTable(list, [head, good]), {
    rows: [
      {
        number: 'R1',
        institution: { kind: 'organisation', key: '91310118MA0000015P', name: '示例公司' },
        kind: 'testing',
        price: 123_450,
        since: '2021-07-13',
        words: ['水质', '重金属'],
      },
    ],
    errors: [],
  });
});

test('what is wrong is told with row and column, all of it at once, and good rows are told apart', () => {
  const { rows, errors } = readTable(list, [
    head,
    ['# 帮助'],
    ['X1', ...good.slice(1)],
    ['', '', ''],
    ['R2', '示例公司', '91310118MA0000015X', '检测', '1'],
    ['R3', '示例公司', '91310118MA0000015P', '运输', '1'],
    ['R4', '示例公司', '91310118MA0000015P', '检测', '一元'],
  ]);
  assert.deepEqual(rows, []);
  assert.deepEqual(errors.map(({ row, column }) => [row, column?.[0]]).slice(0, 4), [
    [3, '编号'],
    [5, '机构名称'],
    [6, '类别'],
    [7, '标价'],
  ]);
  assert.match(errors.at(-1)?.says[0] ?? '', /超过 3 行/);
});

test('a missing column is named; the order of columns does not matter', () => {
  assert.deepEqual(
    readTable(list, [head.slice(1), good.slice(1)]).errors.map(({ row, column }) => [row, column?.[0]]),
    [[1, '编号']],
  );
  const turned = [...head].reverse();
  assert.equal(readTable(list, [turned, [...good].reverse()]).rows.length, 1);
});

test('the template has every column and says what to write; it is itself an empty table', () => {
  const template = tableTemplate(list);
  assert.deepEqual(template[0], head);
  assert.deepEqual(readTable(list, template), { rows: [], errors: [] });
  assert.equal(tableColumns(fact.text(['x', 'x'])), undefined);
});
