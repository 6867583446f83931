import { type Effect, type EntryRead, holdsOn, type Party, type StandingHold } from '#kernel';
import { HOUR_CLAIMS, inForce, marksIn, openRegistrations, QUALIFICATIONS, REGISTRATIONS } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';
import { hoursWithdrawnHere } from './held.ts';
import { recognitionEnded } from './recognition.ts';
import { unmarked } from './registration.ts';

const found = ({ reads }: Case): EntryRead | undefined => reads.qualification as EntryRead | undefined;
const standing = (seen: Case): StandingHold | undefined => holdsOn(found(seen)?.holds, 'registration', seen.day)[0];
const phaseOf = (hold: StandingHold | undefined) => hold?.values.phase as 'reserved' | 'registered' | undefined;
const mine = ({ facts }: Case, hold: StandingHold | undefined): boolean =>
  hold !== undefined && hold.values.case === facts.reference;

const placeOf = ({ places }: Case, code: unknown): string => places[code as string]?.[0] ?? String(code);

/** What is claimed here of the hours asked about, and stands. */
const claimed = ({ reads }: Case): readonly EntryRead[] => inForce(reads.claims);
const ownClaims = (seen: Case) => claimed(seen).filter(({ values }) => values.case === seen.facts.reference);

type Stated = NonNullable<Case['facts']['stated']>[number];
const said: Readonly<Record<keyof Omit<Stated, 'mark'>, string>> = {
  kind: '科目',
  hours: '学时数',
  part: '必修选修',
  specialty: '针对专业',
  issuedBy: '出具机构',
  issuedOn: '出具日',
};

/** What of the hours stated is not so by the record of whoever held them. The source answers; nobody else's word counts. */
const unlikeRecord = ({ reads, facts: { marks, stated } }: Case): readonly string[] => {
  const held = new Map(
    ((reads.held ?? []) as readonly (EntryRead | undefined)[]).flatMap((one) => (one ? [[one.key, one]] : [])),
  );
  const claims = new Map((stated ?? []).map((one) => [one.mark, one]));
  return (marks ?? []).flatMap((mark) => {
    const [entry, claim] = [held.get(mark), claims.get(mark)];
    if (!entry || entry.version === 0) return ['出具地没有登记该学时'];
    if (entry.closed) return [`“${entry.values.course}”的学时已被出具地撤销`];
    if (!claim) return ['未说明学时内容'];
    const unlike = Object.entries(said).filter(([name]) => claim[name as keyof typeof said] !== entry.values[name]);
    return unlike.length
      ? [`“${entry.values.course}”的${unlike.map(([, title]) => title).join('、')}与出具地登记不一致`]
      : [];
  });
};

/** Why the answer is no; nothing means yes. */
const objection = (seen: Case): string | undefined => {
  const entry = found(seen);
  const hold = standing(seen);
  switch (seen.facts.request) {
    case 'reserve':
      if (!entry || entry.version === 0) return '没有该资格证书';
      if (entry.closed) return '资格证书已撤销或注销';
      if ((entry.values.holder as Party).key !== seen.facts.applicant?.key) return '持证人不符';
      if (hold && !mine(seen, hold))
        return phaseOf(hold) === 'registered' ? `已在${placeOf(seen, hold.values.place)}注册` : '已在办理';
      return phaseOf(hold) === 'registered' ? '已经注册' : undefined;
    case 'note':
      if (!entry || entry.version === 0) return '没有该资格证书';
      return entry.closed ? '资格证书已撤销或注销' : undefined;
    case 'commit':
      if (entry?.closed) return '资格证书已撤销或注销';
      return mine(seen, hold) ? undefined : '没有对应的占用';
    case 'claim': {
      const unlike = [...new Set(unlikeRecord(seen))];
      if (unlike.length) return unlike.join('；');
      const others = claimed(seen).filter(({ values }) => values.case !== seen.facts.reference);
      return others.length === 0
        ? undefined
        : `${others.length} 项学时已在${[...new Set(others.map(({ values }) => placeOf(seen, values.place)))].join('、')}计入`;
    }
    default:
      return undefined;
  }
};

/** Whether it was ever registered: what has ended since is 重新注册. */
const before = (seen: Case): boolean =>
  (found(seen)?.holds ?? []).some(
    ({ hold, values }) =>
      hold === 'registration' && values.phase === 'registered' && values.case !== seen.facts.reference,
  );

const release = (seen: Case, hold: StandingHold, reason: string): Effect => ({
  kind: 'register.release',
  register: QUALIFICATIONS,
  key: seen.facts.certificate as string,
  id: hold.id,
  on: seen.day,
  reason,
});

const put = (seen: Case, phase: 'reserved' | 'registered'): Effect => {
  const { reference, requester, validUntil, certificate } = seen.facts;
  const until = phase === 'registered' && validUntil ? { until: validUntil } : {};
  return {
    kind: 'register.hold',
    register: QUALIFICATIONS,
    key: certificate as string,
    hold: 'registration',
    id: `${reference}-${phase}-${seen.state.id.slice(-40)}`,
    from: seen.day,
    ...until,
    values: { phase, place: requester, case: reference, ...until },
  };
};

const claim = (seen: Case): readonly Effect[] => {
  const held = new Set(ownClaims(seen).map(({ key }) => key));
  const read = new Map(
    ((seen.reads.claims ?? []) as readonly (EntryRead | undefined)[]).flatMap((one) => (one ? [[one.key, one]] : [])),
  );
  return (seen.facts.marks ?? [])
    .filter((key) => !held.has(key))
    .map((key) => ({
      kind: 'register.enter',
      register: HOUR_CLAIMS,
      key,
      values: { place: seen.facts.requester, case: seen.facts.reference },
      from: seen.day,
      expect: read.get(key)?.version ?? 0,
    }));
};

const unclaim = (seen: Case): readonly Effect[] =>
  ownClaims(seen).map(({ key, version }) => ({
    kind: 'register.close',
    register: HOUR_CLAIMS,
    key,
    on: seen.day,
    reason: '释放学时',
    expect: version,
  }));

const noted = (seen: Case): Effect => ({
  kind: 'register.hold',
  register: QUALIFICATIONS,
  key: seen.facts.certificate as string,
  hold: 'recognition',
  id: `${seen.facts.reference}-RD`,
  from: seen.day,
  values: { place: seen.facts.requester, case: seen.facts.reference },
});

const recognitionHere = (seen: Case): readonly Effect[] => {
  const entry = seen.reads.recognised as EntryRead | undefined;
  return entry && entry.version > 0 && !entry.closed && entry.case
    ? [
        ...recognitionEnded(seen, `${entry.case}-RD`),
        { kind: 'case.step', case: entry.case, step: 'sourceRevoked', facts: {}, ifOpen: true },
      ]
    : [];
};

const revokeHere = (seen: Case): readonly Effect[] =>
  openRegistrations(seen)
    .filter(({ values }) => values.certificate === seen.facts.certificate)
    .flatMap(({ key, values, case: registered }) => [
      { kind: 'register.close' as const, register: REGISTRATIONS, key, on: seen.day, reason: '资格证书被撤销' },
      {
        kind: 'credential.status' as const,
        id: (values.proof as string | undefined) ?? key,
        status: 'revoked' as const,
        reason: '资格证书被撤销',
      },
      ...(registered
        ? [{ kind: 'case.step' as const, case: registered, step: 'sourceRevoked', facts: {}, ifOpen: true as const }]
        : []),
      {
        kind: 'message' as const,
        to: seen.facts.applicant?.key as string,
        text: [
          '资格证书已被撤销，注册随之失效',
          'The certificate was revoked; the registration ends with it',
        ] as const,
      },
    ]);

const effects = (seen: Case): readonly Effect[] => {
  if (objection(seen)) return [];
  const hold = standing(seen);
  switch (seen.facts.request) {
    case 'reserve':
      return hold ? [] : [put(seen, 'reserved')];
    case 'commit':
      if (!hold) return [];
      // The word comes after the term has ended: there is nothing left to note but that the certificate is free.
      if (seen.facts.validUntil && seen.facts.validUntil < seen.day) return [release(seen, hold, '有效期届满')];
      return phaseOf(hold) === 'registered'
        ? [
            {
              kind: 'register.renew',
              register: QUALIFICATIONS,
              key: seen.facts.certificate as string,
              id: hold.id,
              ...(seen.facts.validUntil && { until: seen.facts.validUntil }),
            },
          ]
        : [release(seen, hold, '转为已注册'), put(seen, 'registered')];
    case 'release':
    case 'free':
      return hold && mine(seen, hold)
        ? [release(seen, hold, seen.facts.request === 'free' ? '注销注册' : '释放占用')]
        : [];
    case 'claim':
      return claim(seen);
    case 'unclaim':
      return unclaim(seen);
    case 'withdraw': {
      const own = marksIn(seen.reads.hourMarks, seen.day);
      const here = own.filter(({ values }) => values.place === seen.state.deciding.jurisdiction);
      return hoursWithdrawnHere(
        seen,
        here.map(({ key }) => key),
      );
    }
    case 'note':
      return [noted(seen)];
    case 'revoke':
      return [...recognitionHere(seen), ...revokeHere(seen), ...unmarked(seen, '资格证书被撤销')];
    default:
      return [];
  }
};

/** What one province does for another, at once and by itself, in a case of its own that both can see. */
export const requests = {
  openRequest: {
    title: ['协办请求', 'Request to another province'],
    by: 'node',
    from: 'nothing',
    to: 'sent',
    asks: [
      'request',
      'certificate?',
      'applicant?',
      'marks?',
      'stated?',
      'withdrawn?',
      'requester',
      'ground',
      'reference',
      'validUntil?',
    ],
    sets: () => ({ act: 'request' }),
    handsTo: 'deciding',
  },
  answerRequest: {
    title: ['协办答复', 'Answer'],
    by: 'node',
    from: 'sent',
    to: { oneOf: ['done', 'denied'], pick: (seen) => (objection(seen) ? 'denied' : 'done') },
    takesCustody: true,
    reads: ['qualification', 'registrations', 'practice', 'recognised', 'claims', 'held', 'hours', 'hourMarks'],
    sets: (seen) => {
      const why = objection(seen);
      const values = found(seen)?.values;
      const told =
        seen.facts.request === 'reserve' && !why
          ? { issuedOn: values?.issuedOn, specialties: values?.specialties, registeredBefore: before(seen) }
          : {};
      return { answer: { ok: why === undefined, ...(why && { why }), ...told, asOf: seen.at } };
    },
    papers: ['answer'],
    then: effects,
  },
  requestBack: {
    title: ['协办请求退回', 'The request comes back'],
    by: 'node',
    from: 'sent',
    to: 'denied',
    returnsCustody: true,
  },
} as const satisfies Record<string, CaseStep>;
