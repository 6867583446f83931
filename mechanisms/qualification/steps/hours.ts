import type { CaseState, Effect } from '#kernel';
import {
  HOUR_MARKS,
  HOURS,
  type HourRecord,
  hourKey,
  hoursByYear,
  inForce,
  markOf,
  marksByIssuer,
  recognisedHours,
} from '../reckoning.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';
import { askIssuers, kindOf } from './asking.ts';

interface Counted {
  readonly year: number;
  readonly kind: string;
  readonly hours: number;
}

/** Hours of this case that their issuer has revoked since, by their keys. */
const withdrawnKeys = ({ facts }: Case): ReadonlySet<string> =>
  new Set((facts.withdrawn ?? []).map((one) => hourKey(facts.applicant?.key ?? '', one)));

const stillGiven = (seen: Case): readonly HourRecord[] => {
  const gone = withdrawnKeys(seen);
  return (seen.facts.records ?? []).filter((record) => !gone.has(hourKey(seen.facts.applicant?.key ?? '', record)));
};

const fresh = (seen: Case): readonly (Counted & { readonly record: HourRecord; readonly rule: string })[] =>
  stillGiven(seen).flatMap((record) => {
    const found = recognisedHours(seen, record);
    if ('ok' in found) return [];
    const rule = found.found.rule === 'own' ? '本地' : found.found.rule.id;
    return [{ record, rule, year: record.year ?? 0, kind: record.kind ?? 'common', hours: found.hours }];
  });

const totalsOf = (seen: Case, added: readonly Counted[]) => {
  const needed = seen.law('yearlyHours')?.value ?? { total: 0, professional: 0 };
  const gone = withdrawnKeys(seen);
  const standing = inForce(seen.reads.hours).filter(({ key }) => !gone.has(key));
  const all = [...standing.map(({ values }) => values as unknown as Counted), ...added];
  const years = new Set((seen.facts.records ?? []).map(({ year }) => year));
  return hoursByYear(all, needed).filter(({ year }) => years.has(year));
};

const enterHours = (seen: Case): readonly Effect[] =>
  fresh(seen).flatMap(({ record, rule, year, kind, hours }) => {
    const person = seen.facts.applicant?.key ?? '';
    const key = hourKey(person, record);
    const entered = { kind: 'register.enter', from: record.issuedOn ?? seen.day, expect: 0 } as const;
    const { issuer, part, specialty, hours: given } = record;
    const place = seen.state.deciding.jurisdiction;
    const holder = seen.facts.applicant;
    const values = { holder, year, kind, hours, given, part, specialty, issuer, place, rule };
    const mark = { person: markOf(person), place, year };
    return [
      { ...entered, register: HOURS, key, values },
      { ...entered, register: HOUR_MARKS, key: markOf(key), values: mark },
    ];
  });

/** The claims of this attempt, by the place that was asked. */
const claimsNow = ({ reads, state }: Case): ReadonlyMap<string, CaseState> => {
  const round = `-${state.taken.recogniseHours ?? 0}`;
  return new Map(
    ((reads.requests ?? []) as readonly CaseState[])
      .filter(({ facts, parent }) => facts.request === 'claim' && parent?.link.endsWith(round))
      .map((one) => [one.deciding.jurisdiction, one] as const),
  );
};

/** All have answered yes: counted. One has said no: back to the officer. Otherwise it waits. */
const outcome = (seen: Case): 'claiming' | 'counted' | 'declared' => {
  const claims = claimsNow(seen);
  const states = [...marksByIssuer(seen).keys()].map((place) => claims.get(place)?.state);
  if (!states.every((state) => state === 'done' || state === 'denied')) return 'claiming';
  return states.includes('denied') ? 'declared' : 'counted';
};

const granted = (seen: Case): readonly string[] =>
  [...claimsNow(seen)].flatMap(([place, { state }]) => (state === 'done' ? [place] : []));

/**
 * 继续教育学时: recognised by the rules of the using place, and counted once in all places. Whoever counts an hour first claims it where it
 * was issued; the issuer's register says yes to one of them, whatever crosses on the way.
 */
export const hoursSteps = {
  declareHours: {
    title: ['申报继续教育学时', 'Declare training hours'],
    by: ['applicant', 'officer'],
    from: 'nothing',
    to: 'declared',
    asks: ['applicant', 'records'],
    sets: kindOf,
    requires: ['kindFits'],
  },
  amendHours: {
    title: ['更正学时申报', 'Correct the declaration'],
    help: ['出具地答复与申报不一致的，据实更正后重新认定', 'Where the issuer says that it is not so'],
    by: ['applicant', 'officer'],
    from: 'declared',
    to: 'declared',
    asks: ['records'],
  },
  recogniseHours: {
    title: ['认定学时', 'Recognise the hours'],
    help: ['向出具地占用后计入，同一学时只计一次', 'Claimed at their issuer first, so that an hour counts once'],
    by: 'officer',
    from: 'declared',
    to: 'claiming',
    reads: ['hours', 'hourMarks'],
    sets: ({ before }) => (before?.facts.claimedElsewhere ? { claimedElsewhere: null } : {}),
    requires: ['hoursRecognised', 'yearFits', 'issuersListed', 'categoriesFit', 'notCountedTwice'],
    then: (seen) => askIssuers(seen, 'claim', (seen.state.taken.recogniseHours ?? 0) + 1),
  },
  hearClaim: {
    title: ['出具地答复', 'An issuer has answered'],
    by: 'node',
    from: 'claiming',
    to: { oneOf: ['claiming', 'counted', 'declared'], pick: outcome },
    reads: ['requests', 'hours'],
    sets: (seen) => {
      const now = outcome(seen);
      if (now === 'counted') return { totals: totalsOf(seen, fresh(seen)) };
      if (now !== 'declared') return {};
      const reasons = [...claimsNow(seen).values()]
        .filter(({ state }) => state === 'denied')
        .map(({ facts }) => (facts.answer as { why?: string } | undefined)?.why ?? '请求退回');
      return { claimedElsewhere: [...new Set(reasons)] };
    },
    papers: ['hours'],
    then: (seen) => {
      const now = outcome(seen);
      if (now === 'counted')
        return [...enterHours(seen), ...tell(seen, ['学时已认定', 'The hours have been recognised'])];
      if (now !== 'declared') return [];
      return [
        ...askIssuers(seen, 'unclaim', seen.state.taken.recogniseHours ?? 0, granted(seen)),
        ...tell(seen, [
          '学时未能认定，原因见办件；申报有误的可以更正',
          'The hours could not be recognised; the case says why, and the declaration may be corrected',
        ]),
      ];
    },
    hearsChildren: true,
  },
  hoursWithdrawn: {
    title: ['学时被出具地撤销', 'Their issuer has revoked hours'],
    help: ['撤销的学时不再计入，合计随之更新', 'They count no more; the sums are made anew'],
    by: 'node',
    from: ['claiming', 'counted'],
    to: {
      oneOf: ['claiming', 'counted'],
      pick: ({ before }) => (before?.state === 'counted' ? 'counted' : 'claiming'),
    },
    asks: ['withdrawn'],
    reads: ['hours'],
    sets: (seen) => {
      const before = (seen.before?.facts.withdrawn ?? []) as NonNullable<Case['facts']['withdrawn']>;
      const withdrawn = [...before, ...(seen.facts.withdrawn ?? [])];
      const now = { ...seen, facts: { ...seen.facts, withdrawn } };
      return { withdrawn, ...(seen.before?.state === 'counted' && { totals: totalsOf(now, []) }) };
    },
  },
  dismissHours: {
    title: ['不予认定', 'Do not recognise'],
    by: 'officer',
    from: 'declared',
    to: 'refused',
    noteRequired: true,
  },
} as const satisfies Record<string, CaseStep>;
