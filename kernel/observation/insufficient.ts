import type { Words } from '../declare/words.ts';

/**
 * 数据不足: a result of its own, never a class and never an error. `missing` names the items or periods that are absent,
 * so that a person can see what would have to be supplied.
 */
export interface Insufficient {
  readonly kind: 'insufficient';
  readonly missing: readonly string[];
  readonly says: Words;
}

/** What an evaluation finds: a result, or that the data do not allow one. */
export type Finding<T> = T | Insufficient;

export const insufficient = (missing: readonly string[], says: Words): Insufficient => ({
  kind: 'insufficient',
  missing,
  says,
});

export const isInsufficient = <T extends object>(finding: Finding<T>): finding is Insufficient =>
  (finding as { readonly kind?: string }).kind === 'insufficient';
