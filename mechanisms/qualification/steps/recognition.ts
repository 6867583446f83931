import { type Effect, holdsOn, recognise } from '#kernel';
import { RECOGNISED, rowsFor } from '../reckoning.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';
import { ask, kindOf } from './asking.ts';

/** The row of the table that recognises what is shown: type, level, body and time of issue decide (专业资格互认). */
export const rowOf = (seen: Case) => {
  const { facts, state, day } = seen;
  const found = recognise(rowsFor(seen), {
    of: facts.kind ?? '',
    issuedIn: facts.examPlace ?? '',
    usedIn: state.deciding.jurisdiction,
    issuedOn: facts.issuedOn ?? day,
    day,
  });
  return found.ok && found.value.rule !== 'own' ? found.value.rule : undefined;
};

const stillToTest = (seen: Case): boolean =>
  rowOf(seen)?.effect === 'supplement' && seen.facts.supplement?.passed !== true;

const recognised = (seen: Case): readonly Effect[] => {
  const { facts, state, day } = seen;
  const { applicant: holder, kind, level, certificate, examPlace, recognisedBy, recognisedAs } = facts;
  const values = { holder, kind, level, place: examPlace, rule: recognisedBy, effect: recognisedAs };
  return [
    { kind: 'register.enter', register: RECOGNISED, key: certificate as string, values, from: day },
    {
      kind: 'credential.issue',
      type: 'tongban:recognition',
      id: `${state.id}-RD`,
      subject: holder?.key ?? '',
      claims: { holder: holder?.name, certificate, kind, level, issuedIn: examPlace, rule: recognisedBy },
      disclosable: ['holder'],
    },
    ...ask(seen, 'note'),
    ...tell(seen, ['资格已予认可', 'The qualification is recognised']),
  ];
};

/** What ends with the certificate at its source. */
export const recognitionEnded = (seen: Case, credential: string): readonly Effect[] => [
  {
    kind: 'register.close',
    register: RECOGNISED,
    key: seen.facts.certificate as string,
    on: seen.day,
    reason: '资格证书被撤销',
  },
  { kind: 'credential.status', id: credential, status: 'revoked', reason: '资格证书被撤销' },
  ...tell(seen, ['资格证书已被撤销，认可随之失效', 'The certificate was revoked; its recognition ends with it']),
];

/** Where a certificate counts by recognition: its own register says so, so that a revocation finds all of them. */
export const placesRecognising = (seen: Case): readonly { readonly place: string; readonly case: string }[] => {
  const entry = seen.reads.qualification as { readonly holds?: never[] } | undefined;
  return holdsOn(entry?.holds, 'recognition', seen.day).map(({ values }) => ({
    place: values.place as string,
    case: values.case as string,
  }));
};

/** 其他专业资格: recognised as equal, after filing, or after a supplementary test, by the row that was in force on the day. */
export const recognition = {
  applyRecognition: {
    title: ['申请专业资格认可', 'Apply for recognition'],
    by: ['applicant', 'officer'],
    from: 'nothing',
    to: 'asked',
    asks: ['applicant', 'kind', 'level?', 'issuingBody', 'certificate', 'examPlace', 'issuedOn', 'consent'],
    sets: kindOf,
    requires: ['kindFits', 'consentGiven', 'needsRow'],
  },
  recogniseCertificate: {
    title: ['认可资格', 'Recognise the certificate'],
    help: [
      '按认可当日有效的规则办理；须补充考核的，考核合格后认可',
      'By the row in force today; where it asks for a test, after the test',
    ],
    by: 'officer',
    from: ['asked', 'testing'],
    to: {
      oneOf: ['recognised', 'testing'],
      pick: (seen) => (stillToTest(seen) ? 'testing' : 'recognised'),
    },
    asks: ['supplement?'],
    reads: ['certificateNow', 'revocations'],
    sets: (seen) => ({
      recognisedBy: rowOf(seen)?.id,
      recognisedAs: rowOf(seen)?.effect,
      ...(!stillToTest(seen) && { recognisedOn: seen.day }),
    }),
    requires: ['rowCovers', 'standsAtSource'],
    papers: ['recognition'],
    then: (seen) => (stillToTest(seen) ? [] : recognised(seen)),
  },
  refuseRecognition: {
    title: ['不予认可', 'Do not recognise'],
    by: 'officer',
    from: ['asked', 'testing'],
    to: 'refused',
    asks: ['reasons'],
    sets: (seen) => {
      const body = seen.authorities[seen.state.deciding.authority];
      return { ...(body && { remedies: { reviewBody: body.reviewBody[0], court: body.court[0] } }) };
    },
    requires: ['remediesKnown'],
    papers: ['notRecognised'],
    then: (seen) => tell(seen, ['不予认可，理由见决定书', 'Not recognised; see the decision for the reasons']),
  },
} as const satisfies Record<string, CaseStep>;
