import { actingParty, LINKS, levelEnd } from '../reckoning.ts';
import type { Case, CaseStep, State } from '../vocabulary.ts';
import { linkValues } from './plan.ts';

const levels: readonly State[] = ['issueOne', 'issueTwo', 'issueThree'];
const atLevel = (level: number | undefined): State => levels[(level ?? 1) - 1] ?? 'issueThree';

/** 三级协调: each level has its term; when it is over the next one has the issue, whether or not anybody pushed. */
export const issue = {
  raiseIssue: {
    title: ['提出协调事项', 'Raise an issue'],
    by: 'proposer',
    from: 'nothing',
    to: 'sent',
    asks: ['title', 'titleEn?', 'projects', 'asked', 'question'],
    requires: ['matterFits'],
    sets: () => ({ kind: 'issue' }),
    handsTo: 'deciding',
  },
  answerIssue: {
    title: ['答复', 'Answer'],
    by: ['partner', 'proposer', 'officer'],
    from: ['issueOne', 'issueTwo', 'issueThree'],
    to: { oneOf: ['issueOne', 'issueTwo', 'issueThree'], pick: ({ before }) => before?.state as State as 'issueOne' },
    asks: ['answer'],
    requires: ['isAsked'],
    fromAfar: true,
    sets: (seen) => ({
      answers: [...(seen.facts.answers ?? []), { party: actingParty(seen), on: seen.day, text: seen.facts.answer }],
    }),
  },
  escalate: {
    title: ['升级', 'Escalate'],
    by: 'clock',
    from: ['issueOne', 'issueTwo'],
    to: {
      oneOf: ['issueTwo', 'issueThree'],
      pick: ({ before }) => (before?.state === 'issueOne' ? 'issueTwo' : 'issueThree'),
    },
    asOf: 'levelFrom',
    sets: (seen) => ({ levelFrom: levelEnd(seen), level: (seen.facts.level ?? 1) + 1 }),
  },
  settle: {
    title: ['议定', 'Settle'],
    by: ['officer', 'head'],
    from: ['issueOne', 'issueTwo', 'issueThree'],
    to: 'issueSettled',
    asks: ['minutes', 'tasks'],
    sets: () => ({ tasksDone: null }),
    papers: ['minutes'],
  },
  reportTask: {
    title: ['报告任务完成', 'Report a task as done'],
    by: ['partner', 'proposer', 'officer'],
    from: 'issueSettled',
    to: 'issueSettled',
    asks: ['taskNumber', 'proof'],
    requires: ['ownTask'],
    fromAfar: true,
    sets: (seen) => ({
      tasksDone: [
        ...(seen.facts.tasksDone ?? []),
        { number: seen.facts.taskNumber, on: seen.day, by: actingParty(seen), proof: seen.facts.proof },
      ],
    }),
  },
  taskMissed: {
    title: ['任务逾期，重新协调', 'A task was missed: opened again'],
    by: 'clock',
    from: 'issueSettled',
    to: { oneOf: ['issueOne', 'issueTwo', 'issueThree'], pick: ({ facts }) => atLevel(facts.level) as 'issueOne' },
    sets: ({ day }) => ({ levelFrom: day }),
  },
  reopen: {
    title: ['重新协调', 'Open again'],
    help: [
      '纪要任务到期未完成；从议定时的层级重新开始',
      'A task was not done in time; it starts again at the level that settled it',
    ],
    by: 'officer',
    from: 'issueSettled',
    to: { oneOf: ['issueOne', 'issueTwo', 'issueThree'], pick: ({ facts }) => atLevel(facts.level) as 'issueOne' },
    requires: ['taskOverdue'],
    noteRequired: true,
    sets: ({ day }) => ({ levelFrom: day }),
  },
  closeIssue: {
    title: ['任务完成，销号', 'Tasks done, close'],
    by: 'officer',
    from: 'issueSettled',
    to: 'issueClosed',
    requires: ['allTasksDone'],
    noteRequired: true,
  },
} as const satisfies Record<string, CaseStep>;

const side = (seen: Case): 'first' | 'second' => (actingParty(seen) === seen.facts.firstParty ? 'first' : 'second');

const entered = (seen: Case, signed: boolean) =>
  ({
    kind: 'register.enter',
    register: LINKS,
    key: seen.state.id,
    from: seen.facts.openFirst as string,
    values: { segments: [seen.facts.firstSegment, seen.facts.secondSegment], ...linkValues(seen.facts), signed },
  }) as const;

/** 跨界接口: what both sides must keep the same. Unsigned, it keeps the second segment from starting. */
export const link = {
  draftLink: {
    title: ['提出接口协议', 'Draft an interface'],
    by: 'proposer',
    from: 'nothing',
    to: 'sent',
    asks: [
      'title',
      'titleEn?',
      'firstSegment',
      'secondSegment',
      'firstParty',
      'secondParty',
      'firstTerms',
      'openFirst',
    ],
    requires: ['matterFits'],
    sets: () => ({ kind: 'link' }),
    handsTo: 'deciding',
  },
  stateTerms: {
    title: ['填报本方条件', 'State the terms of your side'],
    by: ['partner', 'proposer', 'officer'],
    from: 'linkDraft',
    to: 'linkDraft',
    asks: ['firstTerms?', 'secondTerms?', 'openFirst?', 'openSecond?'],
    requires: ['isSide', 'notSignedYet'],
    fromAfar: true,
    sets: (seen) => {
      // One side never writes for the other.
      const old = (seen.before?.facts ?? {}) as Case['facts'];
      return side(seen) === 'first'
        ? { secondTerms: old.secondTerms ?? null, openSecond: old.openSecond ?? null }
        : { firstTerms: old.firstTerms ?? null, openFirst: old.openFirst ?? null };
    },
    then: (seen) => [entered(seen, false)],
  },
  signLink: {
    title: ['签署接口协议', 'Sign'],
    by: ['partnerHead', 'proposerHead', 'head'],
    from: 'linkDraft',
    to: {
      oneOf: ['linkDraft', 'linkSigned'],
      pick: ({ facts }) => ((facts.signedBy ?? []).length >= 2 ? 'linkSigned' : 'linkDraft'),
    },
    requires: ['isSide', 'signsOnce', 'termsAgree'],
    papers: ['link'],
    fromAfar: true,
    sets: (seen) => ({ signedBy: [...(seen.facts.signedBy ?? []), actingParty(seen)] }),
    then: (seen) => ((seen.facts.signedBy ?? []).length >= 2 ? [entered(seen, true)] : []),
  },
  sideDone: {
    title: ['本方完工', 'Our side is done'],
    by: ['partner', 'proposer', 'officer'],
    from: 'linkSigned',
    to: {
      oneOf: ['linkSigned', 'linkDone'],
      pick: ({ facts }) => (facts.doneFirst && facts.doneSecond ? 'linkDone' : 'linkSigned'),
    },
    asks: ['doneOn'],
    requires: ['isSide'],
    fromAfar: true,
    sets: (seen) => (side(seen) === 'first' ? { doneFirst: seen.facts.doneOn } : { doneSecond: seen.facts.doneOn }),
  },
} as const satisfies Record<string, CaseStep>;
