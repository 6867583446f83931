import { assumed, law } from '#kernel';
import qualification from '../../../../mechanisms/qualification/mechanism.ts';

// The first registration across provinces was told at the press conference of 2021-07-13 (June 2021, 江苏 → 上海); the texts of
// the rules are not published to us: rows, caps and ratios are ours, dated and replaceable.
const ours = 'assumed' as const;

export default law(qualification, 'yrd-zone', {
  actOf: [
    {
      from: '2021-05-31',
      value: {
        '910501000100': 'register',
        '910320000200': 'hours',
        '910501000300': 'revoke',
        '910501000400': 'takeOver',
        '910501000600': 'correct',
        '910501000700': 'recognise',
        '910320000600': 'held',
        '910520000500': 'request',
        '910320000500': 'request',
      },
      cite: assumed('平台事项编码'),
      status: ours,
    },
  ],
  requestItem: [{ from: '2021-05-31', value: '910520000500', cite: assumed('平台事项编码'), status: ours }],
  hourRequestItem: [{ from: '2021-05-31', value: '910320000500', cite: assumed('平台事项编码'), status: ours }],
  recognitions: [
    {
      from: '2021-05-31',
      value: [
        { id: 'JZS2-32-31', of: 'constructor-2', from: '320000', to: '310000', effect: 'equal', since: '2021-06-01' },
        { id: 'JZS2-32-33', of: 'constructor-2', from: '320000', to: '330000', effect: 'equal', since: '2021-06-01' },
        { id: 'JZS2-33-31', of: 'constructor-2', from: '330000', to: '310000', effect: 'equal', since: '2021-06-01' },
        { id: 'JZS2-33-32', of: 'constructor-2', from: '330000', to: '320000', effect: 'equal', since: '2021-06-01' },
        { id: 'JZS2-31-32', of: 'constructor-2', from: '310000', to: '320000', effect: 'equal', since: '2021-06-01' },
        { id: 'JZS2-31-33', of: 'constructor-2', from: '310000', to: '330000', effect: 'equal', since: '2021-06-01' },
        { id: 'XS-32', of: 'hours', from: '320509', to: '*', effect: 'equal', since: '2021-01-01', cap: 40 },
        { id: 'XS-33', of: 'hours', from: '330421', to: '*', effect: 'equal', since: '2021-01-01', cap: 40 },
        { id: 'XS-31', of: 'hours', from: '310118', to: '*', effect: 'equal', since: '2021-01-01', cap: 40 },
      ],
      cite: assumed('互认范围待三地人社、住建部门公布'),
      status: ours,
    },
  ],
  // Which qualifications beside the constructors are recognised, and how, is not published: the rows show each effect once.
  otherQualifications: [
    {
      from: '2021-05-31',
      value: [
        {
          id: 'ZJ2-32-31',
          of: 'cost-engineer-2',
          from: '320000',
          to: '310000',
          effect: 'filing',
          since: '2021-06-01',
          evidence: ['资格证书', '社保'],
          basis: '互认协议（示例）',
        },
        {
          id: 'TZ-33-31',
          of: 'special-work',
          from: '330000',
          to: '310000',
          effect: 'supplement',
          since: '2021-06-01',
          evidence: ['操作资格证'],
          basis: '互认协议（示例）',
        },
        {
          id: 'TZ-32-31',
          of: 'special-work',
          from: '320000',
          to: '310000',
          effect: 'supplement',
          since: '2021-06-01',
          evidence: ['操作资格证'],
          basis: '互认协议（示例）',
        },
        {
          id: 'AQ-32-33',
          of: 'safety-officer',
          from: '320000',
          to: '330000',
          effect: 'equal',
          since: '2021-06-01',
          issued: { from: '2019-01-01' },
          level: 'B',
          evidence: ['考核合格证'],
          basis: '互认协议（示例）',
        },
      ],
      cite: assumed('其他专业资格互认范围待三地主管部门公布'),
      status: ours,
    },
  ],
  nationwide: [{ from: '2021-05-31', value: ['skill-level'], cite: assumed('全国有效的资格目录待核'), status: ours }],
  // No list of issuers and no comparison of categories is published to us.
  hourIssuers: [
    {
      from: '2021-01-01',
      value: {
        '310118': ['青浦继续教育基地（示例）'],
        '320509': ['吴江继续教育基地（示例）'],
        '330421': ['嘉善继续教育基地（示例）'],
      },
      cite: assumed('出具机构名单待三地人社部门公布'),
      status: ours,
    },
  ],
  hourCategories: [
    {
      from: '2021-01-01',
      value: {
        '310118': { 公需科目: 'common', 专业科目: 'professional' },
        '320509': { 公需科目: 'common', 专业科目: 'professional' },
        '330421': { 一般公需科目: 'common', 行业公需科目: 'professional', 专业科目: 'professional' },
      },
      cite: assumed('科目对照待三地人社部门公布'),
      status: ours,
    },
  ],
  smallestCell: [{ from: '2021-05-31', value: 5, cite: assumed('统计公布口径：少于5人的单元不公布'), status: ours }],
});
