import type { MirrorLine } from '#kernel';
import type { Client } from '#store/db.ts';
import { readBalance } from '#store/ledger/index.ts';
import { transfersSince } from '#store/queries/ledger-reads.ts';

/** What our books say of a debt after one of its batches, in the debt's own sign: it grows by positive lines. The account stays locked. */
export const ownLines = async (
  client: Client,
  account: string,
  after: number,
): Promise<{ readonly balance: number; readonly lines: readonly MirrorLine[]; readonly batch: number }> => {
  const balance = (await readBalance(client, account)).balance;
  const sign = account.startsWith('due-to/') ? 1 : -1;
  const { transfers, batch } = await transfersSince(client, account, after);
  const lines = transfers
    .filter(({ kind }) => ['move', 'commit', 'reverse'].includes(kind))
    .map(({ id, at, credit, amount }) => ({ id, at, amount: sign * (credit === account ? amount : -amount) }));
  return { balance: sign > 0 ? balance : 0 - balance, lines, batch };
};
