import type { Effect, EntryRead } from '#kernel';
import { HELD, HOUR_CLAIMS, hourKey, inForce, markOf, marksOfCourse, remediesOf } from '../reckoning.ts';
import { type Case, type CaseStep, tellTo } from '../vocabulary.ts';
import { kindOf } from './asking.ts';

const recorded = (seen: Case): readonly Effect[] => {
  const { session, attendees } = seen.facts;
  const read = ((seen.reads.held ?? []) as readonly (EntryRead | undefined)[]).flatMap((one) => one ?? []);
  const versions = new Map(read.map(({ key, version }) => [key, version]));
  const marks = marksOfCourse(seen);
  return (attendees ?? []).flatMap((holder, n) => [
    {
      kind: 'register.enter',
      register: HELD,
      key: marks[n] as string,
      values: { holder, ...session },
      from: session?.issuedOn ?? seen.day,
      expect: versions.get(marks[n] as string) ?? 0,
    },
    ...tellTo(holder.key, seen, ['继续教育学时已登记', 'Your training hours were recorded']),
  ]);
};

type Who = { readonly key: string };
const holderOf = ({ values }: EntryRead): Who => values.holder as Who;

/** Whose hours this act revokes: those named, or all that stand. */
const revokedNow = (seen: Case): readonly EntryRead[] => {
  const named = (seen.facts.revokedFor ?? []).map(({ key }) => key);
  return inForce(seen.reads.held).filter((entry) => named.length === 0 || named.includes(holderOf(entry).key));
};

const revokes = (seen: Case): readonly Effect[] => {
  const { session, reasons = '' } = seen.facts;
  const entries = revokedNow(seen);
  const keys = new Set(entries.map(({ key }) => key));
  const claims = inForce(seen.reads.claims).filter(({ key }) => keys.has(key));
  const holders = new Map(entries.map((entry) => [entry.key, entry.values.holder]));
  const matter = seen.law('hourRequestItem')?.value;
  const round = (seen.state.taken.revokeHours ?? 0) + 1;
  const closed = (register: string, { key, version }: EntryRead): Effect => ({
    kind: 'register.close',
    register,
    key,
    on: seen.day,
    reason: reasons,
    expect: version,
  });
  // Whoever counts an hour is in the register of claims: the revocation goes there, by name, for the case that counted it.
  const told = (matter ? claims : []).map(({ key, values }, n): Effect => {
    const facts = {
      request: 'withdraw',
      applicant: holders.get(key),
      withdrawn: [{ course: session?.course, year: session?.year, reason: reasons.slice(0, 400) }],
      requester: seen.state.deciding.jurisdiction,
      ground: 'duty',
      reference: values.case,
    };
    const deciding = { jurisdiction: values.place as string, authority: '', node: '' };
    return {
      kind: 'case.open',
      link: `withdraw-${round}-${n + 1}`,
      matter: matter as string,
      deciding,
      facts,
      after: [],
    };
  });
  return [
    ...entries.map((entry) => closed(HELD, entry)),
    ...claims.map((entry) => closed(HOUR_CLAIMS, entry)),
    ...entries.flatMap((entry) =>
      tellTo(holderOf(entry).key, seen, ['学时已被出具地撤销', 'Your training hours were revoked by their issuer']),
    ),
    ...told,
  ];
};

/**
 * 学时出具登记: whoever held a course has it recorded, and who attended. From then on this register answers for the hours; what it revokes
 * counts nowhere any more.
 */
export const heldSteps = {
  recordHours: {
    title: ['登记已举办的学时', 'Record hours that were held'],
    help: ['其他地区认定学时，以本登记为准', 'Whoever recognises the hours elsewhere is answered from this record'],
    by: 'officer',
    from: 'nothing',
    to: 'recorded',
    asks: ['session', 'attendees'],
    reads: ['held'],
    sets: kindOf,
    requires: ['kindFits', 'issuersListed', 'categoriesFit', 'yearFits', 'heldByNow', 'notHeldYet'],
    then: recorded,
  },
  revokeHours: {
    title: ['撤销学时', 'Revoke hours'],
    help: ['已在其他地区认定的，随之失效', 'Where they were recognised they end with it'],
    by: 'head',
    from: 'recorded',
    to: {
      oneOf: ['recorded', 'hoursRevoked'],
      pick: (seen) => (revokedNow(seen).length < inForce(seen.reads.held).length ? 'recorded' : 'hoursRevoked'),
    },
    asks: ['revokedFor?', 'reasons'],
    reads: ['held', 'claims'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['revokedStand', 'remediesKnown'],
    differentFrom: ['recordHours'],
    papers: ['hoursRevocation'],
    then: revokes,
  },
} as const satisfies Record<string, CaseStep>;

/** At the place that had counted them: out of its register, its published marks, and out of the case itself. */
export const hoursWithdrawnHere = (seen: Case, marks: readonly string[]): readonly Effect[] => {
  const { applicant, withdrawn, reference } = seen.facts;
  const person = applicant?.key ?? '';
  const gone = new Set((withdrawn ?? []).map((one) => hourKey(person, one)));
  const reason = '出具地已撤销';
  const closed = (register: string, key: string): Effect => ({
    kind: 'register.close',
    register,
    key,
    on: seen.day,
    reason,
  });
  const entries = inForce(seen.reads.hours).filter(({ key, case: by }) => gone.has(key) && by === reference);
  return [
    ...entries.map(({ key }) => closed('hours', key)),
    ...entries.flatMap(({ key }) => (marks.includes(markOf(key)) ? [closed('hourMarks', markOf(key))] : [])),
    {
      kind: 'case.step',
      case: reference as string,
      step: 'hoursWithdrawn',
      facts: { withdrawn },
      ifOpen: true,
    },
    ...(entries.length
      ? tellTo(person, seen, [
          '已认定的学时被出具地撤销，不再计入',
          'Hours recognised for you were revoked by their issuer and count no more',
        ])
      : []),
  ];
};
