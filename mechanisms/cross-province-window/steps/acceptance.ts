import { merged, remediesOf } from '../reckoning.ts';
import { tell, type WindowStep } from '../vocabulary.ts';
import { barFor } from './review.ts';

/** R1, the five replies (行政许可法 32), and what silence does. */
export const acceptance = {
  accept: {
    title: ['受理', 'Accept'],
    by: 'officer',
    from: ['pending', 'supplemented'],
    to: 'review',
    reads: ['bars'],
    sets: ({ day }) => ({ acceptedOn: day, acceptedHow: 'decider' }),
    requires: ['replyInTime', 'notBarred'],
    papers: ['acceptance'],
    asOf: 'acceptedOn',
    then: (seen) => tell(seen, ['您的申请已受理', 'Your application has been accepted']),
  },
  deemedAccept: {
    title: ['视为受理', 'Deemed accepted'],
    by: 'clock',
    from: ['pending', 'supplemented'],
    to: 'review',
    sets: ({ facts, day }) => ({ acceptedOn: facts.countsFrom ?? day, acceptedHow: 'deemed' }),
    papers: ['acceptance'],
    asOf: 'acceptedOn',
    then: (seen) =>
      tell(seen, [
        '逾期未告知，您的申请视为已受理',
        'No reply was given in time: your application counts as accepted',
      ]),
  },
  refuseAcceptance: {
    title: ['不予受理', 'Do not accept'],
    by: 'officer',
    from: ['pending', 'supplemented'],
    to: 'notAccepted',
    asks: ['notAcceptedWhy', 'reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen), feeRefundable: seen.facts.feePaid ?? 0 }),
    requires: ['replyInTime', 'remediesKnown'],
    papers: ['nonAcceptance'],
    // 行政许可法 78: not accepted for false material bars as a refusal does.
    then: (seen) => [
      ...(seen.facts.notAcceptedWhy === 'falseMaterial' && seen.matter?.safety
        ? barFor(seen, 'falseMaterialBar', '隐瞒有关情况或者提供虚假材料')
        : []),
      ...tell(seen, [
        '您的申请不予受理，理由和救济途径见决定书',
        'Your application was not accepted; see the decision for reasons and remedies',
      ]),
    ],
  },
  notOurs: {
    title: ['不属于本机关', 'Not the power of this body'],
    by: 'officer',
    from: ['pending', 'supplemented'],
    to: 'notOurs',
    asks: ['rightAuthority'],
    sets: ({ facts }) => ({ feeRefundable: facts.feePaid ?? 0 }),
    requires: ['replyInTime'],
    handsTo: 'receiving',
  },
  arriveBack: {
    title: ['退回签收', 'Back at the receiving side'],
    by: 'node',
    from: 'notOurs',
    to: 'returned',
    takesCustody: true,
  },
  bounceBack: {
    title: ['退回未被签收', 'The return comes back'],
    by: 'node',
    from: 'notOurs',
    to: 'pending',
    returnsCustody: true,
    asOf: 'countsFrom',
  },
  tellRightAuthority: {
    title: ['转告申请人', 'Tell which body is competent'],
    by: 'window',
    from: 'returned',
    to: 'notOurPower',
    papers: ['transferNotice'],
  },
  askCorrection: {
    title: ['补正告知', 'Ask for correction'],
    help: ['一次告知全部需要补正的内容', 'Everything that is lacking, at once'],
    by: 'officer',
    from: ['pending', 'supplemented'],
    to: 'correcting',
    asks: ['missing'],
    requires: ['replyInTime', 'nothingBeyondGuide', 'correctionOnce'],
    papers: ['correction'],
    then: (seen) => tell(seen, ['请补正材料', 'Please correct your materials']),
  },
  followUp: {
    title: ['就补正材料再告知', 'Follow up on what was supplied'],
    help: ['仅限补正材料本身新产生的问题', 'Only for a problem the supplied material has brought up'],
    by: 'officer',
    from: 'supplemented',
    to: 'correcting',
    asks: ['missing'],
    requires: ['replyInTime', 'nothingBeyondGuide', 'arisesFromSupply', 'followUpOnce'],
    papers: ['correction'],
    then: (seen) => tell(seen, ['补正材料仍有问题，请再补正', 'What you supplied still needs correction']),
  },
  supply: {
    title: ['补正', 'Supply what was missing'],
    by: ['applicant', 'window'],
    from: 'correcting',
    to: { oneOf: ['supplemented', 'received'], pick: ({ facts }) => (facts.arrivedOn ? 'supplemented' : 'received') },
    asks: ['supplied', 'form?'],
    sets: ({ before, facts, day }) => ({
      materials: merged(before?.facts.materials as typeof facts.materials, facts.supplied),
      ...(facts.arrivedOn && { countsFrom: day }),
    }),
    requires: ['freeSubmission'],
    asOf: 'countsFrom',
    fromAfar: true,
  },
  abandon: {
    title: ['逾期未补正视为放弃', 'Deemed abandoned'],
    by: 'clock',
    from: 'correcting',
    to: 'abandoned',
    sets: ({ facts }) => ({ feeRefundable: facts.feePaid ?? 0 }),
    then: (seen) =>
      tell(seen, ['逾期未补正，视为放弃申请', 'Not corrected in time: the application counts as abandoned']),
  },
  withdraw: {
    title: ['撤回', 'Withdraw'],
    by: 'applicant',
    from: [
      'draft',
      'submitted',
      'received',
      'acceptedHere',
      'pending',
      'correcting',
      'supplemented',
      'returned',
      'review',
      'special',
      'extensionAsked',
      'joint',
      'proposed',
    ],
    to: 'withdrawn',
    // Before acceptance nothing has been done for the money.
    sets: ({ facts }) => ({ feeRefundable: facts.acceptedOn ? 0 : (facts.feePaid ?? 0) }),
    fromAfar: true,
  },
} as const satisfies Record<string, WindowStep>;
