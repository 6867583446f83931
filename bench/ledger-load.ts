import type { LedgerTransfer } from '#kernel';
import { type Pool, transaction } from '#store/db.ts';
import type { LedgerDoor } from '#store/ledger/index.ts';
import { accountsAtHand, openAccounts } from '#store/ledger/index.ts';

export const account = (n: number): string => `firm/${n}`;

const chunked = async (
  count: number,
  size: number,
  work: (from: number, to: number) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < count; from += size) await work(from, Math.min(count, from + size));
};

/** Opens `count` accounts that may not go below zero and gives each a million fen through the door. */
export const fillBooks = async (pool: Pool, door: LedgerDoor, count: number, day: string): Promise<void> => {
  const context = { node: 'bench', at: new Date().toISOString(), day, cause: 'bench' };
  await transaction(pool, (client) =>
    openAccounts(client, [{ id: 'treasury', unit: 'fen', owner: 'treasury', ceiling: 0 }], context),
  );
  await chunked(count, 20_000, async (from, to) => {
    const specs = Array.from({ length: to - from }, (_, n) => ({
      id: account(from + n),
      unit: 'fen',
      owner: `f${from + n}`,
      floor: 0,
    }));
    await transaction(pool, (client) => openAccounts(client, specs, context));
    await chunked(to - from, 4000, (a, b) =>
      door.post(
        Array.from({ length: b - a }, (_, n) => ({
          id: `fund/${from + a + n}`,
          debit: 'treasury',
          credit: account(from + a + n),
          amount: 1_000_000,
        })),
      ),
    );
  });
};

/** Every account once, as far as the door remembers any: what is measured afterwards is a running node, not one that begins. */
export const warmBook = (door: LedgerDoor, count: number, name: string): Promise<void> =>
  chunked(Math.min(count, 2 * accountsAtHand()), 4000, (from, to) =>
    door.post(
      Array.from({ length: to - from }, (_, n) => ({
        id: `${name}/${from + n}`,
        debit: 'treasury',
        credit: account(from + n),
        amount: 1,
      })),
    ),
  );

export interface Mix {
  readonly accounts: number;
  readonly hot: number;
}

/**
 * One caller's sequence of requests: half of the transfers have a hot account on one side; of ten, one reserves, and what
 * was reserved is committed in part, or released, a request later. Ids are unique per caller and grow.
 */
export const caller = (name: string, { accounts, hot }: Mix): ((size: number) => LedgerTransfer[]) => {
  let n = 0;
  let open: LedgerTransfer[] = [];
  const cold = (): string => account(hot + Math.floor(Math.random() * (accounts - hot)));
  const pair = (): [string, string] => {
    const debit = cold();
    const other = Math.random() < 0.5 ? account(Math.floor(Math.random() * hot)) : cold();
    if (other === debit) return pair();
    return Math.random() < 0.5 ? [debit, other] : [other, debit];
  };
  return (size) => {
    const settled = open.map(({ id, debit, credit, amount }): LedgerTransfer => {
      const next = { id: `${name}/${n++}`, debit, credit };
      return n % 3 === 0
        ? { ...next, amount: 0, releases: id }
        : { ...next, amount: n % 2 ? amount : Math.ceil(amount / 2), commits: id };
    });
    open = [];
    const fresh = Array.from({ length: Math.max(0, size - settled.length) }, (): LedgerTransfer => {
      const [debit, credit] = pair();
      const transfer = { id: `${name}/${n++}`, debit, credit, amount: 1 + Math.floor(Math.random() * 100) };
      if (n % 10 !== 0) return transfer;
      const reservation = { ...transfer, pending: { expires: '2999-12-31' } };
      open.push(reservation);
      return reservation;
    });
    return [...settled, ...fresh];
  };
};
