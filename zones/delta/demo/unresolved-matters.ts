import { type DemoCase, demo } from '#kernel';
import unresolved from '../../../mechanisms/unresolved-matters/mechanism.ts';

type Line = DemoCase<typeof unresolved>['lines'][number];

type Obstacle = 'pushed' | 'papers' | 'late' | 'system';

const matter = '911320000100';
const report = (ago: number, wanted: string, obstacle: Obstacle, says: string): Line => [
  ago,
  'window',
  'report',
  ({ applicant }) => ({ reporter: applicant, wanted, obstacle, says: `${says}（示例）` }),
];
const assign = (ago: number, responsible: string, instruction: string): Line => [
  ago,
  'desk',
  'assign',
  { responsible, instruction },
];

/** What could not be done, in every telling state; two cross a border, one waits for an authority of a third place. */
export default demo(unresolved, [
  {
    key: 'reported in 青浦, to be assigned in 吴江',
    matter,
    from: 'qp-01',
    to: '320509',
    lines: [report(1, '吴江的户口迁移', 'pushed', '两个部门互相要求先出证明')],
  },
  {
    key: 'the authority named has let its term pass',
    matter,
    from: 'js-01',
    to: '330421',
    lines: [
      report(9, '企业住所变更', 'papers', '第三次被要求补材料'),
      assign(8, 'js-market', '请一次性说明还缺什么，并直接办结'),
    ],
  },
  {
    key: 'answered from another province, to be called back',
    matter,
    from: 'wj-01',
    to: '320509',
    applicant: 'wj-resident',
    lines: [
      report(5, '青浦缴存证明', 'system', '跨省查询总是失败'),
      assign(4, 'qp-hrss', '请核对该人数据并答复'),
      [2, 'qp-hrss-officer', 'answer', { outcome: 'done', reply: '数据已更正，证明已可在线出具' }],
    ],
  },
  {
    key: 'solved after the second round',
    matter,
    from: 'qp-02',
    to: '310118',
    lines: [
      report(20, '食品经营许可延续', 'late', '超过承诺时限'),
      assign(19, 'qp-market', '请说明并办结'),
      [16, 'qp-market-officer', 'answer', { outcome: 'path', reply: '正在补录，明日可办' }],
      [15, 'desk', 'callBack', { callBack: { solved: false, says: '次日仍未办成' } }],
      assign(15, 'qp-market', '请当日办结'),
      [14, 'qp-market-officer', 'answer', { outcome: 'done', reply: '已办结并送达' }],
      [13, 'desk', 'callBack', { callBack: { solved: true, says: '已收到许可证' } }],
    ],
  },
]);
