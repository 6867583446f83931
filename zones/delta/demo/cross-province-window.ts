import { demo } from '#kernel';
import window from '../../../mechanisms/cross-province-window/mechanism.ts';
import { jointly, results } from './cross-province-window/after.ts';
import { closedCases } from './cross-province-window/closed.ts';
import { atTheWindow, awaitingReply, underReview } from './cross-province-window/open.ts';
import { troubles } from './cross-province-window/trouble.ts';

/**
 * Cases in every state that lasts, and closed ones for the statistics. (已移交 and 不属于本机关 last only as long as a letter is
 * under way: they stand in the timelines.)
 */
export default demo(window, [
  ...atTheWindow,
  ...awaitingReply,
  ...underReview,
  ...jointly,
  ...results,
  ...troubles,
  ...closedCases(),
]);
