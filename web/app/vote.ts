import type { KeptSecret } from '../../exchange/ballot/device.ts';
import type { BallotReceipt } from '../../exchange/ballot/receipt.ts';
import type { CaseBallot, CastBallot } from '../../kernel/index.ts';
import { address, isProblem, write } from './api.ts';
import type { Words } from './types.ts';

/** What this device needs of a ballot. A case page hands in all of it, a paper of many ballots only this. */
export type DeviceBallot = Omit<CaseBallot, 'roll' | 'keys' | 'board'> & {
  readonly board?: { readonly cast: readonly Pick<CastBallot, 'voteKey' | 'choice'>[] };
};

export interface VoteOn {
  readonly case: string;
  /** The seat that votes: members share a terminal in the room, and none finds another's credential there. */
  readonly member: string;
  readonly ballot: DeviceBallot;
}

/** What this browser keeps of one ballot; nothing of it travels but the ballot itself. */
export interface Kept {
  readonly secret: KeptSecret;
  readonly tokens?: readonly { readonly node: string; readonly signature: string }[];
  readonly choice?: string;
  readonly tracker?: string;
  readonly receipt?: BallotReceipt;
}

export interface NotDone {
  readonly case: string;
  readonly says: Words;
}

type Answer = { readonly issuer: string; readonly state: string; readonly signature: string; readonly says?: Words };
type Step = (done: number) => void;

const nameOf = ({ member, ballot }: VoteOn): string => `tongban.ballot.${ballot.hash}.${member}`;
export const load = (on: VoteOn): Kept | undefined => {
  const found = on.ballot.hash && localStorage.getItem(nameOf(on));
  return found ? (JSON.parse(found) as Kept) : undefined;
};
const keep = (on: VoteOn, kept: Kept): Kept => {
  localStorage.setItem(nameOf(on), JSON.stringify(kept));
  return kept;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const fail = (says: Words): never => {
  throw { kind: 'problem', status: 422, code: 'ballot', says };
};
const saysOf = (problem: unknown): Words =>
  isProblem(problem)
    ? problem.says
    : [`本设备未能完成:${String(problem)}`, `This device could not do it: ${String(problem)}`];

/** A fresh vote key, blinded for every issuer. Kept before anything is asked: a credential without its secret would be lost. */
const prepared = async (on: VoteOn): Promise<Kept> => {
  const known = load(on);
  if (known) return known;
  const device = await import('../../exchange/ballot/device.ts');
  const made = await device.prepareVote(on.ballot.notice as never, device.sha256);
  return made.ok ? keep(on, { secret: await device.packSecret(made.value) }) : fail(made.says);
};

/** Asks all issuers once; true when all have signed: what came back is unblinded and checked before it is kept. */
const asked = async (node: string, one: VoteOn): Promise<boolean> => {
  const device = await import('../../exchange/ballot/device.ts');
  const kept = await prepared(one);
  const secret = await device.unpackSecret(kept.secret);
  const requests = secret.requests.map(({ node: issuer, blinded }) => ({ issuer, blinded }));
  const { body } = await write<{ answers: readonly Answer[] }>(node, 'POST', `ballots/${one.case}/credentials`, {
    requests,
  });
  const refused = body.answers.find(({ state }) => state === 'refused');
  if (refused) return fail(refused.says ?? ['签发节点拒绝', 'An issuer refused']);
  if (!body.answers.every(({ state }) => state === 'signed')) return false;
  const tokens: { node: string; signature: string }[] = [];
  for (const { issuer, signature } of body.answers) {
    const token = await device.finishCredential(secret, issuer, signature);
    if (!token.ok) return fail(token.says);
    tokens.push({ node: issuer, signature: token.value });
  }
  keep(one, { ...kept, tokens });
  return true;
};

/** Draws a credential for each ballot; one that is refused does not hold up the others. */
export const draw = async (node: string, ballots: readonly VoteOn[], step?: Step): Promise<readonly NotDone[]> => {
  const failed: NotDone[] = [];
  let waiting = ballots;
  for (let tries = 0; tries < 40 && waiting.length > 0; tries++) {
    if (tries > 0) await pause(1000);
    const still: VoteOn[] = [];
    for (const one of waiting) {
      const signed = await asked(node, one).catch((problem: unknown) => {
        failed.push({ case: one.case, says: saysOf(problem) });
        return true;
      });
      if (!signed) still.push(one);
      step?.(ballots.length - failed.length - (waiting.length - waiting.indexOf(one) - 1) - still.length);
    }
    waiting = still;
  }
  const late: Words = ['其他节点尚未答复,请稍后再试', 'Other nodes have not answered yet: try again in a while'];
  return [...failed, ...waiting.map((one) => ({ case: one.case, says: late }))];
};

/** Sent once, to a node taken by chance, without cookie and after a pause of random length. */
const castOne = async (on: VoteOn, choice: string, longest: number): Promise<void> => {
  const device = await import('../../exchange/ballot/device.ts');
  const { ballot } = on;
  const kept = load(on);
  if (!kept?.tokens) return fail(['本浏览器中没有凭证,不能投票', 'This browser holds no credential: it cannot cast']);
  const secret = await device.unpackSecret(kept.secret);
  const filled = await device.fillBallot(secret, kept.tokens, [kept.choice ?? choice]);
  const tracker = device.trackerOf(ballot.hash ?? '', secret.voteKey, device.sha256);
  // The choice is kept first: if the answer is lost, the same ballot is sent again and no other.
  const chosen = keep(on, { ...kept, choice: kept.choice ?? choice, tracker });
  await pause(Math.floor(Math.random() * longest));
  const answer = await fetch(address(device.anyOf(ballot.issuers), `ballots/${on.case}/cast`), {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(device.padded(filled, ballot.options)),
  }).catch(() =>
    fail(['连接不到节点,请重试:同一张选票只计一次', 'No node was reached. Try again: the ballot counts once']),
  );
  const body = (await answer.json()) as { receipt?: BallotReceipt; says?: Words };
  if (!answer.ok || !body.receipt) return fail(body.says ?? ['选票未被接收', 'The ballot was not taken']);
  keep(on, { ...chosen, receipt: body.receipt });
};

/**
 * Casts several ballots, each with its own key, at its own moment and to its own node: they arrive in no order and lie in
 * different boxes, so thirty marks on one paper are no signature of a voter on any board.
 */
export const cast = async (
  ballots: readonly { readonly on: VoteOn; readonly choice: string }[],
  step?: Step,
): Promise<readonly NotDone[]> => {
  const failed: NotDone[] = [];
  const longest = Math.min(20_000, 2500 + 400 * (ballots.length - 1));
  let done = 0;
  await Promise.all(
    ballots.map(({ on, choice }) =>
      castOne(on, choice, longest)
        .catch((problem: unknown) => failed.push({ case: on.case, says: saysOf(problem) }))
        .then(() => step?.(++done - failed.length)),
    ),
  );
  return failed;
};

/** How the own ballot stands on the board; nothing before the count. */
export const standingOf = (
  ballot: DeviceBallot,
  kept: Kept | undefined,
): { readonly well: boolean; readonly says: Words } | undefined => {
  if (!ballot.board || !kept?.choice) return undefined;
  const own = ballot.board.cast.find(({ voteKey }) => voteKey === kept.secret.voteKey);
  if (!own)
    return {
      well: false,
      says: ['公告板上没有您的选票:请持回执提出异议', 'Your ballot is not on the board: object with your receipt'],
    };
  return own.choice.join() === kept.choice
    ? { well: true, says: ['您的选票已按您的选择计入', 'Your ballot counts as you cast it'] }
    : {
        well: false,
        says: [
          '公告板上的选择与您的不同:请立即提出异议',
          'The board shows another choice than yours: object at once',
        ],
      };
};

/** Receipts as a file: with them a voter proves that a ballot was taken. */
export const saveReceipts = (name: string, value: unknown): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
