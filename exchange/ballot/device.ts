import { type CastBallot, type Hex, toHex } from '#kernel';
import type { VoterSecret } from './voter.ts';

export { commitmentTo, findOwn, sha256, trackerOf } from '#kernel';
export { fillBallot, finishCredential, prepareVote, type VoterSecret } from './voter.ts';

/**
 * What a voter's own device keeps between drawing a credential and casting: plain JSON, in the browser's own storage. Whoever
 * has it can cast and recognise the ballot; it never travels to a node.
 */
export interface KeptSecret {
  readonly ballot: Hex;
  readonly voteKey: Hex;
  readonly prefix: Hex;
  readonly signingKey: JsonWebKey;
  readonly requests: readonly {
    readonly node: string;
    readonly key: string;
    readonly blinded: Hex;
    readonly inverse: Hex;
  }[];
}

export const packSecret = async (secret: VoterSecret): Promise<KeptSecret> => ({
  ballot: secret.ballot,
  voteKey: secret.voteKey,
  prefix: secret.prefix,
  signingKey: await crypto.subtle.exportKey('jwk', secret.signingKey),
  requests: secret.requests.map(({ inverse, ...one }) => ({ ...one, inverse: inverse.toString(16) })),
});

export const unpackSecret = async (kept: KeptSecret): Promise<VoterSecret> => ({
  ballot: kept.ballot,
  voteKey: kept.voteKey,
  prefix: kept.prefix,
  signingKey: await crypto.subtle.importKey('jwk', kept.signingKey, 'Ed25519', true, ['sign']),
  requests: kept.requests.map(({ inverse, ...one }) => ({ ...one, inverse: BigInt(`0x${inverse}`) })),
});

/** What goes over the wire, every ballot of one vote with the same length: the size of a request tells no choice. */
export const padded = (cast: CastBallot, options: readonly string[]): CastBallot & { readonly pad: string } => {
  const most = options.reduce((sum, option) => sum + option.length + 3, 0);
  const used = cast.choice.reduce((sum, option) => sum + option.length + 3, 0);
  return { ...cast, pad: 'x'.repeat(most - used) };
};

/** A secret and a salt for a draw, made here. */
export const drawSecret = (): { readonly secret: Hex; readonly salt: Hex } => ({
  secret: toHex(crypto.getRandomValues(new Uint8Array(32))),
  salt: toHex(crypto.getRandomValues(new Uint8Array(16))),
});

/** One of a few, each as likely: bytes beyond the last whole multiple are thrown away. */
export const anyOf = <T>(items: readonly T[]): T => {
  const limit = 256 - (256 % items.length);
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return items[byte % items.length] as T;
  }
};
