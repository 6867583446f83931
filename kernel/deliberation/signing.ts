import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { Hex } from './frame.ts';
import { latest } from './latest.ts';

export interface TextSignature {
  readonly party: string;
  /** Hash of the text this party signed. */
  readonly hash: Hex;
  readonly signer: string;
  readonly on: Day;
  /** The node's signature over the hash, verified at the door. */
  readonly seal?: string;
}

/** A joint act 联合印发: several authorities sign one text. Silence never consents: an absent signature is absent. */
export interface JointText {
  readonly kind: 'joint-text';
  readonly id: string;
  readonly hash: Hex;
  readonly parties: readonly string[];
  readonly author: string;
  readonly signatures: readonly TextSignature[];
}

export type SigningState =
  | { readonly state: 'waiting'; readonly missing: readonly string[]; readonly says: Words }
  | { readonly state: 'split'; readonly others: readonly string[]; readonly says: Words }
  | { readonly state: 'signed'; readonly on: Day; readonly says: Words };

/** A text fixed for signature: from now on only its hash is signed, and another text is another act. */
export const openText = (id: string, hash: Hex, parties: readonly string[], author: string): JointText => ({
  kind: 'joint-text',
  id,
  hash,
  parties,
  author,
  signatures: [],
});

/**
 * Adds a signature. One on another hash is recorded, because it happened, and keeps the act from any effect until that party
 * signs the common text. A signature on the common text is not taken back: undoing a joint act is a joint act.
 */
export const signText = (text: JointText, signature: TextSignature): Result<JointText> => {
  if (!text.parties.includes(signature.party))
    return refuse('not-a-signatory', [
      `${signature.party} 不是联合签署方`,
      `${signature.party} is not among the signatories`,
    ]);
  if (signature.signer === text.author)
    return refuse('own-act', ['起草人不得代表一方签署', 'The author of the text does not sign it for a party']);
  if (text.signatures.some((s) => s.signer === signature.signer && s.party !== signature.party)) {
    return refuse('signer-twice', ['同一人不得代表两方签署', 'One person does not sign for two parties']);
  }
  const before = text.signatures.find((s) => s.party === signature.party);
  if (before?.hash === signature.hash) return ok(text);
  if (before?.hash === text.hash)
    return refuse('signed', ['已经签署,不得改签其他文本', 'Has signed; another text is another act']);
  return ok({ ...text, signatures: [...text.signatures.filter((s) => s.party !== signature.party), signature] });
};

/** Effective at the latest of the signatures, and only if every party signed the same hash. No partial effect. */
export const signingState = (text: JointText): SigningState => {
  const others = text.signatures.filter((s) => s.hash !== text.hash).map((s) => s.party);
  if (others.length > 0) {
    return {
      state: 'split',
      others,
      says: [`${others.join('、')} 签署的文本不同,不发生效力`, `${others.join(', ')} signed another text: no effect`],
    };
  }
  const missing = text.parties.filter((party) => !text.signatures.some((s) => s.party === party));
  if (missing.length > 0 || text.parties.length === 0) {
    return {
      state: 'waiting',
      missing,
      says: [
        `等待 ${missing.join('、')} 签署;沉默不视为同意`,
        `Waiting for ${missing.join(', ')}; silence is not consent`,
      ],
    };
  }
  const on = latest(text.signatures.map((s) => s.on)) as Day;
  return { state: 'signed', on, says: [`各方于 ${on} 签署完毕`, `Signed by all on ${on}`] };
};
