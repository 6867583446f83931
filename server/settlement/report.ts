import { type MirrorReport, type Netting, netting, type Owed } from '#kernel';
import type { Pool } from '#store/db.ts';
import {
  type InFlight,
  latestStatements,
  type MirrorAccount,
  mirrorAccountsOf,
  mirrorInFlight,
  type StatementRow,
} from '#store/queries/settlement.ts';

/** One debt as this node sees it now. */
export interface DebtView {
  readonly debtor: string;
  readonly creditor: string;
  readonly unit: string;
  readonly agreement: string;
  readonly account: string;
  readonly owed: number;
  /** What the other side does not know yet, because a letter of ours has no receipt: named one by one. */
  readonly inFlight: readonly InFlight[];
  readonly statement: Omit<StatementRow, 'lines' | 'batch'> | null;
}

const viewOf = (
  self: string,
  { account, kind, peer, unit, agreement, owed }: MirrorAccount,
  flying: readonly InFlight[],
  statements: readonly StatementRow[],
): DebtView => {
  const [debtor, creditor] = kind === 'due-to' ? [self, peer] : [peer, self];
  const same = (one: { unit: string; agreement: string }): boolean =>
    one.unit === unit && one.agreement === agreement;
  const found = statements.find((one) => same(one) && one.debtor === debtor && one.creditor === creditor);
  const { lines: _l, batch: _b, ...statement } = found ?? {};
  return {
    debtor,
    creditor,
    unit,
    agreement,
    account,
    owed,
    inFlight: kind === 'due-to' ? flying.filter((one) => one.peer === peer && same(one)) : [],
    statement: found ? (statement as Omit<StatementRow, 'lines' | 'batch'>) : null,
  };
};

export interface NettingView extends Netting {
  readonly unit: string;
  readonly agreement: string;
  readonly parties: readonly string[];
  readonly owed: readonly Owed[];
}

/** Positions of all pairs as last stated; our own as they are now. Equal amounts in the order of the zone's nodes. */
const nettings = (
  self: string,
  nodes: readonly string[],
  debts: readonly DebtView[],
  statements: readonly StatementRow[],
): readonly NettingView[] => {
  const others = statements.filter(({ debtor, creditor }) => debtor !== self && creditor !== self);
  const all = [
    ...debts.map(({ debtor, creditor, unit, agreement, owed }) => ({
      from: debtor,
      to: creditor,
      unit,
      agreement,
      amount: owed,
    })),
    ...others.map(({ debtor, creditor, unit, agreement, closing }) => ({
      from: debtor,
      to: creditor,
      unit,
      agreement,
      amount: closing,
    })),
  ].filter(({ amount }) => amount > 0);
  const groups = Map.groupBy(all, ({ unit, agreement }) => `${unit}/${agreement}`);
  return [...groups.values()].map((group) => {
    const { unit, agreement } = group[0] as (typeof group)[number];
    const parties = nodes.filter((node) => group.some(({ from, to }) => from === node || to === node));
    const owed = group.map(({ from, to, amount }) => ({ from, to, amount }));
    return { unit, agreement, parties, owed, ...netting(owed, parties) };
  });
};

/** Debts with every peer, what is in flight, how the last statements compared, and what netting would save. */
export const settlementReport = async (pool: Pool, self: string, nodes: readonly string[]) => {
  const [accounts, flying, statements] = await Promise.all([
    mirrorAccountsOf(pool),
    mirrorInFlight(pool),
    latestStatements(pool),
  ]);
  const debts = accounts.map((account) => viewOf(self, account, flying, statements));
  return { debts, nettings: nettings(self, nodes, debts, statements) };
};

/** Two nodes' books side by side, at hand in one place: equal but for what is in flight, or a break. */
export interface PairCheck {
  readonly debtor: string;
  readonly creditor: string;
  readonly unit: string;
  readonly agreement: string;
  readonly owes: number;
  readonly isOwed: number;
  readonly inFlight: readonly InFlight[];
  readonly agreed: boolean;
  readonly report?: MirrorReport | null;
}

export const checkPairs = async (pools: ReadonlyMap<string, Pool>): Promise<readonly PairCheck[]> => {
  const checks: PairCheck[] = [];
  const books = new Map<string, readonly MirrorAccount[]>();
  for (const [node, pool] of pools) books.set(node, await mirrorAccountsOf(pool));
  for (const [debtor, accounts] of books)
    for (const { kind, peer, unit, agreement, owed } of accounts) {
      const pool = pools.get(debtor);
      if (kind !== 'due-to' || !books.has(peer) || !pool) continue;
      const mirror = books
        .get(peer)
        ?.find(
          (one) => one.kind === 'due-from' && one.peer === debtor && one.unit === unit && one.agreement === agreement,
        );
      const inFlight = (await mirrorInFlight(pool)).filter(
        (one) => one.peer === peer && one.unit === unit && one.agreement === agreement,
      );
      const isOwed = mirror?.owed ?? 0;
      const flying = inFlight.reduce((sum, { amount }) => sum + amount, 0);
      checks.push({
        debtor,
        creditor: peer,
        unit,
        agreement,
        owes: owed,
        isOwed,
        inFlight,
        agreed: owed === isOwed + flying,
      });
    }
  return checks;
};
