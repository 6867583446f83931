import { amount, type ExplainedAmount } from '../amount/index.ts';
import type { Words } from '../declare/words.ts';

/** What one member of an agreement owes another, in one unit. */
export interface Owed {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

export interface Netting {
  readonly gross: number;
  readonly flows: number;
  /** Per party: owed to it less owed by it. Sums to zero. */
  readonly positions: Readonly<Record<string, number>>;
  /** Payments that settle all positions, at most one fewer than there are parties. */
  readonly transfers: readonly Owed[];
  readonly net: number;
  /** How much less is moved, in ten-thousandths of the gross, rounded half up. */
  readonly savedBp: number;
}

/**
 * Multilateral netting, computed to be shown; whether it is also how money moves is a law value (收支两条线: gross by
 * default). Largest debtor pays largest creditor first; equal amounts in the order of `parties`, as the agreement lists them.
 */
export const netting = (owed: readonly Owed[], parties: readonly string[]): Netting => {
  const flows = owed.filter(({ from, to, amount }) => amount > 0 && from !== to);
  const positions = Object.fromEntries(parties.map((party) => [party, 0]));
  for (const { from, to, amount } of flows) {
    if (!(from in positions) || !(to in positions))
      throw new Error(`bug: ${from} or ${to} is no party of the netting`);
    positions[from] = (positions[from] as number) - amount;
    positions[to] = (positions[to] as number) + amount;
  }
  const gross = flows.reduce((sum, { amount }) => sum + amount, 0);
  const transfers = settle(positions, parties);
  const net = transfers.reduce((sum, { amount }) => sum + amount, 0);
  const savedBp = gross === 0 ? 0 : Number((BigInt(gross - net) * 20_000n + BigInt(gross)) / (2n * BigInt(gross)));
  return { gross, flows: flows.length, positions, transfers, net, savedBp };
};

const settle = (positions: Readonly<Record<string, number>>, parties: readonly string[]): readonly Owed[] => {
  const open = parties.map((party) => ({ party, left: positions[party] as number }));
  const transfers: Owed[] = [];
  for (;;) {
    // Strict comparison keeps the agreement's order among equals.
    const debtor = open.reduce((worst, one) => (one.left < worst.left ? one : worst), { party: '', left: 0 });
    const creditor = open.reduce((best, one) => (one.left > best.left ? one : best), { party: '', left: 0 });
    const amount = Math.min(-debtor.left, creditor.left);
    if (amount <= 0) return transfers;
    transfers.push({ from: debtor.party, to: creditor.party, amount });
    debtor.left += amount;
    creditor.left -= amount;
  }
};

/**
 * The net of a round as an amount that explains itself: every payment is the smaller of what its payer still owes, all in all, and what
 * its payee is still owed.
 */
export const explainedNetting = (
  owed: readonly Owed[],
  parties: readonly string[],
  unit: string,
  nameOf: (party: string) => Words,
): ExplainedAmount => {
  const { transfers } = netting(owed, parties);
  const title: Words = ['轧差净额', 'Net of the round'];
  if (transfers.length === 0) return amount.given(title, 0, unit, ['无须划转', 'Nothing is to be paid']);
  const sum = (flows: readonly Owed[], side: 'from' | 'to', party: string): number =>
    flows.reduce((total, flow) => total + (flow[side] === party ? flow.amount : 0), 0);
  const left = (party: string, side: 'from' | 'to', before: readonly Owed[]): ExplainedAmount => {
    const [zh, en] = nameOf(party);
    const [owing, dueTo] = [
      amount.given(['应付合计', 'Owed by it'], sum(owed, 'from', party), unit),
      amount.given(['应收合计', 'Owed to it'], sum(owed, 'to', party), unit),
    ];
    const done = sum(before, side, party);
    return amount.less(
      side === 'from' ? [`${zh}净应付`, `${en}: net to pay`] : [`${zh}净应收`, `${en}: net to be paid`],
      [
        ...(side === 'from' ? [owing, dueTo] : [dueTo, owing]),
        ...(done > 0 ? [amount.given(['本轮已划转', 'Paid in this round already'], done, unit)] : []),
      ],
    );
  };
  return amount.sum(
    title,
    transfers.map(({ from, to }, n) =>
      amount.least(
        [`${nameOf(from)[0]}付${nameOf(to)[0]}`, `${nameOf(from)[1]} pays ${nameOf(to)[1]}`],
        [left(from, 'from', transfers.slice(0, n)), left(to, 'to', transfers.slice(0, n))],
      ),
    ),
  );
};
