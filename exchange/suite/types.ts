/** Signature suites a node may run: international (Ed25519, X25519, AES-GCM, SHA-256) or national (SM2, SM4, SM3). */
export type SuiteId = 'ed25519' | 'sm2';

/** A key as a JWK (RFC 7517). `d` is present in secret keys only. Coordinates are base64url without padding. */
export interface Jwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
  readonly d?: string;
  readonly kid?: string;
}

/**
 * What a peer may know. `kid` is the RFC 7638 thumbprint (SHA-256) of `sign`; `encrypt.kid` that of `encrypt`. Both are
 * recomputed when keys are read (`readPublicKeys`), so a kid cannot claim another key.
 */
export interface PublicKeys {
  readonly suite: SuiteId;
  readonly kid: string;
  readonly sign: Jwk;
  readonly encrypt: Jwk;
}

/** A node's own keys: plain JSON, to be stored where only the node reads. */
export interface KeyPair extends PublicKeys {
  readonly secret: { readonly sign: Jwk; readonly encrypt: Jwk };
}

/** What is bound into a ciphertext beside its bytes: the sender's signing kid, and what the bytes are. */
export interface Sealing {
  readonly sender: string;
  readonly type: 'json' | 'bytes';
}

/**
 * One way to sign, hash and encrypt. Everything that may live in a device or a service is a promise, so that certified
 * commercial cryptography (商用密码) can replace the software here by adding one file to `suites.ts`.
 */
export interface Suite {
  readonly id: SuiteId;
  /** `alg` in JOSE headers. */
  readonly alg: string;
  readonly hashName: 'sha256' | 'sm3';
  generate(): Promise<KeyPair>;
  sign(bytes: Uint8Array, keys: KeyPair): Promise<Uint8Array>;
  verify(bytes: Uint8Array, signature: Uint8Array, keys: PublicKeys): Promise<boolean>;
  hash(bytes: Uint8Array | string): Buffer;
  /** Compact JWE (RFC 7516) to the recipient's `encrypt` key. */
  encrypt(bytes: Uint8Array, to: PublicKeys, about: Sealing): Promise<string>;
  /** Undefined when the text is not a JWE of this suite, is for another key, or was changed. */
  decrypt(text: string, keys: KeyPair): Promise<{ readonly bytes: Buffer; readonly about: Sealing } | undefined>;
  /** The key of one ciphertext: whoever has it can read that text and no other, and sees that it is what was sealed. */
  contentKey(text: string, keys: KeyPair): Promise<Buffer | undefined>;
  /** Opens with such a key a text that was sealed to somebody else. */
  openWith(
    text: string,
    key: Uint8Array,
    to: PublicKeys,
  ): Promise<{ readonly bytes: Buffer; readonly about: Sealing } | undefined>;
  /** Are these usable public keys of this suite: right curve, on the curve, not of small order? */
  check(keys: PublicKeys): Promise<boolean>;
}
