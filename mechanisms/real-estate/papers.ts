import type { PaperSpec } from '#kernel';
import { acts } from './facts.ts';
import { blocksOf } from './matrix.ts';
import { endOf, feeOf, termOf, titleOf } from './reckoning.ts';
import type { Estate } from './vocabulary.ts';

const head = ({ facts, state, authorities }: Estate) => ({
  case: state.id,
  unit: facts.unit,
  kind: facts.act && acts[facts.act][0],
  applicant: facts.applicant?.name,
  registry: authorities[state.deciding.authority]?.title[0] ?? state.deciding.authority,
});

export const papers = {
  acceptance: {
    title: ['受理凭证', 'Notice of acceptance'],
    code: 'SL',
    body: (seen) => ({
      ...head(seen),
      acceptedOn: seen.facts.acceptedOn,
      due: endOf(seen, termOf(seen)?.value),
      fee: feeOf(seen, titleOf(seen)),
      taxDue: seen.facts.taxDue,
    }),
  },
  inspection: {
    title: ['实地查看记录', 'Record of the inspection'],
    code: 'CK',
    body: (seen) => ({ ...head(seen), inspection: seen.facts.inspection }),
  },
  announcement: {
    title: ['不动产登记公告', 'Public announcement'],
    code: 'GG',
    body: (seen) => ({
      ...head(seen),
      thing: seen.facts.announcedThing,
      period: seen.facts.publicity?.rule.term,
      objectionsTo: seen.authorities[seen.state.deciding.authority]?.title[0],
    }),
  },
  finding: {
    title: ['公告异议核实意见', 'Finding on an objection'],
    code: 'YH',
    body: (seen) => ({
      ...head(seen),
      objection: seen.facts.objectionId,
      outcome: seen.facts.finding,
      because: seen.note,
    }),
  },
  nonAcceptance: {
    title: ['不予受理告知书', 'Notice of non-acceptance'],
    code: 'BSL',
    body: (seen) => ({ ...head(seen), reasons: seen.facts.reasons, remedies: seen.facts.remedies }),
  },
  suspension: {
    title: ['登记中止通知书', 'Notice of suspension'],
    code: 'ZZ',
    body: (seen) => ({
      ...head(seen),
      reason: seen.note,
      restrictions: blocksOf(seen, titleOf(seen)).map(({ says }) => says[0]),
    }),
  },
  refusal: {
    title: ['不予登记告知书', 'Notice that registration is refused'],
    code: 'BDJ',
    body: (seen) => ({
      ...head(seen),
      reasons: seen.facts.reasons,
      restrictions: seen.facts.blocks,
      remedies: seen.facts.remedies,
    }),
  },
  errorNotice: {
    title: ['登记错误（应予注销）通知书', 'Notice of an error, or that a title is to be cancelled'],
    code: 'TZ',
    body: (seen) => ({
      ...head(seen),
      cause: seen.facts.cause,
      document: seen.facts.document,
      until: endOf(seen, seen.law('exOfficioNotice')?.value),
    }),
  },
  entry: {
    title: ['登簿确认单', 'Confirmation of entry'],
    code: 'DB',
    body: (seen) => ({
      ...head(seen),
      enteredOn: seen.day,
      results: seen.facts.resultNumbers,
      rank: seen.facts.rank,
      until: seen.facts.until,
    }),
  },
  searchResult: {
    title: ['不动产登记查询结果证明', 'Result of the search'],
    code: 'CX',
    body: (seen) => ({
      ...head(seen),
      ground: seen.facts.queryGround,
      purpose: seen.facts.purpose,
      asOf: seen.at,
      found: seen.facts.found,
    }),
  },
  courtAnswer: {
    title: ['协助执行回执', 'Answer to the court'],
    code: 'HZ',
    body: (seen) => ({
      ...head(seen),
      court: seen.facts.court,
      document: seen.facts.document,
      outcome: seen.facts.seizureOutcome,
      fixedClaims: seen.facts.fixedClaims,
    }),
  },
  appearanceRecord: {
    title: ['询问笔录', 'Record of appearance'],
    code: 'XW',
    body: (seen) => ({
      ...head(seen),
      who: seen.facts.appearing?.name,
      ...seen.facts.appearance,
      window: seen.state.deciding.authority,
    }),
  },
  delivery: {
    title: ['领证回执', 'Proof of delivery'],
    code: 'LZ',
    body: (seen) => ({ ...head(seen), results: seen.facts.resultNumbers, deliveredOn: seen.day }),
  },
} as const satisfies Record<string, PaperSpec<Estate>>;
