import { soundAlarms } from '../engine/alarms.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/** Clocks that are over and take no step tell whom they name; those in working hours within the minute. */
export const alarmJob = (node: Node, every = 60_000): Job => ({
  name: 'alarms',
  every,
  run: () =>
    soundAlarms(node.runtime).then((count) => {
      if (count > 0) node.wake();
      return count;
    }),
});
