import type { Words } from '../declare/words.ts';
import { ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import { needed, type Threshold } from './threshold.ts';

/** One person's place in a body for a term. A guest attends without a vote 列席. */
export interface Seat {
  readonly id: string;
  readonly member: string;
  readonly side: string;
  readonly role: 'chair' | 'deputy' | 'member' | 'guest';
  readonly specialties?: readonly string[];
  readonly from: Day;
  /** Last day of the term, included. */
  readonly to: Day;
}

/** A committee, panel or council. Sides are parties of equal standing; the body itself is filed for a term. */
export interface Body {
  readonly kind: 'body';
  readonly id: string;
  readonly title: Words;
  readonly sides: readonly string[];
  readonly seats: readonly Seat[];
  readonly from: Day;
  readonly to: Day;
}

/** What must hold for a body to be filed; every value is law data. Days are computed by the caller on its own calendar. */
export interface BodyRules {
  readonly minSeats?: number;
  readonly odd?: boolean;
  /** At least this share of the seats from each side, e.g. 1/5 (base is ignored, always all seats). */
  readonly minShare?: Threshold;
  readonly minPerSide?: number;
  readonly equalSides?: boolean;
  /** The latest day on which the body's own validity and any term may end, e.g. three years after filing. */
  readonly latestEnd?: (from: Day) => Day;
}

export const votingSeats = (body: Body): readonly Seat[] => body.seats.filter((seat) => seat.role !== 'guest');

/** Seats whose term and whose body's term include the day. */
export const seatsOn = (body: Body, day: Day): readonly Seat[] =>
  day < body.from || day > body.to ? [] : body.seats.filter((seat) => seat.from <= day && day <= seat.to);

const perSide = (body: Body): ReadonlyMap<string, number> => {
  const counts = new Map(body.sides.map((side) => [side, 0]));
  for (const seat of votingSeats(body)) counts.set(seat.side, (counts.get(seat.side) ?? 0) + 1);
  return counts;
};

const shape = (body: Body): readonly Refusal[] => {
  const out: Refusal[] = [];
  const seen = new Set<string>();
  for (const seat of body.seats) {
    if (!body.sides.includes(seat.side)) {
      out.push(
        refuse('side-unknown', [
          `席位 ${seat.id} 的一方不在章程内`,
          `Seat ${seat.id} belongs to a side the body does not have`,
        ]),
      );
    }
    if (seen.has(seat.member)) {
      out.push(refuse('member-twice', [`${seat.member} 占有两个席位`, `${seat.member} holds two seats`]));
    }
    if (seat.from > seat.to)
      out.push(
        refuse('term-backwards', [
          `席位 ${seat.id} 任期起止颠倒`,
          `The term of seat ${seat.id} ends before it starts`,
        ]),
      );
    seen.add(seat.member);
  }
  return out;
};

const sizes = (body: Body, rules: BodyRules): readonly Refusal[] => {
  const out: Refusal[] = [];
  const total = votingSeats(body).length;
  const sides = perSide(body);
  if (rules.odd && total % 2 === 0) {
    out.push(refuse('seats-even', [`委员 ${total} 人,应为单数`, `${total} members: the number must be odd`]));
  }
  if (total < (rules.minSeats ?? 0)) {
    out.push(
      refuse('seats-few', [
        `委员 ${total} 人,少于 ${rules.minSeats} 人`,
        `${total} members, fewer than ${rules.minSeats}`,
      ]),
    );
  }
  const least = Math.max(rules.minPerSide ?? 0, rules.minShare ? needed(rules.minShare, total) : 0);
  for (const [side, n] of sides) {
    if (n < least)
      out.push(
        refuse('side-few', [
          `${side} 委员 ${n} 人,少于 ${least} 人`,
          `${n} members from ${side}, fewer than ${least}`,
        ]),
      );
  }
  if (rules.equalSides && new Set(sides.values()).size > 1) {
    out.push(refuse('sides-unequal', ['各方席位不相等', 'The sides do not have equal seats']));
  }
  return out;
};

/** All that keeps a body from being filed; empty when it may be filed. 备案前检查 */
export const bodyFaults = (body: Body, rules: BodyRules): readonly Refusal[] => {
  const out = [...shape(body), ...sizes(body, rules)];
  if (rules.latestEnd) {
    const end = rules.latestEnd(body.from);
    if (body.to > end)
      out.push(
        refuse('term-long', [`有效期至 ${body.to},最迟 ${end}`, `Valid to ${body.to}; the latest allowed is ${end}`]),
      );
    for (const seat of body.seats) {
      const last = rules.latestEnd(seat.from);
      if (seat.to > last) {
        out.push(
          refuse('term-long', [
            `${seat.member} 任期至 ${seat.to},最迟 ${last}`,
            `The term of ${seat.member} runs to ${seat.to}; the latest allowed is ${last}`,
          ]),
        );
      }
    }
  }
  return out;
};

export const fileBody = (body: Body, rules: BodyRules): Result<Body> => {
  const [first, ...rest] = bodyFaults(body, rules);
  if (!first) return ok(body);
  return rest.length === 0 ? first : { ...first, detail: { more: rest } };
};
