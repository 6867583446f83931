import {
  type BallotNotice,
  ballotHash,
  type CastBallot,
  fromHex,
  type Hex,
  ok,
  type Result,
  refuse,
  toHex,
  tokenMessage,
  voteMessage,
} from '#kernel';
import { type Bytes, bitLength, toBig } from './big.ts';
import { blind, prepare, type RsaPublic, SALT_LENGTH, unblind } from './blind.ts';

/**
 * What the voter's own device does; the web client does the same. Nothing here may run on a node for a voter:
 * whoever holds `VoterSecret` can cast and recognise this ballot.
 */
export interface VoterSecret {
  readonly ballot: Hex;
  readonly voteKey: Hex;
  readonly signingKey: CryptoKey;
  readonly prefix: Hex;
  readonly requests: readonly {
    readonly node: string;
    readonly key: string;
    readonly blinded: Hex;
    readonly inverse: bigint;
  }[];
}

const base64url = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

const PSS = { name: 'RSA-PSS', hash: 'SHA-384' } as const;

const importRsa = (spki: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', base64url(spki), PSS, true, ['verify']);

const publicOf = async (spki: string): Promise<RsaPublic> => {
  const jwk = await crypto.subtle.exportKey('jwk', await importRsa(spki));
  return { n: toBig(base64url(jwk.n ?? '')), e: toBig(base64url(jwk.e ?? '')) };
};

/** A false key could mark its voters: the exponent and the size are fixed, and the notice binds one key for all. */
const soundKey = (key: RsaPublic): boolean => key.e === 65537n && key.n % 2n === 1n && bitLength(key.n) >= 2048;

/** SHA-256 is computed by the caller's synchronous hash, so that the hash of the notice is the same function everywhere. */
export const prepareVote = async (
  notice: BallotNotice,
  hash: (bytes: Uint8Array) => Uint8Array,
): Promise<Result<VoterSecret>> => {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const voteKey = toHex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const prefix = crypto.getRandomValues(new Uint8Array(32));
  const ballot = ballotHash(notice, hash);
  const prepared = prepare(prefix, tokenMessage(ballot, voteKey));
  const requests: VoterSecret['requests'][number][] = [];
  for (const { node, key } of notice.issuers) {
    const rsa = await publicOf(key);
    if (!soundKey(rsa))
      return refuse('ballot-key', [`${node} 的签发密钥不合要求`, `The key of ${node} is not acceptable`]);
    const { blinded, inverse } = await blind(rsa, prepared);
    requests.push({ node, key, blinded: toHex(blinded), inverse });
  }
  return ok({ ballot, voteKey, signingKey: pair.privateKey, prefix: toHex(prefix), requests });
};

/** Unblinds what one issuer answered and checks it, so that a voter learns of a false answer while the book is still open. */
export const finishCredential = async (
  secret: VoterSecret,
  node: string,
  blindSignature: Hex,
): Promise<Result<Hex>> => {
  const request = secret.requests.find((r) => r.node === node);
  const [answer, prefix] = [fromHex(blindSignature), fromHex(secret.prefix)];
  if (!request || !answer || !prefix) return refuse('ballot-shape', ['答复格式不符', 'The answer is malformed']);
  const rsa = await publicOf(request.key);
  const signature = unblind(rsa, new Uint8Array(answer), request.inverse);
  const prepared = prepare(new Uint8Array(prefix), tokenMessage(secret.ballot, secret.voteKey));
  const valid = await crypto.subtle.verify(
    { name: 'RSA-PSS', saltLength: SALT_LENGTH },
    await importRsa(request.key),
    signature,
    prepared,
  );
  return valid
    ? ok(toHex(signature))
    : refuse('ballot-credential', [`${node} 签发的凭证无效`, `${node} gave a credential that is not valid`]);
};

/** The ballot to send, without any sign-in, once casting is open. */
export const fillBallot = async (
  secret: VoterSecret,
  tokens: readonly { readonly node: string; readonly signature: Hex }[],
  choice: readonly string[],
): Promise<CastBallot> => {
  const sorted = [...choice].sort();
  const message = new Uint8Array(voteMessage(secret.ballot, secret.voteKey, sorted));
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', secret.signingKey, message));
  return { voteKey: secret.voteKey, prefix: secret.prefix, tokens, choice: sorted, signature: toHex(signature) };
};
