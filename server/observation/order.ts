import { orderMonth, unorderedMonths } from '#store/queries/observation.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Node } from '../node.ts';
import { observationOf } from './context.ts';

/** Days after its end for which a month stays as it came in: late readings 补传 are most of them in by then. */
const SETTLES = 5 * 24 * 3_600_000;

/** Puts months that are over in the order in which they are read, one at each beat. */
export const orderJob = (node: Node, every = 6 * 3_600_000): Job => ({
  name: 'observation-order',
  every,
  run: async () => {
    const context = observationOf(node.runtime);
    if (!context) return 0;
    const until = new Date(Date.parse(context.now()) - SETTLES).toISOString().slice(0, 7);
    const month = (await unorderedMonths(context.pool)).find((one) => one < until);
    if (month) await orderMonth(context.pool, month);
    return 0;
  },
});
