import { enterGrant, grantEntered, pledgeOf, reservation } from '../guarantees.ts';
import { actingParty } from '../reckoning.ts';
import { type CaseStep, running, staysIn } from '../vocabulary.ts';

export const guarantee = {
  grant: {
    title: ['落实要素保障', 'Grant land, funds, energy or capacity'],
    help: [
      '在账上预留至有效期末；开工即使用，逾期未开工自动退回',
      'Reserved in the ledger until its last day; the start of works uses it, else it goes back by itself',
    ],
    by: ['partner', 'proposer', 'officer'],
    ...staysIn(...running),
    asks: ['grantOf', 'grantAmount', 'grantUntil', 'grantDocument'],
    requires: ['isParty', 'grantFits'],
    fromAfar: true,
    sets: (seen) => {
      const before = seen.facts.grants ?? [];
      const { grantOf: of, grantAmount: amount, grantUntil: expires, grantDocument: document } = seen.facts;
      const pledge = pledgeOf(seen, before.length + 1);
      return {
        grants: [...before, { of, party: actingParty(seen), amount, on: seen.day, expires, document, pledge }],
      };
    },
    then: ({ facts }) =>
      (facts.grants ?? [])
        .slice(-1)
        .map((grant) => ({ kind: 'ledger.post', transfers: [reservation(facts, grant)] })),
  },
  enterGrant: {
    title: ['补记早先的要素保障', 'Enter an earlier grant in the ledger'],
    help: [
      '账上预留启用之前落实的保障没有预留，由落实的一方逐笔补记：未开工的预留，已开工的记为使用',
      'What was granted before the ledger held reservations: by the party that granted it, reserved before works begin, used afterwards',
    ],
    by: ['partner', 'proposer', 'officer'],
    ...staysIn(...running),
    asks: ['grantNumber'],
    requires: ['isParty', 'grantUnreserved'],
    fromAfar: true,
    sets: enterGrant,
    then: grantEntered,
  },
} as const satisfies Record<string, CaseStep>;
