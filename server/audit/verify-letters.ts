import { check, hashOf, open } from '#exchange/envelope/envelope.ts';
import { checkReceipt } from '#exchange/envelope/receipt.ts';
import type { Envelope, Receipt } from '#exchange/envelope/types.ts';
import { canonical } from '#exchange/suite/canonical.ts';
import { publicOf } from '#exchange/suite/suites.ts';
import type { Client } from '#store/db.ts';
import {
  leavesOf,
  type ReceivedLetter,
  receivedLetters,
  type SentLetter,
  sentLetters,
} from '#store/queries/audit-letters.ts';
import { allKeys } from '../boot/identity.ts';
import type { CaseLetter } from '../engine/outgoing.ts';
import type { Report } from './finding.ts';
import type { AuditedNode } from './site.ts';

/** Numbers of a pair run 1, 2, 3 … and each letter names the hash of the one before. */
const chain = (box: string, report: Report) => {
  let peer: string | undefined;
  let next = 1;
  let previous: string | null = null;
  return (row: { peer: string; pair_seq: number }, envelope: Envelope): void => {
    if (row.peer !== peer) [peer, next, previous] = [row.peer, 1, null];
    const where = `${box} ${row.peer} ${row.pair_seq}`;
    if (row.pair_seq !== next)
      report('letter', where, [`缺少第 ${next} 号来往件`, `Letter ${next} is missing before it`]);
    else if (envelope.header.previous !== previous)
      report('letter', where, ['与上一件的哈希不相接', 'It does not name the hash of the letter before it']);
    next = row.pair_seq + 1;
    previous = hashOf(envelope);
  };
};

const casesIn = (kind: string, payload: unknown): CaseLetter['events'] =>
  (kind === 'case.offer' || kind === 'case.events') && Array.isArray((payload as CaseLetter | null)?.events)
    ? (payload as CaseLetter).events
    : [];

const named = (events: CaseLetter['events']) =>
  events.map(({ event }) => ({ stream: event.case, version: event.version }));

/** Leaves of our own events as we told them to a peer, against the journal now. */
const compareTold = async (client: Client, node: AuditedNode, row: SentLetter, report: Report): Promise<void> => {
  const events = casesIn(row.kind, row.payload);
  const kept = events.length ? await leavesOf(client, named(events)) : new Map();
  for (const { event, origin, leaf } of events) {
    const own = kept.get(`${event.case}#${event.version}`);
    // Brought back by a peer after a restore, an own event has the leaf it was told with.
    if ((own?.originLeaf ?? (origin === node.id ? own?.leaf : undefined)) !== leaf)
      report('letter', `outbox ${row.peer} ${row.pair_seq}`, [
        `所发 ${event.case}#${event.version} 与日志不符`,
        `The leaf of ${event.case}#${event.version} that was sent is not the one in the journal`,
      ]);
  }
};

const checkSent = async (
  client: Client,
  node: AuditedNode,
  row: SentLetter,
  report: Report,
): Promise<Envelope | undefined> => {
  const where = `outbox ${row.peer} ${row.pair_seq}`;
  const own = { node: node.id, keys: allKeys(node.identity).map(publicOf) };
  const good = await check(row.envelope, row.peer, own);
  if (!good.ok) {
    report('letter', where, good.says);
    return undefined;
  }
  const { header } = good.value;
  const same = header.pairSeq === row.pair_seq && header.kind === row.kind && (header.stream ?? null) === row.stream;
  if (!same || header.at !== row.at)
    report('letter', where, [
      '所记编号、种类、办件或时间与封套不符',
      'Number, kind, case or time are not those of the envelope',
    ]);
  await compareTold(client, node, row, report);
  if (row.receipt === null) return good.value;
  const receipt = await checkReceipt(row.receipt, good.value, {
    node: row.peer,
    keys: node.peerKeys.get(row.peer) ?? [],
  });
  if (!receipt.ok) report('receipt', where, receipt.says);
  return good.value;
};

/** Mirrored events against the very letters that brought them, signed by their origin. */
const compareMirrored = async (
  client: Client,
  node: AuditedNode,
  row: ReceivedLetter,
  payload: unknown,
  report: Report,
): Promise<void> => {
  if (row.state !== 'done') return;
  const events = casesIn(row.kind, payload).filter(({ origin }) => origin !== node.id);
  const kept = events.length ? await leavesOf(client, named(events)) : new Map();
  for (const { event, origin, leaf } of events) {
    const where = `event ${event.case}#${event.version}`;
    const ours = kept.get(`${event.case}#${event.version}`);
    if (!ours)
      report('mirror', where, [
        '收到的事件不在日志中',
        `It came in letter ${row.peer} ${row.pair_seq} and is not in the journal`,
      ]);
    else if (ours.originLeaf !== leaf || ours.origin !== origin)
      report('mirror', where, [
        '来源叶子与来函不符',
        `Its origin leaf is not the one of letter ${row.peer} ${row.pair_seq}`,
      ]);
    else if (ours.body !== null && canonical(ours.body) !== canonical(event))
      report('mirror', where, ['内容与来函不符', `Its content is not that of letter ${row.peer} ${row.pair_seq}`]);
  }
};

const checkReceived = async (
  client: Client,
  node: AuditedNode,
  row: ReceivedLetter,
  report: Report,
): Promise<Envelope | undefined> => {
  const where = `inbox ${row.peer} ${row.pair_seq}`;
  const sender = { node: row.peer, keys: node.peerKeys.get(row.peer) ?? [] };
  const good = await check(row.envelope, node.id, sender);
  if (!good.ok) {
    report('letter', where, good.says);
    return undefined;
  }
  const { header } = good.value;
  const same = header.pairSeq === row.pair_seq && header.id === row.envelope_id && header.kind === row.kind;
  if (!same || (header.stream ?? null) !== row.stream)
    report('letter', where, [
      '所记编号、种类或办件与封套不符',
      'Number, id, kind or case are not those of the envelope',
    ]);
  const receipt = await checkReceipt(row.receipt, good.value, {
    node: node.id,
    keys: allKeys(node.identity).map(publicOf),
  });
  if (!receipt.ok) report('receipt', where, receipt.says);
  else if (receipt.value.at !== row.at)
    report('receipt', where, ['所记时间与回执不符', 'The time on record is not that of the receipt']);
  // A letter that was parked and taken later keeps the receipt it was given.
  else if (receipt.value.outcome !== row.state && receipt.value.outcome !== 'parked')
    report('receipt', where, [
      '回执所称结果与所记不符',
      `The receipt says ${String((receipt.value as Receipt).outcome)}, the record says ${row.state}`,
    ]);
  const opened = await open(good.value, { node: node.id, keys: allKeys(node.identity) }, sender);
  if (opened.ok) await compareMirrored(client, node, row, opened.value.payload, report);
  else if (row.state === 'done') report('letter', where, opened.says);
  return good.value;
};

/** Everything sent and received: signatures, order, receipts, and that the journal holds what was told and heard. */
export const verifyLetters = async (
  client: Client,
  node: AuditedNode,
  report: Report,
): Promise<{ sent: number; received: number }> => {
  let [sent, received] = [0, 0];
  const outbox = chain('outbox', report);
  for await (const portion of sentLetters(client))
    for (const row of portion) {
      const envelope = await checkSent(client, node, row, report);
      if (envelope) outbox(row, envelope);
      sent += 1;
    }
  const inbox = chain('inbox', report);
  for await (const portion of receivedLetters(client))
    for (const row of portion) {
      const envelope = await checkReceived(client, node, row, report);
      if (envelope) inbox(row, envelope);
      received += 1;
    }
  return { sent, received };
};
