import { type AccountSpec, accountId, dueTo, type Effect, type EntryRead, fact, type RegisterSpec } from '#kernel';
import type { law } from './facts.ts';
import type { Window } from './vocabulary.ts';

/** Nodes keep under this name what they owe each other of fees: the law of mechanism fee-remittance says how it is paid. */
const AGREEMENT = 'fee-remittance';
const readers = ['window', 'head', 'supervisor'] as const;

/** 应缴财政 by place: what is due to a place of another node is a debt between nodes, the rest a debt of this one. */
export const accounts = {
  collected: {
    title: ['窗口代收', 'Collected by windows'],
    key: [['代收单位', 'Hall']],
    unit: 'fen',
    owner: ([hall = '']) => hall,
    source: true,
    readers,
  },
  'due-here': {
    title: ['应缴本节点各地财政', 'Due to places of this node'],
    key: [['业务属地', 'Place']],
    unit: 'fen',
    owner: ([place = '']) => place,
    readers,
  },
} as const satisfies Readonly<Record<string, AccountSpec<Window, keyof typeof law>>>;

/** What windows of this node collected, case by case; mechanism fee-remittance lists a day of it. */
export const fees: RegisterSpec = {
  title: ['代收费用台账', 'Fees collected by windows'],
  key: ['办件编号', 'Case'],
  columns: {
    subject: fact.text(['窗口、业务属地和代收日', 'Hall, place and day']),
    decider: fact.authority(['执收部门', 'Deciding body']),
    amount: fact.money(['金额', 'Amount']),
    receipt: fact.text(['缴款书号', 'Payment number']),
  },
  subject: 'subject',
  readers,
};

export const collectionDay = ({ state, facts, day }: Window): string =>
  `${state.receiving.authority}/${state.deciding.jurisdiction}/${facts.feeCollectedOn ?? day}`;

const from = ({ state }: Window): string => accountId('collected', state.receiving.authority);
const owedTo = ({ state: { receiving, deciding } }: Window): string =>
  receiving.node === deciding.node
    ? accountId('due-here', deciding.jurisdiction)
    : dueTo(deciding.node, 'fen', AGREEMENT);

/** The window has taken the money: from this moment it is owed to the deciding place. */
export const collected = (seen: Window): readonly Effect[] => {
  const { state, facts, day } = seen;
  const amount = facts.feePaid ?? 0;
  return [
    {
      kind: 'ledger.post',
      transfers: [{ id: `${state.id}/fee`, debit: from(seen), credit: owedTo(seen), amount }],
    },
    {
      kind: 'register.enter',
      register: 'fees',
      key: state.id,
      values: { subject: collectionDay(seen), decider: state.deciding.authority, amount, receipt: facts.feeReceipt },
      from: day,
    },
  ];
};

/** Collected by the window, the case still there, and the day not paid over yet. */
export const heldAtWindow = ({ before, facts, reads, state }: Window): boolean =>
  facts.feeCollectedOn !== undefined &&
  before?.holder === state.receiving.node &&
  ((reads.remitted as EntryRead | undefined)?.version ?? 0) === 0;

/** Given back by the window, the debt falls; given back by the deciding body, it comes out of what was or will be paid over. */
export const givenBack = (seen: Window): readonly Effect[] => {
  if (seen.post?.role !== 'window') return [];
  const { state, facts, day } = seen;
  return [
    {
      kind: 'ledger.post',
      transfers: [
        {
          id: `${state.id}/fee-back`,
          debit: owedTo(seen),
          credit: from(seen),
          amount: facts.feeRefunded ?? 0,
          reverses: `${state.id}/fee`,
        },
      ],
    },
    { kind: 'register.close', register: 'fees', key: state.id, on: day, reason: '退费' },
  ];
};
