import {
  type AirEdition,
  type AirIndex,
  type AirItem,
  diffDays,
  editionOn,
  type ForecastDay,
  type ForecastIssue,
  issueFaults,
  isWarning,
  needsConsultation,
  verify,
} from '#kernel';
import type { Air } from './mechanism.ts';

interface Given {
  readonly day?: string;
  readonly low?: number;
  readonly high?: number;
  readonly primary?: readonly string[];
}

const dayOf = ({ day = '', low = 0, high = 0, primary = [] }: Given): ForecastDay => ({
  day,
  low,
  high,
  primary: primary as readonly AirItem[],
});

/** The side of the centre that acts. */
export const ownSide = ({ actor, state }: Air): string | undefined =>
  [state.receiving, state.deciding, ...(state.concerned ?? [])].find(({ authority }) =>
    actor.posts?.some((post) => post.authority === authority),
  )?.jurisdiction;

export const editionFor = (seen: Air, day: string): AirEdition | undefined => {
  const found = editionOn(seen.law('editions')?.value ?? [], day);
  return found.ok ? found.value : undefined;
};

export const issueOf = ({ facts, state, at, day }: Air): ForecastIssue => ({
  issuer: state.receiving.authority,
  day: facts.day ?? day,
  issuedAt: facts.issuedAt ?? at,
  days: (facts.days ?? []).map(dayOf),
});

/** late, too-few-days, too-wide: what is wrong with the issue as it would be published now. */
export const faultsOf = (seen: Air): readonly string[] => {
  const method = seen.law('method')?.value;
  return method ? issueFaults(method, { ...issueOf(seen), issuedAt: seen.at }) : ['no-method'];
};

/** Days on which the sides lie more than a level apart: they call for a consultation on record. */
export const apartOn = (seen: Air): readonly string[] => {
  const method = seen.law('method')?.value;
  const all = (seen.facts.opinions ?? []).flatMap(({ days }) => days ?? []);
  return [...Map.groupBy(all, ({ day }) => day ?? '')].flatMap(([day, list]) => {
    const edition = editionFor(seen, day);
    return method && edition && needsConsultation(method, edition, list.map(dayOf)) ? [day] : [];
  });
};

export const warns = (seen: Air): boolean => {
  const method = seen.law('method')?.value;
  return method !== undefined && (seen.facts.days ?? []).some((day) => isWarning(method, dayOf(day)));
};

const HOUR = 3_600_000;

/** The districts are told within the hours of the law, counted from the publication of a forecast that warns. */
export const warnBy = (seen: Air): string | undefined => {
  const hours = seen.law('warnHours')?.value;
  return hours !== undefined && warns(seen) ? new Date(Date.parse(seen.at) + hours * HOUR).toISOString() : undefined;
};

/** The verification of the day observed, beside those before it; a day is verified once. */
export const verified = (seen: Air) => {
  const { observed, verifications = [] } = seen.facts;
  const method = seen.law('method')?.value;
  const edition = observed?.day ? editionFor(seen, observed.day) : undefined;
  if (!method || !edition || !observed?.day) return { verifications };
  const index: AirIndex = {
    kind: 'air-index',
    edition: edition.id,
    aqi: observed.aqi ?? 0,
    withheld: false,
    iaqi: [],
    primary: (observed.primary ?? []) as readonly AirItem[],
    exceeding: [],
    missing: [],
  };
  const issue = issueOf(seen);
  const day = observed.day;
  const { range, level, primary } = verify(method, edition, issue, day, 0, index);
  const lead = diffDays(issue.day, day);
  // Each side's own forecast is held against the same reading, as if it had been published with the joint one.
  const sides = (seen.facts.opinions ?? []).map(({ side, days }) => {
    const own = verify(method, edition, { ...issue, days: (days ?? []).map(dayOf) }, day, 0, index);
    return { side, range: own.range, level: own.level, primary: own.primary };
  });
  return { verifications: [...verifications, { day, lead, edition: edition.id, range, level, primary, sides }] };
};
