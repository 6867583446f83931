/** What the bank was paid by the enterprise when the subsidy goes to the institution (offset), or to the enterprise (refund). */
export const owedByEnterprise = (value: number, subsidy: number, mode: 'institution' | 'enterprise'): number =>
  mode === 'institution' ? value - subsidy : value;

/** 合同 = 发票 = 转账, exactly. Nothing is wrong: no sentence. */
export const mismatch = (
  contract: number,
  invoices: readonly number[],
  transfer: number,
  subsidy: number,
  mode: 'institution' | 'enterprise',
): readonly [string, string] | undefined => {
  const invoiced = invoices.reduce((sum, one) => sum + one, 0);
  if (invoiced !== contract) return ['发票合计与合同金额不一致', 'The invoices do not sum to the contract'];
  const owed = owedByEnterprise(contract, subsidy, mode);
  return transfer === owed
    ? undefined
    : ['付款金额与合同、补贴不一致', 'The transfer is not what the contract leaves to be paid'];
};

/** The last day to hand in: by default 15 January of the year after the voucher ends, so that none ends before it may be used. */
export const lastDayToRedeem = (validUntil: string, monthDay: string): string =>
  `${Number(validUntil.slice(0, 4)) + 1}-${monthDay}`;

/** What is invoiced twice carries one text: code and number as printed, without spaces. */
export const invoiceText = ({ code, number }: { readonly code?: string; readonly number?: string }): string =>
  `invoice|${(code ?? '').trim()}|${(number ?? '').trim()}`;

/** The contract of two sides, for the check against a second subsidy. */
export const contractText = (enterprise: string, institution: string, number: string): string =>
  `contract|${enterprise}|${institution}|${number.replace(/\s+/g, '')}`;
