import type { Instant, ObservationZone, Words, Zone } from '#kernel';
import type { Pool } from '#store/db.ts';
import type { Runtime } from '../engine/runtime.ts';

/** What the work on readings needs of a node: its database, its zone's standards, its clock. */
export interface ObservationContext {
  readonly node: string;
  readonly pool: Pool;
  readonly zone: Zone;
  /** As the zone has it, with the standards that were adopted since (`adopted.ts`). */
  readonly observation: ObservationZone;
  /** As the zone has it. */
  readonly own: ObservationZone;
  readonly now: () => Instant;
}

/** By node: what its register of joint standards made of the zone's editions. */
export const adoptedBy = new WeakMap<
  Pool,
  {
    readonly observation: ObservationZone;
    readonly refused: readonly { readonly number: string; readonly says: Words }[];
  }
>();

/** Undefined where the zone says nothing of observation. */
export const observationOf = ({
  id,
  pool,
  program,
  now,
}: Pick<Runtime, 'id' | 'pool' | 'program' | 'now'>): ObservationContext | undefined => {
  const own = program.zone.observation;
  if (!own) return undefined;
  return {
    node: id,
    pool,
    zone: program.zone,
    own,
    now,
    get observation() {
      return adoptedBy.get(pool)?.observation ?? own;
    },
  };
};
