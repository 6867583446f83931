import { actingAuthority, PLANS } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';

const signed = (seen: Case) => [
  ...(seen.facts.signatures ?? []).filter((s) => s.authority !== actingAuthority(seen)),
  { authority: actingAuthority(seen), on: seen.day, stance: seen.facts.stance ?? 'agree' },
];

/** Opening a case of any kind, and the way to the office that handles it. */
export const opening = {
  arrives: {
    title: ['送达承办部门', 'Arrives'],
    by: 'node',
    from: 'sent',
    to: {
      oneOf: ['planDraft', 'idea', 'issueOne', 'linkDraft'],
      pick: ({ facts }) =>
        (({ plan: 'planDraft', project: 'idea', issue: 'issueOne', link: 'linkDraft' }) as const)[
          facts.kind ?? 'project'
        ],
    },
    takesCustody: true,
    sets: ({ facts, day }) => (facts.kind === 'issue' ? { level: 1, levelFrom: day } : {}),
    concerns: ({ facts, law }) => {
      const offices = law('partyOffices')?.value ?? {};
      const parties = [...(facts.parties ?? []), ...(facts.asked ?? []), facts.firstParty, facts.secondParty];
      const coordinator = law('coordinator')?.value;
      return [
        ...parties.flatMap((p) => (p && offices[p] ? [offices[p]] : [])),
        ...(coordinator ? [coordinator] : []),
      ];
    },
    then: ({ facts, state }) =>
      facts.kind === 'link'
        ? [
            {
              kind: 'register.enter',
              register: 'projectLinks',
              key: state.id,
              from: facts.openFirst as string,
              values: { segments: [facts.firstSegment, facts.secondSegment], ...linkValues(facts), signed: false },
            },
          ]
        : [],
  },
  comesBack: { title: ['退回', 'Comes back'], by: 'node', from: 'sent', to: 'dropped', returnsCustody: true },
} as const satisfies Record<string, CaseStep>;

export const linkValues = (facts: Case['facts']) => ({
  firstSegment: facts.firstSegment,
  secondSegment: facts.secondSegment,
  firstParty: facts.firstParty,
  secondParty: facts.secondParty,
  firstTerms: facts.firstTerms,
  secondTerms: facts.secondTerms,
  openFirst: facts.openFirst,
  openSecond: facts.openSecond ?? facts.openFirst,
});

/** 谋盘子、滚动式: a version is drafted, signed by all who issue it, and never changed: the next one says why it differs. */
export const plan = {
  draftPlan: {
    title: ['起草计划版本', 'Draft a version of the plan'],
    by: 'proposer',
    from: 'nothing',
    to: 'sent',
    asks: ['title', 'titleEn?', 'period', 'planVersion', 'inForceFrom', 'entries', 'changes?', 'parts?', 'total?'],
    reads: ['planNow'],
    requires: ['matterFits', 'partsSum', 'versionFits'],
    sets: () => ({ kind: 'plan' }),
    handsTo: 'deciding',
  },
  submitPlan: {
    title: ['送会签', 'Send for signature'],
    by: 'officer',
    from: 'planDraft',
    to: 'planSigning',
    concerns: ({ law }) => law('coIssuers')?.value ?? [],
  },
  signPlan: {
    title: ['会签', 'Sign'],
    help: [
      '不同意的须说明理由和修改文字；沉默不视为同意',
      'An objection needs its reasons and a text; silence is no consent',
    ],
    by: ['partnerHead', 'head'],
    from: 'planSigning',
    to: 'planSigning',
    asks: ['stance'],
    requires: ['isCoIssuer'],
    sets: (seen) => ({ signatures: signed(seen) }),
    fromAfar: true,
  },
  issuePlan: {
    title: ['印发', 'Issue'],
    by: 'head',
    from: 'planSigning',
    to: 'planInForce',
    requires: ['allSigned'],
    papers: ['plan'],
    then: ({ facts }) => [
      {
        kind: 'register.enter',
        register: PLANS,
        key: facts.period as string,
        from: facts.inForceFrom as string,
        expect: (facts.planVersion as number) - 1,
        values: {
          period: facts.period,
          planVersion: facts.planVersion,
          inForceFrom: facts.inForceFrom,
          entries: facts.entries,
          changes: facts.changes ?? [],
          parts: facts.parts ?? [],
          total: facts.total ?? facts.entries?.length,
        },
      },
    ],
  },
  dropPlan: {
    title: ['撤回', 'Withdraw'],
    by: 'officer',
    from: ['planDraft', 'planSigning'],
    to: 'planDropped',
    noteRequired: true,
  },
} as const satisfies Record<string, CaseStep>;
