import { dueTo, explainedNetting, netting, type Owed, type Words } from '#kernel';
import { AGREEMENT, account } from '../accounts.ts';
import { idIn, post } from '../money.ts';
import { balanceIn, childrenIn, yearOf } from '../reads.ts';
import { type Case, type CaseStep, kindOf } from '../vocabulary.ts';
import { ask } from './ask.ts';

/**
 * 净额结算 (factors.md 1.8 b), where the zone's dated law says `net`: the source pays its institutions for the other homes, the homes owe
 * it, and what they owe each other is netted over a pre-funded account with one sub-account per member. Nobody is lent to: a round that
 * a sub-account cannot bear is refused until it is paid in.
 */
const membersIn = (seen: Case): readonly (readonly [node: string, place: string])[] =>
  Object.entries(seen.law('members')?.value ?? {});
const nodeOf = (seen: Case): string | undefined =>
  membersIn(seen).find(([, place]) => place === seen.facts.member)?.[0];

const keeper = ({ state }: Case): string => state.deciding.authority;
const sub = (seen: Case, node: string): string => account('platform', keeper(seen), node);
const bank = (seen: Case): string => account('platform-bank', keeper(seen));

const answersIn = (seen: Case) =>
  childrenIn(seen).filter(({ facts }) => facts.request === 'net' && facts.round === seen.facts.round);
const allAnswered = (seen: Case): boolean => answersIn(seen).every(({ state }) => state === 'netted');

const owedIn = (seen: Case): readonly Owed[] =>
  answersIn(seen).map(({ deciding, facts }) => ({
    from: deciding.node,
    to: facts.creditor as string,
    amount: (facts.subsidy as number | undefined) ?? 0,
  }));

/** A member is called by the authority that answered for it. */
const nameIn = (seen: Case, node: string): Words => {
  const answered = answersIn(seen).find(({ deciding }) => deciding.node === node)?.deciding.authority;
  return seen.authorities[answered ?? '']?.title ?? [node, node];
};

const computedIn = (seen: Case) => {
  const flows = owedIn(seen).filter(({ amount }) => amount > 0);
  const members = membersIn(seen).map(([node]) => node);
  const { gross, net, transfers } = netting(flows, members);
  const netCalculation = explainedNetting(flows, members, 'fen', (node) => nameIn(seen, node));
  return { flows, gross, net, netPayments: transfers, netCalculation };
};

export const clearing = {
  openClearing: {
    title: ['开立净额结算专户', 'Open the account for netting'],
    by: 'officer',
    from: 'nothing',
    to: 'clearingOpen',
    asks: ['year'],
    sets: kindOf,
    requires: ['kindFits'],
  },
  payIn: {
    title: ['登记成员入金', 'Enter what a member paid in'],
    by: 'officer',
    from: ['clearingOpen', 'clearingReady'],
    to: {
      oneOf: ['clearingOpen', 'clearingReady'],
      pick: ({ before }) => (before?.state === 'clearingReady' ? 'clearingReady' : 'clearingOpen'),
    },
    asks: ['member', 'deposit', 'serial'],
    requires: ['memberKnown'],
    then: (seen) =>
      post([
        {
          id: idIn(seen, 'in'),
          debit: bank(seen),
          credit: sub(seen, nodeOf(seen) ?? '-'),
          amount: seen.facts.deposit ?? 0,
        },
      ]),
  },
  payOut: {
    title: ['退回成员资金', 'Pay back to a member'],
    by: 'head',
    from: 'clearingOpen',
    to: 'clearingOpen',
    asks: ['member', 'deposit', 'serial'],
    requires: ['memberKnown'],
    then: (seen) =>
      post([
        {
          id: idIn(seen, 'out'),
          debit: sub(seen, nodeOf(seen) ?? '-'),
          credit: bank(seen),
          amount: seen.facts.deposit ?? 0,
        },
      ]),
  },
  callNet: {
    title: ['发起一轮净额结算', 'Begin a round of netting'],
    help: ['各成员所欠即时转入本轮轧差', 'What members owe each other is taken into this round at once'],
    by: 'officer',
    from: 'clearingOpen',
    to: 'clearing',
    sets: ({ before }) => ({ round: ((before?.facts.round as number | undefined) ?? 0) + 1 }),
    requires: ['settledNet'],
    then: (seen) => {
      const members = membersIn(seen);
      return members.flatMap(([debtor, place]) =>
        members.flatMap(([creditor]) =>
          creditor === debtor
            ? []
            : ask(seen, 'net', place, { creditor, round: seen.facts.round }, 'deciding', `${debtor}-${creditor}`),
        ),
      );
    },
  },
  takeIntoNetting: {
    title: ['所欠转入轧差', 'What is owed is taken into the round'],
    by: 'node',
    from: 'netAsked',
    to: 'netted',
    reads: ['owedTo'],
    sets: (seen) => ({ subsidy: balanceIn(seen, 'owedTo')?.balance ?? 0 }),
    then: (seen) => {
      const [amount, own] = [seen.facts.subsidy ?? 0, keeper(seen)];
      const owed = dueTo(seen.facts.creditor ?? '-', 'fen', AGREEMENT);
      return amount > 0
        ? post([{ id: idIn(seen, 'netted'), debit: owed, credit: account('abroad', own, yearOf(seen)), amount }])
        : [];
    },
  },
  hearNet: {
    title: ['收到成员所欠', 'A member has answered'],
    by: 'node',
    from: 'clearing',
    to: { oneOf: ['clearing', 'clearingReady'], pick: (seen) => (allAnswered(seen) ? 'clearingReady' : 'clearing') },
    reads: ['requests'],
    sets: (seen) => (allAnswered(seen) ? computedIn(seen) : {}),
    hearsChildren: true,
  },
  settleNet: {
    title: ['签发净额划转', 'Settle the net'],
    help: ['子账户余额不足的，先补足再签发', 'A sub-account that cannot bear it is paid in first'],
    by: 'head',
    from: 'clearingReady',
    to: 'clearingOpen',
    differentFrom: ['callNet'],
    requires: ['settledNet'],
    papers: ['netting'],
    then: (seen) =>
      post(
        ((seen.facts.netPayments ?? []) as readonly Owed[]).map(({ from, to, amount }) => ({
          id: `${idIn(seen, 'net')}-${from}-${to}`,
          debit: sub(seen, from),
          credit: sub(seen, to),
          amount,
        })),
      ),
  },
  closeClearing: {
    title: ['关闭专户', 'Close the account'],
    by: 'head',
    from: 'clearingOpen',
    to: 'clearingClosed',
    noteRequired: true,
  },
} as const satisfies Record<string, CaseStep>;
