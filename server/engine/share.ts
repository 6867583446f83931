import type { AnyMechanism, CaseEvent, CaseState, Effect, Facts, Place } from '#kernel';

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
  // What a decision rested on beyond its node was given to that node alone.
  const { note, enclosed, signature: _signature, rests: _rests, answers: _answers, ...rest } = event;
  return {
    ...rest,
    // The system may act on an official's word (a recall): the name stays here all the same.
    by: event.by.kind === 'party' ? event.by : office,
    set,
    ...(note && !internal ? { note } : {}),
    ...(enclosed && !internal ? { enclosed } : {}),
    effects: event.effects.filter(crossing),
  };
};

const others = (nodes: readonly (string | undefined)[], self: string): readonly string[] =>
  [...new Set(nodes)].filter((node): node is string => node !== undefined && node !== self);

/** The other nodes with a part in the case: where it was received, is decided, has its parent, and those called in (会同方). */
export const followers = (state: CaseState, self: string): readonly string[] =>
  others(
    [
      state.receiving.node,
      state.deciding.node,
      state.parent?.node,
      ...(state.concerned ?? []).map(({ node }) => node),
    ],
    self,
  );

/** Those that have the case already, before `newly` concerned places are told. A case that never left is known to the called in alone. */
export const knowing = (state: CaseState, self: string, newly: readonly Place[]): readonly string[] => {
  const abroad = state.crossed || (state.parent !== undefined && state.parent.node !== self);
  const called = (state.concerned ?? []).filter(
    (place) => !newly.some(({ authority }) => authority === place.authority),
  );
  return others(
    [
      ...(abroad ? [state.receiving.node, state.deciding.node, state.parent?.node] : []),
      ...called.map(({ node }) => node),
    ],
    self,
  );
};
