import type { Words } from '../declare/words.ts';
import { type BallotBoard, boardHash, tallyOf } from './ballot-box.ts';
import type { Hex } from './frame.ts';
import { type BallotSuite, ballotHash, checkCast, trackerOf } from './secret-ballot.ts';

export interface BoardFinding {
  /** JSON pointer into the board. */
  readonly at: string;
  readonly code: string;
  readonly says: Words;
}

const issuedFindings = (board: BallotBoard): readonly BoardFinding[] => {
  const out: BoardFinding[] = [];
  for (const [i, { node, voters }] of board.issued.entries()) {
    if (node !== board.notice.issuers[i]?.node)
      out.push({ at: `/issued/${i}`, code: 'issuer', says: ['签发节点不符', 'The issuer is not the one announced'] });
    if (new Set(voters).size !== voters.length)
      out.push({
        at: `/issued/${i}/voters`,
        code: 'voter-twice',
        says: ['有人领取两次', 'Someone drew two credentials'],
      });
    for (const voter of voters) {
      if (!board.notice.electors.includes(voter)) {
        out.push({
          at: `/issued/${i}/voters`,
          code: 'not-an-elector',
          says: [`${voter} 不在名册`, `${voter} is not on the roll`],
        });
      }
    }
    if (board.cast.length > voters.length) {
      out.push({
        at: '/cast',
        code: 'more-cast-than-issued',
        says: [
          `选票 ${board.cast.length} 多于 ${node} 签发的 ${voters.length}`,
          `${board.cast.length} ballots, but ${node} issued ${voters.length}`,
        ],
      });
    }
  }
  if (board.issued.length !== board.notice.issuers.length)
    out.push({ at: '/issued', code: 'issuer', says: ['签发名单不全', "An issuer's list is missing"] });
  return out;
};

/**
 * What anyone can check on a published board, with the notice as published before. An empty answer means: every ballot in equals a
 * ballot out, each with a credential of every issuer, none twice, and the sums are right.
 */
export const checkBoard = (board: BallotBoard, announced: Hex, suite: BallotSuite): readonly BoardFinding[] => {
  const out: BoardFinding[] = [...issuedFindings(board)];
  const add = (at: string, code: string, says: Words): void => void out.push({ at, code, says });
  const hash = ballotHash(board.notice, suite.hash);
  if (hash !== announced || board.ballotHash !== announced)
    add('/notice', 'notice', ['公告与事先公布的不同', 'The notice differs from the one announced']);
  const seen = new Set<string>();
  for (const [i, cast] of board.cast.entries()) {
    const valid = checkCast(board.notice, cast, suite);
    if (!valid.ok) add(`/cast/${i}`, valid.code, valid.says);
    if (seen.has(cast.voteKey)) add(`/cast/${i}`, 'cast-twice', ['同一凭证计票两次', 'One credential counted twice']);
    seen.add(cast.voteKey);
    if (cast.tracker !== trackerOf(hash, cast.voteKey, suite.hash))
      add(`/cast/${i}/tracker`, 'tracker', ['查询号不符', 'The tracker number is wrong']);
    if (i > 0 && board.cast[i - 1]!.tracker > cast.tracker)
      add(`/cast/${i}`, 'order', [
        '未按查询号排序,可能泄露投票先后',
        'Not in tracker order: the order of casting may show',
      ]);
  }
  const tally = tallyOf(board.notice, board.cast);
  const options = new Set([...Object.keys(tally), ...Object.keys(board.tally)]);
  for (const o of options)
    if (tally[o] !== board.tally[o]) add(`/tally/${o}`, 'tally', [`“${o}” 计数不符`, `The count of "${o}" is wrong`]);
  const capacity = Math.min(...board.issued.map((i) => i.voters.length));
  if (board.notCast !== capacity - board.cast.length)
    add('/notCast', 'not-cast', ['未投票数不符', 'The number not cast is wrong']);
  if (board.boardHash !== boardHash(board, suite.hash))
    add('/boardHash', 'board-hash', ['公告板摘要不符', 'The hash of the board is wrong']);
  return out;
};

/** A voter's own check: the ballot stands on the board with the choice that was made. */
export const findOwn = (
  board: BallotBoard,
  voteKey: Hex,
  choice: readonly string[],
): 'counted' | 'altered' | 'missing' => {
  const own = board.cast.find((c) => c.voteKey === voteKey);
  if (!own) return 'missing';
  return own.choice.length === choice.length && own.choice.every((c, i) => c === choice[i]) ? 'counted' : 'altered';
};
