import type { Instant, Refusal, Result } from '#kernel';
import { type Checkpoint, cosign, verifyCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT, type Hash, verifyConsistency } from './merkle.ts';
import type { NoteKey, NoteSigner } from './note.ts';

export interface Witnessed {
  /** The signature line to send back to the log. */
  readonly line: string;
  /** What to remember as seen of this log, before the line leaves. */
  readonly head: Checkpoint;
}

/**
 * What a peer does with a checkpoint: check the log's signature, check that the log only grew since what was seen last
 * (`seen`, nothing for a new log), then countersign. Codes: those of `verifyCheckpoint`, `checkpoint-older` (send what
 * we have seen back), `checkpoint-fork` (the log rewrote its past: keep both checkpoints, they are the evidence).
 */
export const witness = async (
  checkpoint: string,
  path: readonly Hash[],
  seen: Pick<Checkpoint, 'size' | 'root'> | undefined,
  logKeys: readonly NoteKey[],
  signer: NoteSigner,
  at: Instant,
): Promise<Result<Witnessed>> => {
  const verified = verifyCheckpoint(checkpoint, logKeys);
  if (!verified.ok) return verified;
  const { origin, size, root } = verified.value;
  const last = seen ?? { size: 0, root: EMPTY_ROOT };
  if (size < last.size)
    return refused(
      'checkpoint-older',
      '该检查点早于已见证的检查点',
      'The checkpoint is older than one already witnessed',
      last.size,
    );
  if (!verifyConsistency(last.size, size, last.root, root, path))
    return refused(
      'checkpoint-fork',
      '该日志与已见证的历史不一致',
      'The log does not continue the history already witnessed',
      last.size,
    );
  return { ok: true, value: { line: await cosign(checkpoint, signer, at), head: { origin, size, root } } };
};

const refused = (code: string, zh: string, en: string, seen: number): Refusal => ({
  ok: false,
  code,
  says: [zh, en],
  detail: { seen },
});

/** Checks a countersignature that came back, before it is stored with the checkpoint: when, or undefined if it does not hold. */
export const checkCosignature = (
  checkpoint: string,
  line: string,
  logKeys: readonly NoteKey[],
  key: NoteKey,
): Instant | undefined => {
  if (line.indexOf('\n') !== line.length - 1) return undefined;
  const verified = verifyCheckpoint(checkpoint + line, [...logKeys, key]);
  return verified.ok ? verified.value.cosigned.find(({ name }) => name === key.name)?.at : undefined;
};
