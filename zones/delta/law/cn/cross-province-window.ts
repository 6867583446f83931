import { act, assumed, days, law, months, wd, years } from '#kernel';
import window from '../../../../mechanisms/cross-province-window/mechanism.ts';

// Paraphrased from texts read in a public law repository (LawRefBook), not in the official gazettes: status reported.
const licensing = act('中华人民共和国行政许可法（2003年通过，2019年修正）', '2003-08-27');
const business = act('优化营商环境条例（国务院令第722号）', '2019-10-22');
const online = act('国务院关于在线政务服务的若干规定（国务院令第716号）', '2019-04-26');
const reviewOld = act('中华人民共和国行政复议法（1999年）', '1999-04-29');
const reviewNew = act('中华人民共和国行政复议法（2023年修订）', '2023-09-01');
const litigation = act('中华人民共和国行政诉讼法（2014年修正）', '2014-11-01');

const inForce = '2004-07-01';
const reported = 'reported' as const;

export default law(window, 'cn', {
  replyTerm: [{ from: inForce, value: wd(5), cite: licensing.art('32'), status: reported }],
  deemedAcceptance: [{ from: inForce, value: true, cite: licensing.art('32'), status: reported }],
  oneTimeCorrection: [{ from: inForce, value: true, cite: licensing.art('32'), status: reported }],
  decisionTerm: [{ from: inForce, value: wd(20), cite: licensing.art('42'), status: reported }],
  extensionTerm: [{ from: inForce, value: wd(10), cite: licensing.art('42'), status: reported }],
  extensionOnce: [{ from: inForce, value: true, cite: licensing.art('42'), status: reported }],
  jointDecisionTerm: [{ from: inForce, value: wd(45), cite: licensing.art('42'), status: reported }],
  jointExtensionTerm: [{ from: inForce, value: wd(15), cite: licensing.art('42'), status: reported }],
  deliveryTerm: [{ from: inForce, value: wd(10), cite: licensing.art('44'), status: reported }],
  specialProcedures: [{ from: inForce, value: true, cite: licensing.art('45'), status: reported }],
  twoOfficers: [{ from: inForce, value: true, cite: licensing.art('34'), status: reported }],
  reasonsAndRemedies: [{ from: inForce, value: true, cite: licensing.art('38'), status: reported }],
  renewalLead: [{ from: inForce, value: days(30), cite: licensing.art('50'), status: reported }],
  renewalRule: [{ from: inForce, value: true, cite: licensing.art('50'), status: reported }],
  feeByLaw: [{ from: inForce, value: true, cite: licensing.art('58'), status: reported }],
  falseMaterials: [{ from: inForce, value: true, cite: licensing.art('78、79'), status: reported }],
  falseMaterialBar: [{ from: inForce, value: years(1), cite: licensing.art('78'), status: reported }],
  fraudBar: [{ from: inForce, value: years(3), cite: licensing.art('79'), status: reported }],
  delegation: [{ from: inForce, value: true, cite: licensing.art('24'), status: reported }],
  reviewTerm: [
    { from: '1999-10-01', value: days(60), cite: reviewOld.art('9'), status: reported },
    { from: '2024-01-01', value: days(60), cite: reviewNew.art('20'), status: reported, transition: 'new-cases' },
  ],
  suitTerm: [{ from: '2015-05-01', value: months(6), cite: litigation.art('46'), status: reported }],
  freeSubmission: [{ from: '2019-04-26', value: true, cite: online.art('7'), status: reported }],
  archiveRule: [{ from: '2019-04-26', value: true, cite: online.art('12'), status: reported }],
  nothingBeyondGuide: [{ from: '2020-01-01', value: true, cite: business.art('35'), status: reported }],
  promiseKept: [{ from: '2020-01-01', value: true, cite: business.art('36'), status: reported }],
  // The State Council's rules on ratings are known at second hand and without their article.
  ratings: [{ from: '2020-01-01', value: true, cite: assumed('好差评制度，条文待核'), status: 'assumed' }],
});
