import { dueTo, type MirrorPair } from '#kernel';
import { transaction } from '#store/db.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { lastStatement, mirrorAccountsOf, type StatementRow, saveStatement } from '#store/queries/settlement.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { ownLines } from '../settlement/own-lines.ts';
import type { Job } from './jobs.ts';

/**
 * A day after a debt moved its debtor states it: to the creditor line by line, to everybody else the position alone, for
 * netting. The exchange signs each letter. `now`: without waiting for the day to be over.
 */
export const stateDebts = async (node: Pick<Node, 'runtime' | 'peers'>, now = false): Promise<number> => {
  const { runtime } = node;
  let made = 0;
  for (const { kind, peer, unit, agreement, touched } of await mirrorAccountsOf(runtime.pool)) {
    if (kind !== 'due-to' || touched === null) continue;
    const pair: MirrorPair = { debtor: runtime.id, creditor: peer, unit, agreement };
    made += await transaction(runtime.pool, async (client) => {
      const at = runtime.now();
      const before = await lastStatement(client, pair);
      const { balance, lines, batch } = await ownLines(client, dueTo(peer, unit, agreement), before?.batch ?? 0);
      const first = lines[0];
      if (!first || (!now && today(runtime, first.at) >= today(runtime, at))) return 0;
      const row: StatementRow = {
        ...pair,
        number: (before?.number ?? 0) + 1,
        at,
        opening: before?.closing ?? 0,
        closing: balance,
        lines,
        batch,
        ownClosing: null,
        report: null,
      };
      await saveStatement(client, runtime.id, at, row);
      const { ownClosing: _o, report: _r, batch: _b, ...payload } = row;
      await enqueue(
        client,
        [...node.peers.keys()].map((to) => ({
          peer: to,
          kind: 'ledger.statement',
          stream: 'ledger',
          at,
          payload: to === peer ? payload : { ...payload, lines: [] },
        })),
      );
      return 1;
    });
  }
  return made;
};

export const statementJob = (node: Node, every = 600_000): Job => ({
  name: 'statements',
  every,
  run: async () => {
    const made = await stateDebts(node);
    if (made) node.wake();
    return made;
  },
});
