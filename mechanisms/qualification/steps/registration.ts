import { type CaseState, type Effect, recognise } from '#kernel';
import {
  KIND,
  markOf,
  PRACTICE_MARKS,
  plus,
  practiceKey,
  practiceMark,
  REGISTRATIONS,
  registeredUntil,
  remediesOf,
} from '../reckoning.ts';
import { trainingOf } from '../training.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';
import { ask, kindOf } from './asking.ts';
import { recognitionEnded } from './recognition.ts';

/** The answer the note names: which child has ended. */
const answered = ({ reads, note }: Case): CaseState | undefined =>
  ((reads.requests ?? []) as readonly CaseState[]).find(({ parent }) => parent?.link === note);

const confirmed = (seen: Case): boolean => answered(seen)?.state === 'done';

export const entryOf = (seen: Case): Effect => {
  const { applicant, employer, specialties, certificate, examPlace, registeredTo, registeredFrom, registration } =
    seen.facts;
  return {
    kind: 'register.enter',
    register: REGISTRATIONS,
    key: registration as string,
    values: {
      holder: applicant,
      person: applicant?.key,
      employer,
      specialties,
      certificate,
      examPlace,
      until: registeredTo,
      proof: seen.facts.proof,
    },
    from: registeredFrom ?? seen.day,
    ...(registeredTo && { to: registeredTo }),
  };
};

/** 注册证书, with the mark of the province that examined. What changes is certified anew; the older paper is superseded. */
export const certify = ({ facts, before }: Case): readonly Effect[] => {
  const { proof, registration, registeredTo, applicant, employer, specialties, examPlace } = facts;
  const claims = {
    registration,
    holder: applicant?.name,
    employer: employer?.name,
    specialties,
    examPlace,
    until: registeredTo,
  };
  const old = before?.facts.proof as string | undefined;
  return [
    ...(old
      ? [{ kind: 'credential.status' as const, id: old, status: 'superseded' as const, reason: '换发注册证书' }]
      : []),
    {
      kind: 'credential.issue',
      type: 'tongban:constructor-registration',
      id: proof as string,
      subject: applicant?.key ?? '',
      claims,
      disclosable: ['holder'],
      ...(registeredTo && { expires: registeredTo }),
    },
  ];
};

export const nextProof = ({ facts, state: { taken } }: Case): string =>
  `${facts.registration}-${1 + (taken.renew ?? 0) + (taken.changeEmployer ?? 0) + (taken.addSpecialty ?? 0)}`;

/** The row on which it rests, by name: a row that is later withdrawn does not undo what was done under it. */
const ruleOf = ({ law, facts, state, day }: Case): string | undefined => {
  const use = {
    of: KIND,
    issuedIn: facts.examPlace ?? '',
    usedIn: state.deciding.jurisdiction,
    issuedOn: facts.issuedOn ?? day,
    day,
  };
  const found = recognise(law('recognitions')?.value ?? [], use);
  return found.ok && found.value.rule !== 'own' ? found.value.rule.id : undefined;
};

/** That somebody is registered here is told to the other places without a name. */
const marked = ({ facts, state, day }: Case): Effect => {
  const [person, certificate] = [facts.applicant?.key ?? '', facts.certificate ?? ''];
  return {
    kind: 'register.enter',
    register: PRACTICE_MARKS,
    key: practiceKey(person, certificate),
    values: {
      person: markOf(person),
      place: state.deciding.jurisdiction,
      employer: facts.employer?.key,
      certificate,
    },
    from: day,
    ...(facts.registeredTo && { to: facts.registeredTo }),
  };
};

export const unmarked = (seen: Case, reason: string): readonly Effect[] => {
  const mark = practiceMark(seen);
  return mark ? [{ kind: 'register.close', register: PRACTICE_MARKS, key: mark.key, on: seen.day, reason }] : [];
};

const numberOf = ({ state, day }: Case): string =>
  `${state.deciding.jurisdiction.slice(0, 2)}2${day.slice(2, 4)}${state.id.replace(/\D/g, '').slice(-6).padStart(6, '0')}`;

const application = [
  'employer?',
  'employerQualified?',
  'insuredWith?',
  'contract?',
  'contractCopy?',
  'specialties?',
  'consent?',
  'certificateCopy?',
  'hoursAt?',
  'training?',
  'trainingProof?',
  'bars?',
] as const;

/** What a step reads that asks for hours: this node's register, the register of the place named, and who else has published some. */
export const hoursRead = ['hours', 'hoursThere', 'hourMarks'] as const;

/** 初始注册、延续、变更聘用单位、注销. Between the two provinces: reserve, then commit or release. */
export const registration = {
  draft: {
    title: ['新建注册申请', 'Begin an application'],
    by: ['window', 'applicant'],
    from: 'nothing',
    to: 'draft',
    asks: ['applicant', 'certificate', 'examPlace', ...application],
    sets: kindOf,
    requires: ['kindFits'],
  },
  fill: {
    title: ['填写修改', 'Fill in'],
    by: ['window', 'applicant'],
    from: 'draft',
    to: 'draft',
    asks: [...application],
  },
  handOver: {
    title: ['移交审批部门', 'Hand over'],
    by: 'window',
    from: 'draft',
    to: 'handedOver',
    handsTo: 'deciding',
  },
  submitOnline: {
    title: ['网上提交', 'Submit online'],
    by: 'applicant',
    from: 'draft',
    to: 'handedOver',
    handsTo: 'deciding',
  },
  arrive: { title: ['签收', 'Arrives'], by: 'node', from: 'handedOver', to: 'pending', takesCustody: true },
  bounce: {
    title: ['移交退回', 'The offer comes back'],
    by: 'node',
    from: 'handedOver',
    to: 'draft',
    returnsCustody: true,
  },
  accept: {
    title: ['受理并向考试省份核验', 'Accept and ask the examining province'],
    help: [
      '核验同时占用：占用期间其他省份不能受理同一资格',
      'Verified and reserved at once: nobody else can register it meanwhile',
    ],
    by: 'officer',
    from: 'pending',
    to: 'verifying',
    asks: ['nationalCheck?'],
    reads: ['registrations', 'certificateConfirmed'],
    sets: ({ day }) => ({ acceptedOn: day }),
    requires: [
      'consentGiven',
      'certificateShown',
      'oneEmployer',
      'contractStands',
      'employerQualified',
      'ofAge',
      'noBar',
      'recognised',
      'notRegisteredHere',
    ],
    papers: ['acceptance'],
    then: (seen) => [
      ...ask(seen, 'reserve'),
      ...tell(seen, ['注册申请已受理，正在核验资格', 'Accepted; the certificate is being verified']),
    ],
  },
  hearAnswer: {
    title: ['收到考试省份答复', 'The examining province has answered'],
    by: 'node',
    from: ['verifying', 'committing', 'registered', 'recognised'],
    to: {
      oneOf: ['examining', 'notConfirmed', 'registered', 'committing', 'recognised', 'recognitionEnded'],
      pick: (seen) => {
        const [good, now] = [confirmed(seen), seen.before?.state];
        // Revoked while the word was under way: the source says no, and the recognition ends.
        if (now === 'recognised') return good ? 'recognised' : 'recognitionEnded';
        if (now === 'verifying') return good ? 'examining' : 'notConfirmed';
        return good || now === 'registered' ? 'registered' : 'committing';
      },
    },
    reads: ['requests'],
    sets: (seen) => {
      const answer = answered(seen)?.facts.answer as Case['facts']['answer'];
      if (seen.before?.state !== 'verifying') return {};
      const registrationKind = answer?.registeredBefore ? ('again' as const) : ('initial' as const);
      return {
        answer,
        reserved: confirmed(seen),
        issuedOn: answer?.issuedOn,
        ...(confirmed(seen) && { registrationKind }),
      };
    },
    then: (seen) =>
      seen.before?.state === 'recognised' && !confirmed(seen) ? recognitionEnded(seen, `${seen.state.id}-RD`) : [],
    hearsChildren: true,
  },
  retry: {
    title: ['再次核验', 'Ask again'],
    by: 'officer',
    from: 'notConfirmed',
    to: 'verifying',
    then: (seen) => ask(seen, 'reserve'),
  },
  register: {
    title: ['准予注册', 'Register'],
    by: 'head',
    from: 'examining',
    to: 'committing',
    asks: ['nationalCheck?', 'hoursAt?', 'training?', 'trainingProof?'],
    reads: ['registrations', 'certificateNow', 'revocations', ...hoursRead],
    differentFrom: ['accept'],
    sets: (seen) => {
      const term = seen.law('registrationTerm')?.value;
      return {
        registration: numberOf(seen),
        proof: `${numberOf(seen)}-0`,
        registeredFrom: seen.day,
        registeredTo: term && registeredUntil(seen.day, term),
        recognisedBy: ruleOf(seen),
        trainingCounted: trainingOf(seen),
      };
    },
    requires: [
      'recognised',
      'specialtyHeld',
      'standsNow',
      'notRegisteredHere',
      'nationalClear',
      'ofAge',
      'noBar',
      'trainingProven',
      'trainingMet',
    ],
    then: (seen) => [
      entryOf(seen),
      marked(seen),
      ...certify(seen),
      ...ask(seen, 'commit'),
      ...tell(seen, ['准予注册，电子注册证书已核发', 'Registered; the certificate has been issued']),
    ],
  },
  recommit: {
    title: ['重新回传', 'Tell again'],
    by: 'officer',
    from: 'committing',
    to: 'committing',
    then: (seen) => ask(seen, 'commit'),
  },
  refuse: {
    title: ['不予注册', 'Refuse'],
    by: 'head',
    from: ['notConfirmed', 'examining'],
    to: 'refused',
    asks: ['reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['remediesKnown'],
    papers: ['refusal'],
    then: (seen) => [
      ...(seen.facts.reserved ? ask(seen, 'release') : []),
      ...tell(seen, ['不予注册，理由见决定书', 'Not registered; see the decision for the reasons']),
    ],
  },
  withdraw: {
    title: ['撤回', 'Withdraw'],
    by: 'applicant',
    from: ['draft', 'pending', 'verifying', 'notConfirmed', 'examining'],
    to: 'withdrawn',
    // A reservation still under way is overtaken by nothing: letters between two nodes keep their order.
    then: (seen) =>
      seen.before?.state === 'verifying' || seen.before?.state === 'examining' ? ask(seen, 'release') : [],
    fromAfar: true,
  },
  renew: {
    title: ['延续注册', 'Renew'],
    by: 'officer',
    from: 'registered',
    to: 'registered',
    asks: ['hoursAt?', 'training?', 'trainingProof?'],
    reads: hoursRead,
    sets: (seen) => {
      const [term, ends] = [
        seen.law('registrationTerm')?.value,
        seen.before?.facts.registeredTo as string | undefined,
      ];
      const trainingCounted = trainingOf(seen);
      return { proof: nextProof(seen), trainingCounted, ...(term && ends && { registeredTo: plus(ends, term) }) };
    },
    requires: ['renewedInTime', 'trainingProven', 'trainingMet', 'ofAge'],
    then: (seen) => [entryOf(seen), marked(seen), ...certify(seen), ...ask(seen, 'commit')],
  },
  changeEmployer: {
    title: ['变更聘用单位', 'Change of employer'],
    help: ['有效期不变', 'The term stays as it is'],
    by: 'officer',
    from: 'registered',
    to: 'registered',
    asks: ['employer', 'employerQualified', 'insuredWith', 'contract', 'contractCopy?'],
    sets: (seen) => ({ proof: nextProof(seen) }),
    requires: ['noPost', 'oneEmployer', 'contractStands', 'employerQualified'],
    then: (seen) => [entryOf(seen), marked(seen), ...certify(seen)],
  },
} as const satisfies Record<string, CaseStep>;
