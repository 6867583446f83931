import { signMarks } from '../evidence/marks.ts';
import { publishStanding } from '../evidence/publish.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/** Published registers reach peers that joined, and registers that came to be published, after entries already stood; now and then it is signed as of when. */
export const registersJob = (node: Node, every = 15_000): Job => ({
  name: 'registers',
  every,
  run: () =>
    publishStanding(node.runtime).then(async (count) => {
      // A mark says that everything was told: not before it was.
      const marked = count === 0 ? await signMarks(node.runtime) : 0;
      if (count + marked > 0) node.wake();
      return count;
    }),
});
