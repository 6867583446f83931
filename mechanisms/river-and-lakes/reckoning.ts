import { atLeast, dec, exact, exactText, over, plus, round8170, times, whole } from '#kernel';
import type { Waters } from './vocabulary.ts';

const HOUR = 3_600_000;

export const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * HOUR).toISOString();

/** Duties that are due and have not been met, with `duty` added when it is met too late. */
export const lateWith = ({ facts, at }: Waters, duty: string, by: string | undefined): readonly string[] => {
  const known = facts.late ?? [];
  return by !== undefined && at > by && !known.includes(duty) ? [...known, duty] : known;
};

export const hours = (seen: Waters, slot: 'informHours' | 'planHours' | 'dataHours' | 'releaseHours'): number =>
  seen.law(slot)?.value ?? 0;

/** 重大以上 within two hours, 一般、较大 within four. */
export const reportHours = (seen: Waters): number => {
  const major = seen.facts.severity === 'major' || seen.facts.severity === 'grave';
  return seen.law(major ? 'reportHoursMajor' : 'reportHours')?.value ?? 0;
};

interface Place {
  readonly lon?: string;
  readonly lat?: string;
}

const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places by the law of haversines; enough for "within a hundred metres". */
export const metresBetween = (a: Place | undefined, b: Place | undefined): number | undefined => {
  if (!a?.lon || !a.lat || !b?.lon || !b.lat) return undefined;
  const [x1, y1, x2, y2] = [a.lon, a.lat, b.lon, b.lat].map(Number) as [number, number, number, number];
  const h = Math.sin(rad(y2 - y1) / 2) ** 2 + Math.cos(rad(y1)) * Math.cos(rad(y2)) * Math.sin(rad(x2 - x1) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
};

const PARTS = ['target', 'change', 'ecology', 'tasks', 'joint'] as const;

/** Score of 100 = ∑ weight × share; one decimal place by GB/T 8170. Undefined while an input or the weights are missing. */
export const scoreOf = ({ facts, law }: Waters): string | undefined => {
  const weights = law('weights')?.value;
  if (!weights || !facts.inputs) return undefined;
  let sum = plus(whole(0), whole(0));
  for (const part of PARTS) {
    const share = exact(facts.inputs[part] ?? '');
    if (!share) return undefined;
    sum = plus(sum, over(times(share, whole(weights[part])), whole(100)));
  }
  return exactText(round8170(sum, 1), 1);
};

export const gradeOf = (seen: Waters, score: string) =>
  seen.law('grades')?.value.find(({ from }) => atLeast(dec(score), dec(from)))?.grade;

/** Months met in a row at the end of the reports. */
export const metInARow = (reports: readonly { readonly month?: string; readonly met?: boolean }[]): number => {
  const sorted = [...reports].sort((a, b) => ((a.month ?? '') < (b.month ?? '') ? -1 : 1));
  const broken = sorted.findLastIndex(({ met }) => !met);
  return sorted.length - 1 - broken;
};

/** The authority for which the actor of the step acts. */
export const actingFor = ({ actor, state }: Waters): string =>
  actor.posts?.find(({ authority }) =>
    [state.receiving, state.deciding, ...(state.concerned ?? [])].some((place) => place.authority === authority),
  )?.authority ?? '';

/** The sides of an event: the two of the case and those told as well. */
export const sidesOf = ({ facts, state }: Waters): readonly string[] => [
  state.receiving.authority,
  state.deciding.authority,
  ...(facts.alsoTo ?? []),
];

/** Who follows tasks and patrols and is told of a second escalation. */
export const coordinatorOf = ({ law }: Waters): readonly string[] => {
  const found = law('escalatesTo')?.value;
  return found ? [found] : [];
};

export const zoneAt = ({ facts, law }: Waters) =>
  law('controlZones')?.value.find(
    ({ from, to }) => (facts.bankMetres ?? -1) >= from && (facts.bankMetres ?? -1) < to,
  );
