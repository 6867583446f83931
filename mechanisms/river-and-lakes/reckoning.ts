import {
  addDays,
  addMonths,
  atLeast,
  dec,
  diffDays,
  exact,
  exactText,
  over,
  plus,
  round8170,
  times,
  whole,
} from '#kernel';
import type { Waters } from './vocabulary.ts';

const HOUR = 3_600_000;

export const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * HOUR).toISOString();

/** Duties that are due and have not been met, with `duty` added when it is met too late. */
export const lateWith = ({ facts, at }: Waters, duty: string, by: string | undefined): readonly string[] => {
  const known = facts.late ?? [];
  return by !== undefined && at > by && !known.includes(duty) ? [...known, duty] : known;
};

/** What was owed again and again is escalated anew the next time it is missed, from the first level. */
export const metAgain = ({ facts: { escalated } }: Waters): { readonly escalated?: 0 } =>
  escalated ? { escalated: 0 } : {};

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

/** Yearly all parts; a quarter is scored lightly 季度轻评估, by the parts the law names. */
export const partsScored = ({ facts, law }: Waters): readonly (typeof PARTS)[number][] =>
  facts.period?.includes('-Q') ? (law('lightParts')?.value ?? PARTS) : PARTS;

/** Score of 100 = ∑ weight × share over the weights of the parts scored; one decimal place by GB/T 8170. Undefined while an input or the weights are missing. */
export const scoreOf = (seen: Waters): string | undefined => {
  const weights = seen.law('weights')?.value;
  const { inputs } = seen.facts;
  const parts = partsScored(seen);
  const all = weights ? parts.reduce((sum, part) => sum + weights[part], 0) : 0;
  if (!weights || !inputs || all === 0) return undefined;
  let sum = plus(whole(0), whole(0));
  for (const part of parts) {
    const share = exact(inputs[part] ?? '');
    if (!share) return undefined;
    sum = plus(sum, over(times(share, whole(weights[part])), whole(all)));
  }
  return exactText(round8170(sum, 1), 1);
};

export const gradeOf = (seen: Waters, score: string) =>
  seen.law('grades')?.value.find(({ from }) => atLeast(dec(score), dec(from)))?.grade;

export const bothApproved = ({ facts, state }: Waters): boolean =>
  [state.receiving.authority, state.deciding.authority].every((side) => facts.approvals?.includes(side));

/** A month is reported by a day of the next, the one after the last that was reported; the first is that of the approval. */
export const reportDue = (seen: Waters) => {
  const found = seen.law('reportDays');
  if (!found || !bothApproved(seen)) return undefined;
  const reported = (seen.facts.reports ?? []).flatMap(({ month }) => month ?? []).sort();
  const last = reported.at(-1);
  const next = addMonths(`${last ?? seen.day.slice(0, 7)}-01`, last ? 2 : 1);
  const n = Math.max(0, diffDays(seen.day, addDays(next, found.value - 1)));
  return { ...found, value: { n, unit: 'd' } as const };
};

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

/** The bureaus whose heads sign for the sides of the water of the case. */
export const signatoriesOf = ({ facts, law }: Waters): readonly string[] =>
  law('signatories')?.value[facts.water ?? ''] ?? [];

export const zoneAt = ({ facts, law }: Waters) =>
  law('controlZones')?.value.find(
    ({ from, to }) => (facts.bankMetres ?? -1) >= from && (facts.bankMetres ?? -1) < to,
  );
