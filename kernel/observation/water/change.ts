import type { Words } from '../../declare/words.ts';
import { minus } from '../arithmetic.ts';
import { asFraction, atMost, compareExact, type Exact, type Fraction, whole } from '../exact.ts';
import type { GradeRank, WaterMethod } from './method.ts';

/** −2 markedly worse 明显变差 … +2 markedly better 明显好转. */
export type ChangeStep = -2 | -1 | 0 | 1 | 2;

export interface Change {
  readonly kind: 'change';
  readonly method: string;
  readonly step: ChangeStep;
  readonly title: Words;
  /** ΔG − ΔD in percentage points, for rivers graded by shares. */
  readonly x?: Fraction;
}

const TITLES: Readonly<Record<ChangeStep, Words>> = {
  '-2': ['明显变差', 'Markedly worse'],
  '-1': ['有所变差', 'Somewhat worse'],
  '0': ['无明显变化', 'No marked change'],
  '1': ['有所好转', 'Somewhat better'],
  '2': ['明显好转', 'Markedly better'],
};

/** Between two periods of a section (or a river graded by means): by steps of its grade. */
export const gradeChange = (method: WaterMethod, before: GradeRank, after: GradeRank): Change => {
  const step = Math.max(-2, Math.min(2, before - after)) as ChangeStep;
  return { kind: 'change', method: method.id, step, title: TITLES[step] };
};

interface Share {
  readonly good: Exact;
  readonly bad: Exact;
}

/** Between two periods of a river: x = (G2 − G1) − (D2 − D1), shares in percent. */
export const shareChange = (method: WaterMethod, before: Share, after: Share): Change => {
  const x = minus(minus(after.good, before.good), minus(after.bad, before.bad));
  const size = compareExact(x, whole(0)) < 0 ? minus(whole(0), x) : asFraction(x);
  const [some, marked] = method.riverChange;
  const steps = atMost(size, some) ? 0 : atMost(size, marked) ? 1 : 2;
  const step = (steps === 0 ? 0 : compareExact(x, whole(0)) * steps) as ChangeStep;
  return { kind: 'change', method: method.id, step, title: TITLES[step], x };
};
