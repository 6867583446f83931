import type { Instant } from '#kernel';

/** The time of day for all nodes of a process. It is the wall clock, except while demonstration cases are rehearsed. */
export interface DemoClock {
  readonly now: () => Instant;
  /** Stops the clock at an instant; `undefined` sets it going again. */
  readonly set: (instant: Instant | undefined) => void;
}

/**
 * Everything a node does by itself (taking custody, answering a peer, 视为受理) happens "now". Demonstration cases of the past
 * therefore do not carry their instants to each of these places: the hand of the one clock is turned back, before anybody
 * is let in, and turned forward day by day.
 */
export const createClock = (): DemoClock => {
  let held: Instant | undefined;
  // A page of a list asks some hundred times within a millisecond; the text costs more than the look at the clock.
  let [last, text] = [Number.NaN, ''];
  const wall = (): Instant => {
    const ms = Date.now();
    if (ms !== last) [last, text] = [ms, new Date(ms).toISOString()];
    return text;
  };
  return {
    now: () => held ?? wall(),
    set: (instant) => {
      held = instant;
    },
  };
};
