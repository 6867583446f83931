import {
  type Authorisation,
  type Example,
  type Line,
  type MandateTerms,
  type Matter,
  mandateSeal,
  type Place,
  wd,
  years,
} from '#kernel';
import type window from '../mechanism.ts';

export type Story = Example<typeof window>;
export type Lines = readonly Line<typeof window>[];
type FactsOf = NonNullable<Lines[number][3]>;
type Materials = NonNullable<FactsOf['materials']>;

// Everybody and everything here is invented; the numbers only pass their check digits.
export const qingpu: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
export const jiashan: Place = { jurisdiction: '330421', authority: 'js-center', window: 'js-03', node: 'zhejiang' };
export const wujiang: Place = { jurisdiction: '320509', authority: 'wj-housing', node: 'jiangsu' };

export const chen = { kind: 'person', key: '31011819900101001X', name: '陈示例', phone: '000-0000' } as const;
export const firm = {
  kind: 'organisation',
  key: '91310118MA0000015P',
  name: '示例科技有限公司',
  agent: { key: '320509198506150125', name: '李代办', mandate: '授权委托书-001' },
} as const;

/** Whoever acts for the firm, from an account of their own. */
export const byAgent = { person: '李代办', key: firm.agent.key, at: 'receiving' } as const;

/** Its mandate as another node tells of it, in force in September. */
export const mandateFor = (
  { key, agent }: { readonly key: string; readonly agent: { readonly key: string; readonly mandate: string } },
  terms: MandateTerms = { extent: 'all' },
): NonNullable<Story['published']> => ({
  mandates: [
    {
      source: 'jiangsu',
      key: agent.mandate,
      version: 1,
      values: { ...terms, seal: mandateSeal(agent.mandate, key, agent.key) },
      validFrom: '2021-09-01',
      validTo: '2021-09-30',
      closed: false,
      recordedAt: '2021-09-01T02:00:00.000Z',
    },
  ],
});

const file = (name: string) => ({ sha256: 'ab'.repeat(32), name, type: 'application/pdf', size: 1000 });

export const deed: Materials[number] = {
  concept: 'title-deed',
  name: '不动产权证书',
  form: 'copy',
  originalSeen: true,
  source: 'applicant',
  file: file('deed.pdf'),
};
export const plan: Materials[number] = {
  concept: 'plan',
  name: '平面图',
  form: 'electronic',
  source: 'applicant',
  file: file('plan.pdf'),
};
export const photo: Materials[number] = {
  concept: 'photo',
  name: '近期照片',
  form: 'electronic',
  source: 'applicant',
  file: file('photo.jpg'),
};
export const identityCard: Materials[number] = {
  concept: 'identity-card',
  name: '居民身份证',
  form: 'copy',
  source: 'applicant',
  file: file('id.jpg'),
};
export const defect = (concept: string, what: string) => ({ concept, what, cause: 'applicant' }) as const;

/** An ordinary public service of 吴江: law 20 working days, promise 5. */
export const survey: Matter = {
  code: '11320509MB000001963002000000101',
  basic: '002000000101',
  version: 1,
  from: '2021-05-31',
  title: '房屋结构图纸查询利用（示例）',
  jurisdiction: '320509',
  authority: 'wj-housing',
  type: '20',
  mechanism: 'cross-province-window',
  serves: 'both',
  department: 'housing',
  instant: false,
  statutory: wd(20),
  promised: wd(5),
  legalBasis: [{ act: '城市建设档案管理规定（示例）' }],
  conditions: ['申请人为房屋权利人'],
  materials: [
    {
      concept: 'identity-card',
      name: '居民身份证',
      form: 'electronic',
      copies: 1,
      source: 'government',
      need: 'necessary',
      obtainableFrom: '公安人口库',
    },
    { concept: 'title-deed', name: '不动产权证书', form: 'copy', copies: 1, source: 'applicant', need: 'necessary' },
    { concept: 'plan', name: '平面图', form: 'electronic', copies: 1, source: 'applicant', need: 'conditional' },
    { concept: 'photo', name: '近期照片', form: 'electronic', copies: 1, source: 'applicant', need: 'conditional' },
  ],
  fee: { amount: 0 },
  result: { kind: 'certificate', name: '图纸查询结果（示例）' },
  visits: 1,
  modes: ['proxy', 'delegated'],
  deemedAcceptance: { mode: 'within', term: wd(5) },
  tolerates: false,
  commitment: false,
  special: [{ name: '专家评审', term: wd(10) }],
  provenance: 'illustrative',
};

/** A licence: the head decides. */
export const licence: Matter = {
  ...survey,
  code: '11320509MB000001963001000000201',
  basic: '001000000201',
  title: '经营许可（示例）',
  type: '01',
  commitment: true,
  result: { kind: 'licence', name: '经营许可证（示例）', validFor: years(3) },
};
export const tolerant: Matter = {
  ...survey,
  tolerates: true,
  materials: survey.materials.map((m) => (m.concept === 'photo' ? { ...m, need: 'tolerable' } : m)),
};
export const wholly: Matter = { ...survey, instant: true, promised: wd(0), modes: ['online', 'proxy', 'delegated'] };
export const charged: Matter = { ...survey, fee: { amount: 8000, basis: '示例收费依据' } };
export const onSpot: Matter = { ...survey, deemedAcceptance: { mode: 'on-spot' } };
const part = (link: string, at: 'receiving' | 'deciding', after: readonly string[]) => ({
  link,
  basic: `0020000003${link.length}1`,
  at,
  after,
});
export const move: Matter = {
  ...survey,
  title: '企业跨省迁移（示例）',
  type: '10',
  joint: [part('tax', 'deciding', []), part('register', 'deciding', ['tax'])],
};
export const parts = {
  tax: { matter: { ...survey, title: '税务清算（示例）' }, deciding: { ...wujiang, authority: 'wj-tax' } },
  register: { matter: { ...survey, title: '迁移登记（示例）' }, deciding: { ...wujiang, authority: 'wj-market' } },
};

export const row = (powers: readonly string[], to?: string): Authorisation => ({
  id: `row-${powers.join('-')}`,
  grantor: 'wj-housing',
  grantee: 'qp-center',
  matters: [survey.basic],
  powers,
  from: '2021-05-31',
  ...(to && { to }),
  instrument: '示例委托书',
});
export const formOnly = row(['收件', '身份核验', '形式审查']);
export const full = row(['收件', '身份核验', '形式审查', '受理', '补正告知', '收费', '出证打印', '送达']);

export const consent = { agreed: true, version: '2021-05', signedOn: '2021-07-13' } as const;
const seen = { method: 'card', matched: true } as const;

/** How far a case has come on one day, so that a story begins where it becomes interesting. */
export const drafted = (day: string, facts: FactsOf = {}): Lines => [
  [day, 'window', 'draft', { applicant: chen, materials: [deed], delivery: 'electronic', ...facts }],
];
export const received = (day: string, facts: FactsOf = {}): Lines => [
  ...drafted(day, facts),
  [day, 'window', 'submit', { consent }],
  [day, 'window', 'receive'],
];
export const checked = (day: string, facts: FactsOf = {}): Lines => [
  ...received(day, facts),
  [day, 'window', 'verifyIdentity', { identityCheck: seen }],
  [day, 'window', 'checkForm'],
];
/** Handed over without the window's checks, which it had no power for: the decider makes them. */
export const arrived = (day: string, facts: FactsOf = {}): Lines => [
  ...received(day, facts),
  [day, 'window', 'handOver'],
];
export const accepted = (day: string, facts: FactsOf = {}): Lines => [
  ...arrived(day, facts),
  [day, 'officer', 'accept'],
];
export const granted = (day: string, facts: FactsOf = {}): Lines => [
  ...accepted(day, facts),
  [day, 'officer', 'grantAlone'],
];
export const issued = (day: string, facts: FactsOf = {}): Lines => [
  ...granted(day, facts),
  [day, 'officer', 'issue'],
];
export const closed = (day: string, facts: FactsOf = {}): Lines => [
  ...issued(day, facts),
  [day, 'officer', 'deliverOnline'],
  [day, 'officer', 'finish'],
];

/** Received at a window of 青浦, decided in 吴江. */
export const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qingpu,
  deciding: wujiang,
  matter: survey,
  story,
  ends,
  ...more,
});
