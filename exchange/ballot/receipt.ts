import { type CastBallot, fromHex, type Hex, receiptMessage, toHex } from '#kernel';
import { suiteOf } from '../suite/suites.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';

export interface BallotReceipt {
  readonly node: string;
  readonly kid: string;
  readonly signature: Hex;
}

/** What a node gives for a ballot it took: it can no longer say that it never saw it. */
export const signReceipt = async (
  ballot: Hex,
  cast: CastBallot,
  node: string,
  keys: KeyPair,
): Promise<BallotReceipt> => ({
  node,
  kid: keys.kid,
  signature: toHex(await suiteOf(keys.suite).sign(receiptMessage(ballot, cast), keys)),
});

export const receiptHolds = async (
  ballot: Hex,
  cast: CastBallot,
  receipt: BallotReceipt,
  keys: PublicKeys,
): Promise<boolean> => {
  const signature = fromHex(receipt.signature);
  return (
    keys.kid === receipt.kid &&
    signature !== null &&
    suiteOf(keys.suite).verify(receiptMessage(ballot, cast), signature, keys)
  );
};
