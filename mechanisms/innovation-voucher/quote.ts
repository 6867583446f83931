import { amount, type ExplainedAmount } from '#kernel';
import { availableIn, balanceIn, standing } from './reads.ts';
import { amountOf } from './reckoning/amount.ts';
import { inheritsNow, takenOver } from './reckoning/succession.ts';
import type { Case } from './vocabulary.ts';

type Found<V> = Parameters<typeof amount.share>[2] & { readonly value: V };
type Input = Parameters<typeof amountOf>[0];

/** The same comparison as an amount that explains itself: terms, law values with source and status, the bound that decided. */
const explained = (
  input: Input,
  ratio: Found<{ readonly n: number; readonly d: number }>,
  cap: Parameters<typeof amount.law>[1],
): ExplainedAmount =>
  amount.least(
    ['补贴金额', 'Subsidy'],
    [
      amount.share(
        ['按补贴比例', 'By the share that is paid'],
        amount.given(['可补贴金额', 'Eligible amount'], input.eligible),
        ratio,
      ),
      amount.less(
        ['年度上限余额', 'Left of the yearly cap'],
        [
          amount.law(['年度上限', 'Yearly cap'], cap),
          amount.given(
            ['本年已用或预留（不含本券余额）', 'Used or reserved, this voucher’s rest not counted'],
            input.counted,
          ),
        ],
      ),
      amount.given(['券面余额', 'Left of the voucher'], input.voucherLeft),
      amount.given(['预算余额（含本券）', 'Left of the appropriation, this voucher included'], input.poolLeft),
    ],
    { notBelow: 0 },
  );

/** What a successor takes over of its predecessor's counter with this order; nothing in all other cases. */
export const inherited = (seen: Case): number =>
  seen.facts.predecessor && inheritsNow(standing(seen, 'succession'), standing(seen, 'voucherEntry'))
    ? takenOver(balanceIn(seen, 'countedBefore'), balanceIn(seen, 'counted'))
    : 0;

/** What this order would be paid today. */
export const quoteOf = (seen: Case) => {
  const { law, facts } = seen;
  const ratio = law('ratio');
  const cap = law(facts.holderKind === 'team' ? 'capTeam' : 'capFirm');
  if (!ratio || !cap) return undefined;
  const voucherLeft = availableIn(seen, 'purse');
  const input = {
    eligible: facts.contract?.eligible ?? 0,
    ratio: ratio.value,
    cap: cap.value,
    // What this voucher still holds was counted when it was claimed: it is what the order draws on.
    counted: Math.max(0, (balanceIn(seen, 'counted')?.balance ?? 0) + inherited(seen) - voucherLeft),
    voucherLeft,
    poolLeft: availableIn(seen, 'pool') + voucherLeft,
  };
  const { subsidy, bound } = amountOf(input);
  return {
    subsidy,
    own: (facts.contract?.value ?? 0) - subsidy,
    bound,
    calculation: explained(input, ratio, cap),
  };
};
