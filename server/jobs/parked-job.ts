import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/** Letters set aside by an older release, or through a fault that has passed, are taken without anybody asking. */
export const parkedJob = (node: Node, every = 60_000): Job => ({
  name: 'parked letters',
  every,
  // Those that stay parked wait for the next beat.
  run: () => node.takeParked(),
});
