import type { Facts, Paper, Zone } from '#kernel';
import type { Labels } from './labels.ts';

/** Only what printing reads of a zone. */
export const zone = {
  id: 'test',
  title: ['长三角生态绿色一体化发展示范区', 'Yangtze River Delta Demonstration Zone'],
  utcOffset: '+08:00',
  windows: [
    {
      id: 'qp-hall',
      authority: 'qp-desk',
      jurisdiction: '310118',
      title: ['青浦区行政服务中心综合窗口', 'Qingpu hall'],
    },
  ],
  authorities: [
    {
      id: 'wj-approval',
      title: ['苏州市吴江区行政审批局', 'Wujiang District Administrative Approval Bureau'],
      phone: '0512-00000000',
      address: ['苏州市吴江区演示路1号', '1 Demo Road, Wujiang'],
    },
  ],
  jurisdictions: [{ code: '320509', title: ['吴江区', 'Wujiang District'] }],
} as unknown as Zone;

export const authorityTitle = ['苏州市吴江区行政审批局', 'Wujiang District Administrative Approval Bureau'] as const;

export const facts: Labels = {
  materials: {
    title: ['申请材料', 'Materials'],
    of: {
      title: ['材料', 'Material'],
      fields: {
        name: { title: ['名称', 'Name'] },
        form: { title: ['形式', 'Form'], options: { original: ['原件', 'Original'], copy: ['复印件', 'Copy'] } },
        originalSeen: { title: ['已核验原件', 'Original seen'], kind: 'yesNo' },
      },
    },
  },
  mode: { title: ['办理模式', 'Mode'], options: { proxy: ['异地代收代办', 'Proxy collection'] } },
  modeReason: { title: ['模式选择理由', 'Why this mode'] },
  decision: { title: ['决定', 'Decision'], options: { refuse: ['不予', 'Refused'] } },
  acceptedHow: { title: ['受理方式', 'How accepted'], options: { deemed: ['逾期视为受理', 'Deemed accepted'] } },
  decisionKind: {
    title: ['决定产生方式', 'How it came about'],
    options: { deemed: ['逾期视为准予延续', 'Deemed renewed'] },
  },
  receivedOn: { title: ['收件日', 'Received on'], kind: 'day' },
  reasons: { title: ['理由', 'Reasons'] },
  remedies: { title: ['救济途径', 'Remedies'] },
  feeDue: { title: ['应缴费用', 'Fee due'], kind: 'money' },
};

export const head: Facts = {
  case: '31011820261123000042',
  applicant: '张建国',
  agent: undefined,
  matter: '食品经营许可（新办）',
  code: '0000320131016000',
  receivedAt: 'qp-hall',
  decidedBy: '苏州市吴江区行政审批局',
};

export const paperOf = (kind: string, title: Paper['title'], body: Facts): Paper => ({
  number: '吴江SJ〔2026〕000042号',
  kind,
  title,
  on: '2026-11-03',
  authority: 'wj-approval',
  body,
});

export const receipt = paperOf('receipt', ['收件凭证', 'Receipt'], {
  ...head,
  materials: [
    { name: '食品经营许可申请书', form: 'original', originalSeen: false },
    { name: '营业执照副本', form: 'copy', originalSeen: true },
    { name: '与食品经营相适应的主要设备设施布局、操作流程等文件', form: 'copy', originalSeen: true },
  ],
  mode: 'proxy',
  modeReason: '审批部门未授权本窗口受理该事项，且申请人选择就近窗口提交纸质材料。',
  receivedOn: '2026-11-03',
});

const remedy =
  '如不服本决定，可以自收到本决定书之日起60日内向苏州市吴江区人民政府申请行政复议，也可以自收到本决定书之日起6个月内依法向苏州市吴江区人民法院提起行政诉讼。';

export const refusal = paperOf('refusal', ['不予（终止）决定书', 'Decision to refuse or terminate'], {
  ...head,
  decision: 'refuse',
  reasons: `经审查，你（单位）提交的经营场所布局图与现场核查情况不一致，冷食制作间未独立设置，不符合规定的条件。${'现场核查由两名工作人员进行。'.repeat(12)}`,
  basis: [
    { act: '中华人民共和国行政许可法', article: '第三十八条第二款' },
    { act: '食品经营许可和备案管理办法', article: '第十二条' },
  ],
  remedies: remedy,
});
