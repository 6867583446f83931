import { type Effect, type EntryRead, holdsOn, type Party } from '#kernel';
import { QUALIFICATIONS, REVOCATIONS, remediesOf } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';
import { kindOf } from './asking.ts';
import { placesRecognising } from './recognition.ts';

/** Where the certificate is used or recognised now, by the holds that say so: the revocation goes there as a request. */
const revocation = (seen: Case): readonly Effect[] => {
  const entry = seen.reads.qualification as EntryRead | undefined;
  const holder = entry?.values.holder as Party | undefined;
  const matter = seen.law('requestItem')?.value;
  const key = seen.facts.certificate as string;
  const used = [
    ...holdsOn(entry?.holds, 'registration', seen.day).map(({ values }) => ({
      place: values.place as string,
      case: values.case as string,
    })),
    ...placesRecognising(seen),
  ];
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
  if (!matter || !holder) return ended;
  const told = used.map((where, n): Effect => {
    const facts = {
      request: 'revoke',
      certificate: key,
      applicant: holder,
      requester: seen.state.deciding.jurisdiction,
      ground: 'duty',
      reference: where.case,
    };
    const deciding = { jurisdiction: where.place, authority: '', node: '' };
    return { kind: 'case.open', link: `revoke-${n + 1}`, matter, deciding, facts, after: [] };
  });
  return [...ended, ...told];
};

/** Revocation and correction at the source, and records taken over. */
export const others = {
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
