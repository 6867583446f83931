import { holdsOn } from '#kernel';
import type { EstateRule } from '../vocabulary.ts';

/** Measures of courts, objections and priority notices. */
export const measures = {
  seizureTermLawful: {
    says: ['查封期限不得超过法定最长期限', 'The seizure is longer than the law allows'],
    under: 'courtFirst',
    field: 'seizureTerm',
    holds: ({ facts, law }) => {
      const longest = law('seizureTerm')?.value;
      const months = (term: typeof facts.seizureTerm): number =>
        !term ? 0 : term.unit === 'y' ? term.n * 12 : term.unit === 'm' ? term.n : term.n / 30;
      return !longest || months(facts.seizureTerm) <= months(longest);
    },
  },
  seizureLapsed: {
    says: ['查封尚在期限内，须凭解除文书办理', 'The seizure has not lapsed: it is lifted by a document of the court'],
    under: 'courtFirst',
    holds: (seen) =>
      holdsOn((seen.reads.title as { holds?: never[] } | undefined)?.holds, 'seizure', seen.day, {
        waiting: true,
      }).every(({ case: id }) => id !== seen.state.id),
  },
  isObjection: {
    says: ['该办件不是异议登记', 'This case is no objection'],
    holds: ({ facts }) => facts.act === 'objection',
  },
  isNotice: {
    says: ['该办件不是预告登记', 'This case is no priority notice'],
    holds: ({ facts }) => facts.act === 'notice',
  },
} as const satisfies Record<string, EstateRule>;
