import type { Effect } from '#kernel';
import { PAYABLES } from './registers.ts';
import type { Case } from './vocabulary.ts';

export const approvedAmount = ({ facts }: Case): number => facts.approved ?? facts.subsidy ?? 0;

const payee = ({ facts, law }: Case) =>
  law('payoutMode')?.value === 'enterprise' ? facts.enterprise : facts.institution;

/** The entry in the list of what is to be paid, in the stage it has reached. */
export const listed = (seen: Case, stage: string): Effect => ({
  kind: 'register.enter',
  register: PAYABLES,
  key: seen.state.id,
  values: {
    stage,
    name: payee(seen)?.name,
    account: seen.facts.account,
    amount: approvedAmount(seen),
    year: seen.facts.year,
    approvedOn: seen.facts.approvedOn ?? seen.day,
  },
  from: seen.facts.approvedOn ?? seen.day,
});
