import type { Estate } from '../vocabulary.ts';

/** Registrations for which both sides apply together (不动产登记暂行条例 14). */
export const twoSided: ReadonlySet<string> = new Set(['transfer', 'mortgage', 'notice', 'residence']);
const bySideOfHolders: ReadonlySet<string> = new Set([...twoSided, 'change', 'cancel']);

/** Those entered as holders must apply. */
export const byHolders = ({ facts: { act, endedBy } }: Estate): boolean =>
  act !== undefined && (bySideOfHolders.has(act) || (act === 'residenceCancel' && endedBy === 'death'));

/** By these a co-owner disposes of the thing. */
export const disposals: ReadonlySet<string> = new Set([...twoSided, 'cancel']);

export const nameOf = ({ facts }: Estate, key: string): string =>
  [...(facts.holderSide ?? []), ...(facts.otherSide ?? [])].find(({ party }) => party?.key === key)?.party?.name ??
  (facts.applicant?.key === key ? facts.applicant.name : key);
