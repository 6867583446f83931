import type { LawStatus } from '../../outcome/result.ts';
import type { Instant } from '../../time/types.ts';
import { mean, minus, times } from '../arithmetic.ts';
import { atLeast, compareExact, type Decimal, type Exact } from '../exact.ts';
import { itemRank } from './classify.ts';
import { limitsFor, type WaterColumn, type WaterEdition, waterItem } from './edition.ts';
import type { WaterTarget } from './target.ts';

/** Thresholds of alarms on automatic readings; project defaults, data of the zone. */
export interface AlarmRules {
  readonly status: LawStatus;
  /** (a) class of the item worse than the target on so many readings in a row. */
  readonly worseInARow: number;
  /** (b) so many times the limit of the target, or an item below its floor (oxygen). */
  readonly timesTarget: Decimal;
  readonly floors: Readonly<Record<string, Decimal>>;
  /** (c) a rise of more than this share against the mean of the days before. */
  readonly riseShare: Decimal;
  readonly riseDays: number;
  /** (d) set levels, for example of chlorophyll. */
  readonly levels: Readonly<Record<string, Decimal>>;
  /** (e) hours without a reading. */
  readonly silentHours: number;
  /** So many normal readings end an alarm. */
  readonly clearAfter: number;
}

export interface TimedValue {
  readonly at: Instant;
  readonly value: Exact;
}

export type AlarmCause = 'worse-than-target' | 'times-target' | 'below-floor' | 'rise' | 'level' | 'silent';

export interface Alarm {
  readonly kind: 'alarm';
  readonly item: string;
  readonly cause: AlarmCause;
  readonly at: Instant;
  readonly value?: Exact;
}

interface Question {
  readonly edition: WaterEdition;
  readonly column: WaterColumn;
  readonly target: WaterTarget;
  readonly item: string;
}

const HOUR = 3_600_000;

const rankAt = ({ edition, column, item }: Question, value: Exact) => {
  const known = waterItem(edition, item);
  return known?.assessed ? itemRank(limitsFor(known, column), value) : undefined;
};

/** What a single reading shows by itself: (b) and (d). */
const ofOne = (rules: AlarmRules, question: Question, { at, value }: TimedValue): Alarm | undefined => {
  const { edition, column, target, item } = question;
  const raise = (cause: AlarmCause): Alarm => ({ kind: 'alarm', item, cause, at, value });
  const floor = rules.floors[item];
  if (floor && compareExact(value, floor) < 0) return raise('below-floor');
  const level = rules.levels[item];
  if (level && compareExact(value, level) > 0) return raise('level');
  const known = waterItem(edition, item);
  const limits = known && limitsFor(known, column);
  const rank = target.items?.[item] ?? target.rank;
  const limit = limits?.bound === 'max' ? limits.limits[rank - 1] : undefined;
  return known?.assessed && limit && atLeast(value, times(rules.timesTarget, limit))
    ? raise('times-target')
    : undefined;
};

const risen = (rules: AlarmRules, series: readonly TimedValue[], last: TimedValue): boolean => {
  const since = Date.parse(last.at) - rules.riseDays * 24 * HOUR;
  const before = series.filter(({ at }) => at < last.at && Date.parse(at) >= since).map(({ value }) => value);
  const usual = before.length >= 2 ? mean(before) : undefined;
  if (!usual) return false;
  return compareExact(minus(last.value, usual), times(usual, rules.riseShare)) > 0;
};

/**
 * Whether the newest reading of an item raises an alarm: the first cause that holds. `series` in order of time and
 * without what quality control took out. A rise counts only for items whose growth is bad (limits from above).
 */
export const alarmOf = (rules: AlarmRules, question: Question, series: readonly TimedValue[]): Alarm | undefined => {
  const last = series.at(-1);
  if (!last) return undefined;
  const one = ofOne(rules, question, last);
  if (one) return one;
  const wanted = question.target.items?.[question.item] ?? question.target.rank;
  const tail = series.slice(-rules.worseInARow);
  const worse =
    tail.length === rules.worseInARow && tail.every(({ value }) => (rankAt(question, value) ?? 0) > wanted);
  if (worse)
    return { kind: 'alarm', item: question.item, cause: 'worse-than-target', at: last.at, value: last.value };
  const known = waterItem(question.edition, question.item);
  const upward = known?.assessed && limitsFor(known, question.column).bound === 'max';
  return upward && risen(rules, series, last)
    ? { kind: 'alarm', item: question.item, cause: 'rise', at: last.at, value: last.value }
    : undefined;
};

/** Whether the last readings are all normal, so that an alarm ends. */
export const clears = (rules: AlarmRules, question: Question, series: readonly TimedValue[]): boolean =>
  series.length >= rules.clearAfter &&
  series
    .slice(-rules.clearAfter)
    .every(
      (_, i) => alarmOf(rules, question, series.slice(0, series.length - rules.clearAfter + i + 1)) === undefined,
    );

export const isSilent = (rules: AlarmRules, lastAt: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(lastAt) > rules.silentHours * HOUR;
