import { type Effect, holdsOn } from '#kernel';
import { blocksOf } from '../matrix.ts';
import { deedTax, feeOf, keysIn, queueOf, remediesOf, TITLES, titleOf, unitRead } from '../reckoning.ts';
import { searched } from '../searched.ts';
import { type Estate, type EstateStep, staysIn, tellAll } from '../vocabulary.ts';

export const parties = ({ facts }: Estate): readonly string[] => [
  ...new Set([
    ...keysIn(facts.holderSide),
    ...keysIn(facts.otherSide),
    ...(facts.applicant ? [facts.applicant.key] : []),
  ]),
];

const own = (seen: Estate, suffix = '') => ({
  register: TITLES,
  key: seen.facts.unit as string,
  id: `${seen.state.id}${suffix}`,
});

/** From acceptance on the case stands in line on the unit itself: there is one queue, and it is the registry's. */
export const inLine = (seen: Estate): readonly Effect[] => {
  const { unit, act } = seen.facts;
  if (!unit || act === 'query') return [];
  const values = { act, parties: parties(seen) };
  return [{ kind: 'register.hold', ...own(seen), hold: 'application', from: seen.day, values }];
};

/** While a correction is being handled the title says so (若干规定 31). */
export const underCorrection = (seen: Estate): readonly Effect[] =>
  seen.facts.act === 'correction'
    ? [
        {
          kind: 'register.hold',
          ...own(seen, '-GZ'),
          hold: 'correction',
          from: seen.day,
          values: { holder: seen.facts.applicant },
        },
      ]
    : [];

/** Out of the line again, whatever became of the application. */
export const outOfLine = (seen: Estate, reason: string): readonly Effect[] => {
  const found = unitRead(seen);
  const standing = [...queueOf(found, seen.day), ...holdsOn(found?.holds, 'correction', seen.day)];
  return standing
    .filter((hold) => hold.case === seen.state.id)
    .map(({ id }) => ({ kind: 'register.release', ...own(seen), id, on: seen.day, reason }));
};

const accepted = (seen: Estate, acceptedOn = seen.day) => {
  const title = titleOf(seen);
  return {
    acceptedOn,
    titleVersion: title?.version ?? 0,
    feeDue: feeOf(seen, title),
    taxDue: deedTax(seen),
    blocks: blocksOf(seen, title).map(({ says }) => says[0]),
  };
};

const told = (seen: Estate, zh: string, en: string) => tellAll(seen, parties(seen), [zh, en]);

export const registry = {
  accept: {
    title: ['受理', 'Accept'],
    by: 'officer',
    from: 'pending',
    to: 'review',
    reads: ['title'],
    sets: (seen) => accepted(seen),
    asOf: 'acceptedOn',
    requires: [
      'isNoQuery',
      'titleKnown',
      'sidesNamed',
      'holdersApply',
      'sharesSuffice',
      'coOwnersHeard',
      'targetStands',
      'errorShown',
      'notBlocked',
    ],
    papers: ['acceptance'],
    then: (seen) => [
      ...inLine(seen),
      ...underCorrection(seen),
      ...told(seen, '登记申请已受理', 'The application has been accepted'),
    ],
  },
  deemedAccept: {
    title: ['视为受理', 'Deemed accepted'],
    by: 'clock',
    from: 'pending',
    to: 'review',
    reads: ['title'],
    // Silence is acceptance on the day it was received (暂行条例 17).
    sets: (seen) => accepted(seen, seen.state.clocks.reply?.started),
    asOf: 'acceptedOn',
    papers: ['acceptance'],
    then: (seen) => [
      ...inLine(seen),
      ...underCorrection(seen),
      ...told(seen, '未当场告知，视为受理', 'No reply on the spot: deemed accepted'),
    ],
  },
  refuseAcceptance: {
    title: ['不予受理', 'Do not accept'],
    by: 'officer',
    from: 'pending',
    to: 'notAccepted',
    asks: ['reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['remediesKnown'],
    papers: ['nonAcceptance'],
    then: (seen) => told(seen, '登记申请不予受理', 'The application was not accepted'),
  },
  answerSearch: {
    title: ['出具查询结果', 'Answer the search'],
    by: 'officer',
    from: ['pending', 'review'],
    to: 'closed',
    reads: ['title'],
    sets: (seen) => ({ found: searched(seen), titleVersion: titleOf(seen)?.version ?? 0 }),
    requires: ['isQuery', 'titleKnown', 'mayBeSearched'],
    papers: ['searchResult'],
    then: (seen) => {
      const claims = {
        unit: seen.facts.unit,
        asOf: seen.at,
        ground: seen.facts.queryGround,
        result: seen.facts.found,
      };
      const id = `${seen.state.id}-CX`;
      return [
        {
          kind: 'credential.issue',
          type: 'tongban:title-search',
          id,
          subject: seen.facts.applicant?.key ?? '',
          claims,
          disclosable: ['result'],
        },
        ...told(seen, '查询结果已出具', 'The result of the search is there'),
      ];
    },
  },
  check: {
    title: ['审核通过', 'Examined'],
    by: 'officer',
    from: 'review',
    to: 'checked',
    asks: ['findings?', 'consents?', 'riskStatement?', 'buyerInformed?', 'taxPaid?', 'taxReceipt?', 'taxProof?'],
    reads: ['title', 'taxCleared'],
    requires: [
      'isNoQuery',
      'titleKnown',
      'asAccepted',
      'holdersApply',
      'sharesSuffice',
      'coOwnersHeard',
      'contentGiven',
      'inspected',
      'announced',
      'notBlocked',
      'taxSettled',
    ],
  },
  supplyTax: {
    title: ['补交完税凭证、同意书、声明', 'Supply tax receipt, consents and waivers'],
    by: ['applicant', 'window', 'officer'],
    ...staysIn('review', 'announcing', 'checked', 'suspended'),
    asks: [
      'contractOn?',
      'taxPaid?',
      'taxReceipt?',
      'taxProof?',
      'consents?',
      'riskStatement?',
      'buyerInformed?',
      'waivers?',
      'coOwnersTold?',
    ],
    fromAfar: true,
  },
  collectFee: {
    title: ['收取登记费', 'Collect the fee'],
    by: ['window', 'officer'],
    ...staysIn('review', 'announcing', 'checked', 'suspended'),
    asks: ['feePaid', 'feeReceipt'],
    requires: ['feeFits'],
    fromAfar: true,
  },
  suspend: {
    title: ['中止', 'Suspend'],
    by: 'officer',
    from: ['review', 'checked'],
    to: 'suspended',
    reads: ['title'],
    papers: ['suspension'],
    noteRequired: true,
    then: (seen) => told(seen, '登记中止，原因见通知书', 'Registration is suspended; see the notice for the reason'),
  },
  resume: { title: ['恢复办理', 'Resume'], by: 'officer', from: 'suspended', to: 'review' },
  refuseEntry: {
    title: ['不予登记', 'Refuse registration'],
    by: 'officer',
    from: ['review', 'announcing', 'checked', 'suspended'],
    to: 'refused',
    asks: ['reasons'],
    reads: ['title'],
    sets: (seen) => {
      const blocks = blocksOf(seen, titleOf(seen));
      return {
        remedies: remediesOf(seen),
        blocks: blocks.map(({ says }) => says[0]),
        ...(blocks[0] && { blockedBy: blocks[0].row }),
      };
    },
    requires: ['remediesKnown'],
    papers: ['refusal'],
    then: (seen) => [
      ...outOfLine(seen, '不予登记'),
      ...told(
        seen,
        '不予登记，理由和救济途径见告知书',
        'Registration was refused; see the notice for reasons and remedies',
      ),
    ],
  },
  withdraw: {
    title: ['撤回', 'Withdraw'],
    by: 'applicant',
    from: ['draft', 'gathering', 'pending', 'review', 'announcing', 'checked', 'suspended'],
    to: 'withdrawn',
    reads: ['title'],
    requires: ['mayBeWithdrawn'],
    then: (seen) => outOfLine(seen, '撤回'),
    fromAfar: true,
  },
  deliver: {
    title: ['发证', 'Deliver'],
    by: ['officer', 'window'],
    from: 'entered',
    to: 'closed',
    sets: ({ day }) => ({ deliveredOn: day }),
    papers: ['delivery'],
    fromAfar: true,
  },
} as const satisfies Record<string, EstateStep>;
