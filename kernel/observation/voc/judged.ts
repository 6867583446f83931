import { distance, type Position } from '../geo.ts';
import type { VocMethod } from './method.ts';

/** A run as it was judged and frozen, as far as cases rest on it. */
export interface JudgedRun {
  readonly run: string;
  readonly startedAt: string;
  /** Hash of the track. */
  readonly track: string;
  readonly checksAfter: boolean;
  readonly validShare: string;
  readonly kilometres: string;
  readonly used: boolean;
  readonly hotSpots: readonly (Position & { readonly peak: string; readonly persistent: boolean })[];
  readonly reaches: readonly string[];
  readonly species?: readonly string[];
  readonly samples: readonly (Position & { readonly valid: boolean })[];
}

type Linking = Pick<VocMethod, 'linkRadiusMetres'>;

const near = ({ linkRadiusMetres }: Linking, a: Position, b: Position): boolean => distance(a, b) <= linkRadiusMetres;

/** Hot spots of the first run that no valid sample of the second came near: of them the second says nothing. */
export const notPassed = (method: Linking, first: JudgedRun['hotSpots'], second: JudgedRun): JudgedRun['hotSpots'] =>
  first.filter((spot) => !second.samples.some((sample) => sample.valid && near(method, sample, spot)));

/** Hot spots of the first run that are hot in the second as well: one of its own within the radius that links runs. */
export const stillHot = (method: Linking, first: JudgedRun['hotSpots'], second: JudgedRun): JudgedRun['hotSpots'] =>
  first.filter((spot) => second.hotSpots.some((one) => near(method, one, spot)));
