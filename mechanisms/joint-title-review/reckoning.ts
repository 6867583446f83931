import {
  addMonths,
  type Body,
  type Conflict,
  type ConflictFacts,
  conflictsOf,
  type Day,
  type Effect,
  type EntryRead,
  frame,
  type PoolMember,
  publicityOn,
  type Recognised,
  type Result,
  recognise,
  rollFor,
  sha256,
  toHex,
} from '#kernel';
import type { Side } from './facts.ts';
import { POOLS, ROUNDS, TITLES } from './registers.ts';
import type { Case } from './vocabulary.ts';

export const sidesOf = (seen: Case): readonly Side[] => seen.law('sides')?.value ?? [];
export const authoritiesOf = (seen: Case): readonly string[] => sidesOf(seen).map(({ authority }) => authority);
/** The side of the department for which the actor acts. */
export const ownSide = (seen: Case): Side | undefined =>
  sidesOf(seen).find(({ authority }) => authority === seen.post?.authority);

type Expert = NonNullable<NonNullable<Case['facts']['experts']>[number]>;
export interface Listed extends Expert {
  readonly side: string;
}

/** All experts of the series, each with the side that keeps them. */
export const expertsOf = ({ reads }: Case): readonly Listed[] =>
  ((reads.pools ?? []) as readonly EntryRead[])
    .filter(({ closed }) => !closed)
    .flatMap(({ values }) =>
      (values.experts as readonly Expert[]).map((one) => ({ ...one, side: String(values.side) })),
    );

/** Who may be drawn for the level of this round: a senior title is judged by seniors alone. */
export const poolOf = (seen: Case): readonly PoolMember[] => {
  const { series, level } = seen.facts;
  const fit: readonly string[] = (level && seen.law('expertLevels')?.value[level]) || [];
  return expertsOf(seen)
    .filter((expert) => expert.level !== undefined && fit.includes(expert.level))
    .map(({ id = '', side, from = '', to = '' }) => ({ id, side, from, to, specialties: series ? [series] : [] }));
};

type Seats = NonNullable<Case['facts']['committee']>;

/** The committee of the round as it is on file; its term is the committee's. */
export const committeeOf = (seen: Case): Body | undefined => {
  const entry = seen.reads.round as EntryRead | undefined;
  const seats = entry?.values.committee as Seats | undefined;
  const [from, to] = [String(entry?.values.committeeFrom), String(entry?.values.committeeTo)];
  return (
    seats && {
      kind: 'body',
      id: `${ROUNDS}/${entry?.key}`,
      title: ['联合评审委员会', 'Joint review committee'],
      sides: sidesOf(seen).map(({ place }) => place),
      from,
      to,
      seats: seats.map(({ id = '', side = '', role = 'member' }) => ({ id, member: id, side, role, from, to })),
    }
  );
};

const yearsBack = (day: Day, years: number): Day => addMonths(day, -12 * years);

const tiesOf = (seen: Case): ConflictFacts => {
  const { applicant, employer, achievements = [], conflicts = [] } = seen.facts;
  const key = applicant?.key ?? '';
  const long = '1900-01-01';
  const projects = achievements.flatMap(({ project }) => project ?? []);
  const experts = expertsOf(seen);
  return {
    affiliations: [
      ...(employer
        ? [{ person: key, kind: 'employer' as const, of: employer.key, from: long, source: '申报材料' }]
        : []),
      ...projects.map((of) => ({ person: key, kind: 'project' as const, of, from: long, source: '申报材料' })),
      ...experts.flatMap(({ id = '', employers = [], projects: own = [] }) => [
        ...employers.map(({ key: of = '', from = long, to }) => ({
          person: id,
          kind: 'employer' as const,
          of,
          from,
          ...(to && { to }),
          source: '专家库',
        })),
        ...own.map((of) => ({ person: id, kind: 'project' as const, of, from: long, source: '专家库' })),
      ]),
    ],
    kin: experts.flatMap(({ id = '', kin = [] }) =>
      kin.map(({ key: of = '', relation = '' }) => ({
        a: id,
        b: of,
        relation: [relation, relation] as const,
        source: '专家库',
      })),
    ),
    declared: conflicts.map(({ member = '', reason = '', by = '', on = '' }) => ({
      member,
      about: key,
      reason: [reason, reason] as const,
      by,
      on,
    })),
  };
};

/** Every ground on which a member of the committee must step aside for this applicant today. */
export const conflictsHere = (seen: Case): readonly Conflict[] => {
  const rules = seen.law('conflicts')?.value;
  const body = committeeOf(seen);
  if (!rules || !body || !seen.facts.applicant) return [];
  const facts = tiesOf(seen);
  const since = {
    employerSince: yearsBack(seen.day, rules.employerYears),
    projectSince: yearsBack(seen.day, rules.projectYears),
    kin: rules.kin,
  };
  return body.seats.flatMap(({ member }) =>
    conflictsOf(member, [seen.facts.applicant?.key ?? ''], facts, since, seen.day),
  );
};

export const rollHere = (seen: Case, body: Body, present: readonly string[]) =>
  rollFor(body, seen.state.id, seen.day, present, conflictsHere(seen));

/** What is shown in public, as one hash: the same in every place. */
export const resultHash = ({ facts, state }: Case): string =>
  toHex(
    sha256(
      frame(
        'tongban/title/result/1',
        state.id,
        facts.round ?? '',
        facts.series ?? '',
        facts.level ?? '',
        facts.applicant?.name ?? '',
        facts.employer?.name ?? '',
        facts.ballot?.board?.boardHash ?? '',
      ),
    ),
  );

export const calendarsOf = (seen: Case) =>
  Object.fromEntries(sidesOf(seen).map(({ place }) => [place, seen.calendarOf(place)]));

export const publicityNow = (seen: Case) =>
  seen.facts.publicity && publicityOn(seen.facts.publicity, calendarsOf(seen), seen.day);

export const remediesOf = ({ state, authorities }: Case) => {
  const body = authorities[state.deciding.authority];
  return body && { reviewBody: body.reviewBody[0], court: body.court[0] };
};

export const certificateOf = ({ state, day }: Case): string =>
  `SFQZC${day.slice(0, 4)}${state.deciding.jurisdiction}${state.id.replace(/\D/g, '').slice(-6).padStart(6, '0')}`;

/** An entry in the registers of every other place: a case of its own there, so that each place writes its own register. */
export const elsewhere = (seen: Case, entry: 'notice' | 'enter' | 'revoke', facts: object): readonly Effect[] => {
  const matter = seen.law('entryItem')?.value;
  if (!matter) return [];
  return sidesOf(seen)
    .filter(({ place }) => place !== seen.state.deciding.jurisdiction)
    .map(({ place, authority, node }) => ({
      kind: 'case.open',
      link: `${entry}-${place}`,
      matter,
      deciding: { jurisdiction: place, authority, node },
      receiving: seen.state.deciding,
      facts: { entry, reference: seen.state.id, ...facts },
      after: [],
    }));
};

export const titleEntry = ({ facts, state, day }: Case, by: string): Effect => ({
  kind: 'register.enter',
  register: TITLES,
  key: facts.certificate ?? '',
  values: {
    holder: facts.applicant,
    series: facts.series,
    level: facts.level,
    issuedOn: facts.certifiedOn ?? day,
    issuedIn: facts.place ?? state.deciding.jurisdiction,
    by,
  },
  from: facts.certifiedOn ?? day,
});

/** The rule by which a title given elsewhere counts here: one for its level before one for the whole series. */
export const recognitionHere = ({ law, facts, state, day }: Case): Result<Recognised> => {
  const rows = law('recognitions')?.value ?? [];
  const use = {
    issuedIn: facts.pastTitle?.issuedIn ?? '',
    usedIn: state.deciding.jurisdiction,
    issuedOn: facts.pastTitle?.issuedOn ?? day,
    day,
  };
  const ofLevel = recognise(rows, { ...use, of: `title/${facts.series}/${facts.level}` });
  return ofLevel.ok ? ofLevel : recognise(rows, { ...use, of: `title/${facts.series}` });
};

export const poolKey = (series: string, side: string): string => `${series}/${side}`;
export const registerOf = { pools: POOLS, rounds: ROUNDS, titles: TITLES } as const;
