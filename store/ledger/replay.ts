import type { Client } from '../db.ts';
import type { StoredEvent } from '../queries/journal.ts';
import { type AnswerBody, projectAnswer, projectStatement, type StatementRow } from '../queries/settlement.ts';
import {
  amendTerms,
  type ClosedBody,
  insertOpened,
  markClosed,
  type OpenedBody,
  type TermsBody,
} from './accounts.ts';
import { applyBatch, type LedgerEntry } from './kernel.ts';
import { type PostedBody, readLines } from './lines.ts';
import { type AccountCache, loadBook } from './load.ts';
import { projectBatch } from './write.ts';

export const isLedgerEvent = (event: Pick<StoredEvent, 'kind'>): boolean => event.kind.startsWith('ledger.');

const batchOf = (stream: string): number => Number(stream.slice('ledger/'.length));

/**
 * Writes one event of the journal into empty ledger tables again; events in the order of the journal. Posted transfers
 * are decided anew and must be posted again: anything else means that the journal and this program disagree, a bug.
 * Refusals are taken as recorded.
 */
export const replayLedgerEvent = async (
  client: Client,
  event: Pick<StoredEvent, 'stream' | 'kind' | 'at' | 'body'>,
  cache: AccountCache = new Map(),
): Promise<void> => {
  if (event.kind === 'ledger.opened') {
    await insertOpened(client, (event.body as OpenedBody).accounts, event.at);
    return;
  }
  if (event.kind === 'ledger.terms') {
    await amendTerms(client, (event.body as TermsBody).accounts);
    return;
  }
  if (event.kind === 'ledger.statement') {
    await projectStatement(client, event.body as StatementRow);
    return;
  }
  if (event.kind === 'ledger.answer') {
    await projectAnswer(client, event.body as AnswerBody);
    return;
  }
  if (event.kind === 'ledger.closed') {
    const { account, day } = event.body as ClosedBody;
    await markClosed(client, account, day);
    return;
  }
  const { day, lines } = event.body as PostedBody;
  const recorded = readLines(lines);
  const when = { day, at: event.at };
  const loaded = await loadBook(
    client,
    recorded.map(({ transfer }) => transfer),
    day,
    false,
    cache,
  );
  const entries = recorded.map(({ transfer, outcome }): LedgerEntry => {
    if (outcome !== 'posted') return { transfer, outcome, amount: transfer.amount };
    const { entries: again } = applyBatch(loaded.book, [{ transfers: [transfer], together: false }], when);
    const entry = again[0];
    if (entry?.outcome !== 'posted')
      throw new Error(`bug: ${event.stream} posted ${transfer.id}, replay says ${entry?.outcome ?? 'nothing'}`);
    return entry;
  });
  await projectBatch(client, { ...loaded, batch: batchOf(event.stream) }, entries, when);
};

/** After a rebuild, as the owner: the next batch number lies beyond all that were used. */
export const restoreBatchNumbers = (client: Client): Promise<unknown> =>
  client.query(
    `select setval('ledger_batches', greatest(1, (select coalesce(max(substr(stream, 8)::bigint), 0) from events where stream like 'ledger/%')))`,
  );
