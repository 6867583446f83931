import type { Instant, Refusal, Result } from '#kernel';
import { fromBase64, toBase64 } from '../suite/base64.ts';
import type { Hash } from './merkle.ts';
import {
  ED25519_COSIGNATURE,
  ED25519_NOTE,
  isKeyName,
  type Note,
  type NoteKey,
  type NoteSigner,
  noteKey,
  readNote,
  signatureLine,
  signNote,
  verifyWith,
} from './note.ts';

/** C2SP tlog-checkpoint v1.0.0 (https://c2sp.org/tlog-checkpoint): the head of a log as a signed note. */
export interface Checkpoint {
  /** Names the log for ever: the node's name in its zone. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

export interface Cosigned {
  readonly name: string;
  readonly at: Instant;
}

/** The node's own statement: this is my log. Never sign one that is not consistent with those signed before. */
export const signCheckpoint = async (checkpoint: Checkpoint, signer: NoteSigner): Promise<string> => {
  const { origin } = checkpoint;
  // The origin begins the signed text: with this one, a log's signature could be read as a witness's.
  if (!isKeyName(origin) || origin === 'cosignature/v1') throw new Error(`bug: "${origin}" cannot name a log`);
  return signNote(checkpointText(checkpoint), signer);
};

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** A witness's statement: at this time, the largest consistent head of this log that I have seen is this one. Returns the line to add. */
export const cosign = async (checkpoint: string, witness: NoteSigner, at: Instant): Promise<string> => {
  const note = readNote(checkpoint);
  if (!note || !readCheckpointText(note.text))
    throw new Error('bug: only a checkpoint that was verified is cosigned');
  const seconds = Math.floor(Date.parse(at) / 1000);
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(seconds));
  const signature = await witness.sign(cosignedBytes(note.text, BigInt(seconds)));
  const { id } = noteKey(witness.name, ED25519_COSIGNATURE, witness.publicKey);
  return signatureLine(witness.name, id, Buffer.concat([stamp, signature]));
};

const cosignedBytes = (text: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8');

/** Adds cosignature lines; one that is there already is not repeated. */
export const withCosignatures = (checkpoint: string, lines: readonly string[]): string =>
  lines.reduce((note, line) => (note.includes(`\n${line}`) ? note : note + line), checkpoint);

/** The three lines without any check of signatures; extension lines are not accepted, as nobody could audit them. */
export const readCheckpointText = (text: string): Checkpoint | undefined => {
  const [origin, size, root, end, ...more] = text.split('\n');
  const hash = fromBase64(root);
  if (!origin || !size || end !== '' || more.length > 0 || hash?.length !== 32) return undefined;
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return undefined;
  return { origin, size: Number(size), root: hash };
};

export interface VerifiedCheckpoint extends Checkpoint {
  /** Witnesses whose cosignature holds, with the latest time each gave. */
  readonly cosigned: readonly Cosigned[];
}

/**
 * Reads a checkpoint under the keys we trust. The log's own signature is required, under a key named like the origin.
 * Signatures of unknown keys are ignored; one of a known key that does not hold refuses the whole (signed-note).
 * Codes: `checkpoint-malformed`, `checkpoint-signature`, `checkpoint-unsigned`.
 */
export const verifyCheckpoint = (checkpoint: string, trusted: readonly NoteKey[]): Result<VerifiedCheckpoint> => {
  const note = readNote(checkpoint);
  const head = note && readCheckpointText(note.text);
  if (!note || !head) return refused('checkpoint-malformed', '检查点格式不符', 'The checkpoint is not well formed');
  const logKeys = trusted.filter((key) => key.type === ED25519_NOTE && key.name === head.origin);
  const own = judged(note, logKeys, (signature) => ({
    bytes: Buffer.from(note.text, 'utf8'),
    signature,
    seconds: 0n,
  }));
  const witnesses = trusted.filter((key) => key.type === ED25519_COSIGNATURE);
  const theirs = judged(note, witnesses, (signature) => {
    if (signature.length !== 72) return undefined;
    const seconds = signature.readBigUInt64BE();
    return { bytes: cosignedBytes(note.text, seconds), signature: signature.subarray(8), seconds };
  });
  const bad = [...own, ...theirs].find((one) => !one.good);
  if (bad)
    return refused(
      'checkpoint-signature',
      `检查点上 ${bad.name} 的签名无效`,
      `The signature of ${bad.name} does not hold`,
    );
  if (own.length === 0)
    return refused(
      'checkpoint-unsigned',
      `没有 ${head.origin} 的可信签名`,
      `There is no trusted signature of ${head.origin}`,
    );
  const cosigned = new Map<string, Cosigned>();
  for (const { name, seconds } of theirs.toSorted((a, b) => (a.seconds < b.seconds ? -1 : 1)))
    cosigned.set(name, { name, at: new Date(Number(seconds) * 1000).toISOString() });
  return { ok: true, value: { ...head, cosigned: [...cosigned.values()] } };
};

type Claim = { readonly bytes: Buffer; readonly signature: Buffer; readonly seconds: bigint } | undefined;

const judged = (note: Note, keys: readonly NoteKey[], claimOf: (signature: Buffer) => Claim) =>
  note.signatures.flatMap(({ name, id, signature }) => {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (!key) return [];
    const claim = claimOf(signature);
    const inTime = claim !== undefined && claim.seconds <= LAST_SECOND;
    return [{ name, seconds: claim?.seconds ?? 0n, good: inTime && verifyWith(key, claim.bytes, claim.signature) }];
  });

/** 9999-12-31: beyond it an instant has no ISO form of four digits. */
const LAST_SECOND = 253_402_300_799n;

const refused = (code: string, zh: string, en: string): Refusal => ({ ok: false, code, says: [zh, en] });
