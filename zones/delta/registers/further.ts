import type { Matter } from '#kernel';
import { estateMatters, qualificationMatters } from './matters.ts';

let made: readonly Matter[] | undefined;

/** Matters beside the published catalogue, made once. */
export const further = (): readonly Matter[] => {
  made ??= Object.freeze([...estateMatters(), ...qualificationMatters()]);
  return made;
};
