import { type Example, examples, type Line, type Matter, type Place } from '#kernel';
import institutions from './mechanism.ts';

type Story = Example<typeof institutions>;
type Lines = readonly Line<typeof institutions>[];

const committee: Place = { jurisdiction: 'yrd-zone', authority: 'committee', node: 'committee' };
const matter: Matter = {
  code: 'INST-innovation-yrd-zone',
  basic: 'INST-innovation',
  version: 1,
  from: '2021-01-01',
  title: '制度创新成果',
  jurisdiction: 'yrd-zone',
  authority: 'committee',
  type: '20',
  mechanism: 'institutions',
  serves: 'organisations',
  department: 'committee',
  instant: false,
  legalBasis: [],
  conditions: [],
  materials: [],
  fee: { amount: 0 },
  result: { kind: 'answer', name: '办理结果' },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
  tolerates: false,
  commitment: false,
  special: [],
  provenance: 'illustrative',
};
const cast = {
  qp: { person: 'qp', roles: ['head'], at: { authority: 'qp-reform' } },
  wj: { person: 'wj', roles: ['head'], at: { authority: 'wj-reform' } },
  js: { person: 'js', roles: ['head'], at: { authority: 'js-reform' } },
} as const;

const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: committee,
  deciding: committee,
  channel: 'node',
  matter,
  cast,
  story,
  ends,
  ...more,
});

const proposal = {
  key: 'X-1',
  title: '跨省通办综合受理服务机制',
  domain: 'services',
  field: 'services',
  window: '2021年上半年',
  parties: ['310118', '320509', '330421'],
  mechanism: 'cross-province-window',
  novelty: '首次跨省综合受理',
} as const;
const consulted: Lines = [
  ['2021-03-01', 'officer', 'propose', proposal],
  ['2021-03-02', 'head', 'list'],
  ['2021-03-03', 'officer', 'beginDraft'],
  ['2021-03-08', 'officer', 'consult', { draft: '示例文本' }],
];
const agreed: Lines = [
  ...consulted,
  ['2021-03-10', 'qp', 'answer', { stance: 'agree' }],
  ['2021-03-11', 'wj', 'answer', { stance: 'comments' }],
  ['2021-03-12', 'js', 'answer', { stance: 'agree' }],
];
const issued: Lines = [...agreed, ['2021-04-01', 'head', 'issue', { instrument: '示执委〔2021〕9号' }]];
const acts = (...nodes: readonly string[]): Story['sums'] => ({
  'cross-province-window.acts': nodes.map((node) => ({ node, n: 3, first: '2021-05', last: '2021-06' })),
});
const recognised: Lines = [
  ...issued,
  ['2021-05-31', 'officer', 'pilot'],
  ['2021-06-20', 'officer', 'land'],
  ['2021-06-25', 'officer', 'evaluate', { noveltyReviewed: true }, { note: '专家评审通过' }],
  ['2021-06-30', 'head', 'recognise'],
];

const domainsOf = [
  ['planning', 2],
  ['ecology', 2],
  ['projects', 1],
  ['factors', 5],
  ['services', 6],
  ['organisation', 2],
] as const;
const items = domainsOf.flatMap(([domain, count]) =>
  Array.from({ length: count }, (_, n) => ({
    key: `${domain}-${n}`,
    title: `制度 ${domain} ${n}`,
    domain,
    field: 'services' as const,
    window: '2021年上半年',
    stage: 'issued' as const,
  })),
);
const list = {
  window: '2021年上半年',
  source: '新闻发布会 2021-07-13',
  items,
  byDomain: domainsOf.map(([domain, count]) => ({ domain, count })),
  total: 18,
};
const printed = { figure: '制度创新成果（项）', value: '18', unit: '项', asOf: '2021-07-13', source: '新闻发布会' };
const entry: Story['entries'] = {
  institutions: [
    {
      key: 'X-1',
      version: 1,
      validFrom: '2021-07-13',
      validTo: null,
      values: { ...proposal, number: '13', stage: 'issued', source: '新闻发布会 2021-07-13' },
    },
  ],
};

/** Worked examples 0-A to 0-E that are about cases; the arithmetic of the others is tested with the board. */
export default examples(institutions, {
  '0-A: 2 + 2 + 1 + 5 + 6 + 2 = 18: the list is entered': told([['2021-07-13', 'officer', 'importList', list]], {
    state: 'imported',
    effects: ['register.enter'],
  }),
  '0-A: a list whose domains do not sum is refused': told(
    [['2021-07-13', 'officer', 'importList', { ...list, total: 19 }]],
    { refusedBy: 'parts-do-not-sum' },
  ),
  '0-A: and one whose items are not those of its domains': told(
    [
      [
        '2021-07-13',
        'officer',
        'importList',
        { ...list, items: [...items.slice(1), { ...items[17]!, key: 'one-more' }] },
      ],
    ],
    { refusedBy: 'partsSum' },
  ),
  '8.3.1: a printed figure is recorded with its day': told([['2021-07-13', 'officer', 'recordPress', printed]], {
    state: 'recorded',
  }),
  '8.3.1: and never overwritten': told(
    [['2021-07-14', 'officer', 'recordPress', { ...printed, value: '19' }]],
    {
      refusedBy: 'printedOnce',
    },
    {
      entries: {
        pressFigures: [
          {
            key: `${printed.figure}@2021-07-13`,
            version: 1,
            validFrom: '2021-07-13',
            validTo: null,
            values: printed,
          },
        ],
      },
    },
  ),
  '8.2: from the proposal to counting, replication and the first review; the next falls on a Sunday and is due on Monday':
    told(
      [
        ...recognised,
        [
          '2021-12-01',
          'officer',
          'replicate',
          {
            adopter: '示例都市圈',
            adopterPlace: '区外',
            adoptedAs: 'adapted',
            reach: 'nation',
            instrument: '示例文件',
          },
        ],
        ['2022-06-30', 'head', 'review', { outcome: 'revise' }, { note: '依据变更' }],
      ],
      {
        state: 'revised',
        facts: {
          recognisedOn: '2021-06-30',
          instrument: '示执委〔2021〕9号',
          evidence: [
            { node: 'shanghai', acts: 3, first: '2021-05' },
            { node: 'jiangsu', acts: 3, first: '2021-05' },
          ],
        },
        due: { review: '2024-07-01' },
      },
      { sums: acts('shanghai', 'jiangsu') },
    ),
  '8.3.6: a review is due twelve months after recognition': told(
    recognised,
    { state: 'recognised', due: { review: '2022-06-30' } },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.6: repealed after a review it counts no longer': told(
    [...recognised, ['2022-06-30', 'head', 'review', { outcome: 'repeal' }, { note: '被国家制度取代' }]],
    { state: 'repealed' },
    { sums: acts('shanghai', 'zhejiang') },
  ),
  '8.3.2, 0-D: acts in one province only: it has not landed': told(
    [...issued, ['2021-06-20', 'officer', 'land']],
    { state: 'issued', refusedBy: 'landedInProvinces' },
    { sums: acts('shanghai') },
  ),
  '8.3.2: what the committee does itself is no province': told(
    [...issued, ['2021-06-20', 'officer', 'land']],
    { refusedBy: 'landedInProvinces' },
    { sums: acts('committee', 'shanghai') },
  ),
  '0-D: an instrument without a real case stays issued': told(issued, { state: 'issued' }),
  '8.3.4: silence of one party keeps it from being issued': told(
    [
      ...consulted,
      ['2021-03-10', 'qp', 'answer', { stance: 'agree' }],
      ['2021-06-01', 'head', 'issue', { instrument: 'x' }],
    ],
    { refusedBy: 'allAnswered' },
  ),
  '8.3.4: an objection without its alternative text is refused': told(
    [...consulted, ['2021-03-10', 'qp', 'answer', { stance: 'object' }, { note: '不同意' }]],
    { refusedBy: 'objectionReasoned' },
  ),
  '8.3.4: an objection is answered by another round': told(
    [
      ...consulted,
      ['2021-03-10', 'qp', 'answer', { stance: 'object', alternative: '第三条改为……' }, { note: '超出授权' }],
      ['2021-03-15', 'officer', 'redraft', {}, { note: '采纳' }],
      ['2021-03-16', 'officer', 'consult', { draft: '第二稿' }],
    ],
    { state: 'consultation', facts: { round: 2 }, due: { consultation: '2021-03-30' } },
  ),
  '8.3.4: while it stands nothing is issued': told(
    [
      ...consulted,
      ['2021-03-10', 'qp', 'answer', { stance: 'object', alternative: '第三条改为……' }, { note: '超出授权' }],
      ['2021-03-11', 'wj', 'answer', { stance: 'agree' }],
      ['2021-03-12', 'js', 'answer', { stance: 'agree' }],
      ['2021-03-15', 'head', 'issue', { instrument: 'x' }],
    ],
    { refusedBy: 'noObjection' },
  ),
  '8.3.4: three rounds and no more': told(
    [
      ...consulted,
      ...[1, 2].flatMap(
        (n): Lines => [
          [`2021-04-0${n}`, 'officer', 'redraft', {}, { note: '修改' }],
          [`2021-04-0${n}`, 'officer', 'consult', { draft: '再稿' }],
        ],
      ),
      ['2021-04-03', 'officer', 'redraft', {}, { note: '修改' }],
      ['2021-04-06', 'officer', 'consult', { draft: '第四稿' }],
    ],
    { refusedBy: 'roundsLeft' },
  ),
  '8.3.1: without a review of its novelty it is not counted': told(
    [
      ...issued,
      ['2021-06-20', 'officer', 'land'],
      ['2021-06-25', 'officer', 'evaluate', { noveltyReviewed: false }, { note: '待评审' }],
      ['2021-06-30', 'head', 'recognise'],
    ],
    { refusedBy: 'noveltyReviewed' },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.3.1: nor when it binds one province': told(
    [
      ['2021-03-01', 'officer', 'propose', { ...proposal, parties: ['310118'] }],
      ['2021-03-02', 'head', 'list'],
      ['2021-03-03', 'officer', 'beginDraft'],
      ['2021-03-08', 'officer', 'consult', { draft: '示例文本' }],
      ['2021-03-10', 'qp', 'answer', { stance: 'agree' }],
      ['2021-04-01', 'head', 'issue', { instrument: '示例' }],
      ['2021-06-20', 'officer', 'land'],
      ['2021-06-25', 'officer', 'evaluate', { noveltyReviewed: true }, { note: '通过' }],
      ['2021-06-30', 'head', 'recognise'],
    ],
    { refusedBy: 'twoProvincesBound' },
    { sums: acts('shanghai', 'jiangsu') },
  ),
  '8.2: a published institution is taken up where the list left it': told(
    [
      [
        '2021-08-01',
        'officer',
        'takeUp',
        { key: 'X-1', parties: ['310118', '320509'], instrument: '示例', novelty: '首次' },
      ],
      ['2021-08-02', 'officer', 'land'],
    ],
    { state: 'landed', facts: { title: proposal.title } },
    { entries: entry, sums: acts('jiangsu', 'zhejiang') },
  ),
  '8.2: one that is in no list is not taken up': told(
    [['2021-08-01', 'officer', 'takeUp', { key: 'X-9', parties: ['310118'], instrument: '示例', novelty: '首次' }]],
    { refusedBy: 'keyKnown' },
  ),
  '8.2: a key is given once': told(
    [['2021-08-01', 'officer', 'propose', proposal]],
    { refusedBy: 'keyFree' },
    { entries: entry },
  ),
  '8.2: a proposal is withdrawn with its reason': told(
    [
      ['2021-03-01', 'officer', 'propose', proposal],
      ['2021-03-02', 'officer', 'withdraw', {}, { note: '并入另一制度' }],
    ],
    { state: 'repealed' },
  ),
});
