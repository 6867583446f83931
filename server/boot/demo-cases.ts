import { jointly, results } from './demo-cases-after.ts';
import { atTheWindow, awaitingReply, underReview } from './demo-cases-open.ts';
import { troubles } from './demo-cases-trouble.ts';
import type { DemoCase } from './demo-scene.ts';

/**
 * Cases in every state that lasts, told of places by number so that any zone can play those its catalogue has a matter for.
 * (已移交 and 不属于本机关 last only as long as a letter is under way: they stand in the timelines.)
 */
export const demoCases: readonly DemoCase[] = [
  ...atTheWindow,
  ...awaitingReply,
  ...underReview,
  ...jointly,
  ...results,
  ...troubles,
];
