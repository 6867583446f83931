import { transaction } from '#store/db.ts';
import { ballotCases, countedBallots, forgetBallot } from '#store/queries/ballots.ts';
import { doPart } from '../ballot/parts.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/**
 * What a node owes to secret ballots: a key, its closed book, its box, the count. It looks at how the cases stand, so that
 * a stop at any instant only delays it, and it deletes what it kept once a ballot is counted.
 */
export const ballotJob = (node: Node, every = 1500): Job => ({
  name: 'ballots',
  every,
  run: async () => {
    let done = 0;
    for (const state of await ballotCases(node.runtime.pool)) done += await doPart(node, state);
    for (const ballot of await countedBallots(node.runtime.pool)) {
      await node.boxes.forget(ballot);
      await transaction(node.runtime.pool, (client) => forgetBallot(client, ballot));
    }
    if (done > 0) node.wake();
    return done;
  },
});
