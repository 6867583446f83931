import type { Day, Instant } from '../../time/types.ts';
import { over } from '../arithmetic.ts';
import type { Edition } from '../edition.ts';
import { type Fraction, whole } from '../exact.ts';
import { type AirEdition, type AirItem, levelOf, pollutantOf } from './edition.ts';
import type { AirIndex } from './index-of-air.ts';

/** Rules of the joint forecast 预报. */
export interface ForecastMethod extends Edition {
  readonly kind: 'forecast-method';
  /** Local time of the day by which an issue is due, and the offset of that time from UTC. */
  readonly dueMinute: number;
  readonly utcOffsetMinutes: number;
  readonly leastDays: number;
  /** The widest range of AQI: up to `until` (its upper end), and above. */
  readonly width: { readonly until: number; readonly narrow: number; readonly wide: number };
  /** A difference of more than so many levels between centres calls for a consultation on record. */
  readonly levelsApart: number;
  /** From this AQI on a forecast is a warning to three districts. */
  readonly warnAbove: number;
}

export interface ForecastDay {
  readonly day: Day;
  readonly low: number;
  readonly high: number;
  readonly primary: readonly AirItem[];
}

/** What one centre issues on `day` for the days after it. */
export interface ForecastIssue {
  readonly issuer: string;
  readonly day: Day;
  readonly issuedAt: Instant;
  readonly days: readonly ForecastDay[];
}

/** In time, and for enough coming days; today does not count (HJ 633-2026, 5.2.3). */
export const issueFaults = (
  method: ForecastMethod,
  issue: ForecastIssue,
): readonly ('late' | 'too-few-days' | 'too-wide')[] => {
  const due = Date.parse(`${issue.day}T00:00:00Z`) + (method.dueMinute - method.utcOffsetMinutes) * 60_000;
  const coming = issue.days.filter(({ day }) => day > issue.day).length;
  return [
    ...(Date.parse(issue.issuedAt) >= due ? (['late'] as const) : []),
    ...(coming < method.leastDays ? (['too-few-days'] as const) : []),
    ...(issue.days.some((day) => tooWide(method, day)) ? (['too-wide'] as const) : []),
  ];
};

const tooWide = ({ width }: ForecastMethod, { low, high }: ForecastDay): boolean =>
  high - low > (high <= width.until ? width.narrow : width.wide);

const levelAt = (edition: AirEdition, aqi: number): number => edition.levels.indexOf(levelOf(edition, aqi));

/** Whether the centres' forecasts for one day lie so far apart that a consultation must be recorded. */
export const needsConsultation = (
  method: ForecastMethod,
  edition: AirEdition,
  forecasts: readonly ForecastDay[],
): boolean => {
  const levels = forecasts.flatMap(({ low, high }) => [levelAt(edition, low), levelAt(edition, high)]);
  return levels.length > 0 && Math.max(...levels) - Math.min(...levels) > method.levelsApart;
};

export const isWarning = (method: ForecastMethod, { high }: ForecastDay): boolean => high > method.warnAbove;

export interface Verification {
  readonly kind: 'verification';
  readonly day: Day;
  /** Days from the issue to the day forecast: given, since a missing issue is a miss as well. */
  readonly lead: number;
  readonly range: boolean;
  readonly level: boolean;
  readonly primary: boolean;
}

/**
 * Next-day verification of one forecast day with audited data. A late or missing issue and a range wider than allowed
 * count as misses; the primary pollutants hit when any of them is the same, or when both sides name none.
 */
export const verify = (
  method: ForecastMethod,
  edition: AirEdition,
  issue: ForecastIssue | undefined,
  day: Day,
  lead: number,
  observed: AirIndex,
): Verification => {
  const forecast = issue?.days.find((known) => known.day === day);
  const onTime = issue && !issueFaults(method, issue).includes('late');
  if (!issue || !forecast || !onTime)
    return { kind: 'verification', day, lead, range: false, level: false, primary: false };
  const named = forecast.primary.map(pollutantOf);
  const seen = observed.primary.map(pollutantOf);
  const at = levelAt(edition, observed.aqi);
  return {
    kind: 'verification',
    day,
    lead,
    range: !tooWide(method, forecast) && forecast.low <= observed.aqi && observed.aqi <= forecast.high,
    level: levelAt(edition, forecast.low) <= at && at <= levelAt(edition, forecast.high),
    primary: named.length === 0 && seen.length === 0 ? true : seen.some((pollutant) => named.includes(pollutant)),
  };
};

export interface Skill {
  readonly lead: number;
  readonly days: number;
  readonly range: Fraction;
  readonly level: Fraction;
  readonly primary: Fraction;
}

/** Shares of hits by lead day, per cent and exact. */
export const skill = (verifications: readonly Verification[]): readonly Skill[] =>
  [...new Set(verifications.map(({ lead }) => lead))]
    .sort((a, b) => a - b)
    .map((lead) => {
      const days = verifications.filter((known) => known.lead === lead);
      const share = (hit: (known: Verification) => boolean): Fraction =>
        over(whole(days.filter(hit).length * 100), whole(days.length));
      return {
        lead,
        days: days.length,
        range: share((known) => known.range),
        level: share((known) => known.level),
        primary: share((known) => known.primary),
      };
    });
