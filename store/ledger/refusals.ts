import { refuse, type Words } from '#kernel';
import type { Refusal } from './kernel.ts';

const says = {
  'account-exists': ['账户已按其他条件开立', 'The account exists with other terms'],
  'account-unknown': ['账户不存在', 'There is no such account'],
  'account-not-empty': ['账户尚有余额或预留', 'The account still holds something, or something is reserved'],
} as const satisfies Record<string, Words>;

export const refuseLedger = (code: keyof typeof says, account: string): Refusal =>
  refuse(`ledger-${code}`, says[code], { detail: { account } });
