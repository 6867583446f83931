import { parseBankFile } from '../reckoning/payment.ts';
import type { CaseRule } from '../vocabulary.ts';

export const paying = {
  somethingDue: {
    says: ['没有待付的兑付', 'Nothing is due to be paid'],
    holds: ({ facts }) => (facts.instructions ?? []).length > 0,
  },
  settledNet: {
    says: ['现行规定为逐笔全额支付，轧差仅供测算', 'The law in force has it paid gross; netting is for information'],
    holds: ({ law }) => law('settlement')?.value === 'net',
  },
  memberKnown: {
    says: ['不是净额结算成员', 'No member of the netting'],
    field: 'member',
    holds: ({ facts, law }) => Object.values(law('members')?.value ?? {}).includes(facts.member ?? ''),
  },
  bankFileReads: {
    says: ['银行文件不能读取', 'The file of the bank cannot be read'],
    field: 'bankFile',
    holds: ({ facts }) => {
      const read = parseBankFile(facts.bankFile ?? '');
      return read.ok || read;
    },
  },
} as const satisfies Record<string, CaseRule>;
