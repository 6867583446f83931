import type { Instant, NotAdopted, ObservationZone, Zone } from '#kernel';
import type { Pool } from '#store/db.ts';
import type { Adopted } from '../engine/law.ts';
import type { Runtime } from '../engine/runtime.ts';
import type { Program } from '../load.ts';

/** What the work on readings needs of a node: its database, its zone's standards, its clock. */
export interface ObservationContext {
  readonly node: string;
  readonly pool: Pool;
  readonly program: Program;
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
    /** What the law was made of when this was: another answer, another observation. */
    readonly law: Adopted;
    readonly observation: ObservationZone;
    readonly refused: readonly NotAdopted[];
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
    program,
    zone: program.zone,
    own,
    now,
    get observation() {
      return adoptedBy.get(pool)?.observation ?? own;
    },
  };
};
