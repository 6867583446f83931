import { atLeast, type Exact } from '../exact.ts';
import { bearing, distance, type Position, travel, turn } from '../geo.ts';
import type { VocMethod } from './method.ts';

/** Wind as measured: where it blows *from*, degrees clockwise from north. */
export interface Wind {
  readonly from: number;
  readonly speedMs: Exact;
}

export interface Emitter {
  readonly id: string;
  readonly place: Position;
  readonly species: readonly string[];
}

/** A lead 线索 to a source: never proof; enforcement needs a measurement at the outlet. */
export interface Lead {
  readonly emitter: string;
  readonly metres: number;
  /** Degrees off the wind. */
  readonly off: number;
  readonly sharedSpecies: readonly string[];
}

/** In calm air no direction is upwind. */
const hasDirection = (method: VocMethod, wind: Wind): boolean => atLeast(wind.speedMs, method.leastWindMs);

/** Registered emitters in the upwind sector of a hot spot, more shared species first, then the nearer. */
export const upwindLeads = (
  method: VocMethod,
  centre: Position,
  wind: Wind,
  emitters: readonly Emitter[],
  species: readonly string[] = [],
): readonly Lead[] =>
  !hasDirection(method, wind)
    ? []
    : emitters
        .map(
          ({ id, place, species: own }): Lead => ({
            emitter: id,
            metres: distance(centre, place),
            off: turn(bearing(centre, place), wind.from),
            sharedSpecies: own.filter((name) => species.includes(name)),
          }),
        )
        .filter(({ metres, off }) => metres <= method.upwindReachMetres && off <= method.upwindHalfAngle)
        .sort((a, b) => b.sharedSpecies.length - a.sharedSpecies.length || a.metres - b.metres);

/** The upwind sector as a ring, for the map. */
export const upwindSector = (method: VocMethod, centre: Position, wind: Wind): readonly Position[] => {
  if (!hasDirection(method, wind)) return [];
  const half = method.upwindHalfAngle;
  const arc = Array.from({ length: 13 }, (_, i) =>
    travel(centre, wind.from - half + (i * half) / 6, method.upwindReachMetres),
  );
  return [centre, ...arc, centre];
};

const STEPS = 20;

/** Districts that the hot spot or its upwind sector reaches; `districtOf` answers for a position. */
export const districtsReached = (
  method: VocMethod,
  centre: Position,
  wind: Wind,
  districtOf: (place: Position) => string | undefined,
): readonly string[] => {
  const places = [centre];
  for (const edge of upwindSector(method, centre, wind).slice(1, -1)) {
    const towards = bearing(centre, edge);
    for (let i = 1; i <= STEPS; i++) places.push(travel(centre, towards, (method.upwindReachMetres * i) / STEPS));
  }
  return [...new Set(places.map(districtOf).filter((district) => district !== undefined))];
};
