import { act, assumed, days, law, wd, wh } from '#kernel';
import window from '../../../../mechanisms/cross-province-window/mechanism.ts';

// The joint window opened on 2021-05-31. What the three service offices agreed is not published: these values are ours,
// dated and replaceable, until they publish theirs.
const opened = '2021-05-31';
const privacy = act('中华人民共和国个人信息保护法', '2021-08-20');
const ours = 'assumed' as const;

export default law(window, 'yrd-zone', {
  transferTerm: [
    { from: opened, value: wd(1), cite: assumed('移交不超过1个工作日，待三地政务办确认'), status: ours },
  ],
  acknowledgementTerm: [
    { from: opened, value: wh(2), cite: assumed('移交后2个工作小时内签收，待三地政务办确认'), status: ours },
  ],
  receiptMoment: [{ from: opened, value: 'arrival', cite: assumed('材料包到达业务属地部门之时起算'), status: ours }],
  correctionTerm: [
    { from: opened, value: days(30), cite: assumed('补正期限30日，待事项主管部门确认'), status: ours },
  ],
  toleranceTerm: [{ from: opened, value: days(30), cite: assumed('容缺补交最长30日'), status: ours }],
  commitmentCheckTerm: [{ from: opened, value: days(60), cite: assumed('告知承诺60日内核查'), status: ours }],
  fixTerm: [{ from: opened, value: wd(15), cite: assumed('责令整改15个工作日'), status: ours }],
  callBackTerm: [{ from: opened, value: wd(15), cite: assumed('四川15个工作日、德州5个工作日为样本'), status: ours }],
  assistanceTerm: [
    { from: opened, value: wd(5), cite: assumed('协查5个工作日内回复，待三地政务办确认'), status: ours },
  ],
  assistanceBasis: [
    {
      from: opened,
      value: true,
      cite: assumed('参照执法协作：协查证据经本机关审查后采信，待三地依据'),
      status: ours,
    },
  ],
  ratingTemplate: [
    { from: opened, value: '五级评价（示例）2021-05', cite: assumed('三地评价指标版本未公布'), status: ours },
  ],
  yellowAt: [{ from: opened, value: { n: 4, d: 5 }, cite: assumed('承诺时限用去80%亮黄灯'), status: ours }],
  smallestCell: [{ from: opened, value: 5, cite: assumed('统计公布口径：少于5件的单元不公布'), status: ours }],
  soleDecision: [
    {
      from: opened,
      value: ['05', '06', '07', '08', '10', '20'],
      cite: assumed('许可、处罚、强制、征收、裁决由负责人决定'),
      status: ours,
    },
  ],
  tolerance: [{ from: opened, value: true, cite: assumed('容缺受理，待三地依据'), status: ours }],
  commitments: [{ from: opened, value: true, cite: assumed('告知承诺，待三地依据'), status: ours }],
  serviceConsent: [
    { from: opened, value: true, cite: assumed('长三角“一网通办”服务同意书，窗口惯例'), status: ours },
    { from: '2021-11-01', value: true, cite: privacy.art('23'), status: 'reported', transition: 'pending-too' },
  ],
});
