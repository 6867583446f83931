import type { Matter } from '#kernel';
import { titleMatters } from '../titles/matters.ts';
import { estateMatters, qualificationMatters, unresolvedMatters } from './matters.ts';
import { scienceMatters } from './science.ts';

let made: readonly Matter[] | undefined;

/** Matters beside the published catalogue, made once. */
export const further = (): readonly Matter[] => {
  made ??= Object.freeze([
    ...unresolvedMatters(),
    ...estateMatters(),
    ...qualificationMatters(),
    ...titleMatters(),
    ...scienceMatters(),
  ]);
  return made;
};
