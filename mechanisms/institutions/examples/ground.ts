import { type Example, type Line, type Place, storyMatter } from '#kernel';
import type institutions from '../mechanism.ts';

export type Story = Example<typeof institutions>;
export type Lines = readonly Line<typeof institutions>[];

export const committee: Place = { jurisdiction: 'yrd-zone', authority: 'committee', node: 'committee' };
const matter = storyMatter({
  code: 'INST-innovation-yrd-zone',
  basic: 'INST-innovation',
  from: '2021-01-01',
  title: '制度创新成果',
  jurisdiction: 'yrd-zone',
  authority: 'committee',
  type: '20',
  mechanism: 'institutions',
  serves: 'organisations',
  department: 'committee',
  instant: false,
  result: { kind: 'answer', name: '办理结果' },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
});
const cast = {
  qp: { person: 'qp', roles: ['head'], at: { authority: 'qp-reform' } },
  wj: { person: 'wj', roles: ['head'], at: { authority: 'wj-reform' } },
  js: { person: 'js', roles: ['head'], at: { authority: 'js-reform' } },
} as const;

export const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: committee,
  deciding: committee,
  channel: 'node',
  matter,
  cast,
  story,
  ends,
  ...more,
});

export const proposal = {
  key: 'X-1',
  title: '跨省通办综合受理服务机制',
  domain: 'services',
  field: 'services',
  window: '2021年上半年',
  parties: ['310118', '320509', '330421'],
  number: '13',
  novelty: '首次跨省综合受理',
} as const;
export const consulted: Lines = [
  ['2021-03-01', 'officer', 'propose', proposal],
  ['2021-03-02', 'head', 'list'],
  ['2021-03-03', 'officer', 'beginDraft'],
  ['2021-03-08', 'officer', 'consult', { draft: '示例文本' }],
];
export const agreed: Lines = [
  ...consulted,
  ['2021-03-10', 'qp', 'answer', { stance: 'agree' }],
  ['2021-03-11', 'wj', 'answer', { stance: 'comments' }, { note: '建议两年后评估' }],
  ['2021-03-12', 'js', 'answer', { stance: 'agree' }],
];
export const issued: Lines = [...agreed, ['2021-04-01', 'head', 'issue', { instrument: '示执委〔2021〕9号' }]];
export const acts = (...nodes: readonly string[]): Story['sums'] => ({
  '13.acts': nodes.map((node) => ({ node, n: 3, first: '2021-05', last: '2021-06' })),
});
export const recognised: Lines = [
  ...issued,
  ['2021-05-31', 'officer', 'pilot'],
  ['2021-06-20', 'officer', 'land'],
  ['2021-06-25', 'officer', 'evaluate', { noveltyReviewed: true }, { note: '专家评审通过' }],
  ['2021-06-30', 'head', 'recognise'],
];

export const reviewed = { promised: '每年至少三省各一件', costFen: 1_200_000, complaints: 2 } as const;

const domainsOf = [
  ['planning', 2],
  ['ecology', 2],
  ['projects', 1],
  ['factors', 5],
  ['services', 6],
  ['organisation', 2],
] as const;
export const items = domainsOf.flatMap(([domain, count]) =>
  Array.from({ length: count }, (_, n) => ({
    key: `${domain}-${n}`,
    title: `制度 ${domain} ${n}`,
    domain,
    field: 'services' as const,
    window: '2021年上半年',
    stage: 'issued' as const,
  })),
);
export const list = {
  window: '2021年上半年',
  source: '新闻发布会 2021-07-13',
  items,
  byDomain: domainsOf.map(([domain, count]) => ({ domain, count })),
  total: 18,
};
export const printed = {
  figure: '制度创新成果（项）',
  value: '18',
  unit: '项',
  asOf: '2021-07-13',
  source: '新闻发布会',
};
export const entry: Story['entries'] = {
  institutions: [
    {
      key: 'X-1',
      version: 1,
      validFrom: '2021-07-13',
      validTo: null,
      values: { ...proposal, stage: 'issued', source: '新闻发布会 2021-07-13' },
    },
  ],
};

/** Worked examples 0-A to 0-E that are about cases; the arithmetic of the others is tested with the board. */

/** Taken up by somebody else, five months after it was recognised. */
export const replicated = (by: {
  readonly adopter: string;
  readonly adopterPlace: string;
  readonly reach: 'delta' | 'nation';
}): Lines => [
  ...recognised,
  ['2021-12-01', 'officer', 'replicate', { ...by, adoptedAs: 'asIs', instrument: '示例' }],
];
