import type { Words } from '../declare/words.ts';
import { diffDays } from '../time/day.ts';
import type { Day } from '../time/types.ts';
import type { LampColour } from './lamp.ts';
import { percent, quotient } from './ratio.ts';

/** A number to reach in a window of days, with a tolerance ("左右"). Basis points; law data where it is assumed. */
export interface Target {
  readonly kind: 'target';
  readonly id: string;
  readonly number: number;
  readonly from: Day;
  readonly to: Day;
  readonly toleranceBp: number;
}

/** A pace taken from a past stretch, e.g. 18 results in 181 days. */
export interface Pace {
  readonly done: number;
  readonly days: number;
}

/** When the forecast lamp turns red: so far below the tolerated number, in basis points of the target. */
export interface ForecastPolicy {
  readonly redBelowBp: number;
}

export interface Forecast {
  readonly done: number;
  readonly share: string;
  readonly toGo: number;
  readonly daysLeft: number;
  /** One per so many days from now on, or null when nothing is to go. */
  readonly everyDays: string | null;
  readonly gain: string;
  readonly expected: string;
  readonly least: string;
  readonly colour: LampColour;
  readonly because: Words;
}

/** Forecast by pace: `done + pace × days left` against the target less its tolerance. Exact in integers, rounded only to show. */
export const forecast = (target: Target, done: number, pace: Pace, policy: ForecastPolicy, day: Day): Forecast => {
  const daysLeft = Math.max(0, diffDays(day, target.to));
  const toGo = Math.max(0, target.number - done);
  const days = pace.days || 1;
  const [over, under] = [BigInt(done) * BigInt(days) + BigInt(pace.done) * BigInt(daysLeft), BigInt(days)];
  const reaches = (bp: number): boolean => over * 10_000n >= BigInt(target.number) * BigInt(bp) * under;
  const colour: LampColour = reaches(10_000 - target.toleranceBp)
    ? 'green'
    : reaches(policy.redBelowBp)
      ? 'yellow'
      : 'red';
  const expected = quotient(over, under, 1) ?? '0.0';
  const least = quotient(target.number * (10_000 - target.toleranceBp), 10_000) ?? '0';
  return {
    done,
    share: percent(done, target.number) ?? '0.00',
    toGo,
    daysLeft,
    everyDays: quotient(daysLeft, toGo),
    gain: quotient(BigInt(pace.done) * BigInt(daysLeft), under, 1) ?? '0.0',
    expected,
    least,
    colour,
    because: [
      `预计 ${expected}，目标 ${target.number}（至少 ${least}）`,
      `Expected ${expected}; the target is ${target.number} (at least ${least})`,
    ],
  };
};

/** Forecast by stage weights: each item counts its stage's, in basis points (listed 2000, issued 6000, landed 9000 … assumed). */
export const stageForecast = (stages: readonly string[], weightsBp: Readonly<Record<string, number>>): string =>
  quotient(
    stages.reduce((sum, stage) => sum + (weightsBp[stage] ?? 0), 0),
    10_000,
    1,
  ) ?? '0.0';
