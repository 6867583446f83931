import { standing } from '../reads.ts';
import { lastDayToRedeem, mismatch } from '../reckoning/redemption.ts';
import type { CaseRule } from '../vocabulary.ts';

export const redeeming = {
  redeemedInTime: {
    says: ['已过兑付申请期限', 'Handed in too late'],
    field: 'redeemedOn',
    holds: ({ facts, law, day }) => {
      const until = law('redeemUntil')?.value;
      const last = until && facts.validUntil ? lastDayToRedeem(facts.validUntil, until) : undefined;
      return !last || (facts.redeemedOn ?? day) <= last || [`最迟 ${last}`, `By ${last} at the latest`];
    },
  },
  amountsAgree: {
    says: ['合同、发票、付款不一致', 'Contract, invoices and payment differ'],
    field: 'transfer',
    holds: ({ facts, law }) =>
      mismatch(
        facts.contract?.value ?? 0,
        (facts.invoices ?? []).map(({ amount }) => amount ?? 0),
        facts.transfer?.amount ?? 0,
        facts.subsidy ?? 0,
        law('payoutMode')?.value ?? 'institution',
      ) ?? true,
  },
  // Lost before the delivery the order is not paid for; lost afterwards it is (factors.md 1.6.1).
  inListWhenDelivered: {
    says: ['交付时已不在有效名录中', 'Not in the list when the service was delivered'],
    under: 'sme',
    field: 'enterprise',
    holds: (seen) => standing(seen, 'holder', seen.facts.deliveredHere ?? seen.day) !== undefined,
  },
  nothingOwedNow: {
    says: ['有未结清的追回款项', 'There is money to be paid back'],
    holds: (seen) => ((seen.reads.owed as { balance?: number } | undefined)?.balance ?? 0) <= 0,
  },
  duplicateFound: {
    says: ['一票两用须由会办认定', 'That an invoice was used twice is for the joint case to find'],
    field: 'ground',
    remedy: ['未经会办的，仅可以骗取为由追回', 'Without a joint case only fraud is a ground'],
    holds: ({ facts }) => facts.ground !== 'duplicate' || facts.finding !== undefined,
  },
  priceLookedAt: {
    says: ['单价或每单位可补贴金额超过公开标价的阈值，须先核查价格', 'The price must be looked at first'],
    field: 'priceFinding',
    holds: ({ facts }) => facts.outlier !== true || facts.priceFinding !== undefined,
  },
  auditDone: {
    says: ['抽中审计的，须先有审计意见', 'Drawn for audit: the finding is missing'],
    field: 'auditFinding',
    holds: ({ facts }) => facts.sampled !== true || facts.auditFinding !== undefined,
  },
  payingThem: {
    says: ['本地已暂停向该机构兑付', 'This place does not pay this institution at present'],
    holds: (seen) => standing(seen, 'suspension') === undefined,
  },
  institutionUnrelated: {
    says: ['与企业存在关联关系的，不得接单', 'Related parties may not take the order'],
    field: 'related',
    holds: ({ facts }) => facts.related === false,
  },
  // What counts as the day of delivery is this one: confirmed before anything came, eligibility would be looked at too early.
  deliveredFirst: {
    says: ['机构尚未确认交付', 'The institution has not confirmed the delivery'],
    field: 'deliveredThere',
    remedy: ['机构确认交付后再确认收到', 'Confirm once the institution has'],
    holds: ({ facts }) => facts.deliveredThere !== undefined,
  },
  deliveredAfterContract: {
    says: ['交付日不得早于合同签订日，不得晚于今日', 'Delivered after the contract and not later than today'],
    field: 'report',
    holds: ({ facts, day }) => {
      const on = facts.report?.on ?? day;
      return (facts.contract?.signedOn ?? '') <= on && on <= day;
    },
  },
  invoicesOnce: {
    says: ['同一张发票重复填写', 'One invoice is named twice'],
    under: 'oneInvoice',
    field: 'invoices',
    holds: ({ facts }) => {
      const all = (facts.invoices ?? []).map(({ code, number }) => `${code}|${number}`);
      return new Set(all).size === all.length;
    },
  },
} as const satisfies Record<string, CaseRule>;
