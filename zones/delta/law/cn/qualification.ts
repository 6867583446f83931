import { act, assumed, days, law, wd, years } from '#kernel';
import qualification from '../../../../mechanisms/qualification/mechanism.ts';

// The rules on registered constructors (153号令) are known to the author, not read: assumed. The 120 hours are reported.
const rules = act('注册建造师管理规定（建设部令第153号）');
const training = act('注册建造师继续教育管理暂行办法（建市〔2010〕192号）');
const hours = act('专业技术人员继续教育规定（人力资源社会保障部令第25号）', '2015-08-13');
const licensing = act('中华人民共和国行政许可法（2003年通过，2019年修正）', '2003-08-27');
const privacy = act('中华人民共和国个人信息保护法', '2021-08-20');
const ours = 'assumed' as const;
const inForce = '2007-03-01';

export default law(qualification, 'cn', {
  decisionTerm: [{ from: '2004-07-01', value: wd(20), cite: licensing.art('42'), status: 'reported' }],
  registrationTerm: [{ from: inForce, value: years(3), cite: rules.whole, status: ours }],
  firstWithin: [{ from: inForce, value: years(3), cite: rules.whole, status: ours }],
  renewLead: [{ from: inForce, value: days(30), cite: rules.whole, status: ours }],
  training: [{ from: '2010-11-15', value: { required: 60, optional: 60 }, cite: training.whole, status: 'reported' }],
  ageLimit: [
    {
      from: inForce,
      value: { years: 65, refuseFrom: 'dayAfterBirthday' },
      cite: assumed('“超过65周岁”的读法待主管部门确认'),
      status: ours,
    },
  ],
  barYears: [
    { from: inForce, value: { practice: 5, other: 3, revoked: 2, accident: 3 }, cite: rules.whole, status: ours },
  ],
  yearlyHours: [{ from: '2015-10-01', value: { total: 90, professional: 60 }, cite: hours.whole, status: ours }],
  oneEmployer: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
  onePost: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
  nationalFresh: [
    { from: inForce, value: days(30), cite: assumed('全国平台核对结果的有效期待主管部门明确'), status: ours },
  ],
  oneRegistration: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
  refusals: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
  yearBound: [{ from: '2015-10-01', value: true, cite: hours.whole, status: ours }],
  separateConsent: [{ from: '2021-11-01', value: true, cite: privacy.art('23'), status: 'reported' }],
});
