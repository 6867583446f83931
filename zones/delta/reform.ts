import type { Authority, Matter, Words } from '#kernel';
import { between } from './between.ts';
import { syntheticUscc } from './synthetic-code.ts';

/**
 * Development and reform (发展改革) and the two city governments: who decides projects and issues the plan together (三级八方). Names are those in
 * public use; codes, telephones and addresses are invented.
 */
const body = (
  id: string,
  code: string,
  node: string,
  n: number,
  title: Words,
  review: Words,
  court: Words,
): Authority => ({
  id,
  uscc: syntheticUscc('11', code, n),
  jurisdiction: code,
  node,
  title,
  department: 'development-reform',
  phone: `0000-0000 ${800 + n}`,
  address: ['示例路（虚构地址）', 'Example Road (invented)'],
  reviewBody: review,
  court,
  administrative: true,
});

const court = (zh: string, en: string): Words => [`${zh}人民法院`, `People's Court of ${en}`];
const government = (zh: string, en: string): Words => [`${zh}人民政府`, `People's Government of ${en}`];

export const reformBodies: readonly Authority[] = [
  body(
    'qp-reform',
    '310118',
    'shanghai',
    51,
    ['青浦区发展和改革委员会', 'Qingpu Development and Reform Commission'],
    government('上海市青浦区', 'Qingpu District, Shanghai'),
    court('上海市青浦区', 'Qingpu District, Shanghai'),
  ),
  body(
    'wj-reform',
    '320509',
    'jiangsu',
    52,
    ['苏州市吴江区发展和改革委员会', 'Wujiang Development and Reform Commission'],
    government('苏州市吴江区', 'Wujiang District, Suzhou'),
    court('苏州市吴江区', 'Wujiang District, Suzhou'),
  ),
  body(
    'js-reform',
    '330421',
    'zhejiang',
    53,
    ['嘉善县发展和改革局', 'Jiashan Development and Reform Bureau'],
    government('嘉善县', 'Jiashan County'),
    court('嘉善县', 'Jiashan County'),
  ),
  body(
    'sh-reform',
    '310000',
    'shanghai',
    54,
    ['上海市发展和改革委员会', 'Shanghai Development and Reform Commission'],
    government('上海市', 'Shanghai'),
    court('上海市黄浦区', 'Huangpu District, Shanghai'),
  ),
  body(
    'jsu-reform',
    '320000',
    'jiangsu',
    55,
    ['江苏省发展和改革委员会', 'Jiangsu Development and Reform Commission'],
    government('江苏省', 'Jiangsu Province'),
    court('南京市鼓楼区', 'Gulou District, Nanjing'),
  ),
  body(
    'zj-reform',
    '330000',
    'zhejiang',
    56,
    ['浙江省发展和改革委员会', 'Zhejiang Development and Reform Commission'],
    government('浙江省', 'Zhejiang Province'),
    court('杭州市西湖区', 'Xihu District, Hangzhou'),
  ),
  body(
    'suz-government',
    '320500',
    'jiangsu',
    57,
    ['苏州市人民政府', "Suzhou Municipal People's Government"],
    government('江苏省', 'Jiangsu Province'),
    court('苏州市姑苏区', 'Gusu District, Suzhou'),
  ),
  body(
    'jx-government',
    '330400',
    'zhejiang',
    58,
    ['嘉兴市人民政府', "Jiaxing Municipal People's Government"],
    government('浙江省', 'Zhejiang Province'),
    court('嘉兴市南湖区', 'Nanhu District, Jiaxing'),
  ),
];

/** Kinds of cases about projects and institutions: mechanism, title, the step that begins it. */
const kinds: Readonly<Record<string, readonly [mechanism: string, title: Words, opens: string]>> = {
  'PLAN-project': ['key-projects', ['重大项目', 'Key project'], 'nominate'],
  'PLAN-version': ['key-projects', ['行动计划版本', 'Version of the action plan'], 'draftPlan'],
  'PLAN-issue': ['key-projects', ['项目协调事项', 'Coordination issue'], 'raiseIssue'],
  'PLAN-link': ['key-projects', ['跨界接口协议', 'Interface agreement'], 'draftLink'],
  'PLAN-series': ['key-projects', ['登记公布的项目进度', 'Recording published progress of projects'], 'recordSeries'],
  'INST-list': ['institutions', ['登记公布清单', 'Entering a published list'], 'importList'],
  'INST-press': ['institutions', ['登记公布数', 'Recording a published figure'], 'recordPress'],
  'INST-innovation': ['institutions', ['制度创新成果', 'Institutional innovation'], 'propose'],
};

const kindAt = (basic: string, at: Pick<Authority, 'id' | 'jurisdiction' | 'department'>): Matter => {
  const [mechanism, title, opens] = kinds[basic] as NonNullable<(typeof kinds)[string]>;
  return between({ mechanism, basic, title, opens, from: '2021-03-01' }, at);
};

const committee = { id: 'committee', jurisdiction: 'yrd-zone', department: 'committee' } as const;

/** Matters between authorities: projects where they are decided, plans, issues and interfaces at the committee. */
export const planMatters: readonly Matter[] = [
  ...reformBodies.filter(({ id }) => id.endsWith('-reform')).map((at) => kindAt('PLAN-project', at)),
  ...Object.keys(kinds).map((basic) => kindAt(basic, committee)),
];
