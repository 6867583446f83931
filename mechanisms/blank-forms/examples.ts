import { type EntryRead, type Example, examples, type Line, type Place, storyMatter, wd } from '#kernel';
import blanks from './mechanism.ts';

type Story = Example<typeof blanks>;
type Lines = readonly Line<typeof blanks>[];

// Everything here is invented.
const qingpu: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
const wujiang: Place = { jurisdiction: '320509', authority: 'wj-admin', node: 'jiangsu' };

const matter = storyMatter({
  code: '11320509MB00000196920020000100',
  basic: '920020000100',
  from: '2021-05-31',
  title: '空白证照申领、保管和核销',
  jurisdiction: '320509',
  authority: 'wj-admin',
  type: '20',
  mechanism: 'blank-forms',
  serves: 'both',
  department: 'services',
  instant: false,
  result: { kind: 'approval', name: '空白证照交接单' },
  visits: 0,
  modes: ['proxy'],
  deemedAcceptance: { mode: 'within', term: wd(5) },
});

const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qingpu,
  deciding: wujiang,
  channel: 'window',
  matter,
  story,
  ends,
  ...more,
});

const day = '2021-09-17';
const asked: Lines = [[day, 'window', 'ask', { form: '不动产查询结果证明（示例）', quantity: 3 }]];
const handedOut: Lines = [
  ...asked,
  ['2021-09-18', 'issuer', 'handOut', { prefix: 'KB', first: 1, sheets: 3, waybill: 'SF1000000001（示例）' }],
];
const held: Lines = [...handedOut, ['2021-09-22', 'window', 'confirm', { counted: 3 }]];
const known: EntryRead = {
  key: 'KB0000002',
  version: 1,
  values: { subject: 'qp-center', form: '示例', state: 'stock' },
  validFrom: '2021-06-01',
  validTo: null,
};

export default examples(blanks, {
  'Three numbered blanks go to a window of another province, and it counts them in': told(held, {
    state: 'held',
    holder: 'jiangsu',
    papers: ['transfer'],
    effects: ['register.enter'],
    facts: { inStock: 3, missing: 0 },
    due: { confirming: 'stopped', counting: '2021-10-22' },
  }),
  'One was lost on the way: the window names its number': told(
    [...handedOut, ['2021-09-22', 'window', 'confirm', { counted: 2, lost: ['KB0000003'] }]],
    { state: 'held', facts: { inStock: 2, missing: 1 } },
  ),
  'A blank that is missing is not passed over in silence': told(
    [...handedOut, ['2021-09-22', 'window', 'confirm', { counted: 2 }]],
    { refusedBy: 'countComplete', state: 'inTransit' },
  ),
  'A number that was never handed out is not missing': told(
    [...handedOut, ['2021-09-22', 'window', 'confirm', { counted: 2, lost: ['KB0000009'] }]],
    { refusedBy: 'countComplete' },
  ),
  'The same number is not handed out twice': told(
    handedOut,
    { refusedBy: 'numbersNew' },
    { entries: { blanks: [known] } },
  ),
  'A spoiled blank leaves the stock, with the reason': told(
    [...held, ['2021-09-23', 'window', 'spoil', { number: 'KB0000001', why: '卡纸' }]],
    { state: 'held', facts: { inStock: 2, spoiled: 1 } },
  ),
  'A blank that is spoiled already is not in stock': told(
    [
      ...held,
      ['2021-09-23', 'window', 'spoil', { number: 'KB0000001', why: '卡纸' }],
      ['2021-09-23', 'window', 'spoil', { number: 'KB0000001', why: '卡纸' }],
    ],
    { refusedBy: 'inStock' },
  ),
  'A blank is used for a result': told(
    [...held, ['2021-09-24', 'node', 'use', { number: 'KB0000002', usedFor: '310118202109170001' }]],
    { state: 'held', facts: { inStock: 2, used: 1 } },
  ),
  'A count finds one missing; the next is due a month later': told(
    [
      ...held,
      ['2021-09-24', 'node', 'use', { number: 'KB0000002', usedFor: '310118202109170001' }],
      ['2021-12-20', 'window', 'count', { counted: 1, lost: ['KB0000003'] }],
    ],
    {
      facts: { inStock: 1, used: 1, missing: 1 },
      papers: ['transfer', 'count'],
      due: { counting: '2022-01-20' },
    },
  ),
  'What was missing before stays on the list and is not counted again': told(
    [
      ...handedOut,
      ['2021-09-22', 'window', 'confirm', { counted: 2, lost: ['KB0000003'] }],
      ['2021-10-22', 'window', 'count', { counted: 1, lost: ['KB0000003', 'KB0000002'] }],
      ['2021-11-22', 'window', 'count', { counted: 1, lost: [] }],
    ],
    { facts: { inStock: 1, missing: 2, lost: ['KB0000002', 'KB0000003'] } },
  ),
  'What is left goes back, and the batch is closed': told(
    [
      ...held,
      ['2021-09-24', 'window', 'spoil', { number: 'KB0000001', why: '污损' }],
      ['2021-12-20', 'window', 'giveBack', { counted: 2 }],
    ],
    { state: 'closed', facts: { inStock: 0, spoiled: 1, missing: 0 }, due: { counting: 'stopped' } },
  ),
  'A request may be denied, with a word': told(
    [...asked, ['2021-09-18', 'issuer', 'deny', {}, { note: '本季度库存不足' }]],
    { state: 'denied' },
  ),
  'A request that comes back ends at the window': told(
    [...asked, [day, 'node', 'bounce']],
    { state: 'notTaken' },
    {
      linkDown: { from: day, until: '2021-09-30' },
    },
  ),
});
