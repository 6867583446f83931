import type { Matter } from '../declare/matter.ts';

/** What a story does not turn on, unless it says otherwise: nothing is asked for, nothing costs, nothing is special. */
const plain = {
  version: 1,
  legalBasis: [],
  conditions: [],
  materials: [],
  fee: { amount: 0 },
  tolerates: false,
  commitment: false,
  special: [],
  provenance: 'illustrative',
} as const satisfies Partial<Matter>;

type Plain = keyof typeof plain;

/** An invented matter for stories (示例事项). */
export const storyMatter = (given: Omit<Matter, Plain> & Partial<Pick<Matter, Plain>>): Matter => ({
  ...plain,
  ...given,
});
