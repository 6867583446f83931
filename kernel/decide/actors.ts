import type { Actor, CaseState, Post } from '../case/case.ts';
import type { Party } from '../declare/fact.ts';
import type { ActorSpec, AnyMechanism, SeatOf } from '../declare/mechanism.ts';
import type { Day } from '../time/types.ts';

/** The case as far as rights need it: before the first event only its opening is known. */
export type Subject = Pick<CaseState, 'receiving' | 'deciding' | 'concerned' | 'facts'>;

const isParty = (value: unknown): value is Party => typeof value === 'object' && value !== null && 'key' in value;

const actsFor = (actor: Actor, party: unknown): boolean =>
  isParty(party) && actor.key !== undefined && (party.key === actor.key || party.agent?.key === actor.key);

const seatedAt = (subject: Subject, at: SeatOf, authority: string): boolean => {
  switch (at) {
    case 'any':
      return true;
    case 'involved':
      return (['receiving', 'deciding', 'concerned'] as const).some((one) => seatedAt(subject, one, authority));
    case 'concerned':
      return subject.concerned?.some((place) => place.authority === authority) === true;
    case 'receiving':
    case 'deciding':
      return subject[at].authority === authority;
  }
};

const postFits = (spec: ActorSpec & { kind: 'office' }, post: Post, subject: Subject, day: Day): boolean =>
  post.role === spec.role &&
  post.from <= day &&
  (post.to === undefined || day <= post.to) &&
  seatedAt(subject, spec.at, post.authority);

/** The post through which `actor` is what `spec` names, `true` for parties and the system, or `undefined`. */
export const matches = (spec: ActorSpec, actor: Actor, subject: Subject, day: Day): Post | true | undefined => {
  switch (spec.kind) {
    case 'system':
      return actor.kind === spec.by ? true : undefined;
    case 'anyone':
      return actor.kind === 'party' && actor.key !== undefined ? true : undefined;
    case 'party':
      return actor.kind === 'party' && actsFor(actor, subject.facts[spec.fact]) ? true : undefined;
    case 'office':
      return actor.kind === 'staff' ? actor.posts?.find((post) => postFits(spec, post, subject, day)) : undefined;
  }
};

export interface Acting {
  readonly role: string;
  readonly post: Post | undefined;
}

/** The first of the step's named actors that `actor` is on that day. */
export const actingAs = (
  mechanism: AnyMechanism,
  by: string | readonly string[],
  actor: Actor,
  subject: Subject,
  day: Day,
): Acting | undefined => {
  for (const role of typeof by === 'string' ? [by] : by) {
    const spec = mechanism.actors[role];
    const match = spec && matches(spec, actor, subject, day);
    if (match) return { role, post: match === true ? undefined : match };
  }
  return undefined;
};
