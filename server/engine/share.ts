import type { AnyMechanism, CaseEvent, CaseState, Effect, Facts } from '#kernel';

/** Effects that other nodes may see: results and words to people. Registers and ledgers stay where they are kept. */
const crossing = (effect: Effect): boolean =>
  effect.kind === 'credential.issue' || effect.kind === 'credential.status' || effect.kind === 'message';

/**
 * The event as it may leave this node: only facts the declaration marks `shared`, officers by authority and role but not
 * by name, nothing of an internal step but that it was taken.
 */
export const shareable = (event: CaseEvent, mechanism: AnyMechanism): CaseEvent => {
  const internal = mechanism.steps[event.step]?.internal === true;
  const set: Facts = internal
    ? {}
    : Object.fromEntries(Object.entries(event.set).filter(([name]) => mechanism.facts[name]?.shared));
  const { person: _person, name: _name, ...office } = event.by;
  const { note, ...rest } = event;
  return {
    ...rest,
    // The system may act on an official's word (a recall): the name stays here all the same.
    by: event.by.kind === 'party' ? event.by : office,
    set,
    ...(note && !internal ? { note } : {}),
    effects: event.effects.filter(crossing),
  };
};

/** The other nodes that follow the case: where it was received, where it is decided, where its parent lies. */
export const followers = (state: CaseState, self: string): readonly string[] =>
  [...new Set([state.receiving.node, state.deciding.node, ...(state.parent ? [state.parent.node] : [])])].filter(
    (node) => node !== self,
  );
