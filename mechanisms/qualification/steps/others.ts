import { type Effect, type EntryRead, holdsOn, type Party } from '#kernel';
import {
  HOURS,
  type HourRecord,
  hourKey,
  hoursByYear,
  QUALIFICATIONS,
  REVOCATIONS,
  recognisedHours,
  remediesOf,
} from '../reckoning.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';
import { kindOf } from './registration.ts';

interface Counted {
  readonly year: number;
  readonly kind: string;
  readonly hours: number;
}

const fresh = (seen: Case): readonly (Counted & { readonly record: HourRecord; readonly rule: string })[] =>
  (seen.facts.records ?? []).flatMap((record) => {
    const found = recognisedHours(seen, record);
    if ('ok' in found) return [];
    const rule = found.found.rule === 'own' ? '本地' : found.found.rule.id;
    return [{ record, rule, year: record.year ?? 0, kind: record.kind ?? 'common', hours: found.hours }];
  });

const totalsOf = (seen: Case) => {
  const needed = seen.law('yearlyHours')?.value ?? { total: 0, professional: 0 };
  const before = ((seen.reads.hours ?? []) as readonly EntryRead[]).map(({ values }) => values as unknown as Counted);
  const years = new Set(fresh(seen).map(({ year }) => year));
  return hoursByYear([...before, ...fresh(seen)], needed).filter(({ year }) => years.has(year));
};

const enterHours = (seen: Case): readonly Effect[] =>
  fresh(seen).map(({ record, rule, year, kind, hours }) => ({
    kind: 'register.enter',
    register: HOURS,
    key: hourKey(seen.facts.applicant?.key ?? '', record),
    values: { holder: seen.facts.applicant, year, kind, hours, given: record.hours, issuer: record.issuer, rule },
    from: record.issuedOn ?? seen.day,
    expect: 0,
  }));

/** Where the certificate is used now, by the hold that says so: the revocation goes there as a request. */
const revocation = (seen: Case): readonly Effect[] => {
  const entry = seen.reads.qualification as EntryRead | undefined;
  const holder = entry?.values.holder as Party | undefined;
  const matter = seen.law('requestItem')?.value;
  const key = seen.facts.certificate as string;
  const [used] = holdsOn(entry?.holds, 'registration', seen.day);
  const ended: Effect[] = [
    {
      kind: 'register.close',
      register: QUALIFICATIONS,
      key,
      on: seen.day,
      reason: seen.facts.reasons as string,
      ...(entry && { expect: entry.version }),
    },
    {
      kind: 'register.enter',
      register: REVOCATIONS,
      key,
      values: { place: seen.state.deciding.jurisdiction, reason: (seen.facts.reasons as string).slice(0, 400) },
      from: seen.day,
    },
    { kind: 'credential.status', id: key, status: 'revoked', reason: '资格证书撤销' },
    ...(holder
      ? [
          {
            kind: 'message' as const,
            to: holder.key,
            text: ['您的资格证书已被撤销', 'Your certificate was revoked'] as const,
          },
        ]
      : []),
  ];
  if (!used || !matter || !holder) return ended;
  const facts = {
    request: 'revoke',
    certificate: key,
    applicant: holder,
    requester: seen.state.deciding.jurisdiction,
    ground: 'duty',
    reference: used.values.case,
  };
  const deciding = { jurisdiction: used.values.place as string, authority: '', node: '' };
  return [...ended, { kind: 'case.open', link: 'revoke-1', matter, deciding, facts, after: [] }];
};

/** Training hours, revocation at the source, and records taken over. */
export const others = {
  declareHours: {
    title: ['申报继续教育学时', 'Declare training hours'],
    by: ['applicant', 'officer'],
    from: 'nothing',
    to: 'declared',
    asks: ['applicant', 'records'],
    sets: kindOf,
    requires: ['kindFits'],
  },
  recogniseHours: {
    title: ['认定学时', 'Recognise the hours'],
    by: 'officer',
    from: 'declared',
    to: 'counted',
    reads: ['hours'],
    sets: (seen) => ({ totals: totalsOf(seen) }),
    requires: ['hoursRecognised', 'notCountedTwice'],
    papers: ['hours'],
    then: (seen) => [...enterHours(seen), ...tell(seen, ['学时已认定', 'The hours have been recognised'])],
  },
  dismissHours: {
    title: ['不予认定', 'Do not recognise'],
    by: 'officer',
    from: 'declared',
    to: 'refused',
    noteRequired: true,
  },
  revokeCertificate: {
    title: ['撤销资格证书', 'Revoke the certificate'],
    by: 'head',
    from: 'nothing',
    to: 'revoked',
    asks: ['certificate', 'reasons'],
    reads: ['qualification'],
    sets: (seen) => ({ ...kindOf(seen), remedies: remediesOf(seen) }),
    requires: ['kindFits', 'certificateStands', 'remediesKnown'],
    papers: ['revocation'],
    then: revocation,
  },
  correctCertificate: {
    title: ['更正资格证书登记', 'Correct the register'],
    help: ['依据原登记内容答复过的机关会收到更正通知', 'Whoever was answered from what stood before is told'],
    by: 'head',
    from: 'nothing',
    to: 'corrected',
    asks: ['certificate', 'rectified', 'reasons'],
    reads: ['qualification'],
    sets: kindOf,
    requires: ['kindFits', 'certificateStands'],
    then: ({ facts, reads, day }) => {
      const entry = reads.qualification as EntryRead | undefined;
      return [
        {
          kind: 'register.enter',
          register: QUALIFICATIONS,
          key: facts.certificate as string,
          values: { ...facts.rectified },
          from: entry?.validFrom ?? day,
          corrects: facts.reasons as string,
          ...(entry && { expect: entry.version }),
        },
      ];
    },
    internal: true,
  },
  handIn: {
    title: ['提交资格证书资料', 'Hand in records of certificates'],
    by: 'officer',
    from: 'nothing',
    to: 'handedIn',
    asks: ['batch'],
    sets: kindOf,
    requires: ['kindFits'],
    internal: true,
  },
  takeOver: {
    title: ['复核入簿', 'Check and take over'],
    by: 'head',
    from: 'handedIn',
    to: 'takenOver',
    differentFrom: ['handIn'],
    then: ({ facts }) =>
      (facts.batch ?? []).map(({ certificate, ...values }) => ({
        kind: 'register.enter' as const,
        register: QUALIFICATIONS,
        key: certificate as string,
        values,
        from: values.issuedOn as string,
        expect: 0,
      })),
  },
  dismissRecords: {
    title: ['退回资料', 'Dismiss the records'],
    by: 'head',
    from: 'handedIn',
    to: 'withdrawn',
    noteRequired: true,
  },
} as const satisfies Record<string, CaseStep>;
