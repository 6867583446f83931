import { grantGuarantee } from '#kernel';
import { askedOf, type Of, unreserved } from '../guarantees.ts';
import { actingParty, guaranteeOf } from '../reckoning.ts';
import type { Case, CaseRule } from '../vocabulary.ts';

export const guaranteeRules = {
  grantFits: {
    says: ['保障数量超过申请', 'More is granted than was asked for'],
    field: 'grantAmount',
    holds: (seen) => {
      const { grantOf = 'land', grantAmount = 0, grantUntil = '', grantDocument = '' } = seen.facts;
      const of: Of = grantOf;
      const before = (seen.before?.facts ?? {}) as Case['facts'];
      const granted = grantGuarantee(guaranteeOf(before, of, askedOf(seen.facts, of)), {
        party: actingParty(seen) ?? '',
        amount: grantAmount,
        on: seen.day,
        expires: grantUntil,
        document: grantDocument,
      });
      return granted.ok || granted;
    },
  },
  grantUnreserved: {
    says: ['没有须补记的这笔保障', 'There is no such grant to enter'],
    field: 'grantNumber',
    remedy: [
      '只补记本方落实、仍在有效期内、账上没有预留的保障',
      'Only a grant of your own that is still valid and stands in no ledger',
    ],
    holds: (seen) => unreserved(seen)?.party === actingParty(seen),
  },
} as const satisfies Record<string, CaseRule>;
