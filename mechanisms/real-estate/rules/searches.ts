import { holdersIn, titleOf } from '../reckoning.ts';
import type { EstateRule } from '../vocabulary.ts';

/** Who may search the register (查询). */
export const searches = {
  mayBeSearched: {
    says: [
      '只有权利人、利害关系人和依职权的国家机关可以查询',
      'Only holders, interested persons and public bodies on duty may search',
    ],
    under: 'searchRight',
    field: 'queryGround',
    holds: (seen) => {
      const { queryGround, applicant, proofOfInterest, purpose } = seen.facts;
      if (queryGround === 'own') return holdersIn(titleOf(seen)).some(({ party }) => party.key === applicant?.key);
      if (queryGround === 'interested') return proofOfInterest !== undefined && purpose !== undefined;
      return queryGround === 'duty' && applicant?.kind === 'organisation' && purpose !== undefined;
    },
  },
  isQuery: {
    says: ['该办件不是查询', 'This case is no search'],
    holds: ({ facts }) => facts.act === 'query',
  },
  isNoQuery: {
    says: ['查询请直接出具结果', 'A search is answered, not entered'],
    holds: ({ facts }) => facts.act !== 'query',
  },
} as const satisfies Record<string, EstateRule>;
