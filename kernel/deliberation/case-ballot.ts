import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { BallotBoard } from './ballot-box.ts';
import { checkBoard } from './ballot-check.ts';
import { byCodeUnit, type Hex } from './frame.ts';
import type { Roll } from './roll.ts';
import { type BallotNotice, type BallotSuite, ballotHash, noticeOf, YES_NO_ABSTAIN } from './secret-ballot.ts';
import { sha256 } from './sha256.ts';

/** A member with a vote, and the node at which they sign in: it alone vouches for them. */
export interface Elector {
  readonly member: string;
  readonly node: string;
}

/**
 * A secret ballot as a case holds it. Only what is public is here: who may vote, the issuers' public keys, who drew a
 * credential, and at the end the whole board. Blinded requests, private keys and ballots on their way are kept by the
 * nodes beside the case (`server/ballot`), because the journal remembers when each thing happened.
 */
export interface CaseBallot {
  readonly kind: 'ballot';
  /**
   * keys: issuers make keys · issuing: electors draw credentials · books: issuers close their books · casting · boxes: nodes hand in
   * their boxes · counted. No step back.
   */
  readonly phase: 'keys' | 'issuing' | 'books' | 'casting' | 'boxes' | 'counted';
  readonly id: string;
  readonly body: string;
  readonly item: string;
  readonly question: Words;
  readonly options: readonly string[];
  readonly optionTitles: Readonly<Record<string, Words>>;
  readonly pick: { readonly min: number; readonly max: number };
  readonly roll: Roll;
  readonly electors: readonly Elector[];
  readonly issuers: readonly string[];
  readonly keys: readonly { readonly node: string; readonly key: string }[];
  /** Once every issuer gave its key. */
  readonly notice?: BallotNotice;
  readonly hash?: Hex;
  readonly books: readonly { readonly node: string; readonly voters: readonly string[] }[];
  readonly board?: BallotBoard;
}

export interface BallotCall {
  readonly id: string;
  readonly roll: Roll;
  readonly question: Words;
  /** Where each elector signs in. */
  readonly nodeOf: (member: string) => string;
  readonly issuers: readonly string[];
  /** A law value: with very few voters the sum itself tells the votes. */
  readonly minElectors: number;
  readonly options?: Readonly<Record<string, Words>>;
  readonly pick?: { readonly min: number; readonly max: number };
}

const YES_NO_WORDS: Readonly<Record<string, Words>> = {
  yes: ['同意', 'Yes'],
  no: ['不同意', 'No'],
  abstain: ['弃权', 'Abstain'],
};

const sortedNodes = (nodes: readonly string[]): readonly string[] => [...new Set(nodes)].sort(byCodeUnit);

const noticeFor = (ballot: CaseBallot, minElectors = 1): Result<BallotNotice> => {
  const { id, question, options, pick, roll, keys } = ballot;
  const issuers = ballot.issuers.map((node) => ({ node, key: keys.find((k) => k.node === node)?.key ?? node }));
  return noticeOf({ id, question, options, pick, issuers }, roll, minElectors);
};

/** Calls a ballot for the electors of a roll. Whether it makes sense is known before any node makes a key for it. */
export const callBallot = (call: BallotCall): Result<CaseBallot> => {
  const titles = call.options ?? YES_NO_WORDS;
  const ballot: CaseBallot = {
    kind: 'ballot',
    phase: 'keys',
    id: call.id,
    body: call.roll.body,
    item: call.roll.item,
    question: call.question,
    options: call.options ? Object.keys(call.options) : YES_NO_ABSTAIN,
    optionTitles: titles,
    pick: call.pick ?? { min: 1, max: 1 },
    roll: call.roll,
    electors: [...call.roll.electors].sort(byCodeUnit).map((member) => ({ member, node: call.nodeOf(member) })),
    issuers: sortedNodes(call.issuers),
    keys: [],
    books: [],
  };
  const sound = noticeFor(ballot, call.minElectors);
  return sound.ok ? ok(ballot) : sound;
};

const wrongPhase = (says: Words): Result<never> => refuse('ballot-phase', says);
const stranger = (node: string): Result<never> =>
  refuse('ballot-not-an-issuer', [`${node} 不是本次投票的签发节点`, `${node} does not issue for this ballot`]);

/** An issuer's public key, made for this ballot alone. With the last one the notice is complete and credentials can be drawn. */
export const addIssuerKey = (ballot: CaseBallot, given: { node: string; key: string }): Result<CaseBallot> => {
  if (!ballot.issuers.includes(given.node)) return stranger(given.node);
  const before = ballot.keys.find((k) => k.node === given.node);
  if (before)
    return before.key === given.key ? ok(ballot) : wrongPhase(['签发密钥不得更换', 'A key is not exchanged']);
  const keys = [...ballot.keys, given].sort((a, b) => byCodeUnit(a.node, b.node));
  const more: CaseBallot = { ...ballot, keys };
  if (keys.length < ballot.issuers.length) return ok(more);
  const notice = noticeFor(more);
  if (!notice.ok) return notice;
  return ok({ ...more, phase: 'issuing', notice: notice.value, hash: ballotHash(notice.value, sha256) });
};

/** Ends the drawing of credentials everywhere; each issuer then tells whom its book names. */
export const closeIssuing = (ballot: CaseBallot): Result<CaseBallot> =>
  ballot.phase === 'issuing'
    ? ok({ ...ballot, phase: 'books' })
    : wrongPhase(['现在不是领取凭证的阶段', 'Credentials are not being drawn now']);

/** One issuer's closed book. With the last one casting opens: all who drew credentials hide among each other. */
export const addBook = (
  ballot: CaseBallot,
  given: { readonly node: string; readonly voters: readonly string[] },
): Result<CaseBallot> => {
  if (!ballot.issuers.includes(given.node)) return stranger(given.node);
  if (ballot.books.some((b) => b.node === given.node)) return ok(ballot);
  if (ballot.phase !== 'books') return wrongPhase(['签发尚未结束', 'The books are not being closed']);
  const known = new Set(ballot.electors.map((e) => e.member));
  if (new Set(given.voters).size !== given.voters.length || !given.voters.every((v) => known.has(v)))
    return refuse('ballot-not-an-elector', [
      `${given.node} 的签发名单与名册不符`,
      `The book of ${given.node} does not fit the roll`,
    ]);
  const book = { node: given.node, voters: [...given.voters].sort(byCodeUnit) };
  const books = [...ballot.books, book].sort((a, b) => byCodeUnit(a.node, b.node));
  return ok({ ...ballot, books, phase: books.length === ballot.issuers.length ? 'casting' : 'books' });
};

export const closeCasting = (ballot: CaseBallot): Result<CaseBallot> =>
  ballot.phase === 'casting'
    ? ok({ ...ballot, phase: 'boxes' })
    : wrongPhase(['现在不是投票阶段', 'Casting is not open']);

/** Everything but the signatures, which need the suite of the node: it checks them before it asks for this step, `verify` again. */
const withoutSignatures: BallotSuite = { hash: sha256, verifyToken: () => true, verifyVote: () => true };

/** The board: no more ballots than credentials, none twice, the books as they were told, the sums right. */
export const countBallot = (ballot: CaseBallot, board: BallotBoard): Result<CaseBallot> => {
  if (ballot.phase !== 'boxes') return wrongPhase(['投票尚未结束', 'Casting is not over']);
  const same = JSON.stringify(board.issued) === JSON.stringify(ballot.books);
  const [wrong] = checkBoard(board, ballot.hash ?? '', withoutSignatures);
  if (wrong || !same)
    return refuse('ballot-board', wrong?.says ?? ['签发名单不符', 'The books differ from those that were closed'], {
      ...(wrong && { field: `/facts/ballotBoard${wrong.at}` }),
    });
  return ok({ ...ballot, phase: 'counted', board });
};

/** yes, no and abstain of a counted ballot; who drew no credential or cast none has not voted. */
export const ballotSums = ({ board }: CaseBallot): { yes: number; no: number; abstain: number } => ({
  yes: board?.tally.yes ?? 0,
  no: board?.tally.no ?? 0,
  abstain: board?.tally.abstain ?? 0,
});
