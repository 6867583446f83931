import type { Effect } from '#kernel';
import { merged, partsOf, partsSoFar, partsUnderWay, plus, remediesOf } from '../reckoning.ts';
import { type State, staysIn, tell, type Window, type WindowStep } from '../vocabulary.ts';

/**
 * A part is opened with its basic code and the place that decides it: the node finds the implementation of that place.
 * The applicant appears once: what is on file goes along.
 */
const open = (seen: Window, parts: ReturnType<typeof partsSoFar>['ready']): readonly Effect[] => {
  const { applicant, form, materials, consent, identityCheck, delivery } = seen.facts;
  return parts.map((part) => ({
    kind: 'case.open' as const,
    link: part.link,
    matter: part.basic,
    deciding: seen.state[part.at],
    facts: { applicant, form, materials, consent, identityCheck, delivery },
    after: part.after,
  }));
};

const outcome: Readonly<Record<string, State>> = {
  grant: 'granted',
  partial: 'granted',
  refuse: 'refused',
  terminate: 'terminated',
};

/** R10: in matters of safety and health false material bars the party for a time, in all three places. */
export const barFor = (seen: Window, term: 'falseMaterialBar' | 'fraudBar', reason: string): readonly Effect[] => {
  const found = seen.law(term);
  const party = seen.facts.applicant;
  if (!found || !party || !seen.matter) return [];
  return [
    {
      kind: 'register.enter',
      register: 'bars',
      key: `${party.key}/${seen.matter.basic}`,
      values: {
        subject: party.key,
        basic: seen.matter.basic,
        matter: seen.matter.title,
        reason,
        case: seen.state.id,
      },
      from: seen.day,
      to: plus(seen.day, found.value),
    },
  ];
};

/** Time is asked for during the review or while parts are under way, and the case goes on where it was. */
const whereExtended = {
  oneOf: ['review', 'joint'],
  pick: ({ facts }: Window) => (partsUnderWay(facts) ? 'joint' : 'review'),
} as const satisfies WindowStep['to'];

/** A part may begin while its parent asks for time: its own term runs all the same. */
const beginsParts = ({ before, facts }: Window): boolean =>
  (before?.state === 'joint' || before?.state === 'extensionAsked') && partsUnderWay(facts);

const made = (seen: Window) => ({ decidedOn: seen.day, decisionKind: 'made', remedies: remediesOf(seen) });

/** From acceptance to the decision, made or supposed by law. */
export const review = {
  recordInspection: {
    title: ['记录实地核查', 'Record an inspection'],
    by: 'officer',
    ...staysIn('review', 'special'),
    asks: ['inspection'],
    requires: ['twoOfficers'],
    internal: true,
  },
  beginSpecial: {
    title: ['转入特别程序', 'Begin a special procedure'],
    help: ['未书面告知申请人的，不停计时限', 'The clock stops only if the applicant is told in writing'],
    by: 'officer',
    from: 'review',
    to: 'special',
    asks: ['specialProcedure', 'applicantTold'],
    sets: ({ matter, facts }) => ({
      specialTerm: matter?.special.find((s) => s.name === facts.specialProcedure)?.term,
    }),
    requires: ['specialListed'],
    papers: ['specialNotice'],
  },
  tellSpecial: {
    title: ['书面告知特别程序', 'Tell of the special procedure'],
    by: 'officer',
    from: 'special',
    to: 'special',
    requires: ['notYetTold'],
    sets: () => ({ applicantTold: true }),
    papers: ['specialNotice'],
  },
  endSpecial: { title: ['特别程序结束', 'End the special procedure'], by: 'officer', from: 'special', to: 'review' },
  askExtension: {
    title: ['申请延期', 'Ask for an extension'],
    by: 'officer',
    from: ['review', 'joint'],
    to: 'extensionAsked',
    asks: ['extensionReason'],
    requires: ['extensionOnce', 'extensionInTime'],
  },
  extend: {
    title: ['批准延期', 'Approve the extension'],
    help: [
      '联合办理的，须经本级人民政府负责人批准，填写批准文号',
      'Joint handling: the government of that level must approve; give the number of its approval',
    ],
    by: 'head',
    from: 'extensionAsked',
    to: whereExtended,
    differentFrom: ['askExtension'],
    asks: ['governmentApproval?'],
    requires: ['extensionOnce', 'extensionInTime', 'jointExtensionApproved'],
    papers: ['extensionNotice'],
    then: (seen) => tell(seen, ['办理期限延长，理由见告知书', 'The term is extended; the notice gives the reason']),
  },
  denyExtension: {
    title: ['不同意延期', 'Deny the extension'],
    by: 'head',
    from: 'extensionAsked',
    to: whereExtended,
    noteRequired: true,
  },
  openParts: {
    title: ['启动联办', 'Begin the parts'],
    by: 'officer',
    from: 'review',
    to: 'joint',
    requires: ['hasParts'],
    sets: (seen) => ({ partsOpened: partsOf(seen).flatMap((part) => (part.after.length ? [] : [part.link])) }),
    then: (seen) =>
      open(
        seen,
        partsOf(seen).filter((part) => part.after.length === 0),
      ),
  },
  hearPart: {
    title: ['联办事项有结果', 'A part has come to an end'],
    by: 'node',
    ...staysIn(
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
      'archived',
      'revoked',
      'withdrawn',
    ),
    reads: ['children'],
    hearsChildren: true,
    sets: (seen) => {
      const { ended, granted, opened, ready } = partsSoFar(seen);
      const next = beginsParts(seen) ? ready.map((part) => part.link) : [];
      return { partsEnded: ended, partsGranted: granted, partsOpened: [...opened, ...next] };
    },
    then: (seen) => (beginsParts(seen) ? open(seen, partsSoFar(seen).ready) : []),
  },
  concludeParts: {
    title: ['联办结束', 'Conclude the parts'],
    by: 'officer',
    from: 'joint',
    to: 'review',
    reads: ['children'],
    sets: (seen) => {
      const { outcome: partsOutcome, granted, ended } = partsSoFar(seen);
      return { partsOutcome, partsGranted: granted, partsEnded: ended };
    },
    requires: ['partsDone'],
  },
  supplyPromised: {
    title: ['补交容缺材料', 'Supply promised materials'],
    by: ['applicant', 'window'],
    ...staysIn('review', 'special', 'extensionAsked', 'joint'),
    asks: ['supplied'],
    sets: ({ before, facts }) => ({
      materials: merged(before?.facts.materials as typeof facts.materials, facts.supplied),
    }),
    requires: ['freeSubmission', 'allPromisedSupplied'],
    fromAfar: true,
  },
  propose: {
    title: ['拟定决定', 'Propose a decision'],
    by: 'officer',
    from: 'review',
    to: 'proposed',
    asks: ['decision', 'reasons?', 'opinion?', 'falseMaterial?', 'overrunReason?'],
    requires: [
      'partsRun',
      'decisionFitsParts',
      'findingsWeighed',
      'falseMaterialRefused',
      'reasonsGiven',
      'promisedSupplied',
    ],
    internal: true,
  },
  sendBack: {
    title: ['退回承办人', 'Send back to the officer'],
    by: 'head',
    from: 'proposed',
    to: 'review',
    noteRequired: true,
    internal: true,
  },
  sign: {
    title: ['签发决定', 'Sign the decision'],
    by: 'head',
    from: 'proposed',
    to: {
      oneOf: ['granted', 'refused', 'terminated'],
      pick: ({ facts }) => outcome[facts.decision ?? 'terminate'] as State,
    },
    differentFrom: ['propose'],
    asks: ['overrunReason?'],
    // The proposal is internal: with the signature the decision is set again, and crosses.
    sets: (seen) => {
      const { decision, reasons, falseMaterial, overrunReason } = seen.facts;
      return { decision, reasons, falseMaterial, overrunReason, ...made(seen) };
    },
    requires: ['cosigned', 'promisedSupplied', 'overrunExplained', 'overrunWithoutPerson', 'remediesKnown'],
    papers: ['grant', 'refusal'],
    then: (seen) => [
      ...(seen.facts.falseMaterial && seen.matter?.safety
        ? barFor(seen, 'falseMaterialBar', '隐瞒有关情况或者提供虚假材料')
        : []),
      ...tell(seen, ['您的申请已有决定', 'Your application has been decided']),
    ],
  },
  grantAlone: {
    title: ['准予', 'Grant'],
    by: 'officer',
    from: 'review',
    to: 'granted',
    asks: ['reasons?', 'overrunReason?'],
    sets: (seen) => ({ decision: 'grant', ...made(seen) }),
    requires: [
      'officerMayGrantAlone',
      'cosigned',
      'partsRun',
      'decisionFitsParts',
      'findingsWeighed',
      'promisedSupplied',
      'overrunExplained',
      'overrunWithoutPerson',
      'remediesKnown',
    ],
    papers: ['grant'],
    then: (seen) => tell(seen, ['您的申请已获准予', 'Your application has been granted']),
  },
  deemedRenew: {
    title: ['视为准予延续', 'Deemed renewed'],
    by: 'clock',
    from: ['review', 'special', 'extensionAsked', 'joint', 'proposed'],
    to: 'granted',
    sets: (seen) => ({
      ...made(seen),
      decision: 'grant',
      decisionKind: 'deemed',
      reasons: '有效期届满前未作出决定，依法视为准予延续。',
      falseMaterial: false,
    }),
    papers: ['grant'],
    then: (seen) =>
      tell(seen, [
        '有效期届满前未作决定，视为准予延续',
        'No decision came before expiry: the licence counts as renewed',
      ]),
  },
} as const satisfies Record<string, WindowStep>;
