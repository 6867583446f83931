import type { EntryRead } from '#kernel';
import { heldAtWindow } from './fees.ts';
import { pendingOpinion } from './reckoning.ts';
import type { Window, WindowRule } from './vocabulary.ts';

const bad = (grade: string | undefined): boolean => grade === '1' || grade === '2';

const reasoned = (reasons: readonly string[] = [], says = ''): boolean => reasons.length > 0 || says.trim() !== '';

/** Money, delivery, originals, ratings and what must be settled before a case is archived. */
export const closingRules = {
  feeHasBasis: {
    says: ['该事项没有法定收费依据', 'No law provides for a fee here'],
    under: 'feeByLaw',
    field: 'feePaid',
    holds: ({ matter, facts }) => (matter?.fee.amount ?? 0) > 0 && facts.feePaid === matter?.fee.amount,
  },
  feeSettled: {
    says: ['费用尚未缴清', 'The fee has not been paid'],
    under: 'feeByLaw',
    field: 'feePaid',
    holds: ({ matter, facts }) => (facts.feePaid ?? 0) >= (matter?.fee.amount ?? 0),
  },
  refundIsDue: {
    says: ['没有应退的费用', 'There is nothing to refund'],
    field: 'feeRefunded',
    holds: ({ facts, before }) =>
      before?.facts.feeRefunded === undefined &&
      (facts.feeRefundable ?? 0) > 0 &&
      facts.feeRefunded === facts.feeRefundable,
  },
  refundOpen: {
    says: ['没有待退的费用', 'No refund is open'],
    beforehand: true,
    holds: ({ facts }) => (facts.feeRefundable ?? 0) > 0 && facts.feeRefunded === undefined,
  },
  paidOverAlready: {
    says: ['款项仍在本窗口，由本窗口退费', 'The money still lies at this window, which gives it back'],
    field: 'feeRefunded',
    holds: (seen) => !heldAtWindow(seen),
  },
  feeOnce: {
    says: ['费用已经缴过', 'The fee has been paid already'],
    under: 'feeByLaw',
    field: 'feePaid',
    beforehand: true,
    holds: ({ before }) => before?.facts.feePaid === undefined,
  },
  refundedWhereItLies: {
    says: [
      '款项不在本窗口，由业务属地部门退费',
      'The money is no longer at this window: the deciding body gives it back',
    ],
    field: 'feeRefunded',
    remedy: ['请移交退费', 'Pass the refund on to it'],
    holds: (seen) => seen.post?.role !== 'window' || heldAtWindow(seen),
  },
  blankFree: {
    says: ['该编号的空白证照不在本窗口库存之中', 'This blank is not in the stock of this window'],
    field: 'blankNumber',
    remedy: ['请先向签发地申领并签收空白证照', 'Ask the issuing place for blanks and confirm them first'],
    holds: ({ reads, state }) => {
      const blank = reads.blank as EntryRead | undefined;
      return blank?.values.state === 'stock' && blank.values.subject === state.receiving.authority;
    },
  },
  electronicAgreed: {
    says: ['电子送达须经申请人选择', 'Electronic delivery is for those who chose it'],
    field: 'delivery',
    holds: ({ facts }) => facts.delivery === undefined || facts.delivery === 'electronic',
  },
  waybillKnown: {
    says: ['没有这一运单的在途原件', 'No original is under way with this waybill'],
    field: 'waybill',
    holds: ({ before, facts }) =>
      ((before?.facts.originals ?? []) as NonNullable<Window['facts']['originals']>).some(
        (move) => move.waybill === facts.waybill && move.endedOn === undefined,
      ),
  },
  originalsAtRest: {
    says: ['尚有纸质原件在途，不能归档', 'An original is still under way: the case cannot be archived'],
    under: 'archiveRule',
    field: 'originals',
    holds: ({ facts }) => (facts.originals ?? []).every((move) => move.endedOn !== undefined),
  },
  ratingsSettled: {
    says: ['差评尚未整改回访完毕，不能归档', 'A bad rating has not been answered and called back'],
    under: 'ratings',
    holds: ({ facts }) =>
      (!bad(facts.receptionGrade) || facts.receptionCallBack !== undefined) &&
      (!bad(facts.handlingGrade) || facts.handlingCallBack !== undefined),
  },
  commitmentSettled: {
    says: ['告知承诺尚未核查完毕，不能归档', 'The commitment has not been checked'],
    under: 'commitments',
    holds: ({ facts }) =>
      facts.promiseKind !== 'commitment' ||
      facts.decision !== 'grant' ||
      ['kept', 'fixed'].includes(facts.commitmentCheck ?? ''),
  },
  commitmentGiven: {
    says: ['本办件没有适用告知承诺', 'Nothing was decided on a commitment here'],
    under: 'commitments',
    beforehand: true,
    holds: ({ facts, before }) => facts.promiseKind === 'commitment' && before?.facts.commitmentCheck === undefined,
  },
  commitmentBroken: {
    says: ['承诺没有被认定为未履行', 'The commitment was not found broken'],
    under: 'commitments',
    beforehand: true,
    holds: ({ before }) => before?.facts.commitmentCheck === 'broken',
  },
  fixWasOrdered: {
    says: ['尚未责令限期整改', 'No order to put it right was given yet'],
    under: 'commitments',
    beforehand: true,
    holds: ({ state }) => (state.taken.orderFix ?? 0) > 0,
  },
  receptionRatedOnce: {
    says: ['对窗口已经评价过', 'The window has been rated already'],
    under: 'ratings',
    beforehand: true,
    holds: ({ state }) => (state.taken.rateReception ?? 0) === 0,
  },
  handlingRatedOnce: {
    says: ['对审批部门已经评价过', 'The deciding body has been rated already'],
    under: 'ratings',
    beforehand: true,
    holds: ({ state }) => (state.taken.rateHandling ?? 0) === 0,
  },
  receptionReasoned: {
    says: ['不满意的，请选择原因或者写明意见', 'A bad rating needs a reason, chosen or written'],
    under: 'ratings',
    field: 'receptionReasons',
    holds: ({ facts }) => !bad(facts.receptionGrade) || reasoned(facts.receptionReasons, facts.receptionSays),
  },
  handlingReasoned: {
    says: ['不满意的，请选择原因或者写明意见', 'A bad rating needs a reason, chosen or written'],
    under: 'ratings',
    field: 'handlingReasons',
    holds: ({ facts }) => !bad(facts.handlingGrade) || reasoned(facts.handlingReasons, facts.handlingSays),
  },
  consultsAnother: {
    says: ['会签单位不能是审批部门自己', 'The deciding body need not ask itself'],
    field: 'consulted',
    holds: ({ facts, state }) => facts.consulted !== state.deciding.authority,
  },
  consultedOnce: {
    says: ['该单位的会签意见尚未答复', 'That authority has been asked and has not answered yet'],
    field: 'consulted',
    holds: ({ facts, before }) =>
      !((before?.facts.consultations ?? []) as NonNullable<typeof facts.consultations>).some(
        (one) => one.authority === facts.consulted && one.answeredOn === undefined,
      ),
  },
  opinionIsOpen: {
    says: ['没有等待贵单位答复的会签', 'No question waits for your authority’s opinion'],
    beforehand: true,
    holds: (seen) => pendingOpinion(seen) !== undefined,
  },
  objectionHasReasons: {
    says: ['不同意的须说明理由', 'An objection needs its reasons'],
    field: 'stanceSays',
    holds: ({ facts }) => facts.stance !== 'objected' || (facts.stanceSays ?? '').trim() !== '',
  },
  receptionWasBad: {
    says: ['对窗口没有差评', 'The window was not rated badly'],
    under: 'ratings',
    beforehand: true,
    holds: ({ facts }) => bad(facts.receptionGrade),
  },
  handlingWasBad: {
    says: ['对审批部门没有差评', 'The deciding body was not rated badly'],
    under: 'ratings',
    beforehand: true,
    holds: ({ facts }) => bad(facts.handlingGrade),
  },
  receptionAnswered: {
    says: ['窗口尚未整改，不能回访结案', 'The window has not yet put it right'],
    under: 'ratings',
    beforehand: true,
    holds: ({ facts }) => facts.receptionAnswer !== undefined,
  },
  handlingAnswered: {
    says: ['审批部门尚未整改，不能回访结案', 'The deciding body has not yet put it right'],
    under: 'ratings',
    beforehand: true,
    holds: ({ facts }) => facts.handlingAnswer !== undefined,
  },
} as const satisfies Record<string, WindowRule>;
