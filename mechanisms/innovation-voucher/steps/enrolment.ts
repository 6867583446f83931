import type { Effect } from '#kernel';
import { countedOf } from '../accounts.ts';
import { post, uncounted } from '../money.ts';
import { balanceIn, yearOf } from '../reads.ts';
import { takenOver } from '../reckoning/succession.ts';
import { HOLDERS, SUCCESSIONS } from '../registers.ts';
import { type Case, type CaseStep, kindOf } from '../vocabulary.ts';

const recorded = (seen: Case): readonly Effect[] => {
  const { enterprise, succession, successors = [] } = seen.facts;
  const key = enterprise?.key as string;
  const amount = takenOver(balanceIn(seen, 'countedBefore'), balanceIn(seen, 'successorCounted'));
  const counted = countedOf(seen, yearOf(seen), successors[0]?.key);
  const adds = succession === 'merger' && amount > 0;
  const values = { enterprise, succession, successors };
  const reason = succession === 'merger' ? '企业合并' : '企业分立';
  return [
    ...post(adds ? [{ id: `${seen.state.id}/add`, debit: uncounted(seen), credit: counted, amount }] : []),
    { kind: 'register.enter', register: SUCCESSIONS, key, values, from: seen.day, expect: 0 },
    { kind: 'register.close', register: HOLDERS, key, on: seen.day, reason },
  ];
};

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
  recordSuccession: {
    title: ['登记合并、分立', 'Record a merger or a split'],
    help: [
      '合并的额度并入承继企业；分立的由先申报合同的承继企业承继',
      'Counters of a merger add; of a split, the successor that declares the contract inherits',
    ],
    by: 'officer',
    from: 'nothing',
    to: 'succeeded',
    asks: ['enterprise', 'holderKind', 'succession', 'successors'],
    sets: kindOf,
    reads: ['holder', 'countedBefore', 'successorCounted'],
    requires: ['kindFits', 'inList', 'successorsFit'],
    then: recorded,
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
