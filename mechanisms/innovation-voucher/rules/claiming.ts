import { acts } from '../facts.ts';
import { availableIn, balanceIn, claimedLast, owedElsewhere, standing } from '../reads.ts';
import { failing } from '../reckoning/eligible.ts';
import type { CaseRule } from '../vocabulary.ts';

/** What begins which kind of case. */
const beginnings: Readonly<Record<string, keyof typeof acts>> = {
  enrol: 'enrol',
  recordSuccession: 'succession',
  apply: 'claim',
  startOrder: 'order',
  appropriate: 'budget',
  assemble: 'payment',
  suspendPayments: 'suspension',
  raiseDispute: 'dispute',
  openClearing: 'clearing',
};

const yuan = (fen: number): string => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

export const claiming = {
  kindFits: {
    says: ['该步骤不适用于此事项', 'This step does not belong to this matter'],
    field: 'act',
    holds: ({ facts, step }) =>
      beginnings[step] === facts.act || [
        `该事项办理的是${acts[facts.act ?? 'request'][0]}`,
        `This matter is: ${acts[facts.act ?? 'request'][1]}`,
      ],
  },
  betweenTwo: {
    says: ['争议须在两个机关之间', 'A dispute is between two authorities'],
    holds: ({ state: { receiving, deciding } }) => receiving.authority !== deciding.authority,
  },
  isSme: {
    says: ['不符合科技型中小企业评价条件', 'Not an enterprise of the kind the scheme is for'],
    under: 'sme',
    field: 'profile',
    holds: ({ facts, law }) => {
      const limits = law('smeLimits')?.value;
      if (facts.holderKind === 'team' || !limits) return true;
      const fails = failing(facts.profile ?? {}, limits);
      return fails.length === 0 || [fails.map(([zh]) => zh).join('；'), fails.map(([, en]) => en).join('; ')];
    },
  },
  inList: {
    says: ['不在本地有效的科技型中小企业或团队名录中', 'Not in the list of this place, or no longer'],
    under: 'sme',
    field: 'enterprise',
    remedy: ['请先办理入库，或到注册地申领', 'Enter the list first, or claim where you are registered'],
    holds: (seen) => {
      const found = standing(seen, 'holder');
      return found !== undefined && found.values.home === seen.state.deciding.jurisdiction;
    },
  },
  kindAsListed: {
    says: ['主体类型与名录不一致', 'The kind of holder is not the one in the list'],
    field: 'holderKind',
    holds: (seen) => standing(seen, 'holder')?.values.holderKind === seen.facts.holderKind,
  },
  successorsFit: {
    says: ['合并只有一家承继企业；承继企业不得为被承继企业', 'A merger has one successor; nobody succeeds itself'],
    field: 'successors',
    holds: ({ facts: { enterprise, succession, successors = [] } }) =>
      successors.every(({ key }) => key !== enterprise?.key) && (succession === 'split' || successors.length === 1),
  },
  nothingOwed: {
    says: ['有未结清的追回款项', 'There is money to be paid back'],
    field: 'enterprise',
    holds: (seen) => (balanceIn(seen, 'owed')?.balance ?? 0) <= 0,
  },
  owesNowhere: {
    says: ['在别处有未结清的追回款项', 'There is money to be paid back at another home'],
    field: 'enterprise',
    remedy: ['向追回地退回款项后，该地即告知各地', 'Pay it back there: that home then tells the others'],
    holds: (seen) => {
      const home = owedElsewhere(seen);
      return home === undefined || [`在区划 ${home} 有未结清的追回款项`, `There is money to be paid back in ${home}`];
    },
  },
  formerHomeAsked: {
    says: ['年内迁入的，须先查询原注册地已用额度', 'The former home must be asked first what was used this year'],
    field: 'movedFrom',
    holds: ({ facts, state }) =>
      facts.movedFrom === undefined ||
      facts.movedFrom === state.deciding.jurisdiction ||
      facts.countedElsewhere !== undefined,
  },
  moveTold: {
    says: ['本年已在别处申领，须填写年内迁出地', 'Claimed elsewhere this year: say from where the holder moved'],
    field: 'movedFrom',
    remedy: ['退回补正，由申领人填写年内迁出地', 'Return the claim, so that the holder names the former home'],
    holds: (seen) => {
      const last = claimedLast(seen);
      return (
        last === undefined ||
        last === seen.facts.movedFrom || [
          `本年已在区划 ${last} 申领，须填写该地为年内迁出地，额度合并计算`,
          `Claimed in ${last} this year: it must be named as the former home, the cap is one`,
        ]
      );
    },
  },
  capLeft: {
    says: ['超过年度上限的剩余额度', 'More than is left of the yearly cap'],
    field: 'amount',
    holds: (seen) => {
      const found = balanceIn(seen, 'counted');
      const elsewhere = found?.opened ? 0 : (seen.facts.countedElsewhere ?? 0);
      const room = Math.max(0, (found?.room ?? 0) - elsewhere);
      return (
        (seen.facts.amount ?? 0) <= room || [
          `本年剩余额度 ${yuan(room)} 元，低于申领金额`,
          `${yuan(room)} yuan are left of this year's cap`,
        ]
      );
    },
  },
  budgetKnown: {
    says: ['本地本年度预算尚未登记', "This place's appropriation of the year has not been entered"],
    holds: (seen) => balanceIn(seen, 'pool')?.opened === true,
  },
  moved: {
    says: ['没有原注册地', 'No former home was given'],
    field: 'movedFrom',
    holds: ({ facts }) => facts.movedFrom !== undefined,
  },
  nothingLocked: {
    says: ['已有订单锁定金额，不能撤回', 'An order has locked part of it'],
    holds: (seen) => {
      const purse = balanceIn(seen, 'purse');
      return !purse?.opened || (purse.heldOut === 0 && purse.balance === seen.facts.amount);
    },
  },
  remediesKnown: {
    says: ['没有复议机关和管辖法院信息', 'Review body and court are not known'],
    field: 'remedies',
    holds: ({ facts }) => facts.remedies !== undefined,
  },
  lowerWithinFree: {
    says: ['预算只能调减到已承诺的金额', 'The appropriation can only be lowered to what is committed'],
    field: 'change',
    holds: (seen) => {
      const [change, free] = [seen.facts.change ?? 0, availableIn(seen, 'pool')];
      return change >= -free || [`可调减 ${yuan(free)} 元`, `${yuan(free)} yuan are free`];
    },
  },
  changeNotZero: {
    says: ['调整金额不能为零', 'The change is zero'],
    field: 'change',
    holds: ({ facts }) => (facts.change ?? 0) !== 0,
  },
} as const satisfies Record<string, CaseRule>;
