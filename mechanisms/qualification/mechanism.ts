import { diffDays, mechanism } from '#kernel';
import { evidence } from './evidence.ts';
import { facts } from './facts.ts';
import { indicators } from './indicators.ts';
import { law } from './law.ts';
import { papers } from './papers.ts';
import {
  HELD,
  HOUR_CLAIMS,
  HOUR_MARKS,
  HOURS,
  markOf,
  marksOfCourse,
  POSTS,
  PRACTICE_MARKS,
  QUALIFICATIONS,
  RECOGNISED,
  REGISTRATIONS,
  REVOCATIONS,
} from './reckoning.ts';
import {
  heldHours,
  hourClaims,
  hourMarks,
  hours,
  posts,
  practiceMarks,
  qualifications,
  recognised,
  registrations,
  revocations,
  signs,
} from './registers.ts';
import { rules } from './rules.ts';
import { ending } from './steps/ending.ts';
import { heldSteps } from './steps/held.ts';
import { hoursSteps } from './steps/hours.ts';
import { others } from './steps/others.ts';
import { posting } from './steps/posting.ts';
import { practice } from './steps/practice.ts';
import { recognition } from './steps/recognition.ts';
import { registration } from './steps/registration.ts';
import { requests } from './steps/requests.ts';
import { actors, states } from './vocabulary.ts';

/**
 * 专业资格、学时互认与跨省注册执业. 资格 stays with the province that examined, 注册 is made where the person practises. Between the
 * two: reserve, then commit or release, each a case at the other side, so that no two provinces register one person at once,
 * whatever happens to the link.
 */
export default mechanism({
  id: 'qualification',
  number: 'T2',
  title: [
    '专业人才资格与学时互认、跨省注册执业',
    'Recognition of qualifications and hours, registration across provinces',
  ],
  purpose: [
    '在考试省份取得的资格，可以在执业省份注册；学时当年互认，不重复计算；来源地撤销，处处失效。',
    'A certificate of one province is registered in another; hours count once, in their year; what the source revokes ends everywhere.',
  ],
  uses: ['case', 'clock', 'register', 'recognition', 'evidence', 'credential', 'exchange', 'journal', 'law'],
  actors,
  facts,
  law,
  states,
  reads: {
    qualification: ({ facts: { certificate } }) => ({
      kind: 'entry',
      register: QUALIFICATIONS,
      key: certificate ?? '',
    }),
    registrations: ({ facts: { applicant } }) => ({
      kind: 'entriesOf',
      register: REGISTRATIONS,
      subject: applicant?.key ?? '',
    }),
    hours: ({ facts: { applicant } }) => ({ kind: 'entriesOf', register: HOURS, subject: applicant?.key ?? '' }),
    revocations: ({ facts: { certificate } }) => ({
      kind: 'published',
      register: REVOCATIONS,
      key: certificate ?? '',
    }),
    hourMarks: ({ facts: { applicant } }) => ({
      kind: 'published',
      register: HOUR_MARKS,
      subject: markOf(applicant?.key ?? ''),
    }),
    practice: ({ facts: { applicant } }) => ({
      kind: 'published',
      register: PRACTICE_MARKS,
      subject: markOf(applicant?.key ?? ''),
    }),
    recognised: ({ facts: { certificate } }) => ({ kind: 'entry', register: RECOGNISED, key: certificate ?? '' }),
    posts: ({ facts: { applicant } }) => ({ kind: 'published', register: POSTS, key: markOf(applicant?.key ?? '') }),
    ownPost: ({ facts: { applicant } }) => ({ kind: 'entry', register: POSTS, key: markOf(applicant?.key ?? '') }),
    claims: (seen) => ({ kind: 'entries', register: HOUR_CLAIMS, keys: seen.facts.marks ?? marksOfCourse(seen) }),
    held: (seen) => ({ kind: 'entries', register: HELD, keys: seen.facts.marks ?? marksOfCourse(seen) }),
    requests: ({ state }) => ({ kind: 'children', case: state.id }),
  },
  evidence,
  rules,
  papers,
  steps: {
    ...registration,
    ...ending,
    ...practice,
    ...posting,
    ...recognition,
    ...requests,
    ...heldSteps,
    ...hoursSteps,
    ...others,
  },
  clocks: {
    statutory: {
      title: ['审批期限', 'Time to decide'],
      owedBy: 'officer',
      lasts: 'decisionTerm',
      starts: ['accept'],
      stops: ['register', 'refuse', 'withdraw'],
      ifMissed: { says: ['审批期限已过', 'The time to decide is over'] },
      shownAs: 'statutory',
    },
    validity: {
      title: ['注册有效期', 'Term of the registration'],
      owedBy: 'applicant',
      lasts: ({ facts: { registeredTo }, day, law: find }) => {
        const term = find('registrationTerm');
        return term && registeredTo
          ? { ...term, value: { n: Math.max(0, diffDays(day, registeredTo)), unit: 'd' } }
          : undefined;
      },
      exact: true,
      starts: ['register', 'renew'],
      stops: ['renew', 'deregister', 'strikeOff', 'sourceRevoked', 'lapse'],
      ifMissed: {
        takes: 'lapse',
        says: ['有效期届满未延续，注册失效', 'Not renewed: the registration ends with its term'],
      },
    },
  },
  registers: {
    qualifications,
    registrations,
    hours,
    heldHours,
    hourMarks,
    hourClaims,
    practiceMarks,
    posts,
    signs,
    recognised,
    revocations,
  },
  indicators,
  credentials: {
    'tongban:constructor-registration': [
      '二级建造师注册证书',
      'Certificate of registration, constructor second class',
    ],
    'tongban:recognition': ['专业资格认可通知书', 'Notice that a qualification is recognised'],
  },
  shows: { subject: 'applicant', columns: ['act', 'certificate', 'examPlace', 'registration', 'registeredTo'] },
});
