import type { Words } from '#kernel';

/** The list of the press conference of 2021-07-13: 18 results of the first half of 2021, in six domains. */
export const pressConference = '长三角一体化示范区制度创新成果新闻发布会，2021-07-13';

type Domain = 'planning' | 'ecology' | 'projects' | 'factors' | 'services' | 'organisation';

const titles: readonly (readonly [Domain, Words])[] = [
  [
    'planning',
    ['水乡客厅城市设计方案及开发建设管理体制机制', 'Urban design and building of the Water Village Parlour'],
  ],
  [
    'planning',
    ['示范区先行启动区控制性详细规划编制审批机制', 'Making and approving detailed plans of the start-up area'],
  ],
  [
    'ecology',
    [
      '“一河三湖”等主要水体的环境要素功能目标、污染防治机制以及跟踪评估制度',
      'One river, three lakes: targets, protection and evaluation',
    ],
  ],
  ['ecology', ['生态环境首批统一标准', 'First common standards of the environment']],
  ['projects', ['示范区重大建设三年行动计划', 'Three-year action plan of major construction']],
  ['factors', ['示范区银行业金融机构同城化建设机制', 'Banking as in one city']],
  ['factors', ['示范区数字人民币试点工作机制', 'Pilot of the digital yuan']],
  [
    'factors',
    ['示范区知识产权跨区域联保共治和管理服务一体化机制', 'Intellectual property protected and served across borders'],
  ],
  ['factors', ['长三角科技创新券通用通兑试点工作机制', 'Innovation vouchers usable everywhere']],
  ['factors', ['示范区联合职称评定机制', 'Joint review of professional titles']],
  ['services', ['示范区不动产登记跨省通办工作机制', 'Land registration across provinces']],
  ['services', ['上海公积金异地还贷机制', 'Housing fund repaying loans elsewhere']],
  ['services', ['示范区“跨省通办”综合受理服务机制', 'Cross-province one-window service']],
  ['services', ['示范区医保公共服务便利共享工作机制', 'Sharing of medical insurance services']],
  ['services', ['以社保卡为载体的“一卡通”服务管理机制', 'One card on the social security card']],
  ['services', ['示范区教师一体化培训机制', 'Teachers trained together']],
  ['organisation', ['示范区执委会党建工作机制', 'Party work of the executive committee']],
  ['organisation', ['示范区执委会干部管理制度', 'Cadres of the executive committee']],
];

/** The oral part names domains a little differently from the annex; both are kept. */
const oral: Readonly<Record<Domain, string>> = {
  planning: '规划管理领域',
  ecology: '生态环保领域',
  projects: '项目管理',
  factors: '要素流动领域',
  services: '公共服务领域',
  organisation: '体制机制创新方面',
};

export const publishedItems = titles.map(([domain, [title, titleEn]], n) => ({
  key: `2021H1-${String(n + 1).padStart(2, '0')}`,
  number: String(n + 1),
  title,
  titleEn,
  domain,
  domainOral: oral[domain],
  field: domain === 'organisation' ? 'system' : domain,
  window: '2021年上半年',
  stage: 'issued',
  source: pressConference,
}));

export const publishedByDomain = [
  { domain: 'planning', count: 2 },
  { domain: 'ecology', count: 2 },
  { domain: 'projects', count: 1 },
  { domain: 'factors', count: 5 },
  { domain: 'services', count: 6 },
  { domain: 'organisation', count: 2 },
];

/** As printed or said, with the day they were true; second hand unless the press conference itself is named. */
export const printed = [
  { figure: '制度创新成果（项）', value: '18', unit: '项', asOf: '2021-07-13', source: pressConference },
  { figure: '第二个建设年预期成果（项左右）', value: '35', unit: '项', asOf: '2021-07-13', source: pressConference },
  {
    figure: '累计制度创新成果（项）',
    value: '88',
    unit: '项',
    asOf: '2022-09-30',
    source: '媒体报道，2022年9月（转述）',
  },
  {
    figure: '累计复制推广成果（项）',
    value: '38',
    unit: '项',
    asOf: '2022-09-30',
    source: '媒体报道，2022年9月（转述）',
  },
  {
    figure: '累计复制推广成果（项）',
    value: '38',
    unit: '项',
    asOf: '2023-12-31',
    source: '媒体报道，2023年12月（转述）',
  },
  {
    figure: '累计制度创新成果（项）',
    value: '136',
    unit: '项',
    asOf: '2023-12-31',
    source: '媒体报道，2023年12月（转述）',
  },
] as const;
