import type { DemoPerson, Words } from '#kernel';
import { syntheticId, syntheticUscc } from './synthetic-code.ts';

const person = (login: string, name: string, node: string, key: string, does: Words): DemoPerson => ({
  login,
  name,
  node,
  key,
  kind: 'person',
  does,
  posts: [],
});

const enterprise = (login: string, name: string, node: string, key: string, does: Words): DemoPerson => ({
  ...person(login, name, node, key, does),
  kind: 'organisation',
});

/** Residents and enterprises, all invented. The first five numbers are the synthetic ones of public-services.md 0.3. */
export const residents: readonly DemoPerson[] = [
  person('qp-resident', '顾念一', 'shanghai', '31011819900101001X', [
    '青浦居民,在吴江有住房',
    'Resident of Qingpu with a flat in Wujiang',
  ]),
  person('wj-resident', '沈若溪', 'jiangsu', '320509198506150125', [
    '吴江居民,在青浦工作',
    'Resident of Wujiang who works in Qingpu',
  ]),
  person('js-resident', '钱向南', 'zhejiang', '330421197809230057', [
    '嘉善居民,个体工商户',
    'Resident of Jiashan, self-employed',
  ]),
  person('qp-elder', '徐安泰', 'shanghai', '310229195512314337', [
    '青浦老人,随子女住在嘉善',
    'Older resident of Qingpu living in Jiashan',
  ]),
  person('js-resident-2', '陆知微', 'zhejiang', '33042119920304008X', [
    '嘉善居民,嫁往吴江',
    'Resident of Jiashan, married in Wujiang',
  ]),
  person('wj-driver', '丁一舟', 'jiangsu', syntheticId('320509', '19880808', '015'), [
    '吴江货运驾驶员',
    'Lorry driver from Wujiang',
  ]),
  person('qp-agent', '卢承诺', 'shanghai', syntheticId('310118', '19790312', '033'), [
    '代理人,持授权委托书',
    'Agent with a mandate',
  ]),
  enterprise('qp-enterprise', '上海示例水乡科技有限公司', 'shanghai', '91310118MA0000015P', [
    '青浦企业,拟迁吴江',
    'Enterprise in Qingpu, moving to Wujiang',
  ]),
  enterprise('wj-enterprise', '苏州示例丝绸有限公司', 'jiangsu', syntheticUscc('91', '320509', 2), [
    '吴江企业',
    'Enterprise in Wujiang',
  ]),
  enterprise('js-enterprise', '嘉善示例餐饮管理有限公司', 'zhejiang', syntheticUscc('91', '330421', 3), [
    '嘉善餐饮企业,拟在青浦开店',
    'Caterer in Jiashan opening in Qingpu',
  ]),
  enterprise('sh-lab', '上海示例分析测试中心', 'shanghai', syntheticUscc('91', '310000', 23), [
    '创新券服务机构（上海入库）',
    'Institution admitted in Shanghai',
  ]),
  enterprise('jsu-lab', '苏州示例检测研究院', 'jiangsu', syntheticUscc('91', '320500', 21), [
    '创新券服务机构（江苏入库）',
    'Institution admitted in Jiangsu',
  ]),
  enterprise('zj-lab', '嘉兴示例工业设计院', 'zhejiang', syntheticUscc('91', '330400', 22), [
    '创新券服务机构（浙江入库）',
    'Institution admitted in Zhejiang',
  ]),
];
