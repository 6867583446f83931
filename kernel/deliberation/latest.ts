import type { Day } from '../time/types.ts';

/** The latest of some days, or absent when there are none. Days compare as text. */
export const latest = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1);
