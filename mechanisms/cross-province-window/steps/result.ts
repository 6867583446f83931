import type { Effect, EntryRead } from '#kernel';
import { plus, remediesOf } from '../reckoning.ts';
import { staysIn, tell, type Window, type WindowStep } from '../vocabulary.ts';
import { barFor } from './review.ts';

/** The batch the blank belongs to accounts for it (mechanism blank-forms), in the transaction of this step. */
const accountFor = (seen: Window, step: 'use' | 'spoil'): readonly Effect[] => {
  const batch = (seen.reads.blank as EntryRead | undefined)?.case;
  const { id: usedFor } = seen.state;
  const facts = { number: seen.facts.blankNumber, usedFor, ...(step === 'spoil' && { why: seen.note }) };
  return batch ? [{ kind: 'case.step', case: batch, step, facts }] : [];
};

const revoked = (seen: Window, reason: string) =>
  seen.facts.resultNumber
    ? [{ kind: 'credential.status' as const, id: seen.facts.resultNumber, status: 'revoked' as const, reason }]
    : [];

const handedTo =
  (deliveredBy: 'electronic' | 'post' | 'window') =>
  ({ day }: Window) => ({ deliveredBy, deliveredOn: day });
const decided = ['issued', 'refused', 'terminated'] as const;

/** Result, delivery, closing, archive; taking back what should not have been granted. */
export const result = {
  issue: {
    title: ['制证', 'Make the result'],
    by: 'officer',
    from: 'granted',
    to: 'issued',
    // A renewal runs on from the old expiry; the number is the case's own, so it is unique wherever it is looked up.
    sets: ({ state, matter, facts, day }) => {
      const validFor = matter?.result.validFor;
      const from = facts.renewal?.expires ?? facts.decidedOn ?? day;
      return { resultNumber: `${state.id}-R`, ...(validFor && { resultValidUntil: plus(from, validFor) }) };
    },
    requires: ['feeSettled'],
    then: ({ facts, matter, state, day }) => [
      {
        kind: 'credential.issue',
        type: matter?.result.kind ?? 'certificate',
        id: facts.resultNumber as string,
        subject: facts.applicant?.key as string,
        claims: {
          result: matter?.result.name,
          matter: matter?.title,
          basic: matter?.basic,
          case: state.id,
          decision: facts.decision,
          issuer: state.deciding.authority,
          issuedOn: day,
          ...(facts.partsGranted && { parts: facts.partsGranted }),
          holderName: facts.applicant?.name,
          holderId: facts.applicant?.key,
        },
        disclosable: ['holderName', 'holderId'],
        ...(facts.resultValidUntil && { expires: facts.resultValidUntil }),
      },
    ],
  },
  printResult: {
    title: ['窗口打印', 'Print at the window'],
    by: 'window',
    ...staysIn('issued'),
    power: '出证打印',
    asks: ['blankNumber'],
    reads: ['blank'],
    requires: ['blankFree'],
    then: (seen) => accountFor(seen, 'use'),
    fromAfar: true,
  },
  spoilBlank: {
    title: ['空白证照作废', 'Record a spoiled blank'],
    by: 'window',
    ...staysIn('issued'),
    power: '出证打印',
    asks: ['blankNumber'],
    reads: ['blank'],
    requires: ['blankFree'],
    noteRequired: true,
    then: (seen) => accountFor(seen, 'spoil'),
    fromAfar: true,
  },
  post: { title: ['寄送', 'Send by post'], by: 'officer', from: decided, to: 'inPost', asks: ['waybill'] },
  confirmPost: {
    title: ['确认签收', 'Confirm receipt'],
    by: ['applicant', 'officer', 'window'],
    from: 'inPost',
    to: 'delivered',
    sets: handedTo('post'),
    papers: ['delivery'],
    fromAfar: true,
  },
  postReturned: {
    title: ['邮件退回或遗失', 'The post came back or was lost'],
    by: 'officer',
    from: 'inPost',
    to: {
      oneOf: decided,
      pick: ({ facts }) =>
        facts.decision === 'refuse' ? 'refused' : facts.decision === 'terminate' ? 'terminated' : 'issued',
    },
    noteRequired: true,
  },
  handResult: {
    title: ['窗口交付', 'Hand it over at the window'],
    by: 'window',
    from: decided,
    to: 'delivered',
    power: '送达',
    sets: handedTo('window'),
    papers: ['delivery'],
    fromAfar: true,
  },
  deliverOnline: {
    title: ['电子送达', 'Deliver electronically'],
    by: ['officer', 'node'],
    from: decided,
    to: 'delivered',
    sets: handedTo('electronic'),
    requires: ['electronicAgreed'],
    papers: ['delivery'],
    then: (seen) => tell(seen, ['决定和结果已电子送达', 'Decision and result have been delivered electronically']),
  },
  finish: { title: ['办结', 'Close'], by: ['officer', 'node'], from: 'delivered', to: 'closed' },
  archive: {
    title: ['归档', 'Archive'],
    by: 'officer',
    from: 'closed',
    to: 'archived',
    requires: ['originalsAtRest', 'ratingsSettled', 'commitmentSettled'],
  },
  checkCommitment: {
    title: ['核查承诺', 'Check the commitment'],
    by: 'officer',
    from: 'closed',
    to: 'closed',
    asks: ['commitmentCheck'],
    requires: ['commitmentGiven'],
  },
  orderFix: {
    title: ['责令整改', 'Order to put right'],
    by: 'officer',
    from: 'closed',
    to: 'closed',
    requires: ['commitmentBroken'],
    papers: ['fixOrder'],
    noteRequired: true,
    then: (seen) => tell(seen, ['未履行承诺，请限期整改', 'The commitment was not kept: put it right in time']),
  },
  confirmFix: {
    title: ['确认整改到位', 'Confirm it was put right'],
    by: 'officer',
    from: 'closed',
    to: 'closed',
    sets: () => ({ commitmentCheck: 'fixed' }),
    requires: ['commitmentBroken', 'fixWasOrdered'],
  },
  revokeBroken: {
    title: ['撤销（未履行承诺）', 'Revoke: commitment broken'],
    by: 'head',
    from: 'closed',
    to: 'revoked',
    asks: ['reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['commitmentBroken', 'fixWasOrdered', 'remediesKnown'],
    papers: ['revocation'],
    then: (seen) => revoked(seen, 'commitment-broken'),
  },
  revokeFraud: {
    title: ['撤销（以欺骗手段取得）', 'Revoke: obtained by fraud'],
    by: 'head',
    from: ['issued', 'delivered', 'closed', 'archived'],
    to: 'revoked',
    asks: ['reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen), falseMaterial: true }),
    requires: ['remediesKnown'],
    papers: ['revocation'],
    then: (seen) => [...revoked(seen, 'fraud'), ...barFor(seen, 'fraudBar', '以欺骗、贿赂等不正当手段取得')],
  },
} as const satisfies Record<string, WindowStep>;
