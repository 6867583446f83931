import type { AnyMechanism, Seen, Step } from './mechanism.ts';

type AnyStep = Step<Seen, string, string, string, string, string, string>;

/**
 * Whether the step may end a matter off its ordinary way (撤回, 不予受理, 注销) when it is taken in that state. A form of such a
 * step is never put before somebody who did not ask for it. A step that may leave the state as it is (a rating, a note) ends nothing.
 */
export const endsMatter = (mechanism: AnyMechanism, step: AnyStep, state: string): boolean => {
  const targets = typeof step.to === 'string' ? [step.to] : step.to.oneOf;
  const off = (target: string): boolean => {
    const spec = mechanism.states[target];
    return spec?.final === true && !spec.ordinary;
  };
  return !targets.includes(state) && targets.some(off);
};
