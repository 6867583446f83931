import { act, law } from '#kernel';
import titleReview from '../../../../mechanisms/joint-title-review/mechanism.ts';

// The interim rules on title reviews were read in second-hand texts; articles known to the author only are assumed.
const rules = act('职称评审管理暂行规定（人力资源社会保障部令第40号）', '2019-07-01');
const hours = act('专业技术人员继续教育规定（人力资源社会保障部令第25号）', '2015-08-13');
const ours = 'assumed' as const;
const second = 'reported' as const;
const inForce = '2019-09-01';

export default law(titleReview, 'cn', {
  decision: [
    {
      from: inForce,
      value: {
        ballot: 'secret',
        quorum: { of: { base: 'seats', numerator: 2, denominator: 3, strict: false } },
        pass: { base: 'present', numerator: 2, denominator: 3, strict: false },
      },
      cite: rules.whole,
      status: second,
    },
  ],
  expertLevels: [
    {
      from: inForce,
      value: {
        intermediate: ['associate', 'senior'],
        associate: ['associate', 'senior'],
        senior: ['senior'],
      },
      cite: rules.whole,
      status: ours,
    },
  ],
  requirements: [
    {
      from: inForce,
      value: {
        intermediate: { years: 4, hours: 90 },
        associate: { years: 5, hours: 90 },
        senior: { years: 5, hours: 90 },
      },
      cite: hours.whole,
      status: ours,
    },
  ],
  employerPosting: [
    {
      from: inForce,
      value: { term: { n: 5, unit: 'wd' }, countFirstDay: false, roll: false },
      cite: rules.art('16'),
      status: second,
    },
  ],
  employerPostingTerm: [{ from: inForce, value: { n: 5, unit: 'wd' }, cite: rules.art('16'), status: second }],
  publicity: [
    {
      from: inForce,
      value: { term: { n: 5, unit: 'wd' }, countFirstDay: false, roll: false },
      cite: rules.whole,
      status: second,
    },
  ],
  barYears: [{ from: inForce, value: 3, cite: rules.whole, status: ours }],
  postsLimited: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
  recordYears: [{ from: inForce, value: 10, cite: rules.whole, status: ours }],
  inEmployment: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
  employerChecks: [{ from: inForce, value: true, cite: rules.art('16'), status: second }],
  oneNotice: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
  recusal: [{ from: inForce, value: true, cite: rules.whole, status: second }],
  expertsFit: [{ from: inForce, value: true, cite: rules.whole, status: second }],
  publicityDue: [{ from: inForce, value: true, cite: rules.whole, status: second }],
  revocation: [{ from: inForce, value: true, cite: rules.whole, status: ours }],
});
