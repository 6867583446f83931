import type { Instant, ObservationZone, Zone } from '#kernel';
import type { Pool } from '#store/db.ts';
import type { Runtime } from '../engine/runtime.ts';

/** What the work on readings needs of a node: its database, its zone's standards, its clock. */
export interface ObservationContext {
  readonly node: string;
  readonly pool: Pool;
  readonly zone: Zone;
  readonly observation: ObservationZone;
  readonly now: () => Instant;
}

/** Undefined where the zone says nothing of observation. */
export const observationOf = ({
  id,
  pool,
  program,
  now,
}: Pick<Runtime, 'id' | 'pool' | 'program' | 'now'>): ObservationContext | undefined =>
  program.zone.observation && { node: id, pool, zone: program.zone, observation: program.zone.observation, now };
