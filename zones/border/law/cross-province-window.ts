import { act, days, law, months, wd, wh, years } from '#kernel';
import window from '../../../mechanisms/cross-province-window/mechanism.ts';

/** Invented law, with other terms than the Delta has: what differs between zones is here and in the calendar only. */
const services = act('Borderland Services Act (invented) 边地服务法(虚构)', '2024-12-01');
const from = '2025-01-01';
const status = 'assumed' as const;

export default law(window, 'borderland', {
  replyTerm: [{ from, value: wd(3), cite: services.art('5'), status }],
  decisionTerm: [{ from, value: wd(15), cite: services.art('6'), status }],
  extensionTerm: [{ from, value: wd(5), cite: services.art('6'), status }],
  jointDecisionTerm: [{ from, value: wd(30), cite: services.art('7'), status }],
  jointExtensionTerm: [{ from, value: wd(10), cite: services.art('7'), status }],
  deliveryTerm: [{ from, value: wd(5), cite: services.art('8'), status }],
  transferTerm: [{ from, value: wd(2), cite: services.art('9'), status }],
  acknowledgementTerm: [{ from, value: wh(4), cite: services.art('9'), status }],
  correctionTerm: [{ from, value: days(20), cite: services.art('10'), status }],
  toleranceTerm: [{ from, value: days(10), cite: services.art('11'), status }],
  commitmentCheckTerm: [{ from, value: days(30), cite: services.art('12'), status }],
  fixTerm: [{ from, value: wd(10), cite: services.art('12'), status }],
  callBackTerm: [{ from, value: wd(5), cite: services.art('13'), status }],
  assistanceTerm: [{ from, value: wd(7), cite: services.art('21'), status }],
  assistanceBasis: [{ from, value: true, cite: services.art('21'), status }],
  ratingTemplate: [{ from, value: 'Five grades, 2025 (invented)', cite: services.art('13'), status }],
  renewalLead: [{ from, value: days(30), cite: services.art('14'), status }],
  falseMaterialBar: [{ from, value: months(6), cite: services.art('15'), status }],
  fraudBar: [{ from, value: years(2), cite: services.art('15'), status }],
  reviewTerm: [{ from, value: days(30), cite: services.art('16'), status }],
  suitTerm: [{ from, value: months(3), cite: services.art('16'), status }],
  receiptMoment: [{ from, value: 'arrival', cite: services.art('9'), status }],
  yellowAt: [{ from, value: { n: 3, d: 4 }, cite: services.art('17'), status }],
  smallestCell: [{ from, value: 3, cite: services.art('26'), status }],
  soleDecision: [{ from, value: ['07', '20'], cite: services.art('18'), status }],
  serviceConsent: [{ from, value: true, cite: services.art('19'), status }],
  freeSubmission: [{ from, value: true, cite: services.art('20'), status }],
  nothingBeyondGuide: [{ from, value: true, cite: services.art('20'), status }],
  oneTimeCorrection: [{ from, value: true, cite: services.art('10'), status }],
  deemedAcceptance: [{ from, value: true, cite: services.art('5'), status }],
  reasonsAndRemedies: [{ from, value: true, cite: services.art('16'), status }],
  twoOfficers: [{ from, value: true, cite: services.art('21'), status }],
  extensionOnce: [{ from, value: true, cite: services.art('6'), status }],
  specialProcedures: [{ from, value: true, cite: services.art('22'), status }],
  promiseKept: [{ from, value: true, cite: services.art('17'), status }],
  tolerance: [{ from, value: true, cite: services.art('11'), status }],
  commitments: [{ from, value: true, cite: services.art('12'), status }],
  renewalRule: [{ from, value: true, cite: services.art('14'), status }],
  falseMaterials: [{ from, value: true, cite: services.art('15'), status }],
  feeByLaw: [{ from, value: true, cite: services.art('23'), status }],
  delegation: [{ from, value: true, cite: services.art('24'), status }],
  ratings: [{ from, value: true, cite: services.art('13'), status }],
  archiveRule: [{ from, value: true, cite: services.art('25'), status }],
});
