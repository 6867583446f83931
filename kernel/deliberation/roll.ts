import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import { type Body, seatsOn } from './body.ts';
import type { Conflict } from './conflict.ts';
import type { Counts } from './threshold.ts';

/** A member with a vote who is excluded from the count beforehand, with the ground (a term of the body's rules). */
export interface NotDue {
  readonly member: string;
  readonly ground: string;
}

/** Who may vote on one item, fixed when its ballot opens, each exclusion with its reason. */
export interface Roll {
  readonly kind: 'roll';
  readonly body: string;
  readonly item: string;
  readonly on: Day;
  readonly seats: readonly string[];
  readonly due: readonly string[];
  readonly present: readonly string[];
  readonly electors: readonly string[];
  readonly recused: readonly Conflict[];
  readonly presentBySide: Readonly<Record<string, number>>;
}

/**
 * A recused member stays in `present` when in the room and leaves `electors`: the quorum is of the committee, the ballot
 * of those who may vote on it. Which of the two a majority counts is the base of its threshold.
 */
export const rollFor = (
  body: Body,
  item: string,
  on: Day,
  present: readonly string[],
  conflicts: readonly Conflict[],
  notDue: readonly NotDue[] = [],
): Roll => {
  const seated = seatsOn(body, on).filter((seat) => seat.role !== 'guest');
  const out = new Set(notDue.map((n) => n.member));
  const due = seated.filter((seat) => !out.has(seat.member));
  const here = due.filter((seat) => present.includes(seat.member));
  const recused = conflicts.filter((c) => seated.some((seat) => seat.member === c.member));
  const aside = new Set(recused.map((c) => c.member));
  const presentBySide: Record<string, number> = Object.fromEntries(body.sides.map((side) => [side, 0]));
  for (const seat of here) presentBySide[seat.side] = (presentBySide[seat.side] ?? 0) + 1;
  return {
    kind: 'roll',
    body: body.id,
    item,
    on,
    seats: seated.map((seat) => seat.member),
    due: due.map((seat) => seat.member),
    present: here.map((seat) => seat.member),
    electors: here.filter((seat) => !aside.has(seat.member)).map((seat) => seat.member),
    recused,
    presentBySide,
  };
};

/** Whether this person may vote on the item; says which of the reasons keeps them out. */
export const mayVote = (roll: Roll, person: string): Result<string> => {
  if (!roll.seats.includes(person))
    return refuse('not-a-member', ['不是本次会议有表决权的成员', 'Is not a voting member of this body']);
  const conflict = roll.recused.find((c) => c.member === person);
  if (conflict) {
    return refuse('recused', [`应当回避:${conflict.because[0]}`, `Must step aside: ${conflict.because[1]}`], {
      detail: { ground: conflict.ground, about: conflict.about },
    });
  }
  if (!roll.due.includes(person))
    return refuse('not-due', ['本次不计入应到人数', 'Is excluded from this count beforehand']);
  if (!roll.present.includes(person)) {
    return refuse('absent', [
      '缺席者不得委托投票,也不得事后补投',
      'An absent member may neither delegate nor vote later',
    ]);
  }
  return ok(person);
};

export const countsOf = (
  roll: Roll,
  votes: { readonly yes: number; readonly no: number; readonly abstain: number },
): Counts & {
  readonly presentBySide: Readonly<Record<string, number>>;
} => ({
  seats: roll.seats.length,
  due: roll.due.length,
  present: roll.present.length,
  electors: roll.electors.length,
  ...votes,
  presentBySide: roll.presentBySide,
});
