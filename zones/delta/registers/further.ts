import type { Matter } from '#kernel';
import { titleMatters } from '../titles/matters.ts';
import {
  appointmentMatters,
  blankMatters,
  deedTaxMatters,
  estateMatters,
  feeMatters,
  mandateMatters,
  qualificationMatters,
  unresolvedMatters,
} from './matters.ts';
import { scienceMatters } from './science.ts';

let made: readonly Matter[] | undefined;

/** Matters beside the published catalogue, made once. */
export const further = (): readonly Matter[] => {
  made ??= Object.freeze([
    ...unresolvedMatters(),
    ...appointmentMatters(),
    ...mandateMatters(),
    ...blankMatters(),
    ...feeMatters(),
    ...deedTaxMatters(),
    ...estateMatters(),
    ...qualificationMatters(),
    ...titleMatters(),
    ...scienceMatters(),
  ]);
  return made;
};
