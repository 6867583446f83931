import type { Words } from '../declare/words.ts';
import { type Refusal, refuse } from '../outcome/result.ts';

/**
 * What can come of a transfer: a closed list in the order in which it is asked, so that two implementations answer the
 * same for a transfer that is wrong in several ways (after TigerBeetle's CreateTransferResult). `n` is what is stored:
 * numbers are never given a second meaning. Answers below 10 follow from the transfer alone and are not recorded; every
 * other answer is recorded under the transfer's id and stays its answer for good.
 */
export const ledgerOutcomes = [
  { n: 0, code: 'posted', says: ['已记账', 'Posted'] },
  { n: 1, code: 'id-malformed', says: ['流水号不合规', 'An id of a transfer or account is malformed'] },
  {
    n: 2,
    code: 'amount-not-integer',
    says: ['金额不是整数', 'The amount is not a whole number that can be held exactly'],
  },
  { n: 3, code: 'amount-zero', says: ['金额为零', 'The amount is zero'] },
  { n: 4, code: 'same-account', says: ['借贷为同一账户', 'Debit and credit are the same account'] },
  {
    n: 5,
    code: 'two-purposes',
    says: ['一笔流水只能有一种用途', 'A transfer can only reserve, commit, release or reverse'],
  },
  { n: 6, code: 'expiry-malformed', says: ['到期日不合规', 'The day of expiry is not a day'] },
  {
    n: 7,
    code: 'needs-letter',
    says: [
      '节点间往来账户只能由办件步骤记账，以便同时致函对方',
      'What nodes owe each other is posted by a step of a case, which writes the letter to the other side',
    ],
  },
  {
    n: 10,
    code: 'exists-with-other-content',
    says: ['流水号已用于另一笔', 'This id already stands for another transfer'],
  },
  { n: 11, code: 'group-failed', says: ['同组另一笔未成', 'Another transfer of the group was refused'] },
  { n: 20, code: 'debit-unknown', says: ['付出账户不存在', 'The account to debit does not exist'] },
  { n: 21, code: 'credit-unknown', says: ['收入账户不存在', 'The account to credit does not exist'] },
  { n: 22, code: 'units-differ', says: ['两账户单位不同', 'The accounts are kept in different units'] },
  { n: 23, code: 'debit-closed', says: ['付出账户已关闭', 'The account to debit is closed'] },
  { n: 24, code: 'credit-closed', says: ['收入账户已关闭', 'The account to credit is closed'] },
  { n: 30, code: 'reservation-unknown', says: ['没有这笔预留', 'There is no such reservation'] },
  {
    n: 31,
    code: 'reservation-accounts-differ',
    says: ['与预留的账户不符', 'The reservation is between other accounts'],
  },
  { n: 32, code: 'reservation-committed', says: ['预留已全部使用', 'The reservation was committed in full'] },
  { n: 33, code: 'reservation-released', says: ['预留已释放', 'The reservation was released'] },
  { n: 34, code: 'reservation-expired', says: ['预留已过期', 'The reservation has expired'] },
  { n: 35, code: 'exceeds-reservation', says: ['超过预留余额', 'More than is left of the reservation'] },
  { n: 40, code: 'original-unknown', says: ['没有原流水', 'There is no transfer to reverse'] },
  {
    n: 41,
    code: 'original-irreversible',
    says: ['原流水不可冲正', 'That transfer moved nothing that could be reversed'],
  },
  {
    n: 42,
    code: 'original-accounts-differ',
    says: ['与原流水账户不符', 'The transfer to reverse is between other accounts'],
  },
  { n: 43, code: 'exceeds-original', says: ['超过原流水可冲正金额', 'More than is left to reverse'] },
  { n: 50, code: 'expiry-past', says: ['到期日已过', 'The day of expiry is over already'] },
  { n: 51, code: 'purse-not-yet', says: ['尚未到可用时间', 'This purse may not be spent from yet'] },
  { n: 52, code: 'purse-over', says: ['已过可用时间', 'This purse may not be spent from any more'] },
  { n: 53, code: 'purse-elsewhere', says: ['不可用于该收款方', 'This purse may not be spent there'] },
  { n: 60, code: 'limit-each', says: ['超过单笔限额', 'Over the limit for one transfer'] },
  { n: 61, code: 'limit-day', says: ['超过当日限额', 'Over the limit of the day'] },
  { n: 62, code: 'limit-month', says: ['超过当月限额', 'Over the limit of the month'] },
  { n: 63, code: 'limit-year', says: ['超过当年限额', 'Over the limit of the year'] },
  { n: 70, code: 'overflow', says: ['余额超出可精确表示的范围', 'The balance could not be held exactly'] },
  { n: 71, code: 'insufficient', says: ['可用余额不足', 'Not enough is available'] },
  { n: 72, code: 'over-ceiling', says: ['超过余额上限', 'Over the highest balance allowed'] },
] as const satisfies readonly { n: number; code: string; says: Words }[];

export type LedgerOutcome = (typeof ledgerOutcomes)[number]['code'];

const byNumber = new Map<number, LedgerOutcome>(ledgerOutcomes.map(({ n, code }) => [n, code]));
const byCode = new Map<LedgerOutcome, (typeof ledgerOutcomes)[number]>(ledgerOutcomes.map((one) => [one.code, one]));

export const outcomeNumber = (code: LedgerOutcome): number => byCode.get(code)?.n ?? 0;

/** An unknown number is a bug: it can only come from a newer program's database. */
export const outcomeOf = (n: number): LedgerOutcome => {
  const code = byNumber.get(n);
  if (code === undefined) throw new Error(`bug: no ledger outcome has number ${n}`);
  return code;
};

/** Whether the answer follows from the transfer's own content, whatever the books say. */
export const isMalformed = (code: LedgerOutcome): boolean => code !== 'posted' && outcomeNumber(code) < 10;

/** The outcome as a refusal, for a step that must not be taken without the posting. */
export const ledgerRefusal = (
  code: LedgerOutcome,
  transfer: string,
  detail: Readonly<Record<string, unknown>> = {},
): Refusal => refuse(`ledger-${code}`, byCode.get(code)?.says ?? ['', ''], { detail: { transfer, ...detail } });
