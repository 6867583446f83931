import { afterCommit, type Client } from '../db.ts';
import { appendEvents } from '../queries/journal.ts';
import { insertAccounts } from '../queries/ledger.ts';
import { lockNames } from '../queries/register-histories.ts';
import { checkAccount, type LedgerAccount, ok, type Refusal, type Result } from './kernel.ts';
import { accountOf, findRows } from './load.ts';
import type { PostingContext } from './post.ts';
import { accountLock } from './reads.ts';
import { refuseLedger } from './refusals.ts';

export interface OpenedBody {
  readonly cause: string;
  readonly accounts: readonly LedgerAccount[];
}

export interface ClosedBody {
  readonly cause: string;
  readonly account: string;
  readonly day: string;
}

const nextBatch = async (client: Client): Promise<number> =>
  (await client.query(`select nextval('ledger_batches') as batch`)).rows[0].batch;

const termsOf = ({ limits, purse, tags }: LedgerAccount) =>
  limits || purse || tags ? { ...(limits && { limits }), ...(purse && { purse }), ...(tags && { tags }) } : null;

const rowOf = (account: LedgerAccount) => ({
  id: account.id,
  unit: account.unit,
  owner: account.owner,
  floor: account.floor ?? null,
  ceiling: account.ceiling ?? null,
  terms: termsOf(account),
});

const same = (a: LedgerAccount, b: LedgerAccount): boolean =>
  JSON.stringify([a.id, a.unit, a.owner, a.floor, a.ceiling, a.limits, a.purse, a.tags].map(sorted)) ===
  JSON.stringify([b.id, b.unit, b.owner, b.floor, b.ceiling, b.limits, b.purse, b.tags].map(sorted));

/** jsonb gives keys back in its own order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
};

/** Inserts without a word in the journal: for the live path, which adds it, and for a rebuild, which reads it there. */
export const insertOpened = async (
  client: Client,
  accounts: readonly LedgerAccount[],
  at: string,
): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query({
    name: 'ledger-open',
    text: insertAccounts,
    values: [JSON.stringify(accounts.map(rowOf)), at],
  });
  return new Set(rows.map((row) => row.id as string));
};

/**
 * Opens accounts in the caller's transaction. Opening one again with the same terms does nothing; with other terms it is
 * refused, for terms never change.
 */
export const openAccounts = async (
  client: Client,
  accounts: readonly LedgerAccount[],
  context: PostingContext,
): Promise<Result<readonly string[]>> => {
  const wrong = accounts.map(checkAccount).find((result): result is Refusal => !result.ok);
  if (wrong) return wrong;
  const opened = await insertOpened(client, accounts, context.at);
  if (opened.size < accounts.length) {
    const rows = await findRows(
      client,
      accounts.map(({ id }) => id),
    );
    const existing = new Map(rows.map((row) => [row.id, accountOf(row)]));
    const other = accounts.find((account) => !same(existing.get(account.id) ?? account, account));
    if (other) return refuseLedger('account-exists', other.id);
  }
  const fresh = accounts.filter(({ id }) => opened.has(id));
  if (fresh.length) {
    const body: OpenedBody = { cause: context.cause, accounts: fresh };
    await appendEvents(client, [
      {
        stream: `ledger/${await nextBatch(client)}`,
        version: 1,
        kind: 'ledger.opened',
        at: context.at,
        origin: context.node,
        body,
      },
    ]);
  }
  return ok([...opened]);
};

/** New limits and ceilings, because the law has others now. Written by the live path and by a rebuild. */
export interface TermsBody {
  readonly cause: string;
  readonly accounts: readonly Pick<LedgerAccount, 'id' | 'limits' | 'ceiling'>[];
}

/** Accounts whose terms may move have limits, if only an empty list, and are remembered by nobody: nobody need be told. */
export const amendTerms = async (client: Client, accounts: TermsBody['accounts']): Promise<void> => {
  for (const { id, limits, ceiling } of accounts) {
    await client.query(
      `update ledger_accounts set terms = case when $2::jsonb is null then terms else coalesce(terms, '{}') || jsonb_build_object('limits', $2::jsonb) end where id = $1`,
      [id, limits ? JSON.stringify(limits) : null],
    );
    await client.query(
      'update ledger_balances set ceiling = $2 where no = (select no from ledger_accounts where id = $1)',
      [id, ceiling ?? null],
    );
  }
};

/** Makes sure that accounts exist; kept by whoever posts often, so that it need not ask each time. */
export interface Standing {
  /** Accounts that exist and whose terms no law moves. Bounded: it may forget. */
  readonly ids: Set<string>;
}
const standingLimit = 100_000;

/**
 * Opens those that do not exist, in the caller's transaction; limits and ceilings of the others follow `accounts`. What
 * else differs stays as it was opened. `first` is awaited before anything is written.
 */
export const ensureAccounts = async (
  client: Client,
  given: readonly LedgerAccount[],
  context: PostingContext,
  { standing, first }: { readonly standing?: Standing; readonly first?: () => Promise<unknown> } = {},
): Promise<Result<readonly string[]>> => {
  const accounts = given.filter(({ id }) => !standing?.ids.has(id));
  if (accounts.length === 0) return ok([]);
  const wrong = accounts.map(checkAccount).find((result): result is Refusal => !result.ok);
  if (wrong) return wrong;
  const find = async () =>
    new Map(
      (
        await findRows(
          client,
          accounts.map(({ id }) => id),
        )
      ).map((row) => [row.id, accountOf(row)]),
    );
  let existing = await find();
  if (accounts.some(({ id }) => !existing.has(id))) {
    await lockNames(
      client,
      accounts.flatMap(({ id }) => (existing.has(id) ? [] : [accountLock(id)])),
    );
    existing = await find();
  }
  const missing = accounts.filter(({ id }) => !existing.has(id));
  const moving = ({ limits, ceiling }: LedgerAccount): string => JSON.stringify([sorted(limits), ceiling]);
  const moved = accounts.filter((account) => {
    const before = existing.get(account.id);
    return before !== undefined && moving(before) !== moving(account);
  });
  if (standing)
    // Found may also mean opened a moment ago in this very transaction, which may yet be undone.
    afterCommit(client, () => {
      if (standing.ids.size > standingLimit) standing.ids.clear();
      for (const [id, terms] of existing) if (!terms.limits) standing.ids.add(id);
    });
  if (moved.length + missing.length > 0) await first?.();
  if (moved.length) {
    const body: TermsBody = {
      cause: context.cause,
      accounts: moved.map(({ id, limits, ceiling }) => ({
        id,
        ...(limits && { limits }),
        ...(ceiling !== undefined && { ceiling }),
      })),
    };
    await amendTerms(client, body.accounts);
    const stream = `ledger/${await nextBatch(client)}`;
    await appendEvents(client, [
      { stream, version: 1, kind: 'ledger.terms', at: context.at, origin: context.node, body },
    ]);
  }
  return missing.length ? openAccounts(client, missing, context) : ok([]);
};

/** Also a rebuild's way. The sign tells writers who know the account that it is not as it was; its history keeps its head. */
export const markClosed = (client: Client, id: string, day: string): Promise<unknown> =>
  client.query(
    'update ledger_balances set closed_on = $2, batch = -batch where no = (select no from ledger_accounts where id = $1)',
    [id, day],
  );

/** Closes an account that holds nothing and for which nothing is reserved. For good. */
export const closeAccount = async (client: Client, id: string, context: PostingContext): Promise<Result<string>> => {
  const { rows } = await client.query(
    'select no, posted, held_out, held_in, closed_on from ledger_balances where no = (select no from ledger_accounts where id = $1) for no key update',
    [id],
  );
  const row = rows[0];
  if (!row) return refuseLedger('account-unknown', id);
  if (row.closed_on !== null) return ok(id);
  if (row.posted !== 0 || row.held_out !== 0 || row.held_in !== 0) return refuseLedger('account-not-empty', id);
  await markClosed(client, id, context.day);
  const body: ClosedBody = { cause: context.cause, account: id, day: context.day };
  await appendEvents(client, [
    {
      stream: `ledger/${await nextBatch(client)}`,
      version: 1,
      kind: 'ledger.closed',
      at: context.at,
      origin: context.node,
      body,
    },
  ]);
  return ok(id);
};
