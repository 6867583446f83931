import { blindSign } from '#exchange/ballot/index.ts';
import type { Handle } from '#exchange/post/receiver.ts';
import { type CaseBallot, type CaseState, type Hex, issueCredential, ok, type Result, refuse } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { answerAsk, asksOf, enterBook, forgetAsk, issuerRow, keepAsk } from '#store/queries/ballots.ts';
import { enqueue } from '#store/queries/outbox.ts';
import type { Runtime } from '../engine/runtime.ts';
import { stateIn, type Work } from '../engine/work.ts';
import { ballotIn, electorAt, issueBook, noBallot } from './context.ts';

/** One blinded message of one voter for one issuer. It says nothing about the ballot that will be cast. */
export interface CredentialRequest {
  readonly issuer: string;
  readonly blinded: Hex;
}

export type CredentialAnswer =
  | { readonly issuer: string; readonly state: 'signed'; readonly signature: Hex }
  | { readonly issuer: string; readonly state: 'asked' }
  | { readonly issuer: string; readonly state: 'refused'; readonly code: string; readonly says: readonly string[] };

interface AskLetter {
  readonly case: string;
  readonly ballot: string;
  readonly voter: string;
  readonly blinded: Hex;
}
interface AnswerLetter {
  readonly ballot: string;
  readonly voter: string;
  readonly result: Result<Hex>;
}

/** Enters the voter's name in this node's book and signs; the entry is written before the signature leaves the transaction. */
const issueHere = async (
  runtime: Runtime,
  client: Client,
  ballot: CaseBallot,
  voter: string,
  blinded: Hex,
): Promise<Result<Hex>> => {
  const row = await issuerRow(client, ballot.id, true);
  if (!row?.private_key || !ballot.notice)
    return refuse('ballot-phase', ['领取凭证的时间未到或已过', 'Credentials are not being drawn here now']);
  const book = await issueBook(client, ballot, runtime.id, ballot.phase === 'issuing');
  const allowed = issueCredential(ballot.notice, book, { voter, blinded });
  if (!allowed.ok) return allowed;
  const signed = blindSign({ publicKey: row.public_key, privateKey: row.private_key }, blinded);
  if (!signed.ok) return signed;
  if (!allowed.value.replay) await enterBook(client, ballot.id, voter, blinded);
  return signed;
};

const answerOf = (issuer: string, result: Result<Hex> | null): CredentialAnswer => {
  if (result === null) return { issuer, state: 'asked' };
  return result.ok
    ? { issuer, state: 'signed', signature: result.value }
    : { issuer, state: 'refused', code: result.code, says: result.says };
};

/**
 * A voter, signed in at this node, asks all issuers at once: this node signs itself, the others are asked by letter. The
 * same requests again give the answers that have come meanwhile.
 */
export const drawCredentials = (
  runtime: Runtime,
  state: CaseState,
  member: string | undefined,
  requests: readonly CredentialRequest[],
): Promise<Result<readonly CredentialAnswer[]>> =>
  transaction(runtime.pool, async (client) => {
    const ballot = ballotIn(state);
    if (!ballot) return noBallot(state.id);
    const elector = electorAt(ballot, member, runtime.id);
    if (!elector.ok) return elector;
    const voter = elector.value.member;
    const known = new Map((await asksOf(client, ballot.id, voter)).map((ask) => [ask.issuer, ask]));
    const answers: CredentialAnswer[] = [];
    for (const { issuer, blinded } of requests) {
      if (!ballot.issuers.includes(issuer))
        return refuse('ballot-not-an-issuer', [`${issuer} 不是签发节点`, `${issuer} does not issue for this ballot`]);
      if (issuer === runtime.id) {
        answers.push(answerOf(issuer, await issueHere(runtime, client, ballot, voter, blinded)));
        continue;
      }
      const before = known.get(issuer);
      if (before && before.blinded !== blinded)
        return refuse('ballot-issued', ['已经领取投票凭证', 'Has drawn the credential already']);
      if (!before && ballot.phase !== 'issuing')
        return refuse('ballot-phase', ['领取凭证的时间已过', 'The book is closed']);
      if (await keepAsk(client, ballot.id, voter, issuer, blinded)) {
        const payload: AskLetter = { case: state.id, ballot: ballot.id, voter, blinded };
        await enqueue(client, [{ peer: issuer, kind: 'ballot.ask', stream: state.id, at: runtime.now(), payload }]);
      }
      answers.push(answerOf(issuer, (before?.answer as Result<Hex> | undefined) ?? null));
    }
    return ok(answers);
  });

const hexText = (value: unknown): value is Hex =>
  typeof value === 'string' && value.length <= 2048 && /^[0-9a-f]+$/.test(value);

/** Another node asks for one of its own members. The roll is checked here again, by what this node knows of the case. */
const asked: Handle<Work> = async (work, { from }, payload) => {
  const { runtime, client, letters } = work;
  const { case: id, ballot: ballotId, voter, blinded } = payload as AskLetter;
  const ballot = ballotIn(await stateIn(work, id));
  if (typeof voter !== 'string' || !hexText(blinded)) return noBallot(id);
  const here = ballot?.id === ballotId ? ballot : undefined;
  const ask = async (known: CaseBallot): Promise<Result<Hex>> => {
    const elector = electorAt(known, voter, from);
    return elector.ok ? issueHere(runtime, client, known, voter, blinded) : elector;
  };
  const result = here ? await ask(here) : noBallot(id);
  const answer: AnswerLetter = { ballot: ballotId, voter, result };
  letters.push({ peer: from, kind: 'ballot.answer', stream: id, at: runtime.now(), payload: answer });
  return ok(undefined);
};

const answered: Handle<Work> = async ({ client }, { from }, payload) => {
  const { ballot, voter, result } = payload as AnswerLetter;
  // The issuer has not heard yet that the vote is open, as the asker has: the voter's page asks again.
  if (!result.ok && result.code === 'ballot-phase') await forgetAsk(client, ballot, voter, from);
  else await answerAsk(client, ballot, voter, from, result);
  return ok(undefined);
};

export const issuingHandlers: Readonly<Record<string, Handle<Work>>> = {
  'ballot.ask': asked,
  'ballot.answer': answered,
};
