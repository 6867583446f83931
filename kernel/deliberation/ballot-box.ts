import { ok, type Result, refuse } from '../outcome/result.ts';
import { byCodeUnit, frame, frameList, type Hash, type Hex, toHex } from './frame.ts';
import type { IssueBook } from './issue-book.ts';
import {
  type BallotNotice,
  type BallotSuite,
  ballotHash,
  type CastBallot,
  checkCast,
  trackerOf,
} from './secret-ballot.ts';

/** Ballots received, always in the order of their trackers and without any instant, so that the box does not tell who came when. */
export interface BallotBox {
  readonly kind: 'ballot-box';
  readonly ballot: string;
  readonly phase: 'open' | 'closed';
  /** The least number of credentials that any issuer gave out: more ballots cannot be genuine. */
  readonly capacity: number;
  readonly cast: readonly CastBallot[];
}

export interface BallotBoard {
  readonly kind: 'ballot-board';
  readonly notice: BallotNotice;
  readonly ballotHash: Hex;
  /** Names that drew a credential, per issuer, sorted. Who of them cast is not known. */
  readonly issued: readonly { readonly node: string; readonly voters: readonly string[] }[];
  readonly cast: readonly (CastBallot & { readonly tracker: string })[];
  readonly tally: Readonly<Record<string, number>>;
  readonly notCast: number;
  readonly boardHash: Hex;
}

/** Opens casting once every issuer's book is closed: all who asked before hide among each other. */
export const openBox = (notice: BallotNotice, books: readonly IssueBook[]): Result<BallotBox> => {
  const missing = notice.issuers.filter(
    (i) => !books.some((b) => b.node === i.node && b.ballot === notice.id && b.phase === 'closed'),
  );
  if (missing.length > 0 || books.length !== notice.issuers.length) {
    return refuse(
      'ballot-phase',
      ['各签发节点停止签发之后方可投票', 'Casting opens when every issuer has closed its book'],
      { detail: { missing: missing.map((i) => i.node) } },
    );
  }
  return ok({
    kind: 'ballot-box',
    ballot: notice.id,
    phase: 'open',
    capacity: Math.min(...books.map((b) => b.issued.length)),
    cast: [],
  });
};

const byTracker = (notice: BallotNotice, hash: Hash) => {
  const ballot = ballotHash(notice, hash);
  // The vote key breaks the (never seen) tie of two equal trackers.
  const key = (c: CastBallot): string => trackerOf(ballot, c.voteKey, hash) + c.voteKey;
  return (a: CastBallot, b: CastBallot): number => byCodeUnit(key(a), key(b));
};

/** Puts one ballot in. The same again is answered alike; another choice with the same credential is refused: the first stands. */
export const castBallot = (
  notice: BallotNotice,
  box: BallotBox,
  cast: CastBallot,
  suite: BallotSuite,
): Result<{ readonly box: BallotBox; readonly tracker: string; readonly replay: boolean }> => {
  const valid = checkCast(notice, cast, suite);
  if (!valid.ok) return valid;
  const tracker = trackerOf(ballotHash(notice, suite.hash), cast.voteKey, suite.hash);
  const before = box.cast.find((c) => c.voteKey === cast.voteKey);
  if (before) {
    return before.choice.join('\n') === cast.choice.join('\n')
      ? ok({ box, tracker, replay: true })
      : refuse('ballot-cast', ['该凭证已投票,以首次为准', 'This credential has voted; the first ballot stands']);
  }
  if (box.phase !== 'open')
    return refuse('ballot-phase', ['投票未开始或已结束,不得补投', 'Casting is not open; nobody votes later']);
  if (box.cast.length >= box.capacity) {
    return refuse('ballot-overflow', [
      '选票数将超过签发的凭证数:凭证可能被伪造,停止投票并核查',
      'There would be more ballots than credentials: one was forged; stop and investigate',
    ]);
  }
  // Rebuilt without unknown fields: a browser must not smuggle a name or a time into the box.
  const { voteKey, prefix, choice, signature } = cast;
  const kept: CastBallot = {
    voteKey,
    prefix,
    tokens: cast.tokens.map((t) => ({ node: t.node, signature: t.signature })),
    choice: [...choice],
    signature,
  };
  return ok({
    box: { ...box, cast: [...box.cast, kept].sort(byTracker(notice, suite.hash)) },
    tracker,
    replay: false,
  });
};

export const tallyOf = (notice: BallotNotice, cast: readonly CastBallot[]): Readonly<Record<string, number>> => {
  const tally: Record<string, number> = Object.fromEntries(notice.options.map((o) => [o, 0]));
  for (const option of cast.flatMap((c) => c.choice)) tally[option] = (tally[option] ?? 0) + 1;
  return tally;
};

export const boardHash = (board: Omit<BallotBoard, 'boardHash'>, hash: Hash): Hex => {
  const issued = board.issued.map((i) => frame('issued', i.node, frameList(i.voters)));
  const cast = board.cast.map((c) =>
    frame(
      'cast',
      c.tracker,
      c.voteKey,
      c.prefix,
      frameList(c.tokens.flatMap((t) => [t.node, t.signature])),
      frameList(c.choice),
      c.signature,
    ),
  );
  const tally = board.notice.options.map((o) => frame('option', o, board.tally[o] ?? 0));
  return toHex(
    hash(
      frame(
        'tongban/ballot/board/1',
        board.ballotHash,
        frameList(issued),
        frameList(cast),
        frameList(tally),
        board.notCast,
      ),
    ),
  );
};

export const closeBox = (box: BallotBox): BallotBox => ({ ...box, phase: 'closed' });

/** The public record of a closed box, to be signed by every node and witnessed by its peers. */
export const publishBoard = (
  notice: BallotNotice,
  books: readonly IssueBook[],
  box: BallotBox,
  hash: Hash,
): Result<BallotBoard> => {
  if (box.phase !== 'closed')
    return refuse('ballot-phase', ['投票结束后方可公布', 'Nothing is published before the box is closed']);
  const ballot = ballotHash(notice, hash);
  const issued = notice.issuers.map(({ node }) => ({
    node,
    voters: (books.find((b) => b.node === node)?.issued ?? []).map((i) => i.voter).sort(byCodeUnit),
  }));
  const cast = [...box.cast]
    .sort(byTracker(notice, hash))
    .map((c) => ({ tracker: trackerOf(ballot, c.voteKey, hash), ...c }));
  const board = {
    kind: 'ballot-board' as const,
    notice,
    ballotHash: ballot,
    issued,
    cast,
    tally: tallyOf(notice, cast),
    notCast: box.capacity - cast.length,
  };
  return ok({ ...board, boardHash: boardHash(board, hash) });
};
