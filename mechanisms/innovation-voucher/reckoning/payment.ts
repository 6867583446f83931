import {
  type BankLine,
  type BreakKind,
  bankColumns,
  type Payment,
  type PaymentBreak,
  parseBankFile,
  reconcile,
} from '#kernel';

export interface Instruction {
  readonly reference?: string;
  readonly name?: string;
  readonly payee?: string;
  readonly amount?: number;
  readonly year?: string;
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const yuanText = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** The file for the bank; its reference, account and amount come back in the bank's own file. */
export const instructionFile = (list: readonly Instruction[]): string =>
  [
    ['指令编号', '收款人', '收款账号', '金额（元）', '用途'].join(','),
    ...list.map(({ reference = '', name = '', payee = '', amount = 0 }) =>
      [reference, name, payee, yuanText(amount), '科技创新券兑付'].map(cell).join(','),
    ),
    '',
  ].join('\r\n');

export const bankHead = (): string => bankColumns.map(({ zh }) => zh).join(',');

const paymentsOf = (list: readonly Instruction[], day: string): readonly Payment[] =>
  list.map(({ reference = '', payee = '', amount = 0 }) => ({ reference, payee, amount, day }));

/** What should be and what is, side by side, with what the bank says: whoever closes the break need not open two files. */
const differenceOf = ({ kind, approved, instructed, bank }: PaymentBreak): string => {
  const told = (value: (line: BankLine) => string): string => [...new Set(bank.map(value))].join('、') || '无';
  const sides = {
    'wrong-payee': () => `核定 ${approved?.payee}，回单 ${told(({ payee }) => payee)}`,
    'wrong-amount': () =>
      `核定 ${yuanText(approved?.amount ?? 0)} 元，回单 ${told(({ amount }) => `${yuanText(amount)} 元`)}`,
    'date-shift': () => `指令 ${instructed?.day}，到账 ${told(({ day }) => day)}`,
    duplicate: () => `流水 ${told(({ serial }) => serial)}`,
    'not-approved': () => `回单 ${told(({ amount }) => `${yuanText(amount)} 元`)}`,
  } as const satisfies Partial<Record<BreakKind, () => string>>;
  const said = Object.hasOwn(sides, kind) ? [sides[kind as keyof typeof sides]()] : [];
  return [...said, ...bank.flatMap(({ reason }) => reason ?? [])].join('；');
};

/** Approved list = instructions = bank file, or what is different. */
export const matchBank = (
  approved: readonly Instruction[],
  instructed: readonly Instruction[],
  bank: readonly BankLine[],
  day: string,
  daysAllowed: number,
) => {
  const result = reconcile({
    approved: paymentsOf(approved, day),
    instructed: paymentsOf(instructed, day),
    bank,
    daysAllowed,
  });
  return {
    matched: result.matched,
    breaks: result.breaks.map((one) => {
      const says = differenceOf(one);
      return { kind: one.kind, reference: one.reference, ...(says && { says: says.slice(0, 300) }) };
    }),
    closable: result.closable,
  };
};

export { parseBankFile };
