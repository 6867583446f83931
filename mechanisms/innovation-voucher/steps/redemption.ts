import type { Effect, EntryRead, LedgerTransfer } from '#kernel';
import { account } from '../accounts.ts';
import { idIn, isNet, owe, oweNoMore, paidOf, payableOf, post, purseOf } from '../money.ts';
import { approvedAmount, listed } from '../payables.ts';
import { dueStage, firstKey, isFirst, requestOf, tagsIn } from '../reads.ts';
import { isOutlier, isSampled } from '../reckoning/amount.ts';
import { FIRSTS } from '../registers.ts';
import { type Case, type CaseStep, remediesOf, tell } from '../vocabulary.ts';
import { ask } from './ask.ts';
import { tells, unlock } from './order.ts';

const findings = (seen: Case) => {
  const { unitPrice = 0, quantity = 1, contract, answer, subsidy = 0 } = seen.facts;
  const priced = { unitPrice, quantity, eligible: contract?.eligible ?? 0 };
  const [limit, share, over] = [seen.law('outlier'), seen.law('auditShare'), seen.law('auditOver')];
  const tag = tagsIn(seen, 'auditTag')[0] ?? '';
  return {
    tags: tagsIn(seen, 'invoiceTags'),
    outlier: limit ? isOutlier(priced, answer?.listPrice, limit.value) : false,
    sampled: share && over ? isSampled(tag, share.value, subsidy, over.value) : false,
  };
};

const heardTags = (seen: Case): 'checking' | 'reviewing' | 'frozen' | 'notRedeemed' => {
  const child = requestOf(seen, 'tags');
  switch (child?.state) {
    case 'indexed':
      return 'reviewing';
    case 'collided':
      return 'frozen';
    case 'settledTags':
      return child.facts.finding === 'distinct' || child.facts.finding === 'second' ? 'reviewing' : 'notRedeemed';
    default:
      return seen.before?.state === 'frozen' ? 'frozen' : 'checking';
  }
};

const freezable = ['redemption', 'checking', 'reviewing', 'correction', 'approved'] as const;
const before = ({ before: state }: Case): string => state?.state ?? '';

/** Not paid after all: the lock, or what was committed, goes back where it came from. */
const notPaid = (seen: Case): readonly Effect[] => {
  if (seen.facts.approved === undefined) return unlock(seen);
  const amount = approvedAmount(seen);
  const back = {
    id: idIn(seen, 'unapprove'),
    debit: payableOf(seen),
    credit: purseOf(seen),
    amount,
    reverses: `${seen.state.id}/approve`,
  };
  return [...post([back, ...oweNoMore(seen, amount)]), listed(seen, 'dropped')];
};

/** 净额: the source of the institution pays it, and is owed for it. */
const payThere = (seen: Case): readonly Effect[] => {
  const { institution, account: payTo, year, sourcePlace = '' } = seen.facts;
  return ask(seen, 'payout', sourcePlace, { institution, account: payTo, year, subsidy: approvedAmount(seen) });
};

const advanced = (seen: Case): readonly Effect[] => {
  const [own, year, amount] = [seen.state.deciding.authority, seen.facts.year ?? '-', approvedAmount(seen)];
  const debit = account('advanced', own, year);
  return [
    ...post([{ id: idIn(seen, 'advance'), debit, credit: paidOf(seen), amount }]),
    listed(seen, `paid:${own}`),
    ...tell(seen.facts.institution?.key, seen, [
      `已到账 ${(amount / 100).toFixed(2)} 元`,
      `${(amount / 100).toFixed(2)} yuan were paid`,
    ]),
  ];
};

/** The joint case found, after the source was asked to pay, that this claim does not stand. */
const fallen = ({ facts }: Case): boolean => facts.finding !== undefined;

const heardPayout = (seen: Case): 'passedOn' | 'approved' | 'notRedeemed' | 'paid' | 'toRecover' => {
  switch (requestOf(seen, 'payout')?.state) {
    case 'paidOut':
      return fallen(seen) ? 'toRecover' : 'paid';
    case 'declinedThere':
      return fallen(seen) ? 'notRedeemed' : 'approved';
    default:
      return 'passedOn';
  }
};

/** Paid, by whomever: the first of the year is counted, and the holder told. */
const paidNow = (seen: Case, owed: readonly LedgerTransfer[]): readonly Effect[] => [
  ...(seen.facts.firstPaid
    ? [
        {
          kind: 'register.enter' as const,
          register: FIRSTS,
          key: firstKey(seen, 'paid'),
          values: { enterprise: seen.facts.enterprise, case: seen.state.id },
          from: seen.day,
        },
      ]
    : []),
  ...post([
    { id: `${seen.state.id}/pay`, debit: payableOf(seen), credit: paidOf(seen), amount: approvedAmount(seen) },
    ...owed,
  ]),
  listed(seen, `paid:${seen.state.deciding.authority}`),
  ...tells(seen, '已兑付', 'Paid'),
];

export const redemption = {
  beginReview: {
    title: ['受理兑付并比对票据', 'Begin the review'],
    help: ['票据以密钥标签比对，不出示账册', 'Invoices are compared by keyed tags; no books are shown'],
    by: 'officer',
    from: 'redemption',
    to: 'checking',
    reads: ['invoiceTags', 'auditTag'],
    sets: findings,
    requires: ['redeemedInTime', 'invoicesOnce', 'amountsAgree'],
    then: (seen) => ask(seen, 'tags', seen.law('indexPlace')?.value ?? '', { tags: seen.facts.tags }),
  },
  hearTags: {
    title: ['票据比对结果', 'What the index says'],
    by: 'node',
    from: ['checking', 'frozen'],
    to: { oneOf: ['checking', 'reviewing', 'frozen', 'notRedeemed'], pick: heardTags },
    reads: ['requests', 'queue', 'pool'],
    then: (seen) => {
      switch (heardTags(seen)) {
        case 'frozen':
          return tells(seen, '发票与另一兑付重复，已冻结并会办', 'An invoice was handed in elsewhere: frozen');
        case 'notRedeemed':
          return [...unlock(seen), ...tells(seen, '会办结论：不予兑付', 'The joint case: not paid')];
        default:
          return [];
      }
    },
    hearsChildren: true,
  },
  recheck: {
    title: ['重新比对', 'Compare again'],
    by: 'officer',
    from: 'checking',
    to: 'checking',
    then: (seen) => ask(seen, 'tags', seen.law('indexPlace')?.value ?? '', { tags: seen.facts.tags }),
  },
  freeze: {
    title: ['冻结', 'Freeze'],
    by: 'node',
    from: [...freezable],
    to: 'frozen',
    sets: (seen) => ({ frozenFrom: before(seen) }),
    then: (seen) => [
      ...(before(seen) === 'approved' ? [listed(seen, `frozen:${seen.state.deciding.authority}`)] : []),
      ...tells(seen, '发票与另一兑付重复，已冻结并会办', 'An invoice was handed in elsewhere: frozen'),
    ],
  },
  unfreeze: {
    title: ['解冻', 'Unfreeze'],
    by: 'node',
    from: 'frozen',
    to: {
      oneOf: [...freezable],
      pick: ({ facts }) => freezable.find((state) => state === facts.frozenFrom) ?? 'reviewing',
    },
    then: (seen) => [
      ...(seen.facts.frozenFrom === 'approved' ? [listed(seen, dueStage(seen.state.deciding.authority))] : []),
      ...tells(seen, '会办结束，已解冻', 'The joint case is over: unfrozen'),
    ],
  },
  fall: {
    title: ['会办结论：不予兑付', 'The joint case: not paid'],
    by: 'node',
    from: 'frozen',
    to: 'notRedeemed',
    reads: ['queue', 'pool'],
    then: (seen) => [...notPaid(seen), ...tells(seen, '会办结论：不予兑付', 'The joint case: not paid')],
  },
  fallTooLate: {
    title: ['会办结论：已付款项应予追回', 'The joint case: what was paid is to be claimed back'],
    help: ['来源地正在代付的，付款后追回', 'While the source is still paying, it is claimed back once it is paid'],
    by: 'node',
    from: ['passedOn', 'paid'],
    to: {
      oneOf: ['passedOn', 'toRecover'],
      pick: (seen) => (before(seen) === 'paid' ? 'toRecover' : 'passedOn'),
    },
    asks: ['finding', 'reasons'],
    then: (seen) => tells(seen, '会办结论：已兑付款项将予追回', 'The joint case: what was paid is claimed back'),
  },
  notePrice: {
    title: ['记录价格核查', 'Finding on the price'],
    by: 'officer',
    from: 'reviewing',
    to: 'reviewing',
    asks: ['priceFinding'],
  },
  noteAudit: {
    title: ['记录审计意见', 'Finding of the audit'],
    by: 'officer',
    from: 'reviewing',
    to: 'reviewing',
    asks: ['auditFinding'],
  },
  returnRedemption: {
    title: ['退回补正', 'Return for correction'],
    by: 'officer',
    from: ['reviewing', 'redemption'],
    to: 'correction',
    asks: ['reasons'],
    papers: ['correction'],
    then: (seen) => tells(seen, '兑付材料需要补正', 'Please correct the papers'),
  },
  supplement: {
    title: ['补正兑付材料', 'Correct the papers'],
    by: 'enterprise',
    from: 'correction',
    to: 'redemption',
    asks: ['invoices', 'transfer', 'account?'],
    requires: ['invoicesOnce'],
    fromAfar: true,
  },
  approve: {
    title: ['核定兑付', 'Approve'],
    by: 'head',
    from: 'reviewing',
    to: { oneOf: ['approved', 'passedOn'], pick: (seen) => (isNet(seen) ? 'passedOn' : 'approved') },
    reads: ['holder', 'owed', 'owedAnywhere', 'suspension'],
    sets: (seen) => ({ approved: seen.facts.subsidy, approvedOn: seen.day }),
    differentFrom: ['beginReview'],
    requires: [
      'amountsAgree',
      'inListWhenDelivered',
      'nothingOwedNow',
      'owesNowhere',
      'priceLookedAt',
      'auditDone',
      'payingThem',
    ],
    papers: ['approval'],
    then: (seen) => [
      ...post([
        {
          id: `${seen.state.id}/approve`,
          debit: purseOf(seen),
          credit: payableOf(seen),
          amount: approvedAmount(seen),
          commits: `${seen.state.id}/lock`,
        },
        ...owe(seen, approvedAmount(seen)),
      ]),
      ...(isNet(seen) ? payThere(seen) : [listed(seen, dueStage(seen.state.deciding.authority))]),
      ...tells(seen, '兑付已核定，待付款', 'Approved, to be paid'),
    ],
  },
  refuseRedemption: {
    title: ['不予兑付', 'Refuse payment'],
    by: 'head',
    from: ['reviewing', 'correction'],
    to: 'notRedeemed',
    asks: ['reasons'],
    reads: ['queue', 'pool'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    requires: ['remediesKnown'],
    papers: ['refusal'],
    then: (seen) => [...unlock(seen), ...tells(seen, '不予兑付，理由见决定书', 'Not paid; see the decision')],
  },
  settle: {
    title: ['银行已到账', 'The bank has paid'],
    by: 'node',
    from: ['approved', 'frozen', 'payableThere'],
    to: { oneOf: ['paid', 'paidOut'], pick: ({ facts }) => (facts.request === 'payout' ? 'paidOut' : 'paid') },
    asks: ['paidOn', 'serial'],
    reads: ['paidBefore'],
    sets: (seen) => (seen.facts.request === 'payout' ? {} : { firstPaid: isFirst(seen, 'paidBefore') }),
    then: (seen) =>
      seen.facts.request === 'payout'
        ? advanced(seen)
        : [
            ...paidNow(seen, oweNoMore(seen, approvedAmount(seen))),
            ...ask(seen, 'notice', seen.facts.sourcePlace ?? '', {
              institution: seen.facts.institution,
              reasons: `已到账 ${((seen.facts.approved ?? 0) / 100).toFixed(2)} 元`,
            }),
          ],
  },
  hearPayout: {
    title: ['来源地代付结果', 'What became of the payment by the source'],
    by: 'node',
    from: 'passedOn',
    to: { oneOf: ['passedOn', 'approved', 'notRedeemed', 'paid', 'toRecover'], pick: heardPayout },
    reads: ['requests', 'paidBefore', 'queue', 'pool'],
    sets: (seen) =>
      requestOf(seen, 'payout')?.state === 'paidOut'
        ? { paidOn: requestOf(seen, 'payout')?.facts.paidOn, firstPaid: isFirst(seen, 'paidBefore') }
        : {},
    then: (seen) => {
      switch (heardPayout(seen)) {
        // What is owed stays owed: the source has paid, and the round of netting settles it.
        case 'paid':
        case 'toRecover':
          return paidNow(seen, []);
        case 'approved':
          return [listed(seen, dueStage(seen.state.deciding.authority))];
        case 'notRedeemed':
          return [...notPaid(seen), ...tells(seen, '会办结论：不予兑付', 'The joint case: not paid')];
        default:
          return [];
      }
    },
    hearsChildren: true,
  },
} as const satisfies Record<string, CaseStep>;

export type { EntryRead };
