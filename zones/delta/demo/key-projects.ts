import { addDays, type Day, type DemoCase, demo } from '#kernel';
import { wujiang } from '../../../mechanisms/key-projects/examples/series.ts';
import projects from '../../../mechanisms/key-projects/mechanism.ts';

type Case = DemoCase<typeof projects>;
type Line = Case['lines'][number];

/** Projects, money and days are invented; blocks and actions are those of the published plan. */
const codeOf = (division: string, n: number): string => `2103-${division}-04-01-${String(n).padStart(6, '0')}`;

interface Given {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly block: string;
  readonly action: string;
  readonly place: string;
  readonly parties: readonly string[];
  readonly weights: readonly number[];
  readonly cost: number;
  readonly crossBorder?: boolean;
  readonly fundedBy?: 'government' | 'enterprise';
  readonly votesSuspended?: boolean;
}

const nominate =
  ({ parties, weights, crossBorder = false, fundedBy = 'government', ...given }: Given) =>
  (_scene: unknown, day: Day) => ({
    ...given,
    owner: '示例建设单位',
    crossBorder,
    parties,
    keyBy: new Set(weights).size > 1 ? 'agreed' : 'equal',
    key: parties.map((party, n) => ({ party, weight: weights[n] ?? 1 })),
    fundedBy,
    landAsked: 100_000,
    energyAsked: 800,
    plannedStart: addDays(day, 20),
    plannedFinish: addDays(day, 700),
    milestones: [
      {
        id: 'M1',
        title: '完成初步设计',
        titleEn: 'Preliminary design done',
        owner: parties[0],
        baseline: addDays(day, 14),
        planned: addDays(day, 14),
        evidence: '批复文件',
      },
      {
        id: 'M2',
        title: '主体工程过半',
        titleEn: 'Half of the main works',
        owner: parties[0],
        baseline: addDays(day, 45),
        planned: addDays(day, 45),
        evidence: '形象进度照片',
      },
    ],
  });

const yearNow = (fen: number) => (_scene: unknown, day: Day) => ({ year: Number(day.slice(0, 4)), yearFen: fen });

/** The report of the last month that is over, in the year of that month. */
const reportOf = (fen: number) => (_scene: unknown, day: Day) => {
  const last = addDays(`${day.slice(0, 7)}-01`, -1);
  return { year: Number(last.slice(0, 4)), month: Number(last.slice(5, 7)), fen, basis: '发票与形象进度照片' };
};

const grant = (grantOf: 'land' | 'funds' | 'energy', grantAmount: number) => (_scene: unknown, day: Day) => ({
  grantOf,
  grantAmount,
  grantUntil: addDays(day, 900),
  grantDocument: '示例批文',
});

const toStart = (ago: number, cost: number, officer: string): readonly Line[] => [
  [ago - 1, 'head', 'approve', { decisionNumber: `示例〔${ago}〕号` }],
  [ago - 2, 'officer', 'prepare', { feasibility: cost, preliminary: cost }],
  [ago - 3, officer, 'grant', grant('land', 100_000)],
  [ago - 3, officer, 'grant', grant('funds', cost)],
  [ago - 4, officer, 'reach', { milestoneId: 'M1', proof: '批复 示例-1' }],
];

const within = (
  key: string,
  at: string,
  place: string,
  given: Omit<Given, 'place' | 'parties' | 'weights'>,
  more: (ago: number) => readonly Line[],
): Case => ({
  key,
  matter: 'PLAN-project',
  from: at,
  to: at,
  channel: 'node',
  lines: [
    [60, 'proposer', 'nominate', nominate({ ...given, place, parties: [place], weights: [1] }) as never],
    ...more(60),
  ],
});

const hall: Given = {
  code: codeOf('310052', 1),
  title: '水乡客厅跨界慢行桥（示例）',
  titleEn: 'Footbridge of the Water Village Parlour across the border (example)',
  block: '一厅三片',
  action: '水乡客厅',
  place: '310118',
  parties: ['310118', '320509', '330421'],
  weights: [1, 1, 1],
  cost: 10_000_000_000,
  crossBorder: true,
  votesSuspended: true,
};
const road: Given = {
  code: codeOf('310052', 2),
  title: '跨界道路连通（示例）',
  titleEn: 'A road across the border (example)',
  block: '设施互通',
  action: '道路连通',
  place: '310118',
  parties: ['310118', '330421'],
  weights: [1500, 2700],
  cost: 18_900_000_000,
  crossBorder: true,
};

const terms = { axis: 'K4+200', level: '二级公路', standard: 'JTG B01-2014', capacity: '双向四车道' };

export default demo(projects, [
  {
    key: 'across three places, unsigned interface, behind its plan',
    matter: 'PLAN-project',
    from: 'committee',
    to: 'committee',
    channel: 'node',
    lines: [
      [60, 'proposer', 'nominate', nominate(hall) as never],
      [59, 'head', 'approve', { decisionNumber: '示例〔1〕号' }],
      [58, 'officer', 'setYear', yearNow(6_000_000_000)],
      [50, 'officer', 'prepare', { feasibility: 9_800_000_000, preliminary: 10_000_000_000 }],
      [40, 'qp-reform-officer', 'grant', grant('land', 60_000)],
      [40, 'js-reform-officer', 'grant', grant('energy', 300)],
      [20, 'officer', 'call', (_s: unknown, day: Day) => ({ callFen: 1_500_000_000, callDue: addDays(day, 14) })],
      [
        12,
        'js-reform-officer',
        'moveResolution',
        (_s: unknown, day: Day) => ({
          motion: '增聘第三方桥梁检测单位（示例）',
          charges: [{ what: '报送检测单位比选方案（示例）', owner: 'wj-reform', due: addDays(day, 6) }],
        }),
      ],
      [12, 'js-reform-officer', 'voteAsOwner', { vote: 'yes' }],
      [11, 'wj-reform-officer', 'voteAsOwner', { vote: 'yes' }],
      [11, 'qp-reform-officer', 'voteAsOwner', { vote: 'abstain' }],
      [11, 'officer', 'closeResolution'],
      [8, 'qp-reform-officer', 'report', reportOf(1_300_000_000)],
      [8, 'wj-reform-officer', 'report', reportOf(1_200_000_000)],
      [3, 'officer', 'certify', { certifiedFen: 2_500_000_001 }, { note: '示例核定' }],
      [2, 'js-reform-officer', 'pay', { payFen: 500_000_000 }],
      [2, 'qp-reform-officer', 'pay', { payFen: 500_000_000 }],
      [2, 'js-reform-officer', 'moveResolution', { motion: '聘请年度审计机构（示例）' }],
      [1, 'js-reform-officer', 'voteAsOwner', { vote: 'yes' }],
    ],
  },
  {
    key: 'a road of two counties, split by length, red',
    matter: 'PLAN-project',
    from: 'committee',
    to: 'committee',
    channel: 'node',
    lines: [
      [60, 'proposer', 'nominate', nominate(road) as never],
      [59, 'head', 'approve', { decisionNumber: '示例〔2〕号' }],
      [58, 'officer', 'setYear', yearNow(12_000_000_000)],
      [8, 'qp-reform-officer', 'report', reportOf(900_000_000)],
      [8, 'js-reform-officer', 'report', reportOf(1_200_000_000)],
      [
        4,
        'officer',
        'replan',
        (_s: unknown, day: Day) => ({ milestoneId: 'M1', newDay: addDays(day, 40) }),
        { note: '接口未签' },
      ],
      [3, 'officer', 'urge', {}, { note: '投资进度滞后' }],
    ],
  },
  within(
    'a wetland in 吴江, on course',
    'wj-reform',
    '320509',
    {
      code: codeOf('320509', 3),
      title: '元荡岸线修复（示例）',
      titleEn: 'Restoring the shore of Yuandang (example)',
      block: '生态环保',
      action: '湖泊保护修复',
      cost: 4_000_000_000,
    },
    (ago) => [
      ...toStart(ago, 4_000_000_000, 'officer'),
      [55, 'officer', 'setYear', yearNow(1_000_000_000)],
      [54, 'officer', 'begin'],
      [53, 'officer', 'construct'],
      [8, 'officer', 'report', reportOf(960_000_000)],
    ],
  ),
  within(
    'an innovation centre in 嘉善 by an enterprise: filed',
    'js-reform',
    '330421',
    {
      code: codeOf('330421', 4),
      title: '祥符荡创新中心二期（示例）',
      titleEn: 'Innovation centre at Xiangfudang, second phase (example)',
      block: '产业创新',
      action: '创新平台',
      cost: 8_000_000_000,
      fundedBy: 'enterprise',
    },
    (ago) => [
      ...toStart(ago, 8_000_000_000, 'officer'),
      [55, 'officer', 'setYear', yearNow(3_000_000_000)],
      [54, 'officer', 'begin'],
      [8, 'officer', 'report', reportOf(2_100_000_000)],
      [
        5,
        'head',
        'excuse',
        (_s: unknown, day: Day) => ({ excuseUntil: addDays(day, 90) }),
        { note: '桩基施工遇连续降雨' },
      ],
    ],
  ),
  within(
    'a school in 青浦, just proposed',
    'qp-reform',
    '310118',
    {
      code: codeOf('310118', 5),
      title: '西岑九年一贯制学校（示例）',
      titleEn: 'A school at Xicen (example)',
      block: '民生服务',
      action: '公共服务',
      cost: 5_000_000_000,
    },
    () => [],
  ),
  {
    key: 'the interface of the road, its terms still differ',
    matter: 'PLAN-link',
    from: 'qp-reform',
    to: 'committee',
    channel: 'node',
    lines: [
      [
        50,
        'proposer',
        'draftLink',
        (_s: unknown, day: Day) => ({
          title: '跨界道路接口（示例）',
          titleEn: 'Interface of the road (example)',
          firstSegment: codeOf('310052', 1),
          secondSegment: codeOf('310052', 2),
          firstParty: '310118',
          secondParty: '330421',
          firstTerms: terms,
          openFirst: addDays(day, 600),
        }),
      ],
      [
        45,
        'js-reform-officer',
        'stateTerms',
        (_s: unknown, day: Day) => ({ secondTerms: { ...terms, level: '三级公路' }, openSecond: addDays(day, 720) }),
      ],
    ],
  },
  {
    key: 'an issue nobody settled: with the committee by now',
    matter: 'PLAN-issue',
    from: 'qp-reform',
    to: 'committee',
    channel: 'node',
    lines: [
      [
        12,
        'proposer',
        'raiseIssue',
        {
          title: '桥面标高不一致（示例）',
          titleEn: 'Levels of the bridge differ (example)',
          projects: [codeOf('310052', 2)],
          asked: ['330421'],
          question: '两侧桥面设计标高相差 0.35 米，请嘉善侧答复。',
        },
      ],
    ],
  },
  {
    key: 'published progress of 吴江, kept as printed',
    matter: 'PLAN-series',
    from: 'committee',
    to: 'committee',
    channel: 'node',
    lines: [[30, 'officer', 'recordSeries', wujiang]],
  },
  {
    key: 'the first version of the plan, signed by all',
    matter: 'PLAN-version',
    from: 'committee',
    to: 'committee',
    channel: 'node',
    lines: [
      [
        40,
        'proposer',
        'draftPlan',
        (_s: unknown, day: Day) => ({
          title: '三年行动计划（示例版本）',
          titleEn: 'Three-year plan (example version)',
          period: '示例期',
          planVersion: 1,
          inForceFrom: addDays(day, 5),
          entries: [hall, road].map(({ code, block, action }) => ({ code, block, action })),
          parts: [
            { name: '互联互通', count: 12 },
            { name: '生态环保', count: 10 },
            { name: '创新发展', count: 17 },
            { name: '公共服务', count: 26 },
          ],
          total: 65,
        }),
      ],
      [40, 'officer', 'submitPlan'],
      [39, 'head', 'signPlan', { stance: 'agree' }],
      ...['sh-reform', 'jsu-reform', 'zj-reform', 'suz-government', 'jx-government'].map(
        (id): Line => [38, `${id}-head`, 'signPlan', { stance: 'agree' }],
      ),
      [37, 'head', 'issuePlan'],
    ],
  },
  {
    key: 'the second version, being signed: one has objected, two are silent',
    matter: 'PLAN-version',
    from: 'committee',
    to: 'committee',
    channel: 'node',
    lines: [
      [
        20,
        'proposer',
        'draftPlan',
        (_s: unknown, day: Day) => ({
          title: '三年行动计划（示例版本）',
          titleEn: 'Three-year plan (example version)',
          period: '示例期',
          planVersion: 2,
          inForceFrom: addDays(day, 60),
          entries: [{ code: hall.code, block: hall.block, action: hall.action }],
          changes: [{ change: 'exit', code: road.code, reason: '并入市政道路计划（示例）' }],
        }),
      ],
      [20, 'officer', 'submitPlan'],
      [19, 'head', 'signPlan', { stance: 'agree' }],
      [18, 'sh-reform-head', 'signPlan', { stance: 'agree' }],
      [18, 'zj-reform-head', 'signPlan', { stance: 'agree' }],
      [
        17,
        'jx-government-head',
        'signPlan',
        { stance: 'object', alternative: '跨界道路保留，建设时序延后一年' },
        { note: '道路退出影响嘉善侧接线' },
      ],
    ],
  },
]);
