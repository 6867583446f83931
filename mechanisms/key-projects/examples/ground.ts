import { type Example, type Line, type Place, storyMatter, wd } from '#kernel';
import type projects from '../mechanism.ts';

export type Story = Example<typeof projects>;
export type Lines = readonly Line<typeof projects>[];
type FactsOf = NonNullable<Lines[number][3]>;

export const committee: Place = { jurisdiction: 'yrd-zone', authority: 'committee', node: 'committee' };
export const jiashan: Place = { jurisdiction: '330421', authority: 'js-reform', node: 'zhejiang' };
export const qingpu: Place = { jurisdiction: '310118', authority: 'qp-reform', node: 'shanghai' };

const matterOf = (basic: string, place: Place) =>
  storyMatter({
    code: `${basic}-${place.jurisdiction}`,
    basic,
    from: '2021-05-13',
    title: '重大项目',
    jurisdiction: place.jurisdiction,
    authority: place.authority,
    type: '20',
    mechanism: 'key-projects',
    serves: 'organisations',
    department: 'committee',
    instant: false,
    promised: wd(20),
    result: { kind: 'answer', name: '办理结果' },
    visits: 0,
    modes: ['online'],
    deemedAcceptance: { mode: 'on-spot' },
  });

/** People at the offices of the parties. */
export const cast = {
  qp: { person: 'qp', roles: ['officer'], at: { authority: 'qp-reform' } },
  qpHead: { person: 'qpHead', roles: ['head'], at: { authority: 'qp-reform' } },
  js: { person: 'js', roles: ['officer'], at: { authority: 'js-reform' } },
  jsHead: { person: 'jsHead', roles: ['head'], at: { authority: 'js-reform' } },
  sh: { person: 'sh', roles: ['head'], at: { authority: 'sh-reform' } },
  jsu: { person: 'jsu', roles: ['head'], at: { authority: 'jsu-reform' } },
  zj: { person: 'zj', roles: ['head'], at: { authority: 'zj-reform' } },
  suz: { person: 'suz', roles: ['head'], at: { authority: 'suz-government' } },
  jx: { person: 'jx', roles: ['head'], at: { authority: 'jx-government' } },
  co: { person: 'co', roles: ['officer'], at: { authority: 'committee' } },
} as const;

const told =
  (basic: string, place: Place, from: Place = place) =>
  (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
    receiving: from,
    deciding: place,
    channel: 'node',
    matter: matterOf(basic, place),
    cast,
    story,
    ends,
    ...more,
  });

export const atCommittee = told('PLAN-project', committee);
export const atJiashan = told('PLAN-project', jiashan);
export const planStory = told('PLAN-version', committee);
export const issueStory = told('PLAN-issue', committee, qingpu);
export const seriesStory = told('PLAN-series', committee);
export const linkStory = told('PLAN-link', committee, qingpu);

export const code = '2103-310052-04-01-000001';
export const second = '2103-310052-04-01-000002';

/** 5-E: 4.2 km of road, 1.5 in 青浦 and 2.7 in 嘉善, 189 million yuan by length. */
export const road: FactsOf = {
  code,
  title: '跨界道路（示例）',
  titleEn: 'A road across the border (example)',
  block: '设施互通',
  action: '道路连通',
  owner: '示例道路公司',
  place: '310118',
  crossBorder: true,
  parties: ['310118', '330421'],
  keyBy: 'length',
  key: [
    { party: '310118', weight: 1500 },
    { party: '330421', weight: 2700 },
  ],
  fundedBy: 'government',
  cost: 18_900_000_000,
  landAsked: 120_000,
  plannedStart: '2021-07-01',
  plannedFinish: '2022-12-31',
  milestones: [
    {
      id: 'M1',
      title: '路基完成',
      owner: '310118',
      baseline: '2021-09-30',
      planned: '2021-09-30',
      evidence: '形象进度照片',
    },
  ],
};

export const nominated = (day: string, facts: FactsOf = {}): Lines => [
  [day, 'proposer', 'nominate', { ...road, ...facts }],
];
export const approved = (day: string, facts: FactsOf = {}): Lines => [
  ...nominated(day, facts),
  [day, 'head', 'approve', { decisionNumber: '示例〔2021〕1号' }],
];
export const prepared = (day: string, preliminary: number, facts: FactsOf = {}): Lines => [
  ...approved(day, facts),
  [day, 'officer', 'prepare', { feasibility: 50_000_000_000, preliminary }],
];
const guarantee = (grantOf: 'land' | 'funds', grantAmount: number): FactsOf => ({
  grantOf,
  grantAmount,
  grantUntil: '2023-12-31',
  grantDocument: '示例批文',
});
export const guaranteed = (day: string): Lines => [
  [day, 'qp', 'grant', guarantee('land', 50_000)],
  [day, 'js', 'grant', guarantee('land', 70_000)],
  [day, 'qp', 'grant', guarantee('funds', 6_750_000_000)],
  [day, 'js', 'grant', guarantee('funds', 12_150_000_000)],
];
export const year: FactsOf = { year: 2021, yearFen: 120_000_000_000 };
export const signedLink = (signed: boolean): Story['entries'] => ({
  projectLinks: [
    {
      key: 'L1',
      version: 1,
      validFrom: '2021-05-20',
      validTo: null,
      values: {
        segments: [second, code],
        firstSegment: second,
        secondSegment: code,
        openFirst: '2022-12-31',
        openSecond: '2022-12-31',
        signed,
      },
    },
  ],
});
export const report = (month: number, fen: number, more: FactsOf = {}): FactsOf => ({
  year: 2021,
  month,
  fen,
  basis: '发票与形象进度照片',
  ...more,
});
