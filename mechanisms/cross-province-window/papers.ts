import type { PaperSpec } from '#kernel';
import { dueOn, endsFrom, endsInWords, promisedTerm, statutoryTerm } from './reckoning.ts';
import type { Window } from './vocabulary.ts';

/** What every paper says: who applied, for what, where it was received, who decides. */
const head = ({ facts, matter, state, authorities }: Window) => ({
  case: state.id,
  applicant: facts.applicant?.name,
  agent: facts.applicant?.agent?.name,
  matter: matter?.title,
  code: matter?.code,
  receivedAt: state.receiving.window ?? state.receiving.authority,
  decidedBy: authorities[state.deciding.authority]?.title[0] ?? state.deciding.authority,
});

const correctBy = (seen: Window) => {
  const term = seen.law('correctionTerm');
  return term && endsInWords(seen, seen.day, term.value);
};

const basis = ({ matter }: Window) => matter?.legalBasis ?? [];

const warning = '隐瞒有关情况或者提供虚假材料，给予警告。';

export const papers = {
  receipt: {
    title: ['收件凭证', 'Receipt'],
    code: 'SJ',
    body: (seen) => ({
      ...head(seen),
      materials: (seen.facts.materials ?? []).map(({ name, form, originalSeen }) => ({
        name,
        form,
        originalSeen: originalSeen ?? false,
      })),
      mode: seen.facts.mode,
      modeReason: seen.facts.modeReason?.zh,
      receivedOn: seen.day,
    }),
  },
  promise: {
    title: ['容缺受理、告知承诺书', 'Written promise'],
    code: 'CN',
    body: (seen) => ({
      ...head(seen),
      kind: seen.facts.promiseKind,
      promises: seen.facts.promises,
      commitment: seen.facts.commitment,
      consequence: '逾期不补交或者未履行承诺的，不予准予、责令整改或者撤销已作出的决定。',
    }),
  },
  acceptance: {
    title: ['受理通知书', 'Notice of acceptance'],
    code: 'SL',
    body: (seen) => ({
      ...head(seen),
      acceptedOn: seen.facts.acceptedOn,
      how: seen.facts.acceptedHow,
      ...(seen.facts.acceptedHow === 'delegated' && { basis: seen.law('delegation')?.cite }),
      statutoryDue: endsFrom(seen, statutoryTerm(seen)),
      promisedDue: endsFrom(seen, promisedTerm(seen)),
    }),
  },
  nonAcceptance: {
    title: ['不予受理决定书', 'Decision not to accept'],
    code: 'BSL',
    body: (seen) => ({
      ...head(seen),
      ground: seen.facts.notAcceptedWhy,
      warning: seen.facts.notAcceptedWhy === 'falseMaterial' ? warning : undefined,
      reasons: seen.facts.reasons,
      basis: basis(seen),
      remedies: seen.facts.remedies?.zh,
    }),
  },
  transferNotice: {
    title: ['不属于本机关职权告知书', 'Notice that another body is competent'],
    code: 'ZG',
    body: (seen) => ({ ...head(seen), applyTo: seen.facts.rightAuthority }),
  },
  correction: {
    title: ['补正告知书', 'Notice of what to correct'],
    code: 'BZ',
    body: (seen) => ({
      ...head(seen),
      missing: (seen.facts.missing ?? []).map(({ concept, what }) => ({ concept, what })),
      until: correctBy(seen),
    }),
  },
  specialNotice: {
    title: ['特别程序告知书', 'Notice of a special procedure'],
    code: 'TB',
    when: ({ facts }) => facts.applicantTold === true,
    body: (seen) => ({ ...head(seen), procedure: seen.facts.specialProcedure, takes: seen.facts.specialTerm }),
  },
  extensionNotice: {
    title: ['延期告知书', 'Notice of extension'],
    code: 'YQ',
    body: (seen) => ({
      ...head(seen),
      reason: seen.facts.extensionReason,
      approval: seen.facts.governmentApproval,
      dueBefore: dueOn(seen, 'statutory'),
      by: seen.matter?.joint?.length ? seen.law('jointExtensionTerm')?.value : seen.law('extensionTerm')?.value,
    }),
  },
  grant: {
    title: ['准予决定书', 'Decision to grant'],
    code: 'ZY',
    when: ({ facts }) => facts.decision === 'grant' || facts.decision === 'partial',
    body: (seen) => ({
      ...head(seen),
      decision: seen.facts.decision,
      how: seen.facts.decisionKind,
      reasons: seen.facts.reasons,
      basis: basis(seen),
      remedies: seen.facts.remedies?.zh,
    }),
  },
  refusal: {
    title: ['不予（终止）决定书', 'Decision to refuse or terminate'],
    code: 'BY',
    when: ({ facts }) => facts.decision === 'refuse' || facts.decision === 'terminate',
    body: (seen) => ({
      ...head(seen),
      decision: seen.facts.decision,
      reasons: seen.facts.reasons,
      warning: seen.facts.falseMaterial ? warning : undefined,
      basis: basis(seen),
      remedies: seen.facts.remedies?.zh,
    }),
  },
  delivery: {
    title: ['送达回证', 'Proof of delivery'],
    code: 'SD',
    body: (seen) => ({
      ...head(seen),
      decision: seen.facts.decision,
      result: seen.facts.resultNumber,
      by: seen.facts.deliveredBy,
      waybill: seen.facts.waybill,
      deliveredOn: seen.day,
    }),
  },
  fixOrder: {
    title: ['责令整改通知书', 'Order to put right'],
    code: 'ZL',
    body: (seen) => ({
      ...head(seen),
      commitment: seen.facts.commitment,
      within: seen.law('fixTerm')?.value,
      reason: seen.note,
    }),
  },
  revocation: {
    title: ['撤销决定书', 'Decision to revoke'],
    code: 'CX',
    body: (seen) => ({
      ...head(seen),
      result: seen.facts.resultNumber,
      reasons: seen.facts.reasons,
      remedies: seen.facts.remedies?.zh,
    }),
  },
} as const satisfies Record<string, PaperSpec<Window>>;
