import { publishStanding } from '../evidence/publish.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/** Published registers reach peers that joined, and registers that came to be published, after entries already stood. */
export const registersJob = (node: Node, every = 15_000): Job => ({
  name: 'registers',
  every,
  run: () =>
    publishStanding(node.runtime).then((count) => {
      if (count > 0) node.wake();
      return count;
    }),
});
