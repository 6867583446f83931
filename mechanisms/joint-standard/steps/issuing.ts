import { type EntryRead, kept, lateTasks, ok, refuse, signingState, signText } from '#kernel';
import { authoritiesOf, editionEntry, elsewhere, numberAt, ownSide, STANDARDS, sidesOf } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';
import { asNational, signature } from './drafting.ts';

/** Every regulator signs the text it holds in its hands: the hash is the file's, and only equal hashes make one act. */
const sign = (seen: Case) => {
  const { text, signing, signedText } = seen.facts;
  const joint = signing ?? {
    kind: 'joint-text' as const,
    id: seen.state.id,
    hash: text?.sha256 ?? '',
    parties: authoritiesOf(seen),
    author: seen.before?.takenBy.submitForApproval ?? '',
    signatures: [],
  };
  const signed = signText(joint, signature(seen, signedText?.sha256 ?? ''));
  if (!signed.ok) return signed;
  const state = signingState(signed.value);
  return kept('signing', signed, state.state === 'signed' ? { approvedOn: state.on } : {});
};

const abolish = (seen: Case) => {
  const hash = `abolition:${seen.facts.signing?.hash}`;
  const joint = seen.facts.abolition ?? {
    kind: 'joint-text' as const,
    id: `${seen.state.id}/abolition`,
    hash,
    parties: authoritiesOf(seen),
    author: seen.before?.takenBy.decideReview ?? '',
    signatures: [],
  };
  return kept('abolition', signText(joint, signature(seen, hash)));
};

const numbersOf = (seen: Case) => sidesOf(seen).map((side) => ({ place: side.place, number: numberAt(seen, side) }));

const ownNumber = ({ facts, state }: Case): string =>
  facts.numbers?.find(({ place }) => place === state.deciding.jurisdiction)?.number ?? '';

const allFiled = (seen: Case): boolean => seen.facts.filedBy?.length === sidesOf(seen).length;
const allAgree = ({ facts }: Case): boolean =>
  facts.abolition !== undefined && facts.abolition.signatures.length === facts.abolition.parties.length;

/** 三方批准 → 联合发布 → 备案 → 实施 → 复审. Later acts are joint as well. */
export const issuing = {
  submitForApproval: {
    title: ['报送三方批准', 'Submit for approval'],
    by: 'lead',
    from: 'approved',
    to: 'signing',
    asks: ['text'],
    requires: [...asNational],
    reckons: (seen) => {
      const open = (seen.facts.tasks?.list ?? []).filter(({ state }) => state !== 'done');
      const late = lateTasks(open, seen.day);
      return open.length === 0
        ? ok({ signing: null, approvedOn: null })
        : refuse('tasks-open', [
            `审查决议的任务未完成:${open.length} 项(逾期 ${late.length})`,
            `Tasks of the resolution are open: ${open.length} (${late.length} late)`,
          ]);
    },
  },
  redraft: {
    title: ['退回起草', 'Back to the drafters'],
    help: [
      '国家标准变化等原因使报批稿不能批准时使用;修改后再次征求意见',
      'For a text that can no longer be approved, as when a national standard has changed; it is put to comment again',
    ],
    by: 'lead',
    from: ['approved', 'signing', 'signed'],
    to: 'drafting',
    noteRequired: true,
    sets: () => ({ signing: null, approvedOn: null }),
  },
  signStandard: {
    title: ['批准并签署文本', 'Approve and sign the text'],
    by: 'sideHead',
    from: 'signing',
    to: { oneOf: ['signing', 'signed'], pick: ({ facts }) => (facts.approvedOn ? 'signed' : 'signing') },
    asks: ['signedText'],
    requires: ['ownSideOnly', ...asNational],
    reckons: sign,
    fromAfar: true,
  },
  goToMediation: {
    title: ['逾期未签署,提请协调', 'Not signed in time: to mediation'],
    by: 'clock',
    from: 'signing',
    to: 'mediating',
  },
  mediate: {
    title: ['协调完毕', 'Mediation is over'],
    help: ['协调不代替签署:仍须三方签署同一文本', 'Mediation signs for nobody: all three still sign one text'],
    by: 'mediator',
    from: 'mediating',
    to: 'signing',
    asks: ['mediation'],
    papers: ['mediation'],
    fromAfar: true,
  },
  issue: {
    title: ['联合发布', 'Issue jointly'],
    by: 'lead',
    from: 'signed',
    to: 'issued',
    asks: ['serial', 'effectiveOn'],
    sets: (seen) => ({ publishedOn: seen.day, numbers: numbersOf(seen), filedBy: [] }),
    reads: ['number'],
    requires: ['serialFree', 'leadTime', ...asNational],
    papers: ['announcement'],
    then: (seen) => [editionEntry(seen, ownNumber(seen)), ...elsewhere(seen, 'enter')],
  },
  fileNationally: {
    title: ['报国家备案', 'File with the national body'],
    by: 'side',
    from: 'issued',
    to: { oneOf: ['issued', 'filed'], pick: (seen) => (allFiled(seen) ? 'filed' : 'issued') },
    asks: ['nationalFiling'],
    requires: ['ownSideOnly', 'filesOnce'],
    sets: (seen) => ({ filedBy: [...(seen.facts.filedBy ?? []), ownSide(seen)?.authority ?? ''] }),
    fromAfar: true,
  },
  evaluateUse: {
    title: ['提交实施评估', 'Evaluate its use'],
    help: ['各方可评估本地实施情况；复审前至少一份', 'Each side may evaluate its use; one is needed before a review'],
    by: 'side',
    from: ['issued', 'filed', 'reviewDue'],
    to: { oneOf: ['issued', 'filed', 'reviewDue'], pick: ({ before }) => before?.state as 'filed' },
    asks: ['useReport'],
    requires: ['ownSideOnly', 'inForce'],
    sets: (seen) => ({
      evaluations: [
        ...(seen.facts.evaluations ?? []),
        { by: ownSide(seen)?.authority, on: seen.day, report: seen.facts.useReport },
      ],
    }),
    papers: ['evaluation'],
    fromAfar: true,
  },
  reviewFallsDue: {
    title: ['复审期届满', 'The review falls due'],
    by: 'clock',
    from: ['issued', 'filed'],
    to: 'reviewDue',
  },
  citedChanged: {
    title: ['引用标准变化,提前复审', 'A cited standard has changed'],
    by: 'side',
    from: ['issued', 'filed'],
    to: 'reviewDue',
    asks: ['changedStandard'],
    reckons: (seen) =>
      seen.facts.cited?.includes(seen.facts.changedStandard ?? '')
        ? ok({})
        : refuse('not-cited', ['本标准没有引用该标准', 'This standard does not cite it'], {
            field: '/facts/changedStandard',
          }),
    fromAfar: true,
  },
  decideReview: {
    title: ['复审结论', 'Decide the review'],
    by: 'lead',
    from: 'reviewDue',
    to: {
      oneOf: ['filed', 'drafting', 'abolishing'],
      pick: ({ facts }) =>
        ({ keep: 'filed', revise: 'drafting', abolish: 'abolishing' })[facts.review ?? 'keep'] as
          | 'filed'
          | 'drafting'
          | 'abolishing',
    },
    asks: ['review', 'reasons'],
    requires: ['evaluated'],
    sets: ({ day }) => ({ round: 0, comments: null, reviewedOn: day }),
    papers: ['review'],
  },
  signAbolition: {
    title: ['签署废止', 'Sign the abolition'],
    by: 'sideHead',
    from: 'abolishing',
    to: { oneOf: ['abolishing', 'abolished'], pick: (seen) => (allAgree(seen) ? 'abolished' : 'abolishing') },
    requires: ['ownSideOnly'],
    reckons: abolish,
    then: (seen) =>
      allAgree(seen)
        ? [
            {
              kind: 'register.close',
              register: STANDARDS,
              key: ownNumber(seen),
              on: seen.day,
              reason: '三方共同废止',
            },
            ...elsewhere(seen, 'close'),
          ]
        : [],
    fromAfar: true,
  },

  openEntry: {
    title: ['登记请求', 'Request to enter'],
    by: 'node',
    from: 'nothing',
    to: 'entrySent',
    asks: ['entryNumber', 'reference', 'title', 'topic', 'limits?', 'cited?', 'effectiveOn', 'numbers', 'reasons?'],
    handsTo: 'deciding',
  },
  enterHere: {
    title: ['登记入簿', 'Entered here'],
    by: 'node',
    from: 'entrySent',
    to: 'entered',
    takesCustody: true,
    reads: ['entry'],
    then: (seen) => {
      const key = seen.facts.entryNumber ?? '';
      const { reasons } = seen.facts;
      const entry = seen.reads.entry as EntryRead | undefined;
      const stands = entry !== undefined && entry.version > 0 && !entry.closed;
      if (!reasons) return [editionEntry(seen, key)];
      return stands ? [{ kind: 'register.close', register: STANDARDS, key, on: seen.day, reason: reasons }] : [];
    },
  },
  entryReturns: {
    title: ['登记请求退回', 'The request comes back'],
    by: 'node',
    from: 'entrySent',
    to: 'entryFailed',
    returnsCustody: true,
  },
} as const satisfies Record<string, CaseStep>;
