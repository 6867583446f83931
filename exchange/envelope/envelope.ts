import { assert, ok, type Result } from '#kernel';
import { canonical } from '../suite/canonical.ts';
import { signDetached, verifyDetached } from '../suite/jws.ts';
import { isSuite, many, suiteOf } from '../suite/suites.ts';
import type { KeyPair, PublicKeys, Sealing } from '../suite/types.ts';
import { envelopeRefusal } from './refusals.ts';
import { readEnvelope, signedText } from './shape.ts';
import type { Addressing, Envelope, EnvelopeHeader, Peer, Self } from './types.ts';

/**
 * Seals a payload from one node to another: encrypted to the recipient's key under the recipient's suite, then signed
 * under the sender's suite together with the whole header. `payload` is a JSON value, or bytes (a part of a file),
 * which travel without being turned into JSON first.
 */
export const seal = async (
  payload: unknown,
  addressing: Addressing,
  sender: KeyPair,
  recipient: PublicKeys,
): Promise<Envelope> => {
  const header: EnvelopeHeader = {
    ...addressing,
    v: 1,
    suite: sender.suite,
    kid: sender.kid,
    toKid: recipient.encrypt.kid ?? '',
  };
  const bytes = payload instanceof Uint8Array ? payload : Buffer.from(json(payload), 'utf8');
  const type = payload instanceof Uint8Array ? 'bytes' : 'json';
  const body = await suiteOf(recipient.suite).encrypt(bytes, recipient, { sender: sender.kid, type });
  const unsigned = { header, body };
  const envelope = { ...unsigned, signature: await signDetached(canonical(unsigned), sender) };
  const read = readEnvelope(envelope);
  assert(read.wrong === undefined, `an envelope was sealed with a wrong ${read.wrong}`);
  return envelope;
};

const json = (payload: unknown): string => {
  const text = JSON.stringify(payload);
  assert(text !== undefined, 'the payload of an envelope has no JSON form');
  return text;
};

export interface Opened {
  readonly header: EnvelopeHeader;
  /** The JSON value or the bytes that were sealed. */
  readonly payload: unknown;
}

/** Checks where an envelope is from, that it is for us, and that nothing in it was changed. Does not decrypt. */
export const check = async (value: unknown, node: string, sender: Peer): Promise<Result<Envelope>> => {
  const read = readEnvelope(value);
  if (read.wrong !== undefined) return envelopeRefusal('envelope-malformed', { member: read.wrong });
  const { envelope } = read;
  const { from, to, kid, suite } = envelope.header;
  if (to !== node || from !== sender.node) return envelopeRefusal('envelope-not-for-us', { from, to });
  if (!isSuite(suite)) return envelopeRefusal('envelope-unknown-suite', { suite });
  const text = signedText(envelope);
  if (text === undefined) return envelopeRefusal('envelope-malformed', { member: '/header' });
  const key = many(sender.keys).find((known) => known.kid === kid && known.suite === suite);
  if (!key) return envelopeRefusal('envelope-signature', { kid, why: 'unknown key' });
  if (!(await verifyDetached(text, envelope.signature, key))) return envelopeRefusal('envelope-signature', { kid });
  return ok(envelope);
};

/**
 * Opens what a peer sent. `value` is parsed JSON of any shape. Refuses with the closed list of `refusals.ts`, never
 * throws on what a stranger wrote. Sequence and previous hash are for the inbox to compare: it knows what it holds.
 */
export const open = async (value: unknown, recipient: Self, sender: Peer): Promise<Result<Opened>> => {
  const checked = await check(value, recipient.node, sender);
  return checked.ok ? openChecked(checked.value, recipient) : checked;
};

/** The same for an envelope that `check` has just passed: a signature need not be verified twice. */
export const openChecked = async (envelope: Envelope, recipient: Self): Promise<Result<Opened>> => {
  const { toKid } = envelope.header;
  const keys = many(recipient.keys).find((own) => own.encrypt.kid === toKid);
  if (!keys) return envelopeRefusal('envelope-decrypt', { toKid, why: 'unknown key' });
  return clearOf(envelope, await suiteOf(keys.suite).decrypt(envelope.body, keys));
};

/** The key of this letter alone, by which its recipient shows what was in it; base64url. */
export const contentKeyOf = async ({ header, body }: Envelope, recipient: Self): Promise<string | undefined> => {
  const keys = many(recipient.keys).find((own) => own.encrypt.kid === header.toKid);
  return keys && (await suiteOf(keys.suite).contentKey(body, keys))?.toString('base64url');
};

/** Opens a letter to `recipient` with the key it has shown. */
export const openShown = async (envelope: Envelope, key: string, recipient: Peer): Promise<Result<Opened>> => {
  const { toKid } = envelope.header;
  const to = many(recipient.keys).find((known) => known.encrypt.kid === toKid);
  if (!to) return envelopeRefusal('envelope-decrypt', { toKid, why: 'unknown key' });
  return clearOf(envelope, await suiteOf(to.suite).openWith(envelope.body, Buffer.from(key, 'base64url'), to));
};

const clearOf = (
  { header }: Envelope,
  clear: { readonly bytes: Buffer; readonly about: Sealing } | undefined,
): Result<Opened> => {
  // The key derivation names who sealed: a ciphertext taken over by another signer is refused here.
  if (!clear || clear.about.sender !== header.kid)
    return envelopeRefusal('envelope-decrypt', { toKid: header.toKid });
  if (clear.about.type === 'bytes') return ok({ header, payload: clear.bytes });
  try {
    return ok({ header, payload: JSON.parse(clear.bytes.toString('utf8')) });
  } catch {
    return envelopeRefusal('envelope-malformed', { member: '/body' });
  }
};

const hashes = new WeakMap<Envelope, string>();

/**
 * What the next envelope of the pair names as `previous`: hash of the canonical whole, signature included. It is asked for
 * by the chain and by the receipt; an envelope is never changed, so it is worked out once.
 */
export const hashOf = (envelope: Envelope): string => {
  const before = hashes.get(envelope);
  if (before !== undefined) return before;
  const { suite } = envelope.header;
  assert(isSuite(suite), 'only a checked envelope has a hash');
  const { hash, hashName } = suiteOf(suite);
  const made = `${hashName}:${hash(canonical(envelope)).toString('base64url')}`;
  hashes.set(envelope, made);
  return made;
};
