import type { Words } from '../declare/words.ts';
import { addDays, compareDays, diffDays } from '../time/day.ts';
import type { Day } from '../time/types.ts';

/** One payment as each of the three sides tells it. `reference` is the number all three carry; amounts in fen. */
export interface Payment {
  readonly reference: string;
  readonly payee: string;
  readonly amount: number;
  readonly day: Day;
}

export interface BankLine extends Payment {
  /** The bank's own number: one line of its file. */
  readonly serial: string;
  readonly status: 'paid' | 'returned';
  readonly reason?: string;
}

/**
 * What may be wrong, most serious first. `not-approved`: money left without a decision; `missing-payment`: the bank does
 * not know it; `not-instructed`: approved but never sent; `date-shift`: all equal but the day, beyond the tolerance.
 */
export const breakNames = {
  'not-approved': ['未经核定的付款', 'Not approved'],
  duplicate: ['重复付款', 'Paid twice'],
  'wrong-payee': ['收款账号不符', 'Wrong payee'],
  'wrong-amount': ['金额不符', 'Wrong amount'],
  returned: ['银行退回', 'Sent back by the bank'],
  'not-instructed': ['已核定未发指令', 'Not instructed'],
  'missing-payment': ['银行无此付款', 'The bank has no such payment'],
  'date-shift': ['到账日期超出容许', 'Too long on its way'],
} as const satisfies Readonly<Record<string, Words>>;
export type BreakKind = keyof typeof breakNames;
export const breakKinds = Object.keys(breakNames) as readonly BreakKind[];

export interface PaymentBreak {
  readonly kind: BreakKind;
  readonly reference: string;
  readonly approved?: Payment;
  readonly instructed?: Payment;
  readonly bank: readonly BankLine[];
}

export interface Reconciliation {
  readonly matched: readonly {
    readonly reference: string;
    readonly amount: number;
    readonly serial: string;
    readonly day: Day;
  }[];
  readonly breaks: readonly PaymentBreak[];
  readonly sums: {
    readonly approved: number;
    readonly instructed: number;
    readonly paid: number;
    readonly returned: number;
  };
  /** Nothing is open: the period may be closed. */
  readonly closable: boolean;
}

export interface Sides {
  readonly approved: readonly Payment[];
  readonly instructed: readonly Payment[];
  readonly bank: readonly BankLine[];
  /** How many days later than instructed the bank may pay. */
  readonly daysAllowed: number;
}

const sum = (payments: readonly Payment[]): number => payments.reduce((so, { amount }) => so + amount, 0);

const groupBy = <T extends Payment>(payments: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const payment of payments) {
    const group = groups.get(payment.reference);
    if (group) group.push(payment);
    else groups.set(payment.reference, [payment]);
  }
  return groups;
};

/** What the payee still has, in the order of booking (of one day: that of the file): a return takes back what was paid before it. */
const standing = (bank: readonly BankLine[]): readonly BankLine[] => {
  const paid: BankLine[] = [];
  for (const line of [...bank].sort((a, b) => compareDays(a.day, b.day)))
    if (line.status === 'paid') paid.push(line);
    else paid.pop();
  return paid;
};

/** The most serious thing wrong with one reference; nothing if all three sides tell the same. */
const kindOf = (
  approved: readonly Payment[],
  instructed: readonly Payment[],
  bank: readonly BankLine[],
  daysAllowed: number,
): BreakKind | undefined => {
  const paid = standing(bank);
  const decision = approved[0];
  if (decision === undefined) return 'not-approved';
  if (approved.length > 1 || instructed.length > 1 || paid.length > 1) return 'duplicate';
  const told = [...instructed, ...bank];
  if (told.some(({ payee }) => payee !== decision.payee)) return 'wrong-payee';
  if (told.some(({ amount }) => amount !== decision.amount)) return 'wrong-amount';
  if (paid.length === 0 && bank.length > 0) return 'returned';
  const order = instructed[0];
  if (order === undefined) return 'not-instructed';
  const line = paid[0];
  if (line === undefined) return 'missing-payment';
  const late = diffDays(order.day, line.day);
  return late < 0 || line.day > addDays(order.day, daysAllowed) ? 'date-shift' : undefined;
};

/** Approved list = payment instructions = bank statement, by reference. A returned payment that was paid again is matched, one that came back after it was paid is not. */
export const reconcile = ({ approved, instructed, bank, daysAllowed }: Sides): Reconciliation => {
  const [decisions, orders, lines] = [groupBy(approved), groupBy(instructed), groupBy(bank)];
  const references = [...new Set([...decisions.keys(), ...orders.keys(), ...lines.keys()])].sort();
  const matched: Reconciliation['matched'][number][] = [];
  const breaks: PaymentBreak[] = [];
  for (const reference of references) {
    const [decided = [], ordered = [], told = []] = [
      decisions.get(reference),
      orders.get(reference),
      lines.get(reference),
    ];
    const kind = kindOf(decided, ordered, told, daysAllowed);
    const line = standing(told)[0];
    if (kind !== undefined)
      breaks.push({ kind, reference, approved: decided[0], instructed: ordered[0], bank: told });
    else if (line) matched.push({ reference, amount: line.amount, serial: line.serial, day: line.day });
  }
  breaks.sort((a, b) => breakKinds.indexOf(a.kind) - breakKinds.indexOf(b.kind));
  const of = (status: BankLine['status']): number => sum(bank.filter((line) => line.status === status));
  return {
    matched,
    breaks,
    sums: { approved: sum(approved), instructed: sum(instructed), paid: of('paid'), returned: of('returned') },
    closable: breaks.length === 0,
  };
};
