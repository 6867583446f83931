import { parseBankFile } from '../reckoning/payment.ts';
import type { CaseRule } from '../vocabulary.ts';

export const paying = {
  somethingDue: {
    says: ['没有待付的兑付', 'Nothing is due to be paid'],
    holds: ({ facts }) => (facts.instructions ?? []).length > 0,
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
