import { type AccountSpec, accountId } from '#kernel';
import type { law } from './law.ts';
import type { Case } from './vocabulary.ts';

/** Under which name nodes keep what they owe each other here: the law's `settlement` says how it is paid. */
export const AGREEMENT = 'innovation-voucher';

/** The end of a day in the zone (UTC+8): the last instant at which a purse may be spent from. */
const endOf = (day: string): string => `${day}T15:59:59.999Z`;

const staff = ['officer', 'head', 'finance'] as const;
const home = ['兑付地', 'Home authority'] as const;
const year = ['预算年度', 'Year'] as const;
const holder = ['企业或团队', 'Holder'] as const;

/**
 * The pool invariant is the sum of these: what was appropriated is in `pool` (free or reserved), `voucher`, `payable` or `paid`,
 * and none of them can go below zero. `abroad` takes no
 * part: it is the counter-account of what this node tells others that it owes their institutions. What counts against the yearly cap of a holder is `counted`, whose ceiling is the law.
 */
export const accounts = {
  appropriation: {
    title: ['预算来源', 'Appropriation'],
    key: [home, year],
    unit: 'fen',
    owner: ([a = '']) => a,
    source: true,
    readers: staff,
  },
  pool: { title: ['创新券资金池', 'Pool'], key: [home, year], unit: 'fen', owner: ([a = '']) => a, readers: staff },
  reserved: {
    title: ['已受理待发放', 'Accepted, not yet issued'],
    key: [home, year],
    unit: 'fen',
    owner: ([a = '']) => a,
    readers: staff,
  },
  voucher: {
    title: ['创新券', 'Voucher'],
    key: [holder, ['券号', 'Voucher number']],
    unit: 'fen',
    owner: ([a = '']) => a,
    purse: ({ facts, state }) => ({
      until: endOf(facts.validUntil ?? '9999-12-31'),
      where: [[`home:${state.deciding.authority}`]],
      returnsTo: accountId('pool', state.deciding.authority, facts.year ?? '-'),
    }),
    readers: staff,
  },
  payable: {
    title: ['应付', 'Payable'],
    key: [home, year],
    unit: 'fen',
    owner: ([a = '']) => a,
    tags: (_seen, [a = '']) => [`home:${a}`],
    readers: staff,
  },
  abroad: {
    title: ['应付外地机构备查', 'Owed to institutions elsewhere'],
    key: [home, year],
    unit: 'fen',
    owner: ([a = '']) => a,
    source: true,
    readers: staff,
  },
  paid: { title: ['已付', 'Paid'], key: [home, year], unit: 'fen', owner: ([a = '']) => a, readers: staff },
  'counted-firm': {
    title: ['企业年度已计额度', 'Counted this year, enterprise'],
    key: [holder, home, year],
    unit: 'fen',
    owner: ([a = '']) => a,
    ceiling: 'capFirm',
    readers: staff,
  },
  'counted-team': {
    title: ['团队年度已计额度', 'Counted this year, team'],
    key: [holder, home, year],
    unit: 'fen',
    owner: ([a = '']) => a,
    ceiling: 'capTeam',
    readers: staff,
  },
  uncounted: {
    title: ['额度计数', 'Counter'],
    key: [year],
    unit: 'fen',
    owner: ([a = '']) => a,
    source: true,
    readers: staff,
  },
  owed: {
    title: ['应追回', 'To be paid back'],
    key: [holder, home],
    unit: 'fen',
    owner: ([a = '']) => a,
    readers: staff,
  },
  platform: {
    title: ['净额结算子账户', 'Sub-account for netting'],
    key: [
      ['专户管理方', 'Keeper'],
      ['成员', 'Member'],
    ],
    unit: 'fen',
    owner: ([a = '']) => a,
    readers: [...staff, 'committee'],
  },
  'platform-bank': {
    title: ['净额结算专户银行存款', 'Bank of the account for netting'],
    key: [['专户管理方', 'Keeper']],
    unit: 'fen',
    owner: ([a = '']) => a,
    source: true,
    readers: [...staff, 'committee'],
  },
  advanced: {
    title: ['为外地垫付', 'Advanced for other homes'],
    key: [home, year],
    unit: 'fen',
    owner: ([a = '']) => a,
    source: true,
    readers: staff,
  },
  recoveries: {
    title: ['追回债权', 'Claims for recovery'],
    key: [home],
    unit: 'fen',
    owner: ([a = '']) => a,
    source: true,
    readers: staff,
  },
} as const satisfies Readonly<Record<string, AccountSpec<Case, keyof typeof law>>>;

type Kind = keyof typeof accounts;

export const account = (kind: Kind, ...key: readonly string[]): string => accountId(kind, ...key);

/** The account that carries what a holder has used of the yearly cap. */
export const countedOf = ({ facts, state }: Case, year: string, holder = facts.enterprise?.key): string =>
  account(
    facts.holderKind === 'team' ? 'counted-team' : 'counted-firm',
    holder ?? '-',
    state.deciding.authority,
    year,
  );
