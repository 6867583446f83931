import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { byCodeUnit, frame, frameList, type Hash, type Hex, isHex, toHex } from './frame.ts';
import type { Roll } from './roll.ts';

/**
 * Secret ballot 无记名投票 by blind credentials (Chaum 1983; RSA blind signatures, RFC 9474) from several issuers at once.
 *
 * 1. The notice fixes question, options, electors and one fresh public key per issuing node (one issuer for each side). Its hash is in
 *    every message, so that nothing of one ballot is of use in another.
 * 2. A voter makes a fresh signature key (the *vote key*) on the own device, blinds it, and asks each issuer, signed in and by name,
 *    for one blind signature. Each issuer checks the roll on its own and writes down who asked.
 * 3. When every issuer has closed its book, casting opens. A ballot is { vote key, choice, the issuers' signatures on the vote key,
 *    a signature of the choice by the vote key } and is sent without any sign-in.
 * 4. At the close all ballots are published in the order of their tracker numbers, with the names who drew credentials, and everyone
 *    can check all of it (`checkBoard`).
 *
 * Proven by the published board: each counted ballot holds a credential of *every* issuer, no credential counts twice, no choice was
 * altered (only the voter holds the vote key), the sum is right, and there are no more ballots than credentials. A blind
 * signature is independent of what it was blinded from, so no issuer, nor all together, can link ballot to voter by these data.
 * Trusted or not covered: see docs/decisions/0008-secret-ballots.md (device, network, leaving out a ballot without receipt, all
 * issuers conspiring to fill unused credentials, and that a voter can prove the own vote to others).
 */
export interface BallotNotice {
  readonly kind: 'secret-ballot';
  readonly id: string;
  readonly body: string;
  readonly item: string;
  readonly question: Words;
  readonly options: readonly string[];
  /** How many options one ballot names; 1 and 1 for yes, no, abstain. */
  readonly pick: { readonly min: number; readonly max: number };
  /** Sorted; the roll's electors. */
  readonly electors: readonly string[];
  /** Issuing nodes with the public key made for this ballot alone, in the form the crypto suite reads. */
  readonly issuers: readonly { readonly node: string; readonly key: string }[];
}

/** What the ballot needs of cryptography; `exchange/ballot` gives RSABSSA-SHA384-PSS-Randomized and Ed25519. */
export interface BallotSuite {
  readonly hash: Hash;
  /** Verifies an issuer's signature over the prepared message `prefix || tokenMessage`. */
  readonly verifyToken: (key: string, prefix: Hex, message: Uint8Array, signature: Hex) => boolean;
  readonly verifyVote: (voteKey: Hex, message: Uint8Array, signature: Hex) => boolean;
}

export interface CastBallot {
  /** Raw public key of the vote key, 32 bytes for Ed25519. */
  readonly voteKey: Hex;
  /** The random prefix of RFC 9474 section 4.1, the same for all issuers. */
  readonly prefix: Hex;
  readonly tokens: readonly { readonly node: string; readonly signature: Hex }[];
  /** Options named, sorted. */
  readonly choice: readonly string[];
  readonly signature: Hex;
}

export const YES_NO_ABSTAIN: readonly string[] = ['yes', 'no', 'abstain'];

/** One notice for the electors of a roll. `minElectors` is a law value: with very few voters the sum itself tells the votes. */
export const noticeOf = (
  ballot: Omit<BallotNotice, 'kind' | 'electors' | 'body' | 'item'>,
  roll: Roll,
  minElectors = 1,
): Result<BallotNotice> => {
  const electors = [...roll.electors].sort(byCodeUnit);
  if (electors.length < minElectors) {
    return refuse('ballot-too-few', [
      `有投票权者 ${electors.length} 人,少于 ${minElectors} 人,无法保密`,
      `${electors.length} electors, fewer than ${minElectors}: no vote would stay secret`,
    ]);
  }
  const texts = [
    ballot.id,
    ...ballot.question,
    ...ballot.options,
    ...electors,
    ...ballot.issuers.flatMap((i) => [i.node, i.key]),
  ];
  if (!texts.every((t) => t.isWellFormed()))
    return refuse('ballot-text', ['含有无法编码的字符', 'A text cannot be encoded']);
  const { min, max } = ballot.pick;
  if (new Set(ballot.options).size !== ballot.options.length || ballot.options.length < 2) {
    return refuse('ballot-options', ['选项至少两个且不重复', 'At least two options, none twice']);
  }
  if (
    !(
      Number.isSafeInteger(min) &&
      Number.isSafeInteger(max) &&
      min >= 0 &&
      max >= Math.max(1, min) &&
      max <= ballot.options.length
    )
  ) {
    return refuse('ballot-pick', ['可选数目不合理', 'The number of options to name makes no sense']);
  }
  const nodes = ballot.issuers.map((i) => i.node);
  if (
    nodes.length === 0 ||
    new Set(nodes).size !== nodes.length ||
    new Set(ballot.issuers.map((i) => i.key)).size !== nodes.length
  ) {
    return refuse('ballot-issuers', [
      '至少一个签发节点,节点与密钥均不重复',
      'At least one issuer, no node and no key twice',
    ]);
  }
  return ok({ kind: 'secret-ballot', body: roll.body, item: roll.item, electors, ...ballot });
};

export const ballotHash = (n: BallotNotice, hash: Hash): Hex => {
  const issuers = n.issuers.map((i) => frame('issuer', i.node, i.key));
  const parts = [
    n.id,
    n.body,
    n.item,
    ...n.question,
    frameList(n.options),
    n.pick.min,
    n.pick.max,
    frameList(n.electors),
    frameList(issuers),
  ];
  return toHex(hash(frame('tongban/ballot/notice/1', ...parts)));
};

/** What the issuers sign blindly: the vote key, bound to this ballot. */
export const tokenMessage = (ballot: Hex, voteKey: Hex): Uint8Array =>
  frame('tongban/ballot/token/1', ballot, voteKey);

/** What the vote key signs. */
export const voteMessage = (ballot: Hex, voteKey: Hex, choice: readonly string[]): Uint8Array =>
  frame('tongban/ballot/vote/1', ballot, voteKey, frameList(choice));

/** What the node that holds the box signs and gives back at once: whoever has it and is missing from the board can prove it. */
export const receiptMessage = (ballot: Hex, cast: CastBallot): Uint8Array =>
  frame('tongban/ballot/receipt/1', ballot, cast.voteKey, frameList(cast.choice), cast.signature);

/** The number a voter looks for on the board: 80 bits, in groups for reading aloud. Known to the voter before casting. */
export const trackerOf = (ballot: Hex, voteKey: Hex, hash: Hash): string =>
  toHex(hash(frame('tongban/ballot/tracker/1', ballot, voteKey)))
    .slice(0, 20)
    .replace(/(.{5})(?=.)/g, '$1-');

/** Whether a ballot is valid for this notice: options, every issuer's credential, the vote key's signature. */
export const checkCast = (n: BallotNotice, cast: CastBallot, suite: BallotSuite): Result<CastBallot> => {
  const hash = ballotHash(n, suite.hash);
  const { choice } = cast;
  const sorted = choice.every((c, i) => n.options.includes(c) && (i === 0 || byCodeUnit(choice[i - 1]!, c) < 0));
  if (!sorted || choice.length < n.pick.min || choice.length > n.pick.max) {
    return refuse('ballot-choice', ['所选不符合选票', 'The choice does not fit the ballot paper'], {
      field: '/choice',
    });
  }
  if (
    ![cast.voteKey, cast.prefix, cast.signature, ...cast.tokens.map((t) => t.signature)].every((h) => isHex(h, 1))
  ) {
    return refuse('ballot-shape', ['选票格式不符', 'The ballot is malformed']);
  }
  const message = tokenMessage(hash, cast.voteKey);
  const exact =
    cast.tokens.length === n.issuers.length && n.issuers.every((issuer, i) => cast.tokens[i]?.node === issuer.node);
  const signed =
    exact &&
    n.issuers.every((issuer, i) => suite.verifyToken(issuer.key, cast.prefix, message, cast.tokens[i]!.signature));
  if (!signed)
    return refuse('ballot-credential', ['缺少有效的投票凭证', 'A valid credential of every issuer is missing'], {
      field: '/tokens',
    });
  if (!suite.verifyVote(cast.voteKey, voteMessage(hash, cast.voteKey, choice), cast.signature)) {
    return refuse('ballot-signature', ['选票签名无效', 'The signature of the choice is not valid'], {
      field: '/signature',
    });
  }
  return ok(cast);
};
