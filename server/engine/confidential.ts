import { type CaseEvent, type CaseState, type Day, type Fact, resolveLaw } from '#kernel';
import type { Program } from '../load.ts';

type Whose = Pick<CaseState, 'mechanism' | 'receiving' | 'deciding' | 'concerned'>;

const none: ReadonlySet<string> = new Set();
const slots = new WeakMap<object, readonly (readonly [fact: string, slot: string])[]>();

const confidentialIn = (program: Program, mechanism: string) => {
  const { facts } = program.mechanism(mechanism);
  let found = slots.get(facts);
  if (!found) {
    found = Object.entries(facts as Readonly<Record<string, Fact>>).flatMap(([name, { confidential }]) =>
      confidential ? [[name, confidential] as const] : [],
    );
    slots.set(facts, found);
  }
  return found;
};

/** Confidential facts (商业秘密) of a case that are not for these: the two places have them, and whom the law slot of the fact names. */
const notFor = (
  program: Program,
  state: Whose,
  day: Day,
  has: (authority: string) => boolean,
): ReadonlySet<string> => {
  const marked = confidentialIn(program, state.mechanism);
  if (marked.length === 0 || has(state.receiving.authority) || has(state.deciding.authority)) return none;
  const chain = program.chainOf(state.deciding.jurisdiction);
  return new Set(
    marked.flatMap(([name, slot]) => {
      const named = resolveLaw(program.law, state.mechanism, slot, chain, day);
      return named.ok && [named.value.value as string | readonly string[]].flat().some(has) ? [] : [name];
    }),
  );
};

export const withheldFromReader = (
  program: Program,
  state: Whose,
  day: Day,
  authorities: readonly string[],
): ReadonlySet<string> => notFor(program, state, day, (authority) => authorities.includes(authority));

export const withheldFromNode = (program: Program, state: Whose, day: Day, node: string): ReadonlySet<string> => {
  const places = [state.receiving, state.deciding, ...(state.concerned ?? [])];
  return notFor(program, state, day, (authority) =>
    places.some((place) => place.authority === authority && place.node === node),
  );
};

export const withoutFacts = <F extends Readonly<Record<string, unknown>>>(facts: F, names: ReadonlySet<string>): F =>
  names.size === 0 ? facts : (Object.fromEntries(Object.entries(facts).filter(([name]) => !names.has(name))) as F);

export const withoutIn = (event: CaseEvent, names: ReadonlySet<string>): CaseEvent =>
  names.size === 0 ? event : { ...event, set: withoutFacts(event.set, names) };
