import {
  type Day,
  type ExplainedAmount,
  explainedNetting,
  type MirrorPair,
  type Netting,
  netting,
  type Owed,
  type Resolved,
  resolveLaw,
} from '#kernel';
import type { Pool } from '#store/db.ts';
import {
  type InFlight,
  latestStatements,
  type MirrorAccount,
  mirrorAccountsOf,
  mirrorInFlight,
  type StatementRow,
} from '#store/queries/settlement.ts';
import type { Runtime } from '../engine/runtime.ts';

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

/** Whose debts: a running node, or one an auditor looks at. */
export type Settler = Pick<Runtime, 'id' | 'pool' | 'program'>;

/** How the law says that money moves between the parties of an agreement; nothing where no law says it. */
export type SettlementTerms = Resolved<'gross' | 'net'>;

/**
 * An agreement is called like the mechanism whose law settles it, by the slot `settlement`. The place asked is the node's
 * with most above it, as the rule is the agreement's and not one town's.
 */
export const settlementTerms = ({ id, program }: Settler, agreement: string, day: Day): SettlementTerms | null => {
  if (program.mechanisms.get(agreement)?.law?.settlement === undefined) return null;
  const places = program.zone.nodes.find((node) => node.id === id)?.jurisdictions ?? [];
  const [chain = []] = places.map(program.chainOf).sort((a, b) => b.length - a.length);
  const found = resolveLaw(program.law, agreement, 'settlement', chain, day);
  return found.ok ? (found.value as SettlementTerms) : null;
};

export interface NettingView extends Netting {
  readonly terms: SettlementTerms | null;
  readonly unit: string;
  readonly agreement: string;
  readonly parties: readonly string[];
  readonly owed: readonly Owed[];
  readonly why: ExplainedAmount;
}

/** Positions of all pairs as last stated; our own as they are now. Equal amounts in the order of the zone's nodes. */
const nettings = (
  { runtime, day }: { readonly runtime: Settler; readonly day: Day },
  debts: readonly DebtView[],
  statements: readonly StatementRow[],
): readonly NettingView[] => {
  const self = runtime.id;
  const nodes = runtime.program.zone.nodes.map(({ id }) => id);
  const titles = new Map(runtime.program.zone.nodes.map(({ id, title }) => [id, title] as const));
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
    return {
      unit,
      agreement,
      terms: settlementTerms(runtime, agreement, day),
      parties,
      owed,
      ...netting(owed, parties),
      why: explainedNetting(owed, parties, unit, (node) => titles.get(node) ?? [node, node]),
    };
  });
};

/** Debts with every peer, what is in flight, how the last statements compared, and what netting would save. */
export const settlementReport = async (runtime: Settler, day: Day) => {
  const { pool, id: self } = runtime;
  const [accounts, flying, statements] = await Promise.all([
    mirrorAccountsOf(pool),
    mirrorInFlight(pool),
    latestStatements(pool),
  ]);
  const debts = accounts.map((account) => viewOf(self, account, flying, statements));
  return { debts, nettings: nettings({ runtime, day }, debts, statements) };
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
}

/** Every debt that either of two nodes keeps: also one that only its creditor knows of. */
const pairsIn = (books: ReadonlyMap<string, readonly MirrorAccount[]>): readonly MirrorPair[] => {
  const kept = [...books].flatMap(([node, accounts]) =>
    accounts.flatMap((account) => (books.has(account.peer) ? [{ node, ...account }] : [])),
  );
  const pairs = [
    ...kept.flatMap(({ kind, node, peer, unit, agreement }) =>
      kind === 'due-to' ? [{ debtor: node, creditor: peer, unit, agreement }] : [],
    ),
    ...kept.flatMap(({ kind, node, peer, unit, agreement }) =>
      kind === 'due-from' ? [{ debtor: peer, creditor: node, unit, agreement }] : [],
    ),
  ];
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
};

const checkOnce = async (pools: ReadonlyMap<string, Pool>): Promise<readonly PairCheck[]> => {
  const books = new Map<string, readonly MirrorAccount[]>();
  const flying = new Map<string, readonly InFlight[]>();
  for (const [node, pool] of pools) {
    books.set(node, await mirrorAccountsOf(pool));
    flying.set(node, await mirrorInFlight(pool));
  }
  return pairsIn(books).map((pair) => {
    const { debtor, creditor, unit, agreement } = pair;
    const kept = (node: string, kind: MirrorAccount['kind'], peer: string): number =>
      books
        .get(node)
        ?.find((one) => one.kind === kind && one.peer === peer && one.unit === unit && one.agreement === agreement)
        ?.owed ?? 0;
    const inFlight = (flying.get(debtor) ?? []).filter(
      (one) => one.peer === creditor && one.unit === unit && one.agreement === agreement,
    );
    const [owes, isOwed] = [kept(debtor, 'due-to', creditor), kept(creditor, 'due-from', debtor)];
    const agreed = owes === isOwed + inFlight.reduce((sum, { amount }) => sum + amount, 0);
    return { ...pair, owes, isOwed, inFlight, agreed };
  });
};

/**
 * The books of several nodes cannot be read at one instant: a letter that arrives between two looks is no difference. What differs is
 * looked at again; what is wrong stays wrong.
 */
export const checkPairs = async (pools: ReadonlyMap<string, Pool>, looks = 5): Promise<readonly PairCheck[]> => {
  const checks = await checkOnce(pools);
  if (looks <= 1 || checks.every(({ agreed }) => agreed)) return checks;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return checkPairs(pools, looks - 1);
};
