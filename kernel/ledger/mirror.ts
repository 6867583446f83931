import type { Instant } from '../time/types.ts';

/**
 * Between nodes every debt is kept twice: as `due-to` at the debtor and `due-from` at the creditor. The two say the same
 * whenever no letter is in flight: `A owes B = B is owed by A`.
 */
export const dueTo = (peer: string, unit: string, agreement: string): string => `due-to/${peer}/${unit}/${agreement}`;
export const dueFrom = (peer: string, unit: string, agreement: string): string =>
  `due-from/${peer}/${unit}/${agreement}`;

export interface MirrorLine {
  /** The transfer id, the same at both nodes. */
  readonly id: string;
  readonly at: Instant;
  /** The debt grows by it; negative: it shrinks. */
  readonly amount: number;
}

/** What a node sends its peer each period, signed by the exchange: all lines since the last statement, and the balance. */
export interface MirrorStatement {
  readonly debtor: string;
  readonly creditor: string;
  readonly by: 'debtor' | 'creditor';
  readonly unit: string;
  readonly agreement: string;
  readonly number: number;
  readonly opening: number;
  readonly lines: readonly MirrorLine[];
  readonly closing: number;
}

export type MirrorBreak =
  | {
      readonly kind: 'sum-wrong';
      readonly by: 'debtor' | 'creditor';
      readonly expected: number;
      readonly found: number;
    }
  | { readonly kind: 'opening-differs'; readonly debtor: number; readonly creditor: number }
  | { readonly kind: 'amount-differs'; readonly id: string; readonly debtor: number; readonly creditor: number }
  | {
      readonly kind: 'only-debtor' | 'only-creditor';
      readonly id: string;
      readonly amount: number;
      readonly inFlight: boolean;
    };

export interface MirrorReport {
  readonly agreed: boolean;
  /** Debtor's closing less creditor's, and how much of that is explained by letters not received yet. */
  readonly difference: number;
  readonly inFlight: number;
  readonly breaks: readonly MirrorBreak[];
}

const sumCheck = ({ by, opening, lines, closing }: MirrorStatement): readonly MirrorBreak[] => {
  const expected = lines.reduce((sum, { amount }) => sum + amount, opening);
  return expected === closing ? [] : [{ kind: 'sum-wrong', by, expected, found: closing }];
};

/** Compares the two sides' statements line by line. `inFlight` names transfers whose letter has no receipt yet. */
export const compareMirrors = (
  debtor: MirrorStatement,
  creditor: MirrorStatement,
  inFlight: ReadonlySet<string> = new Set(),
): MirrorReport => {
  const breaks: MirrorBreak[] = [...sumCheck(debtor), ...sumCheck(creditor)];
  if (debtor.opening !== creditor.opening)
    breaks.push({ kind: 'opening-differs', debtor: debtor.opening, creditor: creditor.opening });
  const theirs = new Map(creditor.lines.map((line) => [line.id, line.amount]));
  let flying = 0;
  for (const { id, amount } of debtor.lines) {
    const other = theirs.get(id);
    theirs.delete(id);
    if (other === amount) continue;
    if (other !== undefined) breaks.push({ kind: 'amount-differs', id, debtor: amount, creditor: other });
    else {
      breaks.push({ kind: 'only-debtor', id, amount, inFlight: inFlight.has(id) });
      if (inFlight.has(id)) flying += amount;
    }
  }
  for (const [id, amount] of theirs) {
    breaks.push({ kind: 'only-creditor', id, amount, inFlight: inFlight.has(id) });
    if (inFlight.has(id)) flying -= amount;
  }
  const agreed = breaks.every((one) => (one.kind === 'only-debtor' || one.kind === 'only-creditor') && one.inFlight);
  return { agreed, difference: debtor.closing - creditor.closing, inFlight: flying, breaks };
};
