import { cosigning, diffDays, fact, mechanism } from '#kernel';
import { stillOpen } from './assistance.ts';
import { facts, law } from './facts.ts';
import { accounts, collectionDay, fees } from './fees.ts';
import { indicators } from './indicators.ts';
import { papers } from './papers.ts';
import { promisedTerm, replyTerm, statutoryTerm } from './reckoning.ts';
import { rules } from './rules.ts';
import { acceptance } from './steps/acceptance.ts';
import { alongside } from './steps/alongside.ts';
import { assistance } from './steps/assistance.ts';
import { consultation } from './steps/consultation.ts';
import { intake } from './steps/intake.ts';
import { result } from './steps/result.ts';
import { review } from './steps/review.ts';
import { actors, states, staysIn } from './vocabulary.ts';

/**
 * 示范区“跨省通办”综合受理服务机制. Any window of the zone receives any matter of any authority; the power to decide never
 * moves (不破行政隶属): what moves is the package, by offer and acceptance. Facts and law in facts.ts, who and where in
 * vocabulary.ts, the rules in rules.ts, the steps in steps/.
 */
export default mechanism({
  id: 'cross-province-window',
  number: '13',
  title: ['“跨省通办”综合受理服务', 'Cross-province one-window service'],
  purpose: [
    '在示范区任一窗口，办理三地任一部门的事项；权力不移动，材料、数据和结果移动。',
    'At any window of the zone, the matters of any authority of the three places: powers stay, papers, data and results move.',
  ],
  uses: ['case', 'clock', 'register', 'ledger', 'credential', 'exchange', 'journal', 'law'],
  actors,
  facts,
  law,
  states,
  reads: {
    bars: ({ facts: { applicant } }) => ({ kind: 'published', register: 'bars', subject: applicant?.key ?? '-' }),
    blank: ({ facts: { blankNumber } }) => ({ kind: 'entry', register: 'blanks', key: blankNumber ?? '' }),
    children: ({ state }) => ({ kind: 'children', case: state.id }),
    remitted: (seen) => ({ kind: 'entry', register: 'remittances', key: collectionDay(seen) }),
  },
  rules,
  papers,
  steps: {
    ...intake,
    ...acceptance,
    ...review,
    ...cosigning.steps(['officer', 'head'], staysIn('review', 'special', 'extensionAsked', 'joint', 'proposed')),
    ...consultation,
    ...assistance,
    ...result,
    ...alongside,
  },

  clocks: {
    transfer: {
      title: ['移交时限', 'Handing over'],
      owedBy: 'window',
      lasts: ({ law: find, facts: { arrivedOn } }) => (arrivedOn ? undefined : find('transferTerm')),
      starts: ['receive', 'submitOnline', 'openPart', 'supply'],
      stops: ['arrive', 'askCorrectionHere', 'giveBack', 'withdraw'],
      ifMissed: {
        tells: ['supervisor'],
        says: [
          '材料包尚未签收，已提示两地政务服务管理机构',
          'The package has not been taken: both supervising bodies are told',
        ],
      },
      shownAs: 'transfer',
    },
    acknowledgement: {
      title: ['签收时限', 'Acknowledgement'],
      owedBy: 'officer',
      lasts: 'acknowledgementTerm',
      starts: ['handOver', 'submitOnline', 'openPart', 'notOurs'],
      stops: ['arrive', 'bounce', 'arriveBack', 'bounceBack'],
      ifMissed: {
        tells: ['supervisor'],
        says: [
          '对方逾时未签收材料包，请两地政务服务管理机构督办',
          'The other side has not acknowledged the package in time: both supervising bodies are asked to step in',
        ],
      },
    },
    reply: {
      title: ['受理答复期限', 'Reply to the application'],
      owedBy: 'officer',
      lasts: replyTerm,
      starts: ['arrive', 'supply', 'bounceBack'],
      stops: ['accept', 'deemedAccept', 'refuseAcceptance', 'notOurs', 'askCorrection', 'followUp', 'withdraw'],
      ifMissed: {
        takes: 'deemedAccept',
        says: [
          '逾期不告知的，自收到申请材料之日起即为受理',
          'Silence: accepted as of the day the materials were received',
        ],
      },
      shownAs: 'reply',
    },
    correction: {
      title: ['补正期限', 'Correction'],
      owedBy: 'applicant',
      lasts: 'correctionTerm',
      starts: ['askCorrection', 'askCorrectionHere', 'followUp'],
      stops: ['supply', 'abandon', 'withdraw'],
      ifMissed: { takes: 'abandon', says: ['逾期未补正视为放弃申请', 'Not corrected in time: deemed abandoned'] },
    },
    statutory: {
      title: ['法定期限', 'Statutory term'],
      owedBy: 'officer',
      lasts: statutoryTerm,
      starts: ['accept', 'acceptHere', 'deemedAccept'],
      stops: ['sign', 'grantAlone', 'deemedRenew', 'withdraw'],
      pauses: [
        { by: 'beginSpecial', until: 'endSpecial', notice: 'specialNotice' },
        { by: 'tellSpecial', until: 'endSpecial', notice: 'specialNotice' },
      ],
      extends: [
        {
          by: 'extend',
          lasts: ({ matter, law: find }) =>
            matter?.joint?.length ? find('jointExtensionTerm') : find('extensionTerm'),
        },
      ],
      ifMissed: {
        says: [
          '法定期限已过，申请人可以就不作为申请复议或者起诉',
          'Overdue: the applicant may seek review or sue for inaction',
        ],
      },
      shownAs: 'statutory',
    },
    promised: {
      title: ['承诺时限', 'Promised term'],
      owedBy: 'officer',
      lasts: promisedTerm,
      starts: ['accept', 'acceptHere', 'deemedAccept'],
      stops: ['sign', 'grantAlone', 'deemedRenew', 'withdraw'],
      pauses: [
        { by: 'beginSpecial', until: 'endSpecial', notice: 'specialNotice' },
        { by: 'tellSpecial', until: 'endSpecial', notice: 'specialNotice' },
      ],
      ifMissed: {
        says: ['超出承诺时限，应当公开说明理由', 'The promise is overrun: the reason must be stated publicly'],
      },
      warns: 'yellowAt',
      explainedBy: 'overrunReason',
      shownAs: 'promised',
    },
    assistance: {
      title: ['协查期限', 'Assistance'],
      owedBy: 'consulted',
      lasts: 'assistanceTerm',
      starts: ['askAssistance'],
      stops: ['assist', 'declineAssistance', 'sign', 'grantAlone', 'deemedRenew', 'withdraw'],
      goesOn: stillOpen,
      ifMissed: { says: ['协查逾期未回复', 'The check has not been reported in time'] },
    },
    special: {
      title: ['特别程序所需时间', 'Special procedure'],
      owedBy: 'officer',
      lasts: ({ facts: { specialTerm } }) => specialTerm,
      starts: ['beginSpecial'],
      stops: ['endSpecial', 'deemedRenew', 'withdraw'],
      ifMissed: { says: ['特别程序超出告知的时间', 'The special procedure takes longer than was told'] },
    },
    tolerance: {
      title: ['容缺补交期限', 'Promised materials'],
      owedBy: 'applicant',
      lasts: ({ facts: { promises, acceptedOn }, day }) => {
        const last = (promises ?? [])
          .flatMap((p) => p.promisedBy ?? [])
          .sort()
          .at(-1);
        return last ? { n: Math.max(0, diffDays(acceptedOn ?? day, last)), unit: 'd' } : undefined;
      },
      starts: ['accept', 'acceptHere', 'deemedAccept'],
      stops: ['supplyPromised', 'sign', 'withdraw', 'deemedRenew'],
      ifMissed: { says: ['容缺材料逾期未补交', 'A promised material is overdue'] },
    },
    expiry: {
      title: ['原证照有效期', 'Expiry of the licence'],
      owedBy: 'officer',
      lasts: ({ facts: { renewal, acceptedOn }, day }) =>
        renewal?.expires ? { n: Math.max(0, diffDays(acceptedOn ?? day, renewal.expires)), unit: 'd' } : undefined,
      starts: ['accept', 'acceptHere', 'deemedAccept'],
      stops: ['sign', 'grantAlone', 'deemedRenew', 'withdraw'],
      ifMissed: {
        takes: 'deemedRenew',
        says: ['有效期届满前未作决定的，视为准予延续', 'No decision before expiry: deemed renewed'],
      },
    },
    delivery: {
      title: ['送达期限', 'Delivery'],
      owedBy: 'officer',
      lasts: 'deliveryTerm',
      starts: ['sign', 'grantAlone', 'deemedRenew'],
      stops: ['confirmPost', 'handResult', 'deliverOnline', 'revokeFraud'],
      ifMissed: { says: ['逾期未送达', 'Not delivered in time'] },
    },
    commitmentCheck: {
      title: ['承诺核查期限', 'Check of the commitment'],
      owedBy: 'officer',
      lasts: ({ facts: { promiseKind, decision }, law: find }) =>
        promiseKind === 'commitment' && decision === 'grant' ? find('commitmentCheckTerm') : undefined,
      starts: ['finish'],
      stops: ['checkCommitment', 'revokeFraud'],
      ifMissed: { says: ['承诺尚未核查', 'The commitment has not been checked'] },
    },
    fix: {
      title: ['整改期限', 'Putting right'],
      owedBy: 'applicant',
      lasts: 'fixTerm',
      starts: ['orderFix'],
      stops: ['confirmFix', 'revokeBroken', 'revokeFraud'],
      ifMissed: { says: ['逾期未整改的，撤销决定', 'Not put right in time: the decision is revoked'] },
    },
    receptionCallBack: {
      title: ['窗口差评整改回访', 'Bad rating of the window'],
      owedBy: 'window',
      lasts: ({ facts: { receptionGrade }, law: find }) =>
        Number(receptionGrade) <= 2 ? find('callBackTerm') : undefined,
      starts: ['rateReception'],
      stops: ['callBackReception'],
      ifMissed: { says: ['差评逾期未整改回访', 'A bad rating is overdue'] },
    },
    handlingCallBack: {
      title: ['审批差评整改回访', 'Bad rating of the deciding body'],
      owedBy: 'officer',
      lasts: ({ facts: { handlingGrade }, law: find }) =>
        Number(handlingGrade) <= 2 ? find('callBackTerm') : undefined,
      starts: ['rateHandling'],
      stops: ['callBackHandling'],
      ifMissed: { says: ['差评逾期未整改回访', 'A bad rating is overdue'] },
    },
  },

  accounts,
  registers: {
    fees,
    bars: {
      title: ['限制申请名单', 'Bars on applying'],
      key: ['申请人与事项', 'Party and matter'],
      columns: {
        subject: fact.text(['申请人', 'Party'], { personal: true }),
        basic: fact.text(['基本编码', 'Basic code']),
        matter: fact.text(['事项', 'Matter']),
        reason: fact.text(['原因', 'Reason']),
        case: fact.text(['办件', 'Case']),
      },
      subject: 'subject',
      readers: ['window', 'officer', 'head', 'supervisor'],
      // R10: consulted by all three places, so each is told; why, and in which case, stays with the body that entered it.
      published: { columns: ['subject', 'basic'] },
    },
  },

  indicators,

  shows: { subject: 'applicant', columns: ['mode', 'decision', 'resultNumber'] },
});
