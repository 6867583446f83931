import { act, assumed, law } from '#kernel';
import standard from '../../../../mechanisms/joint-standard/mechanism.ts';

// That the three standards of 2021 were made by 统一立项、统一公开征求意见、统一专家技术审查 is reported; the working rules are not
// published to us. Where a value is the usual one for local standards it says so.
const local = act('地方标准管理办法（市场监督管理总局令第26号）', '2020-01-16');
const ours = 'assumed' as const;
const from = '2020-03-01';

export default law(standard, 'yrd-zone', {
  sides: [
    {
      from,
      value: [
        { authority: 'qp-market', place: '310118', node: 'shanghai', prefix: 'DB31/T' },
        { authority: 'wj-market', place: '320509', node: 'jiangsu', prefix: 'DB32/T' },
        { authority: 'js-market', place: '330421', node: 'zhejiang', prefix: 'DB33/T' },
      ],
      cite: assumed('三省市标准化部门由示范区市场监管部门代为演示'),
      status: ours,
    },
  ],
  mediator: [{ from, value: 'committee', cite: assumed('逾期由执委会协调'), status: ours }],
  comment: [
    {
      from,
      value: { term: { n: 30, unit: 'd' }, countFirstDay: true, roll: false },
      cite: local.whole,
      status: 'reported',
    },
  ],
  commentAgain: [
    {
      from,
      value: { term: { n: 15, unit: 'd' }, countFirstDay: true, roll: false },
      cite: assumed('再次征求意见不少于15日'),
      status: ours,
    },
  ],
  technical: [{ from, value: ['limit', 'scope', 'method'], cite: assumed('技术内容修改再次征求意见'), status: ours }],
  panel: [
    {
      from,
      value: { minSeats: 9, odd: true, equalSides: true },
      cite: assumed('审查专家单数、不少于9人、各方席位相等'),
      status: ours,
    },
  ],
  decision: [
    {
      from,
      value: {
        ballot: 'open',
        quorum: { of: { base: 'seats', numerator: 2, denominator: 3, strict: false }, minPerSide: 1 },
        pass: { base: 'present', numerator: 3, denominator: 4, strict: false },
      },
      cite: assumed('到会三分之二且每方至少一人,四分之三通过;逐条意见具名提出,故记名表决'),
      status: ours,
    },
  ],
  resubmitTerm: [{ from, value: { n: 60, unit: 'wd' }, cite: assumed('退回后60个工作日内重新送审'), status: ours }],
  signTerm: [{ from, value: { n: 30, unit: 'wd' }, cite: assumed('30个工作日内签署'), status: ours }],
  leadMonths: [{ from, value: 1, cite: assumed('发布至实施不少于一个月'), status: ours }],
  filingTerm: [{ from, value: { n: 60, unit: 'd' }, cite: local.whole, status: ours }],
  reviewTerm: [{ from, value: { n: 5, unit: 'y' }, cite: local.whole, status: ours }],
  entryItem: [{ from, value: 'STD-entry', cite: assumed('平台事项编码'), status: ours }],
  notLooser: [{ from, value: true, cite: local.whole, status: ours }],
  everyComment: [{ from, value: true, cite: assumed('意见逐条处理并公开'), status: ours }],
  jointAct: [{ from, value: true, cite: assumed('三方共同批准发布'), status: ours }],
});
