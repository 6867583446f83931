import type { Effect } from '#kernel';
import { account } from '../accounts.ts';
import { idIn, paidOf, payableOf, poolOf, post, uncount, wake } from '../money.ts';
import { approvedAmount } from '../payables.ts';
import { holderMark, standing } from '../reads.ts';
import { DEBTORS, INTEGRITY } from '../registers.ts';
import { type Case, type CaseStep, remediesOf, tell } from '../vocabulary.ts';

/** Where no ground was named it was found as fraud: decisions of before there were two. */
const isFraud = ({ facts }: Case): boolean => facts.ground !== 'duplicate';

const closed = ({ state, day }: Case, register: string): Effect => ({
  kind: 'register.close',
  register,
  key: state.id,
  on: day,
  reason: '款项已追回',
});

/** 追回: what was paid and should not have been; until it is back, no home gives the holder anything. */
export const recovery = {
  claimBack: {
    title: ['追回', 'Claim back'],
    help: [
      '一票两用以会办结论为据，不记诚信；骗取的记入诚信记录',
      'Fraud is entered as a matter of integrity; an invoice used twice, as the joint case found, is not',
    ],
    by: 'head',
    from: ['paid', 'toRecover'],
    to: 'recovering',
    asks: ['ground', 'reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['duplicateFound', 'remediesKnown'],
    papers: ['clawback'],
    then: (seen) => {
      const home = seen.state.deciding.authority;
      const holder = seen.facts.enterprise?.key ?? '-';
      return [
        ...post([
          {
            id: idIn(seen, 'owed'),
            debit: account('recoveries', home),
            credit: account('owed', holder, home),
            amount: approvedAmount(seen),
          },
        ]),
        {
          kind: 'register.enter',
          register: DEBTORS,
          key: seen.state.id,
          values: { mark: holderMark(seen), home: seen.state.deciding.jurisdiction },
          from: seen.day,
        },
        ...(isFraud(seen)
          ? [
              {
                kind: 'register.enter' as const,
                register: INTEGRITY,
                key: seen.state.id,
                values: { party: seen.facts.enterprise, reasons: seen.facts.reasons, amount: approvedAmount(seen) },
                from: seen.day,
              },
            ]
          : []),
        ...tell(holder, seen, ['须退回已兑付的创新券款项', 'What was paid must be paid back']),
      ];
    },
  },
  repay: {
    title: ['款项已追回', 'Paid back'],
    by: 'officer',
    from: 'recovering',
    to: 'recovered',
    reads: ['queue', 'pool', 'owed', 'debtor'],
    noteRequired: true,
    // A reversal restores every counter it touched: what was paid, the pool, the cap, the debt.
    then: (seen) => {
      const [amount, home] = [approvedAmount(seen), seen.state.deciding.authority];
      const holder = seen.facts.enterprise?.key ?? '-';
      return [
        ...post([
          {
            id: idIn(seen, 'unpay'),
            debit: paidOf(seen),
            credit: payableOf(seen),
            amount,
            reverses: `${seen.state.id}/pay`,
          },
          { id: idIn(seen, 'restore'), debit: payableOf(seen), credit: poolOf(seen), amount },
          uncount(seen, amount, seen.facts.voucher ?? ''),
          {
            id: idIn(seen, 'settled'),
            debit: account('owed', holder, home),
            credit: account('recoveries', home),
            amount,
            reverses: `${seen.state.id}/owed`,
          },
        ]),
        // A recovery of before homes told each other of them has no mark to close.
        ...(standing(seen, 'debtor') ? [closed(seen, DEBTORS)] : []),
        ...(isFraud(seen) ? [closed(seen, INTEGRITY)] : []),
        ...wake(seen, amount),
      ];
    },
  },
} as const satisfies Record<string, CaseStep>;
