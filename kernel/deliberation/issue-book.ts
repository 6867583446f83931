import { ok, type Result, refuse } from '../outcome/result.ts';
import { type Hex, isHex } from './frame.ts';
import type { BallotNotice } from './secret-ballot.ts';

/** One issuer's book: who asked for the credential, by name, and the blinded message, which says nothing of the ballot. */
export interface IssueBook {
  readonly kind: 'issue-book';
  readonly ballot: string;
  readonly node: string;
  readonly phase: 'open' | 'closed';
  readonly issued: readonly { readonly voter: string; readonly blinded: Hex }[];
}

export const openIssueBook = (notice: BallotNotice, node: string): Result<IssueBook> =>
  notice.issuers.some((i) => i.node === node)
    ? ok({ kind: 'issue-book', ballot: notice.id, node, phase: 'open', issued: [] })
    : refuse('ballot-not-an-issuer', [`${node} 不是本次投票的签发节点`, `${node} does not issue for this ballot`]);

/**
 * Permission to sign one blinded message for one voter. One per voter, ever: the same message again gives the same
 * answer (RSA is deterministic, so a lost reply is asked again), another message is refused, or a voter would vote twice.
 * The node signs after the new book is stored, never before.
 */
export const issueCredential = (
  notice: BallotNotice,
  book: IssueBook,
  request: { readonly voter: string; readonly blinded: Hex },
): Result<{ readonly book: IssueBook; readonly replay: boolean }> => {
  if (!notice.electors.includes(request.voter)) {
    return refuse('ballot-not-an-elector', [
      '不在本次投票的名册上(或应当回避)',
      'Is not on the roll of this ballot, or must step aside',
    ]);
  }
  if (!isHex(request.blinded, 1))
    return refuse('ballot-shape', ['请求格式不符', 'The request is malformed'], { field: '/blinded' });
  const before = book.issued.find((i) => i.voter === request.voter);
  if (before?.blinded === request.blinded) return ok({ book, replay: true });
  if (before) return refuse('ballot-issued', ['已经领取投票凭证', 'Has drawn the credential already']);
  if (book.phase !== 'open') return refuse('ballot-phase', ['领取凭证的时间已过', 'The book is closed']);
  return ok({ book: { ...book, issued: [...book.issued, request] }, replay: false });
};

export const closeIssueBook = (book: IssueBook): IssueBook => ({ ...book, phase: 'closed' });
