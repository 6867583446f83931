import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { fromBase64, toBase64 } from '../suite/base64.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';

/**
 * C2SP signed-note v1.0.0 (https://c2sp.org/signed-note): a text, an empty line, and lines `— name base64(id || signature)`.
 * This folder imports node:crypto and types only, so that an auditor can read all that decides.
 */
export const ED25519_NOTE = 0x01;
/** Ed25519 witness cosignature (https://c2sp.org/tlog-cosignature). */
export const ED25519_COSIGNATURE = 0x04;

export interface NoteKey {
  readonly name: string;
  readonly type: number;
  /** First four bytes of SHA-256(name, newline, type, public key), as 8 hexadecimal digits. */
  readonly id: string;
  /** The 32 bytes of the Ed25519 public key. */
  readonly key: Uint8Array;
}

export interface NoteSigner {
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly signature: Buffer;
  readonly line: string;
}

export interface Note {
  /** With its final newline: what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export const isKeyName = (name: string): boolean => name.length > 0 && !/[\s+\p{Cc}]/u.test(name);

const keyId = (name: string, type: number, key: Uint8Array): string =>
  createHash('sha256').update(`${name}\n`).update(Uint8Array.of(type)).update(key).digest('hex').slice(0, 8);

export const noteKey = (name: string, type: number, key: Uint8Array): NoteKey => ({
  name,
  type,
  id: keyId(name, type, key),
  key,
});

/** `name+id+base64(type || key)`, the form in which verifier keys are handed around. */
export const verifierKey = ({ name, type, id, key }: NoteKey): string =>
  `${name}+${id}+${toBase64(Buffer.concat([Uint8Array.of(type), key]))}`;

/** Undefined unless well spelled, of a type we verify, and with the id the rest gives. */
export const readVerifierKey = (text: string): NoteKey | undefined => {
  const [name, id, encoded, ...more] = split3(text);
  const bytes = fromBase64(encoded);
  if (!name || !isKeyName(name) || more.length > 0 || bytes?.length !== 33) return undefined;
  const key = noteKey(name, bytes[0]!, bytes.subarray(1));
  const known = key.type === ED25519_NOTE || key.type === ED25519_COSIGNATURE;
  return known && key.id === id ? key : undefined;
};

/** Base64 may hold a plus: only the first two are separators. */
const split3 = (text: string): readonly string[] => {
  const [name = '', id = ''] = text.split('+', 2);
  return [name, id, text.slice(name.length + id.length + 2)];
};

/** The two verifier keys of a node: as a log, and as a witness of its peers' logs. Throws unless the suite is Ed25519. */
export const verifierKeysOf = (
  node: string,
  keys: PublicKeys,
): { readonly log: string; readonly witness: string } => {
  const raw = rawKey(keys);
  return {
    log: verifierKey(noteKey(node, ED25519_NOTE, raw)),
    witness: verifierKey(noteKey(node, ED25519_COSIGNATURE, raw)),
  };
};

const rawKey = (keys: PublicKeys): Buffer => {
  if (keys.sign.crv !== 'Ed25519') throw new Error('bug: checkpoints are signed with Ed25519 only');
  return Buffer.from(keys.sign.x, 'base64url');
};

export const noteSigner = (name: string, keys: KeyPair): NoteSigner => {
  if (!isKeyName(name)) throw new Error(`bug: "${name}" cannot name a key`);
  const { kty, crv, x, d } = keys.secret.sign;
  const publicKey = rawKey(keys);
  const key = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
  return { name, publicKey, sign: async (bytes) => sign(null, bytes, key) };
};

export const signatureLine = (name: string, id: string, signature: Uint8Array): string =>
  `— ${name} ${toBase64(Buffer.concat([Buffer.from(id, 'hex'), signature]))}\n`;

export const signNote = async (text: string, signer: NoteSigner): Promise<string> => {
  const { id } = noteKey(signer.name, ED25519_NOTE, signer.publicKey);
  return `${text}\n${signatureLine(signer.name, id, await signer.sign(Buffer.from(text, 'utf8')))}`;
};

/** Splits at the last empty line. Undefined when it is not a signed note. At most 100 signatures. */
export const readNote = (note: string): Note | undefined => {
  const at = note.lastIndexOf('\n\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them
  if (at < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note) || !note.isWellFormed())
    return undefined;
  const lines = note
    .slice(at + 2)
    .slice(0, -1)
    .split('\n');
  const signatures = lines.map(readSignature);
  const good = signatures.filter((signature) => signature !== undefined);
  if (good.length === 0 || good.length !== lines.length || lines.length > 100) return undefined;
  return { text: note.slice(0, at + 1), signatures: good };
};

const readSignature = (line: string): NoteSignature | undefined => {
  const [dash, name, encoded, ...more] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '—' || !name || !isKeyName(name) || more.length > 0 || !bytes || bytes.length < 5) return undefined;
  return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4), line: `${line}\n` };
};

export const verifyWith = (key: NoteKey, bytes: Uint8Array, signature: Uint8Array): boolean => {
  if (signature.length !== 64) return false;
  const x = Buffer.from(key.key).toString('base64url');
  return verify(null, bytes, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
};
