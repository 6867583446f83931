import { type EvidenceSpec, evidenceIn, proven } from '#kernel';
import { deedTax, keysIn, regionOf } from './reckoning.ts';
import type { Estate } from './vocabulary.ts';

/** Whether the tax gate stands before this registration (先税后证). */
const taxed = ({ facts, law }: Estate): boolean => facts.act === 'transfer' && law('taxFirst')?.value === true;

/** Whether the tax office will be asked about this transfer. */
const askedOf = (seen: Estate): boolean => taxed(seen) && seen.law('taxShared')?.value === true;

/** The day tells this sale from another one of the same people: without it the tax office can only say no, and that late. */
export const saleDated = (seen: Estate): boolean => !askedOf(seen) || seen.facts.contractOn !== undefined;

export const evidence = {
  // One question about one sale, put with the buyer's consent: what the tax office knows of them otherwise stays there.
  taxCleared: {
    title: ['契税完税核验', 'Confirmation that deed tax is settled'],
    purpose: ['用于本次不动产转移登记', 'For this transfer of a title'],
    ground: 'consent',
    under: 'taxShared',
    register: 'taxClearances',
    question: 'cleared',
    when: 'ahead',
    of: (seen) => {
      const { unit, otherSide, price, contractOn } = seen.facts;
      const [place, buyers] = [regionOf(unit), keysIn(otherSide)];
      if (!askedOf(seen) || !place || !buyers[0]) return undefined;
      const sale = { unit, buyers, ...(price !== undefined && { price }), ...(contractOn && { contractOn }) };
      return { place, subject: buyers[0], with: sale };
    },
    fresh: { n: 30, unit: 'd' },
    expires: { n: 10, unit: 'd' },
    paper: 'taxProof',
  },
} as const satisfies Record<string, EvidenceSpec<Estate>>;

/**
 * The tax office says so, or the receipt is here: since the offices answer each other a receipt is asked for only where the buyer
 * does not want the question to be put, or it was not answered.
 */
export const taxSettled = (seen: Estate) => {
  if (!taxed(seen)) return true;
  const { standing, values } = evidenceIn(seen.reads, 'taxCleared');
  if (standing === 'usable')
    return (
      values?.cleared === true || ([`税务机关答复：${values?.why}`, 'The tax office says: not settled'] as const)
    );
  const shown = proven('taxCleared', evidence.taxCleared, seen);
  if (shown !== true) return shown;
  return seen.facts.taxReceipt !== undefined && (seen.facts.taxPaid ?? 0) >= (deedTax(seen) ?? 0);
};
