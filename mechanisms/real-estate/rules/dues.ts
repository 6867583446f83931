import { taxSettled } from '../evidence.ts';
import { feeOf, titleOf } from '../reckoning.ts';
import type { EstateRule } from '../vocabulary.ts';

/** Tax before title (先税后证), and the fee. */
export const dues = {
  taxSettled: {
    says: ['未提交契税完税凭证的，不予办理', 'Without proof that deed tax is paid nothing is entered'],
    under: 'taxFirst',
    field: 'taxReceipt',
    holds: taxSettled,
  },
  feeFits: {
    says: ['登记费按件收取，与价格、面积无关', 'The fee is per case, neither by price nor by area'],
    under: 'feesByLaw',
    field: 'feePaid',
    holds: ({ facts }) => facts.feePaid === facts.feeDue,
  },
  feeSettled: {
    says: ['登记费尚未缴清', 'The fee has not been paid'],
    under: 'feesByLaw',
    field: 'feePaid',
    holds: (seen) => (seen.facts.feePaid ?? 0) >= feeOf(seen, titleOf(seen)),
  },
} as const satisfies Record<string, EstateRule>;
