import type { Facts, Post } from '../case/case.ts';
import { fact } from '../declare/fact.ts';
import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { BallotBoard } from './ballot-box.ts';
import { addBook, addIssuerKey, type CaseBallot, closeCasting, closeIssuing, countBallot } from './case-ballot.ts';
import { commitTo, endDraw, revealIn } from './case-draw.ts';
import type { DrawState } from './draw.ts';

/** What these steps see of a case; every mechanism's `Seen` fits. */
interface Sight {
  readonly facts: object;
  readonly post: Post | undefined;
  readonly at: string;
}

/** A result under the name of the fact that keeps it: what a step's `reckons` answers. */
export const kept = <V>(name: string, result: Result<V>, more: Facts = {}): Result<Facts> =>
  result.ok ? ok({ [name]: result.value, ...more }) : result;

const hex = { pattern: '[0-9a-f]+', patternSays: ['应为小写十六进制', 'must be lower-case hexadecimal'] as Words };

/** Facts of a draw by commit and reveal. A secret is in the case only after every side committed. */
export const drawFacts = {
  draw: fact.deliberation<DrawState>(['随机抽取', 'Draw']),
  commitment: fact.text(['随机数承诺', 'Commitment'], { ...hex, max: 64, shared: true }),
  secret: fact.text(['揭示的随机数', 'Secret revealed'], { ...hex, max: 256, shared: true }),
  salt: fact.text(['揭示的盐', 'Salt revealed'], { ...hex, max: 128, shared: true }),
} as const;

const drawOf = (seen: Sight): DrawState | undefined => (seen.facts as { draw?: DrawState }).draw;

interface DrawPlan<A extends string, T extends string> {
  /** Who commits for each side, from wherever they sit. */
  readonly side: A;
  /** Who may end a draw that some side does not complete. */
  readonly keeper: A;
  readonly drawing: T;
  readonly drawn: T;
  readonly voided: T;
}

/**
 * Steps of a draw: each side commits, each side reveals, and the last reveal gives the result. The party is the authority
 * for which the official acts.
 */
export const drawSteps = <A extends string, T extends string>(plan: DrawPlan<A, T>) => ({
  commitSecret: {
    title: ['提交随机数承诺', 'Commit to a secret'] as Words,
    help: [
      '随机数在本机生成并保存；全部各方承诺之后再揭示',
      'The secret is made and kept on this device; it is revealed after every side has committed',
    ] as Words,
    by: plan.side,
    from: plan.drawing,
    to: plan.drawing,
    asks: ['commitment' as const],
    reckons: (seen: Sight) =>
      kept(
        'draw',
        commitTo(
          drawOf(seen),
          seen.post?.authority ?? '',
          (seen.facts as { commitment?: string }).commitment ?? '',
          seen.at,
        ),
      ),
    fromAfar: true as const,
  },
  revealSecret: {
    title: ['揭示随机数', 'Reveal the secret'] as Words,
    by: plan.side,
    from: plan.drawing,
    to: {
      oneOf: [plan.drawing, plan.drawn],
      pick: (seen: Sight) => (drawOf(seen)?.phase === 'drawn' ? plan.drawn : plan.drawing),
    },
    asks: ['secret' as const, 'salt' as const],
    reckons: (seen: Sight) => {
      const { secret = '', salt = '' } = seen.facts as { secret?: string; salt?: string };
      return kept('draw', revealIn(drawOf(seen), seen.post?.authority ?? '', { secret, salt }, seen.at));
    },
    fromAfar: true as const,
  },
  voidDraw: {
    title: ['宣布抽取作废', 'Declare the draw void'] as Words,
    help: ['拒不揭示的一方记入记录', 'Who withheld the secret stays on record'] as Words,
    by: plan.keeper,
    from: plan.drawing,
    to: plan.voided,
    noteRequired: true as const,
    reckons: (seen: Sight) => kept('draw', endDraw(drawOf(seen), seen.at)),
  },
});

/** Facts of a secret ballot. What nodes hand in one after another (`issuerKey`, `issuedBook`) is public; the board comes last. */
export const ballotFacts = {
  ballot: fact.deliberation<CaseBallot>(['无记名投票', 'Secret ballot']),
  issuerKey: fact.record(
    ['签发密钥', "An issuer's key"],
    { node: fact.node(['签发节点', 'Issuing node']), key: fact.text(['公钥', 'Public key'], { max: 2000 }) },
    { shared: true },
  ),
  issuedBook: fact.record(
    ['签发名单', "An issuer's book"],
    {
      node: fact.node(['签发节点', 'Issuing node']),
      voters: fact.list(['领取凭证者', 'Who drew a credential'], fact.text(['成员', 'Member'], { max: 80 })),
    },
    { shared: true },
  ),
  ballotBoard: fact.deliberation<BallotBoard>(['计票公告板', 'Board of the ballot']),
} as const;

const ballotOf = (seen: Sight): CaseBallot | undefined => (seen.facts as { ballot?: CaseBallot }).ballot;

/** What a node handed in now stands in the ballot; the fact that carried it is empty again. */
const withBallot = (
  seen: Sight,
  how: (ballot: CaseBallot) => Result<CaseBallot>,
  carrier?: string,
): Result<Facts> => {
  const ballot = ballotOf(seen);
  return ballot
    ? kept('ballot', how(ballot), carrier ? { [carrier]: null } : {})
    : refuse('ballot-phase', ['没有正在进行的投票', 'No ballot is under way']);
};

interface BallotPlan<S, A extends string, T extends string> {
  readonly keeper: A | readonly A[];
  readonly node: A;
  readonly voting: T;
  /** Where the count leads; `pick` sees the counted ballot. */
  readonly counted: { readonly oneOf: readonly T[]; readonly pick: (seen: S) => T };
  /** What follows from the sums, such as the decision under the body's rule. */
  readonly decides: (seen: S, ballot: CaseBallot) => Result<Facts>;
}

/**
 * Steps of a secret ballot after it was called (`callBallot` in a step of the mechanism). The steps by nodes are taken by
 * the nodes themselves (`server/ballot`); a keeper only says when credentials are no longer drawn and when casting ends.
 */
export const ballotSteps = <S extends Sight, A extends string, T extends string>(plan: BallotPlan<S, A, T>) => ({
  ballotKey: {
    title: ['节点提供签发密钥', 'A node gives its key for the ballot'] as Words,
    by: plan.node,
    from: plan.voting,
    to: plan.voting,
    asks: ['issuerKey' as const],
    reckons: (seen: S) =>
      withBallot(seen, (ballot) => addIssuerKey(ballot, (seen.facts as { issuerKey: never }).issuerKey), 'issuerKey'),
    serves: 'ballot-key' as const,
  },
  closeIssuing: {
    title: ['截止领取投票凭证', 'End the drawing of credentials'] as Words,
    help: [
      '截止后方可投票：领取凭证的人彼此不可区分',
      'Casting opens only afterwards: those who drew credentials hide among each other',
    ] as Words,
    by: plan.keeper,
    from: plan.voting,
    to: plan.voting,
    inBatch: true as const,
    reckons: (seen: S) => withBallot(seen, closeIssuing),
  },
  ballotBook: {
    title: ['节点封存签发名单', 'A node closes its book'] as Words,
    by: plan.node,
    from: plan.voting,
    to: plan.voting,
    asks: ['issuedBook' as const],
    reckons: (seen: S) =>
      withBallot(seen, (ballot) => addBook(ballot, (seen.facts as { issuedBook: never }).issuedBook), 'issuedBook'),
    serves: 'ballot-book' as const,
  },
  closeCasting: {
    title: ['截止投票', 'End the casting'] as Words,
    by: plan.keeper,
    from: plan.voting,
    to: plan.voting,
    inBatch: true as const,
    reckons: (seen: S) => withBallot(seen, closeCasting),
  },
  ballotCount: {
    title: ['计票', 'Count'] as Words,
    by: plan.node,
    from: plan.voting,
    to: plan.counted,
    asks: ['ballotBoard' as const],
    reckons: (seen: S): Result<Facts> => {
      const ballot = ballotOf(seen);
      const board = (seen.facts as { ballotBoard?: BallotBoard }).ballotBoard;
      if (!ballot || !board) return refuse('ballot-phase', ['没有正在进行的投票', 'No ballot is under way']);
      const counted = countBallot(ballot, board);
      if (!counted.ok) return counted;
      const decided = plan.decides(seen, counted.value);
      if (!decided.ok) return decided;
      // The board stands in the ballot; a second copy would only make the case heavier.
      return ok({ ballot: counted.value, ballotBoard: null, ...decided.value });
    },
    serves: 'ballot-count' as const,
  },
});
