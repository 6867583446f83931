import { act, assumed, law, months, wd } from '#kernel';
import institutions from '../../../../mechanisms/institutions/mechanism.ts';

const from = '2021-01-01';
const ours = 'assumed' as const;
const conference = act('长三角一体化示范区制度创新成果新闻发布会', '2021-07-13').whole;

export default law(institutions, 'yrd-zone', {
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
      },
      cite: assumed('三级八方各以发展改革部门或市政府会签'),
      status: ours,
    },
  ],
  provinceOf: [
    {
      from,
      value: {
        '310000': '310000',
        '310118': '310000',
        '320000': '320000',
        '320500': '320000',
        '320509': '320000',
        '330000': '330000',
        '330400': '330000',
        '330421': '330000',
      },
      cite: act('GB/T 2260').whole,
      status: 'official',
    },
  ],
  minProvinces: [{ from, value: 2, cite: assumed('两省以上有实际办理为落地'), status: ours }],
  minActs: [{ from, value: 1, cite: assumed('每省至少一件'), status: ours }],
  consultTerm: [{ from, value: wd(10), cite: assumed('每轮会签10个工作日'), status: ours }],
  maxRounds: [{ from, value: 3, cite: assumed('至多三轮'), status: ours }],
  firstReview: [{ from, value: months(12), cite: assumed('认定后12个月评估'), status: ours }],
  laterReview: [{ from, value: months(24), cite: assumed('认定后36个月再评估'), status: ours }],
  earlyReview: [{ from, value: months(2), cite: assumed('依据变更后两个月内评估'), status: ours }],
  urging: [
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
  zonePlaces: [
    {
      from,
      value: ['青浦', '吴江', '嘉善', '310118', '320509', '330421'],
      cite: act('长三角生态绿色一体化发展示范区总体方案', '2019-10-25').whole,
      status: 'official',
    },
  ],
  target: [
    {
      from,
      value: {
        kind: 'target',
        id: 'second-year',
        number: 35,
        from: '2020-11-01',
        to: '2021-10-31',
        toleranceBp: 500,
      },
      cite: conference,
      status: 'reported',
    },
  ],
  pace: [{ from, value: { done: 18, days: 181 }, cite: conference, status: 'reported' }],
  forecastPolicy: [{ from, value: { redBelowBp: 7000 }, cite: assumed('低于目标七成红灯'), status: ours }],
  stageWeights: [
    {
      from,
      value: {
        proposed: 500,
        listed: 2000,
        drafting: 3000,
        consultation: 4500,
        issued: 6000,
        piloting: 7500,
        landed: 9000,
        evaluated: 9500,
        recognised: 10_000,
        replicated: 10_000,
        revised: 10_000,
        repealed: 0,
      },
      cite: assumed('列入0.2、印发0.6、落地0.9，其余内插'),
      status: ours,
    },
  ],
  noSilence: [{ from, value: true, cite: assumed('沉默不视为同意'), status: ours }],
});
