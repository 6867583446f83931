import { type EvidenceSpec, fact, provenBy, type Question, standsAtSource } from '#kernel';
import { qualificationColumns } from './facts.ts';
import { HOURS, QUALIFICATIONS } from './reckoning.ts';
import { trainedIn, trainingFree, type Wanted, wantedOf } from './training.ts';
import type { Case } from './vocabulary.ts';

/** What the examining province answers about a certificate: whether it stands, and only then what is in it. */
export const answers: Readonly<Record<string, Question>> = {
  standing: {
    title: ['资格证书是否有效', 'Whether a certificate is in force'],
    extent: 'yesNo',
    grounds: ['consent', 'duty'],
    asks: {
      holder: fact.text(['持证人证件号码', 'Identity number of the holder'], { personal: true }),
      specialties: { ...qualificationColumns.specialties, optional: true },
    },
    gives: {
      stands: fact.yesNo(['有效', 'In force']),
      why: fact.text(['说明', 'Why not'], { optional: true }),
    },
    answer: ({ entries: [entry], with: { holder, specialties }, day }) => {
      const found = standsAtSource(entry, day);
      if (!found.ok) return { stands: false, why: found.says[0] };
      if ((found.value.values.holder as { key: string }).key !== holder) return { stands: false, why: '持证人不符' };
      const held = found.value.values.specialties as readonly string[];
      const asked = (specialties ?? []) as readonly string[];
      return asked.every((one) => held.includes(one))
        ? { stands: true }
        : { stands: false, why: '资格证书不含该专业' };
    },
  },
  content: {
    title: ['资格证书内容', 'What a certificate says'],
    extent: 'record',
    grounds: ['consent'],
    gives: {
      issuedOn: qualificationColumns.issuedOn,
      specialties: qualificationColumns.specialties,
      place: qualificationColumns.place,
    },
    after: 'standing',
    answer: ({ entries: [entry] }) => ({
      issuedOn: entry?.values.issuedOn,
      specialties: entry?.values.specialties,
      place: entry?.values.place,
    }),
  },
};

/** What a place answers about the hours it has recognised for somebody: two sums for a time, no course and no day. */
export const hourAnswers: Readonly<Record<string, Question>> = {
  trained: {
    title: ['某期间已认定的建造师继续教育学时', 'Hours of constructors’ training recognised in a time'],
    extent: 'band',
    grounds: ['consent'],
    asks: {
      place: fact.place(['认定地', 'Recognised in']),
      from: fact.day(['自', 'From']),
      to: fact.day(['至', 'To']),
      specialties: qualificationColumns.specialties,
      named: fact.yesNo(['仅计针对所列专业的学时', 'Only hours that name one of the specialties']),
    },
    gives: {
      required: fact.number(['必修学时', 'Required hours']),
      optional: fact.number(['选修学时', 'Optional hours']),
    },
    answer: ({ entries, with: asked }) => ({
      ...trainedIn(
        entries.filter(({ values }) => values.place === asked.place),
        asked as unknown as Wanted,
      ),
    }),
  },
};

const aboutCertificate = ({ facts }: Case) =>
  (facts.act === 'register' || facts.act === 'recognise') && facts.certificate && facts.examPlace
    ? { place: facts.examPlace, key: facts.certificate, with: { holder: facts.applicant?.key } }
    : undefined;

export const evidence = {
  certificateConfirmed: {
    title: ['资格证书核验', 'Confirmation of the certificate'],
    purpose: ['用于本次跨省注册', 'For this registration across provinces'],
    ground: 'consent',
    under: 'separateConsent',
    register: QUALIFICATIONS,
    question: 'standing',
    when: 'ahead',
    of: aboutCertificate,
    fresh: { n: 30, unit: 'd' },
    expires: { n: 10, unit: 'd' },
    paper: 'certificateCopy',
  },
  // Recognition rests on the source's entry as it stands on the day of decision. Out of reach, the reservation it holds speaks for it.
  certificateNow: {
    title: ['资格证书现状', 'The certificate as it stands now'],
    purpose: ['准予注册前核对来源地登记', 'Checked with its source before registration'],
    ground: 'duty',
    under: 'oneRegistration',
    register: QUALIFICATIONS,
    question: 'standing',
    when: 'live',
    of: (seen) => {
      const about = aboutCertificate(seen);
      return about && { ...about, with: { ...about.with, specialties: seen.facts.specialties } };
    },
    otherwise: 'nothing',
  },
  // Hours are recognised by the county, and registrations made by the province: the register of hours is asked as it stands on the day.
  hoursThere: {
    title: ['学时认定地登记', 'The register where the hours were recognised'],
    purpose: ['核对本注册期继续教育学时', 'Checked for the training of this term'],
    ground: 'consent',
    under: 'separateConsent',
    register: HOURS,
    question: 'trained',
    when: 'live',
    of: (seen) => {
      const { hoursAt: place, applicant } = seen.facts;
      const wanted = wantedOf(seen);
      return place && applicant && wanted && !trainingFree(seen)
        ? { place, subject: applicant.key, with: { place, ...wanted } }
        : undefined;
    },
    consented: ({ facts }) => facts.consent?.agreed === true,
    otherwise: 'nothing',
  },
} as const satisfies Record<string, EvidenceSpec<Case>>;

export const certificateShown = provenBy('certificateConfirmed', evidence.certificateConfirmed);
