import { kept, latest, ok, openText, refuse, signingState, signText } from '#kernel';
import { actingAuthority, PLANS, planHash } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';

const noText = refuse('plan-text', ['尚无送会签的文本', 'No text was sent for signature']);
const noAlternative = refuse(
  'objection-alternative',
  ['不同意须说明理由并附替代文字', 'An objection needs its reasons and an alternative text'],
  { field: '/facts/alternative' },
);

/** Agreeing is signing the text as it was sent, by its hash; objecting leaves it unsigned and says what it should be. */
const stated = (seen: Case) => {
  const { facts, actor, day, note } = seen;
  const [text, party] = [facts.planText, actingAuthority(seen) ?? ''];
  if (!text) return noText;
  const { stance = 'agree', alternative } = facts;
  const said = { authority: party, on: day, stance, text: text.hash.slice(0, 16) };
  const more = (stated: object) => ({
    signatures: [...(facts.signatures ?? []), stated],
    stance: null,
    alternative: null,
  });
  if (stance === 'agree') {
    const signature = { party, hash: planHash(facts), signer: actor.person ?? '', on: day };
    return kept('planText', signText(text, signature), more(said));
  }
  if (text.signatures.some((one) => one.party === party))
    return refuse('signed', ['已经签署：撤回须联合为之', 'Has signed: undoing a joint act is a joint act']);
  return alternative?.trim() && note?.trim() ? ok(more({ ...said, reason: note, alternative })) : noAlternative;
};

const effectiveFrom = ({ facts }: Case): string => {
  const state = facts.planText && signingState(facts.planText);
  return latest([facts.inForceFrom ?? '', ...(state?.state === 'signed' ? [state.on] : [])]) ?? '';
};

/** Opening a case of any kind, and the way to the office that handles it. */
export const opening = {
  arrives: {
    title: ['送达承办部门', 'Arrives'],
    by: 'node',
    from: 'sent',
    to: {
      oneOf: ['planDraft', 'idea', 'issueOne', 'linkDraft'],
      pick: ({ facts: { kind } }) =>
        kind === 'plan' ? 'planDraft' : kind === 'issue' ? 'issueOne' : kind === 'link' ? 'linkDraft' : 'idea',
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
    help: ['文本就此固定：各方签署同一摘要', 'The text is fixed: all sign one hash'],
    by: 'officer',
    from: 'planDraft',
    to: 'planSigning',
    requires: ['roundsLeft'],
    sets: ({ facts }) => ({ signingRound: (facts.signingRound ?? 0) + 1, signingLevel: null }),
    reckons: (seen) => {
      const { facts, state, law, actor } = seen;
      const id = `${state.id}/${facts.signingRound}`;
      return ok({ planText: openText(id, planHash(facts), law('coIssuers')?.value ?? [], actor.person ?? '') });
    },
    concerns: ({ law }) => law('coIssuers')?.value ?? [],
  },
  signPlan: {
    title: ['会签', 'Sign'],
    help: [
      '同意即签署所送文本；不同意的须说明理由和修改文字；沉默不视为同意',
      'To agree is to sign the text as sent; an objection needs its reasons and a text; silence is no consent',
    ],
    by: ['partnerHead', 'head'],
    from: 'planSigning',
    to: 'planSigning',
    asks: ['stance', 'alternative?'],
    requires: ['isCoIssuer'],
    reckons: stated,
    fromAfar: true,
  },
  urgeSigners: {
    title: ['会签逾期：催办、升级', 'Not signed in time: reminded, then escalated'],
    by: 'clock',
    from: 'planSigning',
    to: 'planSigning',
    sets: ({ facts }) => ({ signingLevel: (facts.signingLevel ?? 0) + 1 }),
  },
  revisePlan: {
    title: ['按意见修改文本', 'Change the text'],
    help: ['改动后的文本须各方重新签署', 'All sign the changed text anew'],
    by: 'officer',
    from: 'planSigning',
    to: 'planDraft',
    asks: ['inForceFrom?', 'entries?', 'changes?', 'parts?', 'total?'],
    reads: ['planNow'],
    requires: ['textChanged', 'partsSum', 'versionFits'],
    noteRequired: true,
    sets: () => ({ planText: null }),
  },
  issuePlan: {
    title: ['印发', 'Issue'],
    help: [
      '自所载日期起施行，且不早于最后一方签署之日',
      'In force from the day it names, never before the latest signature',
    ],
    by: 'head',
    from: 'planSigning',
    to: 'planInForce',
    requires: ['allSigned'],
    sets: (seen) => ({ effectiveFrom: effectiveFrom(seen) }),
    papers: ['plan'],
    then: ({ facts }) => [
      {
        kind: 'register.enter',
        register: PLANS,
        key: facts.period as string,
        from: facts.effectiveFrom as string,
        expect: (facts.planVersion as number) - 1,
        values: {
          period: facts.period,
          planVersion: facts.planVersion,
          inForceFrom: facts.effectiveFrom,
          entries: facts.entries,
          changes: facts.changes ?? [],
          parts: facts.parts ?? [],
          total: facts.total ?? facts.entries?.length,
          textHash: facts.planText?.hash,
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
