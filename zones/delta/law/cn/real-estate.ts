import { act, assumed, days, law, wd, years } from '#kernel';
import estate from '../../../../mechanisms/real-estate/mechanism.ts';

// Read in a public law repository (LawRefBook), not in the gazettes: reported. What the rules of 2016 (实施细则) say is known
// to the author only: assumed.
const rules = act('不动产登记暂行条例（国务院令第656号，2019年修订）', '2014-11-24');
const code = act('中华人民共和国民法典', '2020-05-28');
const enforcement = act('最高人民法院关于民事执行中查封、扣押、冻结财产的规定（2020年修正）', '2020-12-29');
const procedure = act('最高人民法院关于适用《民事诉讼法》的解释', '2015-01-30');
const deed = act('中华人民共和国契税法', '2020-08-11');
const fees = act(
  '国家发展改革委、财政部关于不动产登记收费标准等有关问题的通知（发改价格规〔2016〕2559号）',
  '2016-12-06',
);
const detailed = act('不动产登记暂行条例实施细则（国土资源部令第63号）', '2016-01-01');
const streamlined = act('国务院办公厅关于压缩不动产登记办理时间的通知（国办发〔2019〕8号）', '2019-02-26');
const ownership = act('最高人民法院关于适用《民法典》物权编的解释（一）', '2020-12-29');
const reported = 'reported' as const;
const ours = 'assumed' as const;

const inForce = '2015-03-01';
const civilCode = '2021-01-01';

/** What stands on the register, by what is applied for; what is left out goes. 上海 adds a row of its own. */
export const matrix = {
  seizure: { transfer: 'stop', mortgage: 'stop', notice: 'stop', cancel: 'stop', residence: 'stop' },
  waitingSeizure: { transfer: 'stop', mortgage: 'stop', notice: 'stop', cancel: 'stop', residence: 'stop' },
  notice: { transfer: 'consent', mortgage: 'consent', cancel: 'consent', residence: 'consent' },
  objection: { transfer: 'riskStatement', mortgage: 'riskStatement', residence: 'riskStatement' },
  mortgageLimited: { transfer: 'mortgageeJoins', cancel: 'mortgageeJoins' },
  mortgageOld: { transfer: 'mortgageeConsent' },
  residence: { transfer: 'informed' },
  violation: { transfer: 'stop', mortgage: 'stop', change: 'stop', residence: 'stop' },
  dispute: { transfer: 'stop', mortgage: 'stop', change: 'stop', notice: 'stop', residence: 'stop' },
  expired: { transfer: 'stop', mortgage: 'stop', change: 'stop', residence: 'stop' },
} as const;

/** Collective land is announced before its first registration. 上海 adds inheritance without a notary's paper. */
export const announcements = {
  firstCollective: { term: wd(15), countFirstDay: false, roll: false, compulsory: true },
  correctionExOfficio: { term: wd(15), countFirstDay: false, roll: false, compulsory: true },
  cancelExOfficio: { term: wd(15), countFirstDay: false, roll: false, compulsory: true },
} as const;

export default law(estate, 'cn', {
  terms: [
    {
      from: inForce,
      value: {
        first: wd(30),
        transfer: wd(30),
        inheritance: wd(30),
        mortgage: wd(30),
        change: wd(30),
        mortgageCancel: wd(30),
        cancel: wd(30),
        notice: wd(30),
        noticeCancel: wd(30),
        residence: wd(30),
        residenceCancel: wd(30),
        objection: wd(30),
        correction: wd(30),
      },
      cite: rules.art('20'),
      status: reported,
    },
  ],
  // By the end of 2020 five working days for general and mortgage business everywhere; known to the author, not read.
  promises: [
    {
      from: '2020-12-31',
      value: {
        first: wd(5),
        transfer: wd(5),
        mortgage: wd(5),
        change: wd(5),
        mortgageCancel: wd(5),
        cancel: wd(5),
        notice: wd(5),
        noticeCancel: wd(5),
      },
      cite: streamlined.whole,
      status: ours,
    },
  ],
  // Which kinds are inspected and announced: 条例 19 and 细则 16–18, known to the author, not read.
  inspections: [
    { from: '2016-01-01', value: ['first', 'firstCollective', 'loss'], cite: detailed.art('16'), status: ours },
  ],
  announcements: [{ from: '2016-01-01', value: announcements, cite: detailed.art('17、18'), status: ours }],
  // 依职权: the parties are told, and what they do not mend is announced and mended; known to the author, not read.
  exOfficio: [{ from: '2016-01-01', value: true, cite: detailed.art('17、81'), status: ours }],
  exOfficioNotice: [{ from: '2016-01-01', value: wd(30), cite: detailed.art('81'), status: ours }],
  correctionAsked: [{ from: civilCode, value: true, cite: code.art('220'), status: reported }],
  onTheSpot: [{ from: inForce, value: true, cite: rules.art('19'), status: ours }],
  announcedFirst: [{ from: '2016-01-01', value: true, cite: detailed.art('17'), status: ours }],
  preemption: [{ from: civilCode, value: true, cite: code.art('305、306'), status: ours }],
  preemptionTerm: [{ from: civilCode, value: days(15), cite: ownership.art('11'), status: ours }],
  matrix: [{ from: civilCode, value: matrix, cite: rules.art('22'), status: ours }],
  disposalShare: [{ from: civilCode, value: { n: 2, d: 3 }, cite: code.art('301'), status: reported }],
  fees: [
    {
      from: '2016-12-06',
      value: {
        base: { dwelling: 8000, parking: 8000, storage: 8000 },
        other: 55000,
        further: 1000,
      },
      cite: fees.whole,
      status: reported,
    },
  ],
  // Which kinds are free is known to the author only; for the right of residence no fee was found: that of a dwelling stands in.
  feesFree: [
    {
      from: '2016-12-06',
      value: [
        'query',
        'mortgageCancel',
        'cancel',
        'noticeCancel',
        'residenceCancel',
        'correction',
        'objection',
        'notice',
      ],
      cite: fees.whole,
      status: ours,
    },
  ],
  residenceFee: [
    { from: civilCode, value: 8000, cite: assumed('居住权登记费未见规定，暂按住宅一件80元'), status: ours },
  ],
  // The law gives a frame of 3 to 5 %; each province fixes its rate. The relief for a first home is known at second hand.
  deedRates: [
    {
      from: '2021-09-01',
      value: { general: { n: 3, d: 100 }, firstHome: { n: 1, d: 100 }, exempt: { n: 0, d: 100 } },
      cite: deed.art('3'),
      status: ours,
    },
  ],
  // Tax offices and registries share what they know of deed tax (契税法 13); since when each of them does is assumed.
  taxShared: [{ from: '2022-01-01', value: true, cite: deed.art('13'), status: ours }],
  taxFirst: [{ from: '2021-09-01', value: true, cite: deed.art('11'), status: reported }],
  seizureTerm: [{ from: '2015-02-04', value: years(3), cite: procedure.art('485（2022年文本）'), status: reported }],
  objectionTerm: [{ from: civilCode, value: days(15), cite: code.art('220'), status: reported }],
  noticeTerm: [{ from: civilCode, value: days(90), cite: code.art('221'), status: reported }],
  oldMortgageBefore: [
    { from: civilCode, value: '2021-01-01', cite: assumed('民法典施行前设立的抵押权从旧法，待核'), status: ours },
  ],
  numbering: [
    {
      from: inForce,
      value: { province: '示', place: '示例区' },
      cite: assumed('证号简称由登记机构确定'),
      status: ours,
    },
  ],
  entryMakesRight: [{ from: civilCode, value: true, cite: code.art('214'), status: reported }],
  registryCompetence: [{ from: civilCode, value: true, cite: code.art('210'), status: reported }],
  oneSided: [{ from: inForce, value: ['inheritance', 'court'], cite: rules.art('14'), status: reported }],
  jointApplication: [{ from: inForce, value: true, cite: rules.art('14'), status: reported }],
  coOwners: [{ from: civilCode, value: true, cite: code.art('301'), status: reported }],
  blocking: [{ from: inForce, value: true, cite: rules.art('22'), status: reported }],
  courtFirst: [{ from: '2021-01-01', value: true, cite: enforcement.art('23、26、27'), status: reported }],
  feesByLaw: [{ from: civilCode, value: true, cite: code.art('223'), status: reported }],
  searchRight: [{ from: civilCode, value: true, cite: code.art('218'), status: reported }],
  withdrawal: [{ from: inForce, value: true, cite: rules.art('15'), status: reported }],
  silence: [{ from: inForce, value: wd(0), cite: rules.art('17'), status: reported }],
});
