import type { PaperSpec } from '#kernel';
import { kinds } from './facts.ts';
import type { Case } from './vocabulary.ts';

const head = ({ facts, state, authorities }: Case) => ({
  case: state.id,
  applicant: facts.applicant?.name,
  certificate: facts.certificate,
  decidedBy: authorities[state.deciding.authority]?.title[0] ?? state.deciding.authority,
});

export const papers = {
  acceptance: {
    title: ['受理通知书', 'Notice of acceptance'],
    code: 'SL',
    body: (seen) => ({ ...head(seen), acceptedOn: seen.day }),
  },
  answer: {
    title: ['资格核验答复', 'Answer of the examining province'],
    code: 'HF',
    body: (seen) => ({
      ...head(seen),
      request: seen.facts.request,
      ground: seen.facts.ground,
      requester: seen.facts.requester,
      answer: seen.facts.answer,
    }),
  },
  recognition: {
    title: ['专业资格认可通知书', 'Notice of recognition'],
    code: 'RD',
    when: ({ facts }) => facts.recognisedAs !== 'supplement' || facts.supplement?.passed === true,
    body: (seen) => ({
      ...head(seen),
      kind: seen.facts.kind && kinds[seen.facts.kind][0],
      level: seen.facts.level,
      issuedIn: seen.facts.examPlace,
      rule: seen.facts.recognisedBy,
      effect: seen.facts.recognisedAs,
      test: seen.facts.supplement,
    }),
  },
  notRecognised: {
    title: ['不予认可决定书', 'Decision not to recognise'],
    code: 'BR',
    body: (seen) => ({ ...head(seen), reasons: seen.facts.reasons, remedies: seen.facts.remedies }),
  },
  refusal: {
    title: ['不予注册决定书', 'Decision not to register'],
    code: 'BZ',
    body: (seen) => ({ ...head(seen), reasons: seen.facts.reasons, remedies: seen.facts.remedies }),
  },
  revocation: {
    title: ['资格撤销决定书', 'Decision to revoke'],
    code: 'CX',
    body: (seen) => ({ ...head(seen), reasons: seen.facts.reasons, remedies: seen.facts.remedies }),
  },
  hoursRevocation: {
    title: ['学时撤销决定书', 'Decision to revoke hours'],
    code: 'XC',
    body: (seen) => ({
      ...head(seen),
      course: seen.facts.session?.course,
      year: seen.facts.session?.year,
      revokedFor: seen.facts.revokedFor?.map(({ name }) => name) ?? ['全班'],
      reasons: seen.facts.reasons,
      remedies: seen.facts.remedies,
    }),
  },
  strikingOff: {
    title: ['吊销注册证书决定书', 'Decision to strike off'],
    code: 'DX',
    body: (seen) => ({
      ...head(seen),
      registration: seen.facts.registration,
      reasons: seen.facts.reasons,
      remedies: seen.facts.remedies,
    }),
  },
  hours: {
    title: ['学时认定单', 'Hours recognised'],
    code: 'XS',
    when: ({ facts }) => facts.totals !== undefined,
    body: (seen) => ({ ...head(seen), totals: seen.facts.totals }),
  },
} as const satisfies Record<string, PaperSpec<Case>>;
