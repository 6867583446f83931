import { givenBack } from '../fees.ts';
import type { Window } from '../vocabulary.ts';
import { type State, staysIn, tell, type WindowStep } from '../vocabulary.ts';

type Moves = NonNullable<Window['facts']['originals']>;
const originalsOf = ({ before }: Window): Moves => (before?.facts.originals as Moves | undefined) ?? [];

/** A rating is read by the template it was given under. */
const template = ({ law }: Window) => ({ ratingTemplate: law('ratingTemplate')?.value });

const rateable = [
  'delivered',
  'closed',
  'notAccepted',
  'notOurPower',
  'withdrawn',
] as const satisfies readonly State[];
/** How a case ends for which nothing was done: its fee is given back. */
const ended = ['withdrawn', 'notAccepted', 'notOurPower', 'abandoned'] as const satisfies readonly State[];
const endedAs = ({ before }: Window): (typeof ended)[number] =>
  ended.find((state) => before?.reached[state]) ?? 'withdrawn';
const travelling = [
  'pending',
  'correcting',
  'supplemented',
  'returned',
  'review',
  'special',
  'extensionAsked',
  'joint',
  'proposed',
  'granted',
  'refused',
  'terminated',
  'issued',
  'inPost',
  'delivered',
  'closed',
  'withdrawn',
  'notAccepted',
] as const satisfies readonly State[];
const open = [
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
  'granted',
  'refused',
  'terminated',
  'issued',
  'inPost',
  'delivered',
] as const satisfies readonly State[];

/** What runs beside the case: paper originals, fees of the decider, ratings (好差评), supervision. */
export const alongside = {
  sendOriginals: {
    title: ['寄出原件', 'Send originals'],
    by: ['window', 'officer'],
    ...staysIn(...travelling),
    asks: ['moves'],
    sets: (seen) => ({
      originals: [
        ...originalsOf(seen),
        ...(seen.facts.moves ?? []).map((move) => ({
          ...move,
          holder: move.from,
          sentOn: seen.day,
          endedOn: undefined,
          outcome: undefined,
        })),
      ],
    }),
    fromAfar: true,
  },
  originalsArrive: {
    title: ['原件签收或报失', 'Originals arrive or are lost'],
    by: ['window', 'officer'],
    ...staysIn(...travelling),
    asks: ['waybill', 'arrival'],
    requires: ['waybillKnown'],
    sets: (seen) => ({
      originals: originalsOf(seen).map((move) =>
        move.waybill === seen.facts.waybill && move.endedOn === undefined
          ? {
              ...move,
              endedOn: seen.day,
              outcome: seen.facts.arrival,
              ...(seen.facts.arrival === 'received' && { holder: move.to }),
            }
          : move,
      ),
    }),
    fromAfar: true,
  },
  recordFee: {
    title: ['登记缴费', 'Record the fee'],
    by: 'officer',
    ...staysIn('review', 'granted'),
    asks: ['feePaid', 'feeReceipt'],
    requires: ['feeHasBasis', 'feeOnce'],
  },
  refundFee: {
    title: ['退费', 'Refund the fee'],
    by: ['window', 'officer'],
    from: [...ended, 'refundDue'],
    to: { oneOf: ended, pick: endedAs },
    asks: ['feeRefunded'],
    reads: ['remitted'],
    requires: ['refundIsDue', 'refundedWhereItLies'],
    then: givenBack,
    fromAfar: true,
  },
  passRefund: {
    title: ['移交退费', 'Pass the refund on'],
    help: [
      '款项已汇缴、办件未曾移交的，交业务属地部门退费',
      'Paid over already, and the case never left: the deciding body gets it, to give the money back',
    ],
    by: 'window',
    from: ended,
    to: 'refundDue',
    asks: ['consent?'],
    reads: ['remitted'],
    requires: ['refundOpen', 'paidOverAlready', 'consentGiven'],
    handsTo: 'deciding',
  },
  refundPassed: {
    title: ['退费移交送达', 'The refund is with the deciding body'],
    by: 'node',
    from: 'refundDue',
    to: 'refundDue',
    takesCustody: true,
    then: (seen) => tell(seen, ['费用由业务属地部门退还', 'The deciding body gives the fee back']),
  },
  refundComesBack: {
    title: ['退费移交退回', 'The refund comes back to the window'],
    by: 'node',
    from: 'refundDue',
    to: { oneOf: ended, pick: endedAs },
    returnsCustody: true,
  },
  rateReception: {
    title: ['评价窗口', 'Rate the window'],
    by: 'applicant',
    ...staysIn(...rateable),
    asks: ['receptionGrade', 'receptionReasons?', 'receptionSays?'],
    sets: template,
    requires: ['receptionRatedOnce', 'receptionReasoned'],
    fromAfar: true,
  },
  rateHandling: {
    title: ['评价审批部门', 'Rate the deciding body'],
    by: 'applicant',
    ...staysIn(...rateable),
    asks: ['handlingGrade', 'handlingReasons?', 'handlingSays?'],
    sets: template,
    requires: ['handlingRatedOnce', 'handlingReasoned'],
    fromAfar: true,
  },
  answerReception: {
    title: ['窗口差评整改', 'Put right what the window did'],
    by: 'window',
    ...staysIn(...rateable),
    asks: ['receptionAnswer'],
    requires: ['receptionWasBad'],
    fromAfar: true,
  },
  answerHandling: {
    title: ['审批差评整改', 'Put right what the deciding body did'],
    by: 'officer',
    ...staysIn(...rateable),
    asks: ['handlingAnswer'],
    requires: ['handlingWasBad'],
    fromAfar: true,
  },
  callBackReception: {
    title: ['回访（窗口）', 'Call back about the window'],
    by: 'supervisor',
    ...staysIn(...rateable),
    asks: ['receptionCallBack'],
    requires: ['receptionWasBad', 'receptionAnswered'],
    fromAfar: true,
  },
  callBackHandling: {
    title: ['回访（审批部门）', 'Call back about the deciding body'],
    by: 'supervisor',
    ...staysIn(...rateable),
    asks: ['handlingCallBack'],
    requires: ['handlingWasBad', 'handlingAnswered'],
    fromAfar: true,
  },
  urge: {
    title: ['督办', 'Urge'],
    by: 'supervisor',
    ...staysIn(...open),
    noteRequired: true,
    then: ({ state, note }) => [
      {
        kind: 'message',
        to: state.deciding.authority,
        text: [`督办 ${state.id}：${note ?? ''}`, `Urged: ${state.id}: ${note ?? ''}`],
      },
    ],
    fromAfar: true,
  },
} as const satisfies Record<string, WindowStep>;
