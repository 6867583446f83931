import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { createPrivateKey } from 'node:crypto';
import { before, test } from 'node:test';
import {
  type BallotBoard,
  type BallotBox,
  type BallotNotice,
  ballotHash,
  type CastBallot,
  castBallot,
  checkBoard,
  closeBox,
  closeIssueBook,
  findOwn,
  fromHex,
  type IssueBook,
  issueCredential,
  must,
  noticeOf,
  openBox,
  openIssueBook,
  publishBoard,
  type Roll,
  tokenMessage,
  YES_NO_ABSTAIN,
} from '#kernel';
import { bitLength, inverse, powMod, toBig } from './big.ts';
import { blindSign, type IssuerKey, makeIssuerKey } from './issuer.ts';
import { ballotSuite, sha256 } from './suite.ts';
import { fillBallot, finishCredential, prepareVote, type VoterSecret } from './voter.ts';

const nodes = ['shanghai', 'jiangsu', 'zhejiang'];
const people = ['m1', 'm2', 'm3', 'm4'];
const roll: Roll = {
  kind: 'roll',
  body: 'b',
  item: 'wang',
  on: '2021-09-17',
  seats: people,
  due: people,
  present: people,
  electors: people,
  recused: [],
  presentBySide: {},
};
const wish: Readonly<Record<string, string>> = { m1: 'yes', m2: 'no', m3: 'yes' };

let keys: readonly IssuerKey[];
let notice: BallotNotice;
let books: IssueBook[];
const secrets = new Map<string, VoterSecret>();
const casts = new Map<string, CastBallot>();

/** Four electors draw credentials from three nodes; the fourth never votes. */
before(async () => {
  keys = await Promise.all(nodes.map(() => makeIssuerKey(2048)));
  const issuers = nodes.map((node, i) => ({ node, key: keys[i]!.publicKey }));
  notice = must(
    noticeOf(
      { id: 'ballot-1', question: ['通过?', 'Pass?'], options: YES_NO_ABSTAIN, pick: { min: 1, max: 1 }, issuers },
      roll,
    ),
  );
  books = nodes.map((node) => must(openIssueBook(notice, node)));
  for (const voter of people) {
    const secret = must(await prepareVote(notice, sha256));
    const tokens: { node: string; signature: string }[] = [];
    for (const [i, request] of secret.requests.entries()) {
      books[i] = must(issueCredential(notice, books[i]!, { voter, blinded: request.blinded })).book;
      const signature = must(
        await finishCredential(secret, request.node, must(blindSign(keys[i]!, request.blinded))),
      );
      tokens.push({ node: request.node, signature });
    }
    secrets.set(voter, secret);
    casts.set(voter, await fillBallot(secret, tokens, [wish[voter] ?? 'abstain']));
  }
  books = books.map(closeIssueBook);
});

const voted = (order: readonly string[]): BallotBox =>
  order.reduce(
    (box, voter) => must(castBallot(notice, box, casts.get(voter)!, ballotSuite)).box,
    must(openBox(notice, books)),
  );
const board = (order = ['m1', 'm2', 'm3']): BallotBoard =>
  must(publishBoard(notice, books, closeBox(voted(order)), sha256));
const announced = () => ballotHash(notice, sha256);

test('three ballots in, three ballots out, one not cast; everyone finds the own and the board checks', () => {
  const b = board();
  assert.deepEqual(b.tally, { yes: 2, no: 1, abstain: 0 });
  assert.equal(b.notCast, 1);
  assert.deepEqual(checkBoard(JSON.parse(JSON.stringify(b)), announced(), ballotSuite), []);
  for (const voter of ['m1', 'm2', 'm3'])
    assert.equal(findOwn(b, secrets.get(voter)!.voteKey, [wish[voter]!]), 'counted');
  assert.equal(findOwn(b, secrets.get('m4')!.voteKey, ['abstain']), 'missing');
});

test('the order of casting leaves no trace in the box or on the board', () => {
  assert.deepEqual(voted(['m3', 'm1', 'm2']), voted(['m1', 'm2', 'm3']));
  assert.deepEqual(board(['m3', 'm1', 'm2']), board());
});

test('nothing that an issuer saw stands on the board', () => {
  const text = JSON.stringify(board().cast);
  for (const book of books)
    for (const { voter, blinded } of book.issued) assert.ok(!text.includes(blinded) && !text.includes(`"${voter}"`));
});

test('every ballot fits every request of every issuer equally well: the data cannot say which voter cast it', () => {
  for (const [i, key] of keys.entries()) {
    const jwk = createPrivateKey({
      key: Buffer.from(key.privateKey, 'base64url'),
      format: 'der',
      type: 'pkcs8',
    }).export({ format: 'jwk' });
    const [n, e, d] = [jwk.n, jwk.e, jwk.d].map((x) => toBig(Buffer.from(x ?? '', 'base64url'))) as [
      bigint,
      bigint,
      bigint,
    ];
    for (const { blinded } of books[i]!.issued) {
      for (const cast of board().cast) {
        const z = toBig(fromHex(blinded)!);
        const s = toBig(fromHex(cast.tokens[i]!.signature)!);
        // The encoded message is s^e; r exists such that z = m·r^e and the blind signature unblinds to s, for every pair.
        const m = powMod(s, e, n);
        const r = powMod((z * inverse(m, n)!) % n, d, n);
        assert.equal((m * powMod(r, e, n)) % n, z);
        assert.equal((toBig(fromHex(must(blindSign(key, blinded)))!) * inverse(r, n)!) % n, s);
        assert.ok(bitLength(n) === 2048);
      }
    }
  }
});

test('a voter cannot vote twice: one credential per issuer, one ballot per credential', async () => {
  const again = issueCredential(notice, { ...books[0]!, phase: 'open' }, { voter: 'm1', blinded: '00'.repeat(256) });
  assert.equal(again.ok === false && again.code, 'ballot-issued');
  const same = issueCredential(notice, books[0]!, { voter: 'm1', blinded: secrets.get('m1')!.requests[0]!.blinded });
  assert.equal(must(same).replay, true);
  const box = voted(['m1']);
  assert.equal(must(castBallot(notice, box, casts.get('m1')!, ballotSuite)).replay, true);
  const other = await fillBallot(secrets.get('m1')!, casts.get('m1')!.tokens, ['no']);
  const answer = castBallot(notice, box, other, ballotSuite);
  assert.equal(answer.ok === false && answer.code, 'ballot-cast');
});

test('a stranger, a recused member and an issuer that was not announced are refused', () => {
  const stranger = issueCredential(notice, { ...books[0]!, phase: 'open' }, { voter: 'm9', blinded: 'aa' });
  assert.equal(stranger.ok === false && stranger.code, 'ballot-not-an-elector');
  assert.equal(openIssueBook(notice, 'committee').ok, false);
});

test('casting does not open before every issuer has closed its book', () => {
  assert.equal(
    openBox(
      notice,
      books.map((b, i) => (i === 1 ? { ...b, phase: 'open' as const } : b)),
    ).ok,
    false,
  );
  assert.equal(openBox(notice, books.slice(1)).ok, false);
});

test('a ballot changed on the way, of another notice, or with a credential missing or borrowed is refused', () => {
  const cast = casts.get('m1')!;
  const box = must(openBox(notice, books));
  const bad: readonly CastBallot[] = [
    { ...cast, choice: ['no'] },
    { ...cast, choice: ['maybe'] },
    { ...cast, choice: ['no', 'yes'] },
    { ...cast, choice: [] },
    { ...cast, voteKey: casts.get('m2')!.voteKey },
    { ...cast, tokens: cast.tokens.slice(1) },
    { ...cast, tokens: casts.get('m2')!.tokens },
    { ...cast, tokens: cast.tokens.map((t) => ({ ...t, signature: cast.tokens[0]!.signature })) },
    { ...cast, prefix: '00'.repeat(32) },
    { ...cast, signature: cast.signature.toUpperCase() },
    { ...cast, voteKey: 'zz' },
  ];
  for (const b of bad) assert.equal(castBallot(notice, box, b, ballotSuite).ok, false);
  assert.equal(castBallot({ ...notice, id: 'ballot-2' }, box, cast, ballotSuite).ok, false);
});

test('one issuer alone cannot put a ballot in: the others have not signed it', async () => {
  const secret = must(await prepareVote(notice, sha256));
  const request = secret.requests[0]!;
  const forged = must(await finishCredential(secret, request.node, must(blindSign(keys[0]!, request.blinded))));
  const cast = await fillBallot(
    secret,
    nodes.map((node) => ({ node, signature: forged })),
    ['yes'],
  );
  assert.equal(castBallot(notice, voted(['m1']), cast, ballotSuite).ok, false);
});

test('all issuers together cannot go beyond the credentials they published', async () => {
  const secret = must(await prepareVote(notice, sha256));
  const tokens: { node: string; signature: string }[] = [];
  for (const [i, r] of secret.requests.entries())
    tokens.push({
      node: r.node,
      signature: must(await finishCredential(secret, r.node, must(blindSign(keys[i]!, r.blinded)))),
    });
  const extra = await fillBallot(secret, tokens, ['yes']);
  const full = voted(['m1', 'm2', 'm3', 'm4']);
  const answer = castBallot(notice, full, extra, ballotSuite);
  assert.equal(answer.ok === false && answer.code, 'ballot-overflow');
});

test('anyone finds a ballot left out of the sum, altered, doubled or added, and a changed notice', () => {
  const b = board();
  const [first, ...rest] = b.cast;
  assert.ok(first);
  const codes = (x: BallotBoard) => checkBoard(x, announced(), ballotSuite).map((f) => f.code);
  assert.ok(codes({ ...b, cast: rest }).includes('tally'));
  assert.ok(codes({ ...b, tally: { ...b.tally, yes: 3 } }).includes('tally'));
  assert.ok(codes({ ...b, cast: [{ ...first, choice: ['abstain'] }, ...rest] }).includes('ballot-signature'));
  assert.ok(codes({ ...b, cast: [first, ...b.cast] }).includes('cast-twice'));
  assert.ok(codes({ ...b, cast: b.cast.toReversed() }).includes('order'));
  assert.ok(
    codes({ ...b, issued: b.issued.map((i) => ({ ...i, voters: [...i.voters, 'm9'] })) }).includes('not-an-elector'),
  );
  assert.ok(
    codes({ ...b, issued: b.issued.map((i) => ({ ...i, voters: i.voters.slice(2) })) }).includes(
      'more-cast-than-issued',
    ),
  );
  assert.ok(codes({ ...b, notice: { ...b.notice, question: ['', ''] } }).includes('notice'));
  assert.ok(codes({ ...b, boardHash: '00' }).includes('board-hash'));
});

test('a request that is no number below the modulus is refused, not signed', () => {
  for (const bad of ['', 'zz', '00', 'ff'.repeat(256)]) assert.equal(blindSign(keys[0]!, bad).ok, false);
});

test('a false answer of an issuer is noticed at once', async () => {
  const secret = secrets.get('m1')!;
  assert.equal((await finishCredential(secret, nodes[0]!, '00'.repeat(256))).ok, false);
});

test('the credential names the ballot: bytes signed for one are of no use in another', () => {
  assert.notDeepEqual(tokenMessage('aa', 'bb'), tokenMessage('ab', 'bb'));
});

test('with too few electors there is no secret ballot', () => {
  const { kind: _k, electors: _e, body: _b, item: _i, ...rest } = notice;
  assert.equal(noticeOf(rest, roll, 5).ok, false);
});
