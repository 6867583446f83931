export { type Answered, answerEvidence } from './answer.ts';
export { type Asking, askEvidence, evidenceOf, liveStepsOf, questionOf, requestExpires } from './ask.ts';
export { foldEvidence } from './fold.ts';
export { paperReads, paperShut } from './paper.ts';
export { publishedOn, publishedRead, publishedStale } from './published.ts';
export { restsOf } from './rests.ts';
export {
  evidenceIn,
  evidenceRead,
  paperOpen,
  plusTerm,
  proven,
  provenBy,
  unneeded,
  wantsSource,
} from './standing.ts';
export * from './types.ts';
