import { diffDays, mechanism } from '#kernel';
import { accounts } from './accounts.ts';
import { facts } from './facts.ts';
import { indicators } from './indicators.ts';
import { law } from './law.ts';
import { papers } from './papers.ts';
import { reads } from './reads.ts';
import { lastDayToRedeem } from './reckoning/redemption.ts';
import { registers } from './registers.ts';
import { rules } from './rules/index.ts';
import { claim } from './steps/claim.ts';
import { clearing } from './steps/clearing.ts';
import { dispute } from './steps/dispute.ts';
import { enrolment } from './steps/enrolment.ts';
import { order } from './steps/order.ts';
import { recovery } from './steps/recovery.ts';
import { redemption } from './steps/redemption.ts';
import { joint, there } from './steps/there.ts';
import { treasury } from './steps/treasury.ts';
import { actors, states } from './vocabulary.ts';

/**
 * 长三角科技创新券通用通兑. 通用: an institution that any member has admitted serves the enterprises of all, without a second
 * review; whether it stands is asked at its own register, at the moment of the order. 通兑: the voucher of one place is
 * honoured everywhere and charged to the place that issued it. Who decides is never moved: claim, redemption and recovery lie
 * with the holder's home, admission and suspension with the source.
 */
export default mechanism({
  id: 'innovation-voucher',
  number: '9',
  title: ['长三角科技创新券通用通兑', 'Innovation vouchers, used and honoured across the Delta'],
  purpose: [
    '本地发券，异地用券，本地兑付：服务机构一地入库、处处可用，额度按企业合并计算，一张发票只兑一次。',
    'Issued at home, used anywhere, paid by home: one admission serves all, one cap per enterprise, one payment per invoice.',
  ],
  uses: [
    'case',
    'clock',
    'register',
    'recognition',
    'ledger',
    'credential',
    'exchange',
    'journal',
    'law',
    'indicator',
  ],
  actors,
  facts,
  law,
  states,
  reads,
  rules,
  papers,
  steps: {
    ...enrolment,
    ...claim,
    ...order,
    ...there,
    ...joint,
    ...dispute,
    ...redemption,
    ...recovery,
    ...treasury,
    ...clearing,
  },
  clocks: {
    claim: {
      title: ['申领审核期限', 'Time to decide a claim'],
      owedBy: 'officer',
      lasts: 'claimTerm',
      starts: ['arrive'],
      stops: ['accept', 'refuseClaim', 'cancelClaim'],
      pauses: [{ by: 'returnForCorrection', until: 'correct', notice: 'correction' }],
      ifMissed: {
        tells: ['head'],
        says: ['申领审核期限已过，不视为同意', 'The time is over; silence is no consent'],
      },
      shownAs: 'statutory',
    },
    queue: {
      title: ['排队至年末', 'The queue, to the end of the year'],
      owedBy: 'officer',
      lasts: ({ day, before }) =>
        before ? { n: Math.max(1, diffDays(day, `${day.slice(0, 4)}-12-31`)), unit: 'd' } : undefined,
      exact: true,
      starts: ['accept'],
      stops: ['serve', 'lapseQueue', 'refuseClaim', 'cancelClaim', 'issue'],
      ifMissed: { takes: 'lapseQueue', says: ['年度结束，排队失效', 'The year is over: the queue lapses'] },
    },
    validity: {
      title: ['券有效期', 'Validity of the voucher'],
      owedBy: 'enterprise',
      lasts: ({ day, facts: { validUntil } }) =>
        validUntil ? { n: Math.max(1, diffDays(day, validUntil)), unit: 'd' } : undefined,
      exact: true,
      starts: ['issue'],
      stops: ['expire', 'cancelClaim', 'revoke'],
      ifMissed: { takes: 'expire', says: ['到期未用部分退回预算', 'What was not used goes back to the pool'] },
    },
    askedBy: {
      title: ['兑付申请期限', 'Time to ask for payment'],
      owedBy: 'institution',
      lasts: ({ day, facts, law: find }) => {
        const until = find('redeemUntil');
        const last = until && facts.answer?.ok && facts.validUntil && lastDayToRedeem(facts.validUntil, until.value);
        return until && last ? { ...until, value: { n: Math.max(1, diffDays(day, last)), unit: 'd' } } : undefined;
      },
      exact: true,
      starts: ['verify'],
      stops: ['declineOrder', 'askForPayment', 'lapseThere'],
      ifMissed: {
        takes: 'lapseThere',
        says: ['逾期未申请兑付，锁定金额退回', 'Not handed in for payment in time: the amount is free again'],
      },
    },
    redemption: {
      title: ['兑付审核期限', 'Time to decide a redemption'],
      owedBy: 'officer',
      lasts: 'redemptionTerm',
      starts: ['beginReview'],
      stops: ['approve', 'refuseRedemption', 'fall'],
      pauses: [{ by: 'returnRedemption', until: 'supplement', notice: 'correction' }],
      ifMissed: {
        tells: ['head'],
        says: ['兑付审核期限已过，不视为同意', 'The time is over; silence is no consent'],
      },
      shownAs: 'statutory',
    },
    payment: {
      title: ['付款期限', 'Time to pay'],
      owedBy: 'officer',
      lasts: 'paymentTerm',
      starts: ['approve'],
      stops: ['settle', 'hearPayout', 'fall'],
      ifMissed: { tells: ['head', 'treasurer'], says: ['付款期限已过', 'The time to pay is over'] },
      shownAs: 'promised',
    },
    correction: {
      title: ['补正期限', 'Time to correct'],
      owedBy: 'enterprise',
      lasts: 'correctionTerm',
      starts: ['returnForCorrection', 'returnRedemption'],
      stops: ['correct', 'supplement', 'refuseClaim', 'refuseRedemption', 'cancelClaim'],
      ifMissed: { says: ['补正期限已过', 'The time to correct is over'] },
    },
    breaks: {
      title: ['对账差异处理期限', 'Time to close breaks'],
      owedBy: 'officer',
      // From the first file with breaks on: a further file is no further term.
      lasts: ({ law: find, facts: { breaks } }) => (breaks?.length ? find('breakTerm') : undefined),
      starts: ['importBank'],
      stops: ['importBank', 'closeBreaks'],
      ifMissed: { tells: ['head', 'treasurer'], says: ['差异未按期处理', 'The breaks were not closed in time'] },
    },
    joint: {
      title: ['会办期限', 'Time for the joint case'],
      owedBy: 'head',
      lasts: ({ facts: { act, request }, law: find }) =>
        act === 'dispute' || request === 'joint' ? find('disputeTerm') : undefined,
      starts: ['answerRequest', 'disputeArrives'],
      stops: ['agreeFinding', 'escalateDispute', 'agreeSettlement', 'withdrawDispute'],
      ifMissed: {
        takes: 'escalateDispute',
        tells: ['head', 'otherHead'],
        says: ['会办逾期，提请执委会协调', 'Overdue: the committee is called in to coordinate'],
      },
    },
    coordination: {
      title: ['执委会协调期限', 'Time for the committee to coordinate'],
      owedBy: 'coordinator',
      lasts: 'coordinationTerm',
      starts: ['escalateDispute'],
      stops: ['adviseFinding', 'agreeFinding', 'adviseDispute', 'agreeSettlement', 'withdrawDispute'],
      ifMissed: {
        tells: ['head', 'otherHead', 'coordinator'],
        says: ['执委会未按期协调', 'The committee has not coordinated in time'],
      },
    },
  },
  registers,
  accounts,
  indicators,
  credentials: { 'tongban:innovation-voucher': ['科技创新券', 'Innovation voucher'] },
  shows: { subject: 'enterprise', columns: ['act', 'voucher', 'amount', 'institution', 'subsidy', 'request'] },
});
