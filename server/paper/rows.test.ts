import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofreader } from './missing.ts';
import { facts, receipt, refusal, zone } from './papers.fixture.ts';
import { rowsOf } from './rows.ts';
import { moneyText } from './value.ts';

const rows = (kind: string, body: Readonly<Record<string, unknown>>, language: 'zh' | 'en' = 'zh', masked = false) =>
  rowsOf(
    kind,
    body,
    facts,
    { zone, language, masked },
    proofreader(() => true),
  ).map((row) => {
    const title = row.label[language === 'zh' ? 0 : 1];
    if (row.kind === 'text') return [title, row.text];
    if (row.kind === 'list') return [title, row.items];
    return [title, row.head.map((words) => words[language === 'zh' ? 0 : 1]), ...row.rows];
  });

/** As the database gives it back: JSON there has an order of its own, by the length of the keys. */
const stored = (body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(body).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));

test('a receipt reads in Chinese, in the order of the form', () => {
  assert.deepEqual(rows('receipt', stored(receipt.body)), [
    ['办件编号', '31011820261123000042'],
    ['申请人', '张建国'],
    ['事项名称', '食品经营许可（新办）'],
    ['事项编码', '0000320131016000'],
    ['收件地点', '青浦区行政服务中心综合窗口'],
    ['审批部门', '苏州市吴江区行政审批局'],
    [
      '申请材料',
      ['名称', '形式', '已核验原件'],
      ['食品经营许可申请书', '原件', '否'],
      ['营业执照副本', '复印件', '是'],
      ['与食品经营相适应的主要设备设施布局、操作流程等文件', '复印件', '是'],
    ],
    ['办理模式', '异地代收代办'],
    ['模式选择理由', '审批部门未授权本窗口受理该事项，且申请人选择就近窗口提交纸质材料。'],
    ['收件日', '2026年11月3日'],
  ]);
});

test('the articles of law are listed with their marks', () => {
  assert.deepEqual(
    rows('refusal', refusal.body).find(([title]) => title === '法律依据'),
    ['法律依据', ['《中华人民共和国行政许可法》第三十八条第二款', '《食品经营许可和备案管理办法》第十二条']],
  );
});

const table: readonly [body: Record<string, unknown>, row: readonly unknown[] | undefined][] = [
  [{ statutory: { n: 20, unit: 'wd' } }, ['法定办结时限', '20个工作日']],
  [{ feeDue: 120050 }, ['应缴费用', '1,200.50 元']],
  [{ decision: 'refuse' }, ['决定', '不予']],
  [{ at: '2026-11-23T16:30:00.000Z' }, ['时间', '2026年11月24日 00:30']],
  [{ applicant: { kind: 'person', key: '310118199001011234', name: '张建国' } }, ['申请人', '张建国']],
  [{ remedies: { zh: '可以复议', en: 'Review' } }, ['救济途径', '可以复议']],
  [{ file: { sha256: 'ab', name: '申请表.pdf', type: 'application/pdf', size: 1 } }, ['File', '申请表.pdf']],
  [{ x: { label: ['附加', 'More'], value: ['甲', '乙'] } }, ['附加', ['甲', '乙']]],
  [{ x: ['只有一项'] }, ['X', '只有一项']],
  [{ x: { y: '值', z: undefined } }, ['X', 'Y：值']],
  [{ x: undefined }, undefined],
  [{ x: null }, undefined],
  [{ x: '' }, undefined],
  [{ x: [] }, undefined],
  [{ x: {} }, undefined],
];

for (const [body, row] of table)
  test(`${JSON.stringify(body)} is printed as ${JSON.stringify(row)}`, () =>
    assert.deepEqual(rows('any', body)[0], row));

test('a list of labelled values is a row for each', () => {
  const list = [
    { label: ['一', 'One'], value: '甲' },
    { label: ['二', 'Two'], value: '2026-01-09' },
  ];
  assert.deepEqual(rows('any', { list }), [
    ['一', '甲'],
    ['二', '2026年1月9日'],
  ]);
});

test('the same short key means what its paper means', () => {
  assert.deepEqual(rows('acceptance', { how: 'deemed' }), [['受理方式', '逾期视为受理']]);
  assert.deepEqual(rows('grant', { how: 'deemed' }), [['决定产生方式', '逾期视为准予延续']]);
  assert.deepEqual(rows('extensionNotice', { by: { n: 10, unit: 'wd' } }), [['延长期限', '10个工作日']]);
});

test('records with more columns than a page has are written out', () => {
  const wide = [Object.fromEntries([...'abcdef'].map((key) => [key, key.toUpperCase()]))];
  assert.deepEqual(rows('any', { wide }), [['Wide', ['A：A；B：B；C：C；D：D；E：E；F：F']]]);
});

test('a roll shows names of people in part and names of enterprises whole', () => {
  const shown = (applicant: string) => rows('receipt', { applicant }, 'zh', true)[0]?.[1];
  assert.deepEqual(['张建国', '王五', '吴江某某食品有限公司'].map(shown), ['张*国', '王*', '吴江某某食品有限公司']);
});

test('English takes the English words and leaves what people wrote', () => {
  assert.deepEqual(rows('receipt', { mode: 'proxy', receivedAt: 'qp-hall', applicant: '张建国' }, 'en'), [
    ['Applicant', '张建国'],
    ['Received at', 'Qingpu hall'],
    ['Mode', 'Proxy collection'],
  ]);
});

test('fen become yuan exactly', () => {
  assert.deepEqual(
    [0, 5, 100, 123456789, -250].map((fen) => moneyText(fen)),
    ['0.00 元', '0.05 元', '1.00 元', '1,234,567.89 元', '-2.50 元'],
  );
  assert.equal(moneyText(-250, 'en'), '-2.50 yuan');
});
