import { HOLDERS } from '../registers.ts';
import { type CaseStep, kindOf } from '../vocabulary.ts';

/** 入库: the place where a holder is registered keeps the list it pays by. */
export const enrolment = {
  enrol: {
    title: ['登记入库', 'Enter into the list'],
    by: 'officer',
    from: 'nothing',
    to: 'enrolled',
    asks: ['enterprise', 'holderKind', 'profile?', 'controllers?', 'validUntil'],
    sets: kindOf,
    requires: ['kindFits', 'isSme'],
    then: ({ facts, state, day }) => [
      {
        kind: 'register.enter',
        register: HOLDERS,
        key: facts.enterprise?.key as string,
        values: {
          enterprise: facts.enterprise,
          holderKind: facts.holderKind,
          home: state.deciding.jurisdiction,
          ...(facts.profile?.score !== undefined && { score: facts.profile.score }),
          controllers: facts.controllers ?? [],
          validUntil: facts.validUntil,
        },
        from: day,
        to: facts.validUntil as string,
      },
    ],
  },
  strike: {
    title: ['撤销入库', 'Strike from the list'],
    by: 'head',
    from: 'enrolled',
    to: 'enrolled',
    noteRequired: true,
    reads: ['holder'],
    requires: ['inList'],
    then: ({ facts, day, note }) => [
      {
        kind: 'register.close',
        register: HOLDERS,
        key: facts.enterprise?.key as string,
        on: day,
        reason: note as string,
      },
    ],
  },
} as const satisfies Record<string, CaseStep>;
