import type { PaperSpec } from '#kernel';
import { grounds } from './facts.ts';
import type { Case } from './vocabulary.ts';

const head = ({ facts, state, authorities }: Case) => ({
  case: state.id,
  enterprise: facts.enterprise?.name,
  voucher: facts.voucher,
  decidedBy: authorities[state.deciding.authority]?.title[0] ?? state.deciding.authority,
});

const refused = (seen: Case) => ({ ...head(seen), reasons: seen.facts.reasons, remedies: seen.facts.remedies });

export const papers = {
  acceptance: {
    title: ['受理通知书', 'Notice of acceptance'],
    code: 'SL',
    body: (seen) => ({
      ...head(seen),
      acceptedOn: seen.day,
      amount: seen.facts.amount,
      ...(seen.facts.queuePlace && {
        queuePlace: seen.facts.queuePlace,
        basis: seen.law('strictQueue')?.cite,
      }),
    }),
  },
  correction: {
    title: ['补正通知书', 'Notice of what is missing'],
    code: 'BZ',
    body: (seen) => ({ ...head(seen), reasons: seen.facts.reasons }),
  },
  voucher: {
    title: ['科技创新券', 'Innovation voucher'],
    code: 'CXQ',
    body: (seen) => ({
      ...head(seen),
      amount: seen.facts.amount,
      issuedOn: seen.day,
      validUntil: seen.facts.validUntil,
    }),
  },
  approval: {
    title: ['兑付核定书', 'Decision on payment'],
    code: 'HD',
    body: (seen) => ({
      ...head(seen),
      institution: seen.facts.institution?.name,
      service: seen.facts.service,
      approved: seen.facts.approved,
      own: seen.facts.own,
      bound: seen.facts.bound,
      calculation: seen.facts.calculation,
    }),
  },
  refusal: { title: ['不予批准决定书', 'Decision to refuse'], code: 'BY', body: refused },
  revocation: { title: ['撤销决定书', 'Decision to revoke'], code: 'CX', body: refused },
  clawback: {
    title: ['追回决定书', 'Decision to claim back'],
    code: 'ZH',
    body: (seen) => ({
      ...refused(seen),
      ground: seen.facts.ground && grounds[seen.facts.ground][0],
      approved: seen.facts.approved,
    }),
  },
  batch: {
    title: ['付款指令', 'Payment instructions'],
    code: 'FK',
    body: (seen) => ({ case: seen.state.id, month: seen.facts.month, instructions: seen.facts.instructions }),
  },
  netting: {
    title: ['净额结算单', 'Statement of a netting'],
    code: 'JE',
    body: ({ facts, state }) => ({
      case: state.id,
      round: facts.round,
      flows: facts.flows,
      gross: facts.gross,
      net: facts.net,
      payments: facts.netPayments,
      calculation: facts.netCalculation,
    }),
  },
  settlement: {
    title: ['争议处理意见书', 'Settlement of a dispute'],
    code: 'ZY',
    body: ({ facts, state, authorities }) => ({
      case: state.id,
      between: [state.receiving, state.deciding].map(
        ({ authority }) => authorities[authority]?.title[0] ?? authority,
      ),
      institution: facts.institution?.name,
      reasons: facts.reasons,
      advice: facts.advice,
      settlement: facts.settlement,
    }),
  },
} as const satisfies Record<string, PaperSpec<Case>>;
