import { type CaseIndicator, type Contribution, type CountedCase, type DeclaredIndicator, diffDays } from '#kernel';
import { categories } from './facts.ts';
import { crosses } from './reads.ts';
import type { Case } from './vocabulary.ts';

const home = { title: ['兑付地', 'Home'] } as const;
const source = { title: ['机构入库地', 'Source of the institution'] } as const;
const category = { title: ['服务类别', 'Category'], values: categories } as const;

const factsOf = ({ state }: CountedCase) => state.facts as Case['facts'];
const days = (from: string | undefined, to: string): number => (from ? diffDays(from, to) : 0);
const base = { period: 'year', answers: 'deciding' } as const;

/** 申领: a voucher that was issued, in the year it was issued. */
const claimed: CaseIndicator = {
  ...base,
  title: ['申领金额', 'Claimed'],
  unit: ['元', 'yuan'],
  formula: { kind: 'money', of: 'amount' },
  counting: {
    version: 1,
    says: ['年内发放的创新券，按券面金额', 'Vouchers issued in the year, by their face'],
  },
  dimensions: { home },
  counts: (record) => {
    const on = record.state.reached.issued;
    if (on === undefined) return null;
    const { amount = 0, firstOfYear, given = 0 } = factsOf(record);
    return {
      on,
      dimensions: { home: record.state.deciding.jurisdiction },
      counters: {
        vouchers: 1,
        amount,
        days: days(record.state.reached.applied, on),
        ...(firstOfYear === true && { enterprises: 1 }),
        ...(record.state.reached.expired && { lapsed: given }),
      },
    };
  },
};

/** 使用: an order whose amount is locked at an institution, in the year it was locked; one that came to nothing is not counted. */
const used: CaseIndicator = {
  ...base,
  title: ['使用金额', 'Used'],
  unit: ['元', 'yuan'],
  formula: { kind: 'money', of: 'subsidy' },
  counting: {
    version: 1,
    says: [
      '年内锁定金额的订单，不含未成立、不予兑付的',
      'Orders locked in the year, without those that came to nothing',
    ],
  },
  dimensions: { home, source },
  counts: (record) => {
    const { state } = record;
    const on = state.reached.locked;
    if (on === undefined || ['declined', 'notRedeemed'].includes(state.state)) return null;
    const { subsidy = 0, contract, sourcePlace = '', firstUse, againOfYear, firstCrossing } = factsOf(record);
    const place = state.deciding.jurisdiction;
    return {
      on,
      dimensions: { home: place, source: sourcePlace },
      counters: {
        orders: 1,
        subsidy,
        contract: contract?.value ?? 0,
        ...(crosses(place, sourcePlace) && { crossed: subsidy, crossedOrders: 1 }),
        ...(firstUse === true && { enterprises: 1 }),
        ...(firstUse !== true && { repeated: 1 }),
        ...(againOfYear === true && { repeaters: 1 }),
        ...(firstCrossing === true && { crossers: 1 }),
      },
    };
  },
};

/** The same orders by what was bought: a table of two dimensions is as much as is published together. */
const byCategory: CaseIndicator = {
  ...used,
  title: ['按服务类别的使用金额', 'Used, by category'],
  dimensions: { home, category },
  counts: (record) => {
    const found = used.counts(record);
    const { category: kind = '' } = factsOf(record);
    return found && { ...found, dimensions: { home: record.state.deciding.jurisdiction, category: kind } };
  },
};

/** 兑付: what the bank has confirmed, in the year it arrived; beside it what was appropriated for that year. */
const redeemed: CaseIndicator = {
  ...base,
  title: ['兑付金额', 'Redeemed'],
  unit: ['元', 'yuan'],
  formula: { kind: 'money', of: 'paid' },
  counting: {
    version: 1,
    says: ['银行回单确认到账的兑付，计入到账年度', "Redemptions the bank's file confirms, in the year they arrived"],
  },
  dimensions: { home },
  counts: (record): Contribution | null => {
    const { state } = record;
    const { approved = 0, appropriation = 0, year, firstPaid } = factsOf(record);
    const dimensions = { home: state.deciding.jurisdiction };
    if (state.reached.appropriated !== undefined)
      return { on: `${year}-01-01`, dimensions, counters: { appropriated: appropriation } };
    const on = state.reached.paid ?? state.reached.toRecover;
    if (on === undefined) return null;
    const back = state.state === 'recovered';
    return {
      on,
      dimensions,
      counters: {
        redemptions: 1,
        ...(firstPaid === true && { enterprises: 1 }),
        ...(!back && { paid: approved }),
        ...(back && { recovered: approved }),
        days: days(state.reached.redemption, on),
      },
    };
  },
};

/** 排队: who waits for money, and how long. */
const queue: CaseIndicator = {
  title: ['排队申请', 'Claims in the queue'],
  unit: ['件', 'claims'],
  period: 'ever',
  answers: 'deciding',
  formula: { kind: 'difference', of: 'joined', less: 'left' },
  counting: {
    version: 1,
    says: ['受理后因预算不足排队、尚未排到的申领', 'Accepted claims that still wait for money'],
  },
  dimensions: { home },
  counts: ({ state }) => {
    const on = state.reached.queued;
    if (on === undefined) return null;
    const over = state.reached.accepted ?? (state.state === 'queued' ? undefined : state.closedOn);
    return {
      on,
      dimensions: { home: state.deciding.jurisdiction },
      counters: { joined: 1, ...(over && { left: 1, waited: days(on, over) }) },
    };
  },
};

/** 防骗: what was stopped before it was paid. */
const stopped: CaseIndicator = {
  ...base,
  title: ['重复票据', 'Duplicate invoices'],
  unit: ['件', 'orders'],
  formula: { kind: 'count', of: 'duplicates' },
  counting: {
    version: 2,
    says: [
      '票据比对冻结的订单；因关联关系未成立的订单；认定骗取的订单',
      'Orders frozen for an invoice, declined for a relation, or found to be fraud',
    ],
  },
  dimensions: { home },
  counts: (record) => {
    const { state } = record;
    const { answer, ground } = factsOf(record);
    const counters = {
      ...((state.reached.frozen || state.reached.toRecover) && { duplicates: 1 }),
      ...(state.state === 'declined' && answer?.why?.startsWith('与企业') && { related: 1 }),
      ...(state.reached.recovering && ground !== 'duplicate' && { fraud: 1 }),
    };
    const { frozen, declined, toRecover, recovering } = state.reached;
    const on = frozen ?? declined ?? toRecover ?? recovering;
    return on === undefined || Object.keys(counters).length === 0
      ? null
      : { on, dimensions: { home: state.deciding.jurisdiction }, counters };
  },
};

const shared = (
  sameAs: string,
  title: readonly [string, string],
  unit: readonly [string, string],
  formula: CaseIndicator['formula'],
): DeclaredIndicator => ({ sameAs, title, unit, formula });
const percent = ['%', '%'] as const;
const inDays = ['日', 'days'] as const;

/** Statistics of 9 (factors.md 1.9). Claimed, used and redeemed are three series, counted where each happened. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  claimed,
  claimants: shared('claimed', ['申领企业数', 'Enterprises that claimed'], ['家', 'enterprises'], {
    kind: 'count',
    of: 'enterprises',
  }),
  perClaimant: shared('claimed', ['户均申领金额', 'Claimed per enterprise'], ['元', 'yuan'], {
    kind: 'money',
    of: 'amount',
    per: 'enterprises',
  }),
  vouchers: shared('claimed', ['发券张数', 'Vouchers issued'], ['张', 'vouchers'], { kind: 'count', of: 'vouchers' }),
  timeToIssue: shared('claimed', ['申领至发券平均天数', 'Days from claim to issue'], inDays, {
    kind: 'quotient',
    over: 'days',
    under: 'vouchers',
    decimals: 1,
  }),
  lapseRate: shared('claimed', ['到期未用率', 'Lapse rate'], percent, {
    kind: 'share',
    over: 'lapsed',
    under: 'amount',
    decimals: 2,
  }),
  used,
  byCategory,
  orders: shared('used', ['用券订单数', 'Orders'], ['单', 'orders'], { kind: 'count', of: 'orders' }),
  users: shared('used', ['用券企业数', 'Enterprises that used vouchers'], ['家', 'enterprises'], {
    kind: 'count',
    of: 'enterprises',
  }),
  repeatUse: shared('used', ['再次用券订单占比', 'Share of repeated use'], percent, {
    kind: 'share',
    over: 'repeated',
    under: 'orders',
    decimals: 2,
  }),
  repeatUsers: shared('used', ['再次用券企业数', 'Enterprises that used vouchers again'], ['家', 'enterprises'], {
    kind: 'count',
    of: 'repeaters',
  }),
  firstCrossings: shared(
    'used',
    ['首次跨省用券企业数', 'Enterprises that used a voucher in another province for the first time'],
    ['家', 'enterprises'],
    { kind: 'count', of: 'crossers' },
  ),
  crossShare: shared('used', ['跨省用券金额占比', 'Share used across provinces'], percent, {
    kind: 'share',
    over: 'crossed',
    under: 'subsidy',
    decimals: 2,
  }),
  leverage: shared('used', ['撬动倍数（合同额 ÷ 补贴）', 'Leverage'], ['倍', 'times'], {
    kind: 'quotient',
    over: 'contract',
    under: 'subsidy',
    decimals: 2,
  }),
  redeemed,
  redemptions: shared('redeemed', ['兑付笔数', 'Redemptions'], ['笔', 'redemptions'], {
    kind: 'count',
    of: 'redemptions',
  }),
  redeemers: shared('redeemed', ['兑付企业数', 'Enterprises with a payment'], ['家', 'enterprises'], {
    kind: 'count',
    of: 'enterprises',
  }),
  timeToPay: shared('redeemed', ['申请兑付至到账平均天数', 'Days from redemption to payment'], inDays, {
    kind: 'quotient',
    over: 'days',
    under: 'redemptions',
    decimals: 1,
  }),
  utilisation: shared('redeemed', ['预算执行率', 'Use of the appropriation'], percent, {
    kind: 'share',
    over: 'paid',
    under: 'appropriated',
    decimals: 2,
  }),
  recovered: shared('redeemed', ['追回金额', 'Recovered'], ['元', 'yuan'], { kind: 'money', of: 'recovered' }),
  queue,
  waited: shared('queue', ['排队平均天数', 'Days waited'], inDays, {
    kind: 'quotient',
    over: 'waited',
    under: 'left',
    decimals: 1,
  }),
  duplicates: stopped,
  related: shared('duplicates', ['关联关系拒绝', 'Declined for a relation'], ['件', 'orders'], {
    kind: 'count',
    of: 'related',
  }),
  fraud: shared('duplicates', ['认定骗取', 'Fraud found'], ['件', 'orders'], { kind: 'count', of: 'fraud' }),
};
