import {
  type LedgerEntry,
  type LedgerOutcome,
  type LedgerTransfer,
  outcomeNumber,
  outcomeOf,
  transferKindOf,
  transferKinds,
  transferRefOf,
} from './kernel.ts';

/** The body of a `ledger.posted` event. Enough to write the batch again: nothing is decided anew but to compare. */
export interface PostedBody {
  readonly day: string;
  /** What caused it: `<case>/<version>`, or the door. */
  readonly cause: string;
  readonly count: number;
  /**
   * One line per transfer: id, kind, debit, credit, amount asked, outcome, ref, expires, memo (JSON), separated by tabs,
   * empty ends left off. One text, because hashing and storing it costs a fifth of the same as nested JSON.
   */
  readonly lines: string;
}

const lineOf = ({ transfer, outcome }: LedgerEntry): string => {
  const kind = transferKindOf(transfer);
  const head = `${transfer.id}\t${transferKinds.indexOf(kind)}\t${transfer.debit}\t${transfer.credit}\t${transfer.amount}`;
  if (kind === 'move' && outcome === 'posted' && transfer.memo === undefined) return head;
  const memo = transfer.memo === undefined ? '' : JSON.stringify(transfer.memo);
  return `${head}\t${outcomeNumber(outcome)}\t${transferRefOf(transfer) ?? ''}\t${transfer.pending?.expires ?? ''}\t${memo}`.trimEnd();
};

export const linesOf = (entries: readonly LedgerEntry[]): string => {
  let text = '';
  for (const entry of entries) text += `${lineOf(entry)}\n`;
  return text;
};

export interface Recorded {
  readonly transfer: LedgerTransfer;
  readonly outcome: LedgerOutcome;
}

export const readLines = (lines: string): readonly Recorded[] =>
  lines.split('\n').flatMap((line) => {
    if (line === '') return [];
    const [id, kind, debit, credit, amount, outcome = '0', ref = '', expires = '', memo = ''] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
      ...string[],
    ];
    const name = transferKinds[Number(kind)];
    const transfer: LedgerTransfer = {
      id,
      debit,
      credit,
      amount: Number(amount),
      ...(name === 'reserve' && { pending: expires ? { expires } : {} }),
      ...(name === 'commit' && { commits: ref }),
      ...((name === 'release' || name === 'release-rest') && { releases: ref }),
      ...(name === 'reverse' && { reverses: ref }),
      ...(memo && { memo: JSON.parse(memo) as string }),
    };
    return [{ transfer, outcome: outcomeOf(Number(outcome)) }];
  });
