import { act, assumed, law, wd } from '#kernel';
import projects from '../../../../mechanisms/key-projects/mechanism.ts';

// The plan was published on 2021-05-13; drafting and signing came before.
const from = '2021-03-01';
const ours = 'assumed' as const;
const overall = act('长三角生态绿色一体化发展示范区总体方案', '2019-10-25');
const catalogue = act('长三角生态绿色一体化发展示范区政府核准的投资项目目录（2020年本）', '2020-11-01');
const investment = act('政府投资条例', '2019-05-05');
const enterprise = act('企业投资项目核准和备案管理条例', '2016-12-14');

// 5.1, 5.4: the powers are reported from the texts named; what the plan itself says of lamps, levels and days is not published to us.
export default law(projects, 'yrd-zone', {
  kindOf: [
    {
      from,
      value: {
        'PLAN-version': 'plan',
        'PLAN-project': 'project',
        'PLAN-issue': 'issue',
        'PLAN-link': 'link',
        'PLAN-series': 'series',
      },
      cite: assumed('平台事项编码'),
      status: ours,
    },
  ],
  codeRule: [
    {
      from,
      value: {
        id: 'national-24',
        separator: '-',
        segments: [
          { name: '年月', length: 4, of: 'digits' },
          {
            name: '行政区划',
            length: 6,
            of: 'digits',
            values: ['310052', '310118', '320509', '330421', '310000', '320000', '330000', '320500', '330400'],
          },
          { name: '行业', length: 2, of: 'digits' },
          { name: '类型', length: 2, of: 'digits' },
          { name: '顺序号', length: 6, of: 'digits' },
        ],
      },
      cite: act('国家发展改革委关于示范区项目代码区划码310052的批复').whole,
      status: 'reported',
    },
  ],
  codeDivisions: [
    {
      from,
      value: {
        part: '行政区划',
        of: {
          committee: ['310052'],
          'sh-reform': ['310000'],
          'jsu-reform': ['320000', '320500'],
          'zj-reform': ['330000', '330400'],
          'qp-reform': ['310118'],
          'wj-reform': ['320509'],
          'js-reform': ['330421'],
        },
      },
      cite: assumed('各机关只为本行政区划赋码，故代码在示范区内唯一'),
      status: ours,
    },
  ],
  routes: [
    {
      from,
      value: [
        {
          id: 'government',
          when: { fundedBy: 'government' },
          gives: '审批',
          because: ['政府投资项目实行审批', 'Government money: approval'],
        },
        {
          id: 'catalogue',
          when: { fundedBy: 'enterprise', inCatalogue: true },
          gives: '核准',
          because: ['企业投资、列入核准目录', 'An enterprise, and in the catalogue: verification'],
        },
        { id: 'rest', when: {}, gives: '备案', because: ['目录以外的企业投资项目备案', 'All else: filing'] },
      ],
      cite: catalogue.whole,
      status: 'reported',
    },
  ],
  authorities: [
    {
      from,
      value: [
        {
          id: 'state',
          when: { reservedByState: true },
          gives: 'national',
          because: ['国家保留权限', 'Reserved by the State'],
        },
        {
          id: 'zone',
          when: { crossBorder: true },
          gives: 'zone',
          because: ['先行启动区跨区域投资项目由执委会办理', 'Projects across borders: the executive committee'],
        },
        {
          id: 'province',
          when: { provinceKeeps: true },
          gives: 'province',
          because: ['省级保留权限', 'Kept by the province'],
        },
        { id: 'county', when: {}, gives: 'county', because: ['其余下放两区一县', 'All else: the county'] },
      ],
      cite: overall.whole,
      status: 'reported',
    },
  ],
  approvers: [
    {
      from,
      value: {
        zone: ['committee'],
        province: ['sh-reform', 'jsu-reform', 'zj-reform'],
        county: ['qp-reform', 'wj-reform', 'js-reform'],
        national: [],
      },
      cite: overall.whole,
      status: 'reported',
    },
  ],
  partyOffices: [
    {
      from,
      value: {
        '310000': 'sh-reform',
        '320000': 'jsu-reform',
        '330000': 'zj-reform',
        '320500': 'suz-government',
        '330400': 'jx-government',
        '310118': 'qp-reform',
        '320509': 'wj-reform',
        '330421': 'js-reform',
        'yrd-zone': 'committee',
      },
      cite: assumed('三级八方各以发展改革部门或市政府为牵头部门'),
      status: ours,
    },
  ],
  coordinator: [{ from, value: 'committee', cite: overall.whole, status: 'reported' }],
  coIssuers: [
    {
      from,
      value: ['committee', 'sh-reform', 'jsu-reform', 'zj-reform', 'suz-government', 'jx-government'],
      cite: act('示范区重大建设项目三年行动计划（2024—2026年）').whole,
      status: 'reported',
    },
  ],
  approvalTerm: [{ from, value: wd(20), cite: enterprise.art('12'), status: 'reported' }],
  approvalExtension: [{ from, value: wd(20), cite: enterprise.art('12'), status: 'reported' }],
  estimateOverBp: [{ from, value: 1000, cite: investment.art('12'), status: 'reported' }],
  lampPolicy: [
    {
      from,
      value: { id: 'gap-10-30', from, startRedMonths: 3, kind: 'gap', yellowFromBp: 1000, redAboveBp: 3000 },
      cite: assumed('以银川为样本：滞后10个百分点黄灯、超过30个百分点红灯'),
      status: ours,
    },
  ],
  linkDays: [
    { from, value: { yellowOver: 90, redOver: 180 }, cite: assumed('两端开通相差90日黄灯、180日红灯'), status: ours },
  ],
  redSteps: [
    {
      from,
      value: [
        { months: 1, act: ['督办函', 'Letter of supervision'] },
        { months: 2, act: ['执委会办公会', 'Office meeting of the committee'] },
        { months: 3, act: ['提请理事会', 'Before the council'] },
      ],
      cite: assumed('红灯一月督办函、两月办公会、三月理事会'),
      status: ours,
    },
  ],
  urgeTerm: [{ from, value: wd(3), cite: assumed('红灯后3个工作日内发函'), status: ours }],
  levels: [
    {
      from,
      value: [
        { id: 'departments', title: ['部门协调', 'Counterpart departments'], term: wd(5) },
        { id: 'committee', title: ['执委会专题会', 'Special meeting of the committee'], term: wd(10) },
        { id: 'council', title: ['理事会', 'The council'] },
      ],
      cite: assumed('三级协调：5个工作日、10个工作日、下次理事会'),
      status: ours,
    },
  ],
  levelOne: [{ from, value: wd(5), cite: assumed('部门协调5个工作日'), status: ours }],
  levelTwo: [{ from, value: wd(10), cite: assumed('执委会专题会10个工作日'), status: ours }],
  taskGrace: [{ from, value: { n: 1, unit: 'd' }, cite: assumed('纪要任务到期次日未完成即重开'), status: ours }],
  reportDay: [{ from, value: wd(5), cite: assumed('次月第5个工作日前报送'), status: ours }],
  ageBands: [{ from, value: [10, 30, 90], cite: assumed('存续天数分段'), status: ours }],
  investmentRules: [{ from, value: true, cite: investment.art('23'), status: 'reported' }],
  signTerm: [{ from, value: wd(10), cite: assumed('每轮会签10个工作日'), status: ours }],
  signRounds: [{ from, value: 3, cite: assumed('会签至多三轮'), status: ours }],
  signLevels: [
    {
      from,
      value: [
        ['催办一次', 'Reminded once'],
        ['提请执委会协调', 'Before the committee'],
        ['提请理事会', 'Before the council'],
      ],
      cite: assumed('对口部门、执委会、理事会逐级'),
      status: ours,
    },
  ],
  commercialReaders: [
    {
      from,
      value: ['committee'],
      cite: assumed('八方共享项目数据的协议：企业商业信息只由项目所在地、审批机关和执委会知悉'),
      status: ours,
    },
  ],
  companyVote: [
    {
      from,
      value: {
        ballot: 'open',
        quorum: { of: { base: 'seats', numerator: 1, denominator: 2, strict: true } },
        pass: { base: 'due', numerator: 1, denominator: 2, strict: true },
      },
      cite: assumed('各方均等表决：过半数席位有表决权方可表决，过半数有表决权者同意即通过；以公司章程为准'),
      status: ours,
    },
  ],
  motionTerm: [{ from, value: wd(10), cite: assumed('出资方决议表决10个工作日，以公司章程为准'), status: ours }],
  noSilence: [{ from, value: true, cite: assumed('沉默不视为同意'), status: ours }],
});
