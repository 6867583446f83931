import {
  addDays,
  addMonths,
  type CaseState,
  checkCitizenId,
  counted,
  type Day,
  type EntryRead,
  frame,
  type PublishedRead,
  recognise,
  sha256,
  type Term,
  toHex,
} from '#kernel';
import type { Case } from './vocabulary.ts';

export const QUALIFICATIONS = 'qualifications';
export const REGISTRATIONS = 'registrations';
export const HOURS = 'hours';
export const REVOCATIONS = 'revocations';
export const RECOGNISED = 'recognised';
export const HOUR_MARKS = 'hourMarks';
export const HOUR_CLAIMS = 'hourClaims';
export const HELD = 'heldHours';
export const PRACTICE_MARKS = 'practiceMarks';
export const SIGNS = 'signs';
export const POSTS = 'posts';
export const KIND = 'constructor-2';

export const plus = (from: Day, { n, unit }: Term): Day =>
  unit === 'y' ? addMonths(from, n * 12) : unit === 'm' ? addMonths(from, n) : addDays(from, n);
export const minus = (from: Day, { n, unit }: Term): Day => plus(from, { n: -n, unit });

export const birthOf = (key: string | undefined): Day | undefined => {
  const checked = checkCitizenId(key ?? '');
  return checked.ok ? checked.value.birth : undefined;
};

/**
 * “超过65周岁”: by one reading from the day after the 65th birthday, by the other only from the 66th birthday on. Which one
 * holds is law, not ours to choose.
 */
export const tooOld = (
  birth: Day,
  day: Day,
  limit: { readonly years: number; readonly refuseFrom: 'dayAfterBirthday' | 'nextBirthday' },
): boolean =>
  limit.refuseFrom === 'dayAfterBirthday'
    ? day > addMonths(birth, limit.years * 12)
    : day >= addMonths(birth, (limit.years + 1) * 12);

/** The last day of a registration: the day before the anniversary. */
export const registeredUntil = (from: Day, term: Term): Day => addDays(plus(from, term), -1);
export const renewBy = (ends: Day, lead: Term): Day => minus(ends, lead);

/** First registration within the term after the certificate needs no training; the anniversary itself still counts. */
export const needsTraining = (issuedOn: Day, day: Day, within: Term): boolean => day > plus(issuedOn, within);

export const openRegistrations = ({ reads, day }: Case): readonly EntryRead[] =>
  ((reads.registrations ?? []) as readonly EntryRead[]).filter(
    ({ closed, validTo }) => !closed && (validTo === null || day <= validTo),
  );

export type HourRecord = NonNullable<Case['facts']['records']>[number];

/** (person, course, year): what is the same hour is the same key, whoever sends it. */
export const hourKey = (person: string, { year, course }: Pick<HourRecord, 'year' | 'course'>): string =>
  `${person}/${year}/${(course ?? '').replace(/\s+/g, ' ').trim()}`;

/** What stands for a person or an hour where no name may go. It hides, it does not keep secret: who can guess a number can test it. */
export const markOf = (...parts: readonly string[]): string =>
  toHex(sha256(frame('tongban/qualification/mark/1', parts.join('\u0000'))));

/** The hours of a declaration by the place that issued them, each as its mark: their issuer keeps who counts them. */
export const marksByIssuer = ({ facts }: Case): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const record of facts.records ?? []) {
    const { issuer = '' } = record;
    found.set(issuer, [...(found.get(issuer) ?? []), markOf(hourKey(facts.applicant?.key ?? '', record))]);
  }
  return found;
};

/** What is said of each hour that is claimed: its issuer compares it with its own record of it. */
export const statedOf = ({ facts }: Case, issuer: string) =>
  (facts.records ?? [])
    .filter((record) => record.issuer === issuer)
    .map((record) => {
      const { kind, hours, part, specialty, issuedBy, issuedOn } = record;
      const mark = markOf(hourKey(facts.applicant?.key ?? '', record));
      const said = { mark, kind, hours, part, specialty, issuedBy, issuedOn };
      return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    });

/** The hours a step is about: those declared, or those of the course that is being recorded, which this place issues. */
export const recordsOf = ({ facts, state }: Case): readonly HourRecord[] =>
  facts.records ?? (facts.session ? [{ ...facts.session, issuer: state.deciding.jurisdiction }] : []);

/** The marks of a course, by who attended. */
export const marksOfCourse = ({ facts: { session, attendees } }: Case): readonly string[] =>
  session ? (attendees ?? []).map(({ key }) => markOf(hourKey(key, session))) : [];

/** Entries that stand, of a read that brings one or nothing per key. */
export const inForce = (read: unknown): readonly EntryRead[] =>
  ((read ?? []) as readonly (EntryRead | undefined)[]).flatMap((entry) =>
    entry && entry.version > 0 && !entry.closed ? [entry] : [],
  );

/** What all places have published of somebody, and still stands. */
export const marksIn = (read: unknown, day: Day) =>
  ((read as PublishedRead | undefined)?.entries ?? []).filter(
    ({ closed, validTo }) => !closed && (validTo === null || day <= validTo),
  );

/** 在册标记 of a registration: entered with it, closed with it. */
export const practiceKey = (person: string, certificate: string): string => `${markOf(person)}/${certificate}`;
export const practiceMark = ({ reads, day, state, facts }: Case) =>
  marksIn(reads.practice, day).find(
    ({ key, values }) =>
      key === practiceKey(facts.applicant?.key ?? '', facts.certificate ?? '') &&
      values.place === state.deciding.jurisdiction,
  );

export const recognisedHours = (seen: Case, record: HourRecord) => {
  const rows = seen.law('recognitions')?.value ?? [];
  const found = recognise(rows, {
    of: 'hours',
    issuedIn: record.issuer ?? '',
    usedIn: seen.state.deciding.jurisdiction,
    issuedOn: record.issuedOn ?? seen.day,
    day: seen.day,
  });
  return found.ok ? { found: found.value, hours: counted(found.value, record.hours ?? 0) } : found;
};

export interface YearOfHours {
  readonly year: number;
  readonly total: number;
  readonly professional: number;
  readonly met: boolean;
}

/** Hours by the year they were earned in; nothing is carried over (人社部令25号). */
export const hoursByYear = (
  entries: readonly { readonly year: number; readonly kind: string; readonly hours: number }[],
  needed: { readonly total: number; readonly professional: number },
): readonly YearOfHours[] =>
  [...new Set(entries.map(({ year }) => year))].sort().map((year) => {
    const own = entries.filter((entry) => entry.year === year);
    const sum = (list: typeof own) => list.reduce((all, { hours }) => all + hours, 0);
    const [total, professional] = [sum(own), sum(own.filter(({ kind }) => kind === 'professional'))];
    return { year, total, professional, met: total >= needed.total && professional >= needed.professional };
  });

/** The rows that speak of this level and this issuing body, or of any. */
export const rowsFor = ({ law, facts }: Case) =>
  (law('otherQualifications')?.value ?? []).filter(
    ({ level, body }) => (level ?? facts.level) === facts.level && (body ?? facts.issuingBody) === facts.issuingBody,
  );

/** The newest child of a kind of request. */
export const requestOf = ({ reads }: Case, kind: string): CaseState | undefined =>
  ((reads.requests ?? []) as readonly CaseState[])
    .filter(({ facts }) => facts.request === kind)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .at(-1);

export const remediesOf = ({ state, authorities }: Case) => {
  const body = authorities[state.deciding.authority];
  return body && { reviewBody: body.reviewBody[0], court: body.court[0] };
};
