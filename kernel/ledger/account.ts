import { ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { PurseTerms } from './purse.ts';

/** Whether a reversal gives back what was counted. */
export const restoring = ['always', 'same-period', 'never'] as const;
export type Restores = (typeof restoring)[number];

/**
 * The period a limit counts in, by the calendar day of the posting; `each` bounds one transfer.
 * Reserving counts, releasing gives back to the period of the reservation. A reversal gives back what it touched, to the period of the
 * original (yesterday's refund does not widen today's limit); `restores` says otherwise: only within that period, or never.
 */
export interface LedgerLimit {
  readonly period: 'each' | 'day' | 'month' | 'year';
  readonly way: 'out' | 'in';
  readonly max: number;
  readonly restores?: Restores;
}

/**
 * An account as it is opened; its terms never change (a new agreement is a new account).
 * The balance is what was credited less what was debited: money a party holds is positive, a source of money negative.
 * `floor` (0: never negative) bounds balance less what is reserved out; `ceiling` bounds balance plus what is reserved in.
 */
export interface LedgerAccount {
  readonly id: string;
  /** fen, seats, mu, kg-voc …: whole numbers of it. */
  readonly unit: string;
  readonly owner: string;
  readonly floor?: number;
  readonly ceiling?: number;
  readonly limits?: readonly LedgerLimit[];
  /** A conditional purse: what it may be spent on, where and until when. */
  readonly purse?: PurseTerms;
  /** What others' purses may ask of this account as payee, such as `jurisdiction:310118` or `scene:transport`. */
  readonly tags?: readonly string[];
}

/** Text that needs no escaping anywhere: not empty, no spaces, quotes, braces, commas, backslashes; up to 120 characters. */
const ID = /^(?!null$)[^\s"\\{},\p{Cc}\p{Cs}]{1,120}$/iu;
/** Nearly every id; asked first because it is several times faster. */
const PLAIN = /^[a-z0-9:/._-]{5,120}$/;

export const isLedgerId = (text: unknown): text is string =>
  typeof text === 'string' && (PLAIN.test(text) || ID.test(text));

const bound = (value: number | undefined): boolean => value === undefined || Number.isSafeInteger(value);

const wrong = (field: string, zh: string, en: string): Refusal =>
  refuse('ledger-account-malformed', [zh, en], { field });

export const checkAccount = (account: LedgerAccount): Result<LedgerAccount> => {
  if (!isLedgerId(account.id)) return wrong('/id', '账户编号不合规', 'The account id is malformed');
  if (!isLedgerId(account.unit)) return wrong('/unit', '计量单位不合规', 'The unit is malformed');
  if ([...account.owner].some((one) => one < ' '))
    return wrong('/owner', '所有者含控制字符', 'The owner contains a control character');
  if (!bound(account.floor) || (account.floor ?? 0) > 0)
    return wrong('/floor', '下限须为不大于零的整数', 'The floor must be a whole number, at most zero');
  if (!bound(account.ceiling) || (account.ceiling ?? 0) < 0)
    return wrong('/ceiling', '上限须为不小于零的整数', 'The ceiling must be a whole number, at least zero');
  for (const { max } of account.limits ?? [])
    if (!Number.isSafeInteger(max) || max < 0)
      return wrong('/limits', '限额须为非负整数', 'A limit must be a whole number, at least zero');
  return ok(account);
};

/** The name of the period `day` falls into: `2021-09-16`, `2021-09` or `2021`. */
export const periodOf = (period: 'day' | 'month' | 'year', day: Day): string =>
  period === 'day' ? day : period === 'month' ? day.slice(0, 7) : day.slice(0, 4);
