export { blindSign, type IssuerKey, makeIssuerKey } from './issuer.ts';
export { ballotSuite, sha256 } from './suite.ts';
export { fillBallot, finishCredential, prepareVote, type VoterSecret } from './voter.ts';
