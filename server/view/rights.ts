import { type AnyMechanism, type CaseState, type Day, type Post, partiesOf, type SeatOf } from '#kernel';
import type { Session } from '../auth/sessions.ts';
import { withheldFromReader } from '../engine/confidential.ts';
import { type Runtime, today } from '../engine/runtime.ts';

/** How a reader stands to a case; `undefined`: it is none of their business. */
export type Standing =
  /** `former`: an agent whose mandate has ended; sees only their own acts. */
  | { readonly kind: 'party'; readonly former?: true }
  | { readonly kind: 'office'; readonly post: Post; readonly side: Exclude<SeatOf, 'any'> };

const holds = (post: Post, day: Day): boolean => post.from <= day && (post.to === undefined || day <= post.to);

/** Roles that carry no right to open a person's case. */
const withoutFiles = new Set(['operator', 'committee']);

export const standing = (session: Session, state: CaseState, day: Day): Standing | undefined => {
  const { key } = session.person;
  if (key && partiesOf(state.facts).some((party) => party.key === key || party.agent?.key === key))
    return { kind: 'party' };
  for (const side of ['deciding', 'receiving', 'concerned'] as const) {
    const authorities = [state[side] ?? []].flat().map(({ authority }) => authority);
    const post = session.posts.find(
      (held) => authorities.includes(held.authority) && !withoutFiles.has(held.role) && holds(held, day),
    );
    if (post) return { kind: 'office', post, side };
  }
  return undefined;
};

/** Authorities for which the reader holds a post with a right to cases today. */
export const authoritiesOf = (session: Session, day: Day): readonly string[] => [
  ...new Set(
    session.posts.filter((post) => holds(post, day) && !withoutFiles.has(post.role)).map((post) => post.authority),
  ),
];

/** The post by which the reader holds a role today. */
export const postWith = (session: Session, role: string, day: Day): Post | undefined =>
  session.posts.find((post) => post.role === role && holds(post, day));

export const hasRole = (session: Session, role: string, day: Day): boolean =>
  postWith(session, role, day) !== undefined;

const asked = (mechanism: AnyMechanism, internal: boolean): ReadonlySet<string> =>
  new Set(
    Object.values(mechanism.steps)
      .filter((step) => (step.internal === true) === internal)
      .flatMap((step) => (step.asks ?? []).map((ask: string) => ask.replace(/\?$/, ''))),
  );

/** Confidential facts of a case that are not for the offices of this reader. */
export const hiddenFrom = (runtime: Runtime, state: CaseState, session: Session): ReadonlySet<string> => {
  const day = today(runtime);
  return withheldFromReader(runtime.program, state, day, authoritiesOf(session, day));
};

/** Facts that only the office sees: those declared so, and those asked in internal steps and nowhere else. */
export const internalFacts = (mechanism: AnyMechanism): ReadonlySet<string> => {
  const open = asked(mechanism, false);
  const declared = Object.keys(mechanism.facts).filter((name) => mechanism.facts[name]?.internal);
  return new Set([...[...asked(mechanism, true)].filter((name) => !open.has(name)), ...declared]);
};
