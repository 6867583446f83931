import assert from 'node:assert/strict';
import type { TestZone } from './zone.ts';

/**
 * What letters bring about. Letters of different pairs overtake each other, and one that came too early is sent again, so one
 * `settle` is no promise for a chain of them: this looks again, for fifteen seconds and more, and then says what it found instead.
 */
export const eventually = async <T>(zone: TestZone, look: () => Promise<T>, expected: T): Promise<void> => {
  for (let n = 0; n < 60; n++) {
    const found = await look();
    try {
      return assert.deepEqual(found, expected);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 250));
      for (const node of zone.zone.nodes.values()) node.wake();
      await zone.settle();
    }
  }
  assert.deepEqual(await look(), expected);
};
