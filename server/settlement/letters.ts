import type { Handle } from '#exchange/post/receiver.ts';
import {
  compareMirrors,
  dueFrom,
  type LedgerEntry,
  type MirrorNews,
  type MirrorPair,
  type MirrorReport,
  type MirrorStatement,
  mirrorAccounts,
  mirrorNews,
  mirrorPosting,
  ok,
  refuse,
} from '#kernel';
import { ensureAccounts, postWithin } from '#store/ledger/index.ts';
import { enqueue, type Outgoing } from '#store/queries/outbox.ts';
import {
  type AnswerBody,
  lastStatement,
  type StatementRow,
  saveAnswer,
  saveStatement,
} from '#store/queries/settlement.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import { ownLines } from './own-lines.ts';

type Line = Omit<MirrorNews, 'peer'>;

/** Letters about debts to peers that changed: written in the transaction of the posting, one per peer. */
export const mirrorLetters = (entries: readonly LedgerEntry[], at: string): readonly Outgoing[] => {
  const byPeer = Map.groupBy(
    entries.flatMap(({ transfer, outcome, amount }) => (outcome === 'posted' ? mirrorNews(transfer, amount) : [])),
    ({ peer }) => peer,
  );
  return [...byPeer].map(([peer, news]) => ({
    peer,
    kind: 'ledger.mirror',
    stream: 'ledger',
    at,
    payload: { lines: news.map(({ peer: _us, ...line }) => line) },
  }));
};

/** Whatever a peer sent: an object whose parts may be looked at. */
const partsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const areNames = (...names: readonly unknown[]): boolean =>
  names.every((name) => typeof name === 'string' && /^[^\s/"\\{},]+(\/[^\s"\\{},]+)*$/.test(name));

const isLine = (line: unknown): line is Line => {
  const { id, unit, agreement, amount } = partsOf(line);
  return areNames(id, unit, agreement) && Number.isSafeInteger(amount) && amount !== 0;
};

const malformed = refuse('letter-malformed', ['来函格式不符', 'The letter is not well formed']);

/** What a peer owes us, as it says itself, posted under its ids: a repetition changes nothing. */
const mirrored =
  (runtime: Runtime): Handle =>
  async ({ client }, { from }, payload) => {
    const lines = (payload as { lines?: unknown } | null)?.lines;
    if (!Array.isArray(lines) || lines.length === 0 || !lines.every(isLine)) return malformed;
    const at = runtime.now();
    const context = { node: runtime.id, at, day: today(runtime, at), cause: `letter/${from}` };
    const opened = await ensureAccounts(
      client,
      lines.flatMap(({ unit, agreement }) => mirrorAccounts(from, unit, agreement)),
      context,
    );
    return opened.ok
      ? postWithin(
          client,
          lines.map((line) => mirrorPosting(from, line)),
          context,
        )
      : opened;
  };

export interface StatementLetter extends MirrorPair {
  readonly number: number;
  readonly at: string;
  readonly opening: number;
  readonly closing: number;
  readonly lines: StatementRow['lines'];
}

const isPair = ({ debtor, creditor, unit, agreement }: Readonly<Record<string, unknown>>): boolean =>
  areNames(debtor, creditor, unit, agreement);

const isStatement = (payload: unknown): payload is StatementLetter => {
  const { number, opening, closing, lines, ...pair } = partsOf(payload);
  const isTold = (line: unknown): boolean => {
    const { id, at, amount } = partsOf(line);
    return areNames(id) && typeof at === 'string' && Number.isSafeInteger(amount);
  };
  return (
    isPair(pair) &&
    [number, opening, closing].every(Number.isSafeInteger) &&
    (number as number) > 0 &&
    Array.isArray(lines) &&
    lines.every(isTold)
  );
};

/** What we keep and show of a peer's answer must be one: a page that could not read it would show nothing else either. */
const isAnswer = (payload: unknown): payload is AnswerBody => {
  const { number, ownClosing, report, ...pair } = partsOf(payload);
  const { agreed, difference, inFlight, breaks } = partsOf(report);
  return (
    isPair(pair) &&
    [number, ownClosing, difference, inFlight].every(Number.isSafeInteger) &&
    typeof agreed === 'boolean' &&
    Array.isArray(breaks) &&
    breaks.every((one) => typeof partsOf(one).kind === 'string')
  );
};

/** The debtor's signed statement against our books: all its letters came before it, so nothing is in flight. We answer. */
const stated =
  (runtime: Runtime): Handle =>
  async ({ client }, { from }, payload) => {
    if (!isStatement(payload) || payload.debtor !== from) return malformed;
    const at = runtime.now();
    const before = await lastStatement(client, payload);
    if (before && payload.number <= before.number) return ok(before.number);
    if (payload.creditor !== runtime.id) {
      await saveStatement(client, runtime.id, at, {
        ...payload,
        lines: [],
        batch: 0,
        ownClosing: null,
        report: null,
      });
      return ok(payload.number);
    }
    const own = await ownLines(client, dueFrom(from, payload.unit, payload.agreement), before?.batch ?? 0);
    const debtor: MirrorStatement = { ...payload, by: 'debtor' };
    const opening = own.balance - own.lines.reduce((sum, { amount }) => sum + amount, 0);
    const report: MirrorReport = compareMirrors(debtor, {
      ...debtor,
      by: 'creditor',
      opening,
      lines: own.lines,
      closing: own.balance,
    });
    const row: StatementRow = { ...payload, batch: own.batch, ownClosing: own.balance, report };
    await saveStatement(client, runtime.id, at, row);
    const { debtor: _d, creditor, unit, agreement, number } = payload;
    const answer: AnswerBody = { debtor: from, creditor, unit, agreement, number, ownClosing: own.balance, report };
    await enqueue(client, [{ peer: from, kind: 'ledger.answer', stream: 'ledger', at, payload: answer }]);
    return ok(number);
  };

const answered =
  (runtime: Runtime): Handle =>
  async ({ client }, { from }, payload) => {
    if (!isAnswer(payload) || payload.creditor !== from || payload.debtor !== runtime.id) return malformed;
    const answer = payload;
    const sent = await lastStatement(client, answer);
    if (!sent || sent.number < answer.number) return malformed;
    await saveAnswer(client, runtime.id, runtime.now(), answer);
    return ok(answer.number);
  };

export const settlementHandlers = (runtime: Runtime): Readonly<Record<string, Handle>> => ({
  'ledger.mirror': mirrored(runtime),
  'ledger.statement': stated(runtime),
  'ledger.answer': answered(runtime),
});
