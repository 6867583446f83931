import { differingTerms } from '#kernel';
import { actingParty, linkOf, openTasks } from '../reckoning.ts';
import type { Case, CaseRule } from '../vocabulary.ts';

export const togetherRules = {
  // 协调事项
  isAsked: {
    says: ['不是须答复的一方', 'Was not asked'],
    holds: (seen) => (seen.facts.asked ?? []).includes(actingParty(seen) ?? ''),
  },
  taskOverdue: {
    says: ['纪要任务尚未到期', 'No task of the minutes is overdue'],
    holds: ({ facts, day }) => openTasks(facts).some(({ due = '9999' }) => due < day),
  },
  ownTask: {
    says: ['不是本方的未完成任务', 'Not an open task of this side'],
    field: 'taskNumber',
    holds: (seen) =>
      openTasks((seen.before?.facts ?? {}) as Case['facts']).some(
        ({ number, owner }) => number === seen.facts.taskNumber && owner === actingParty(seen),
      ),
  },
  allTasksDone: {
    says: ['纪要任务未全部完成', 'Tasks of the minutes are open'],
    holds: ({ facts }) => {
      const open = openTasks(facts);
      return (
        open.length === 0 || [
          `未完成：${open.map(({ number, task }) => `${number}.${task}`).join('、')}`,
          `Open: ${open.map(({ number, task }) => `${number}. ${task}`).join(', ')}`,
        ]
      );
    },
  },

  // 接口
  isSide: {
    says: ['不是接口的一方', 'Not a side of this interface'],
    holds: (seen) => {
      const party = actingParty(seen);
      return party !== undefined && [seen.facts.firstParty, seen.facts.secondParty].includes(party);
    },
  },
  notSignedYet: {
    says: ['已签，不得再改条件', 'It was signed: its terms stand'],
    holds: ({ facts }) => (facts.signedBy ?? []).length === 0,
  },
  termsAgree: {
    says: ['双方条件不一致', 'The sides differ'],
    holds: ({ facts, state }) => {
      const differ = differingTerms(linkOf(facts, state.id, false));
      return (
        (differ.length === 0 && facts.secondTerms !== undefined) || [
          `双方条件不一致：${differ.join('、')}`,
          `The sides differ on ${differ.join(', ')}`,
        ]
      );
    },
  },
  signsOnce: {
    says: ['本方已签', 'This side has signed'],
    holds: (seen) => !((seen.before?.facts.signedBy ?? []) as readonly string[]).includes(actingParty(seen) ?? ''),
  },
} as const satisfies Record<string, CaseRule>;
