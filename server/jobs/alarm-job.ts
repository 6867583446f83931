import { soundAlarms } from '../engine/alarms.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/** Tells whom the clocks that are over name, and sends what the other sides must hear of it. */
export const sound = async (node: Node): Promise<number> => {
  const count = await soundAlarms(node.runtime);
  if (count > 0) node.wake();
  return count;
};

/** Clocks that are over and take no step tell whom they name; those in working hours within the minute. */
export const alarmJob = (node: Node, every = 60_000): Job => ({ name: 'alarms', every, run: () => sound(node) });
