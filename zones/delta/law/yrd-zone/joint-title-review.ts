import { assumed, law } from '#kernel';
import titleReview from '../../../../mechanisms/joint-title-review/mechanism.ts';

// That titles are reviewed jointly and recognised was told on 2021-07-13; the implementing texts are not published to us.
const ours = 'assumed' as const;
const from = '2021-01-01';

export default law(titleReview, 'yrd-zone', {
  sides: [
    {
      from,
      value: [
        { authority: 'qp-hrss', place: '310118', node: 'shanghai' },
        { authority: 'wj-hrss', place: '320509', node: 'jiangsu' },
        { authority: 'js-hrss', place: '330421', node: 'zhejiang' },
      ],
      cite: assumed('共同评审的部门按示范区三地人社部门设定'),
      status: ours,
    },
  ],
  committee: [
    {
      from,
      value: {
        minSeats: { series: 25, specialty: 11 },
        odd: true,
        maxYears: 3,
        minShare: { numerator: 1, denominator: 5 },
      },
      cite: assumed('人数、单数和三年有效期据人社部令第40号;每地不少于20%为平台默认'),
      status: ours,
    },
  ],
  conflicts: [
    {
      from,
      value: { employerYears: 3, projectYears: 3, kin: true },
      cite: assumed('同单位、同项目和近亲属回避的年限待三地确认'),
      status: ours,
    },
  ],
  opinionsNeeded: [{ from, value: 2, cite: assumed('评议意见不少于2人'), status: ours }],
  minElectors: [{ from, value: 4, cite: assumed('票数过少时,票数本身会泄露投票'), status: ours }],
  smallestCell: [{ from, value: 5, cite: assumed('统计公布口径：少于5人的单元不公布'), status: ours }],
  correctionTerm: [{ from, value: { n: 10, unit: 'wd' }, cite: assumed('补正期限待三地确认'), status: ours }],
  confirmTerm: [{ from, value: { n: 20, unit: 'wd' }, cite: assumed('三地确认期限待三地确认'), status: ours }],
  recognitionTerm: [{ from, value: { n: 5, unit: 'wd' }, cite: assumed('互认备案5个工作日'), status: ours }],
  recognitions: [
    {
      from,
      value: [
        { id: 'ZC-ecology', of: 'title/ecology', from: '*', to: '*', effect: 'filing', since: '2021-01-01' },
        { id: 'ZC-planning', of: 'title/planning', from: '*', to: '*', effect: 'filing', since: '2021-01-01' },
        {
          id: 'ZC-intelligent-intermediate',
          of: 'title/intelligent/intermediate',
          from: '*',
          to: '*',
          effect: 'equal',
          since: '2021-01-01',
        },
        {
          id: 'ZC-intelligent-associate',
          of: 'title/intelligent/associate',
          from: '*',
          to: '*',
          effect: 'supplement',
          since: '2021-01-01',
        },
      ],
      cite: assumed('互认系列和过渡范围待三地人社部门公布'),
      status: ours,
    },
  ],
  entryItem: [{ from, value: '910320001200', cite: assumed('平台事项编码'), status: ours }],
});
