export { type EntryAsOf, entryAsOf, entryVersionOn, knownAt, type Segment, timelineOf } from './as-of.ts';
export { checkEffects } from './check-effects.ts';
export { foldRegister, isRegisterEffect, type RegisterEffect, type Stamp } from './fold.ts';
export { historyOf, readOf } from './read.ts';
export { holdsOn, type Standing, type StandingHold, standingHolds } from './standing.ts';
export { type Claim, claimsOf, subjectsOf } from './subjects.ts';
export * from './types.ts';
