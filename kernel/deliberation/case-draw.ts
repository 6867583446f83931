import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day, Instant } from '../time/types.ts';
import type { Body, Seat } from './body.ts';
import { announceDraw, commitDraw, type Drawn, type DrawState, revealDraw, stepIn, voidDraw } from './draw.ts';
import type { Candidate, DrawOrder, Exclusion, Stratum } from './draw-order.ts';
import type { Hex } from './frame.ts';
import { sha256 } from './sha256.ts';

/** Someone in a pool of experts 专家库, as the side that keeps them on its list tells the others. */
export interface PoolMember {
  readonly id: string;
  readonly side: string;
  readonly specialties: readonly string[];
  readonly from: Day;
  readonly to: Day;
}

export const candidatesOn = (pool: readonly PoolMember[], day: Day): readonly Candidate[] =>
  pool
    .filter(({ from, to }) => from <= day && day <= to)
    .map(({ id, side, specialties }) => ({ id, side, specialties }));

/** The draw of a case: announced with everything the result depends on but the secrets. */
export const beginDraw = (
  order: Omit<DrawOrder, 'kind' | 'excluded' | 'strata' | 'candidates'> & {
    readonly pool: readonly PoolMember[];
    readonly day: Day;
    readonly excluded?: readonly Exclusion[];
    readonly strata: readonly Stratum[];
  },
): Result<DrawState> => {
  const { pool, day, excluded = [], ...rest } = order;
  const candidates = candidatesOn(pool, day);
  const known = new Set(candidates.map((c) => c.id));
  const out = excluded.filter((e) => known.has(e.id));
  return announceDraw({ kind: 'draw-order', ...rest, candidates, excluded: out }, 'SHA-256', sha256);
};

const none = refuse('draw-phase', ['没有正在进行的抽取', 'No draw is under way']);

export const commitTo = (
  draw: DrawState | undefined,
  party: string,
  commitment: Hex,
  at: Instant,
): Result<DrawState> => (draw ? commitDraw(draw, { party, commitment, at }, sha256) : none);

export const revealIn = (
  draw: DrawState | undefined,
  party: string,
  opened: { readonly secret: Hex; readonly salt: Hex },
  at: Instant,
): Result<DrawState> => (draw ? revealDraw(draw, { party, ...opened, at }, sha256) : none);

export const endDraw = (draw: DrawState | undefined, at: Instant): Result<DrawState> =>
  draw ? voidDraw(draw, at) : none;

/** The panel as it stands after some who were drawn stepped aside. */
export const panelAfter = (draw: DrawState | undefined, out: readonly string[]): Result<readonly Drawn[]> =>
  draw?.result ? stepIn(draw.result, out) : none;

/** Seats of a body from those drawn; the sides are those of the pool. */
export const seatsFrom = (
  drawn: readonly Drawn[],
  pool: readonly PoolMember[],
  chairs: { readonly chair: string; readonly deputies?: readonly string[] },
  term: { readonly from: Day; readonly to: Day },
): readonly Seat[] => {
  const members = new Map(pool.map((one) => [one.id, one]));
  return drawn
    .flatMap(({ seats }) => seats)
    .map((id) => ({
      id,
      member: id,
      side: members.get(id)?.side ?? '',
      role: id === chairs.chair ? 'chair' : chairs.deputies?.includes(id) ? 'deputy' : 'member',
      specialties: members.get(id)?.specialties ?? [],
      ...term,
    }));
};

export const bodyFrom = (
  id: string,
  title: Body['title'],
  sides: readonly string[],
  seats: readonly Seat[],
  term: { readonly from: Day; readonly to: Day },
): Result<Body> => {
  const sound = seats.every(({ side }) => sides.includes(side));
  return sound
    ? ok({ kind: 'body', id, title, sides, seats, ...term })
    : refuse('side-unknown', ['有席位不属于任何一方', 'A seat belongs to none of the sides']);
};
