import { addDays, type Effect, type EntryRead } from '#kernel';
import { POSTS, REGISTRATIONS, remediesOf } from '../reckoning.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';
import { ask } from './asking.ts';
import { unmarked } from './registration.ts';

/** A post of project manager ends with the registration it rests on. */
export const postEnded = (seen: Case, reason: string): readonly Effect[] => {
  const entry = seen.reads.ownPost as EntryRead | undefined;
  return entry && entry.version > 0 && !entry.closed && entry.values.registration === seen.facts.registration
    ? [{ kind: 'register.close', register: POSTS, key: entry.key, on: seen.day, reason }]
    : [];
};

/** The registration is over here, and the examining province is told that the certificate is free. */
const ended = (seen: Case, status: 'cancelled' | 'revoked', reason: string): readonly Effect[] => [
  {
    kind: 'register.close',
    register: REGISTRATIONS,
    key: seen.facts.registration as string,
    on: seen.day,
    reason: seen.note as string,
  },
  { kind: 'credential.status', id: seen.facts.proof as string, status, reason },
  ...unmarked(seen, reason),
  ...postEnded(seen, reason),
  ...ask(seen, 'free'),
];

/** 注销、吊销、期满: how a registration ends where it was made; that its certificate is free again is told to its source. */
export const ending = {
  deregister: {
    title: ['注销注册', 'Deregister'],
    by: 'officer',
    from: 'registered',
    to: 'deregistered',
    reads: ['practice', 'ownPost'],
    noteRequired: true,
    then: (seen) => ended(seen, 'cancelled', '注销注册'),
  },
  lapse: {
    title: ['有效期届满', 'Its term ends'],
    help: [
      '未延续的，期满次日起失效，考试省份同日收到通知',
      'Not renewed, it ends; the examining province is told the same day',
    ],
    by: 'clock',
    from: ['registered', 'committing'],
    to: 'lapsed',
    reads: ['ownPost'],
    sets: ({ facts }) => ({ endedOn: facts.registeredTo && addDays(facts.registeredTo, 1) }),
    then: (seen) => [
      {
        kind: 'register.close',
        register: REGISTRATIONS,
        key: seen.facts.registration as string,
        on: seen.facts.endedOn as string,
        reason: '有效期届满未延续',
      },
      // What was published of it, its certificate and the hold at its source bear the same last day.
      ...postEnded(seen, '注册有效期届满'),
      ...ask(seen, 'free'),
      ...tell(seen, ['注册有效期届满，注册失效', 'The term of the registration has ended, and it with it']),
    ],
  },
  strikeOff: {
    title: ['吊销注册证书', 'Strike off the registration'],
    by: 'head',
    from: 'registered',
    to: 'struckOff',
    asks: ['reasons'],
    reads: ['practice', 'ownPost'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['remediesKnown'],
    noteRequired: true,
    papers: ['strikingOff'],
    then: (seen) => [
      ...ended(seen, 'revoked', '吊销注册证书'),
      ...tell(seen, ['注册证书已被吊销', 'The registration was struck off']),
    ],
  },
} as const satisfies Record<string, CaseStep>;
