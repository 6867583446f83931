import type { Words } from '#kernel';
import { fromBase64, toBase64 } from '../suite/base64.ts';
import { type VerifiedCheckpoint, verifyCheckpoint, withCosignatures } from './checkpoint.ts';
import { commitment, type Hidden } from './leaf.ts';
import { type Hash, leafHash, verifyInclusion } from './merkle.ts';
import { ED25519_COSIGNATURE, type NoteKey, readVerifierKey } from './note.ts';
import { type ProofFile, type ReadProof, readProofFile } from './proof-shape.ts';

export type { ProofFile } from './proof-shape.ts';

export interface ReportLine {
  readonly check: 'file' | 'leaf' | 'content' | 'inclusion' | 'checkpoint' | 'witness' | 'trust';
  readonly verdict: 'good' | 'bad' | 'note';
  readonly says: Words;
}

/**
 * proven: the event is in the log of a node whose key the auditor trusts. unanchored: the file agrees with itself, but
 * whoever made it could have made its keys. refused: something does not hold, and a line says what.
 */
export interface ProofReport {
  readonly verdict: 'proven' | 'unanchored' | 'refused';
  readonly lines: readonly ReportLine[];
}

export interface ProofParts {
  readonly leaf: { readonly index: number; readonly text: string };
  /** The parts behind the leaf's commitments that are shown; leave out what is withheld or was deleted. */
  readonly opened: Readonly<Record<string, Hidden>>;
  readonly path: readonly Hash[];
  readonly checkpoint: string;
  readonly cosignatures?: readonly string[];
  /** Verifier keys of the log and its witnesses, for convenience only: trust comes from the reader. */
  readonly keys: readonly string[];
}

/** Puts a proof together for `tongban prove`. */
export const proofFile = ({ leaf, opened, path, checkpoint, cosignatures = [], keys }: ProofParts): ProofFile => ({
  format: 'tongban-proof/1',
  leaf,
  opened: Object.fromEntries(
    Object.entries(opened).map(([name, { salt, text }]) => [name, { salt: toBase64(salt), text }]),
  ),
  inclusion: path.map(toBase64),
  checkpoint: withCosignatures(checkpoint, cosignatures),
  keys,
});

export interface VerifyOptions {
  /** How many trusted witnesses must have cosigned; 0 unless said. */
  readonly witnesses?: number;
}

/** Verifies a proof (JSON text or parsed) under the verifier keys the reader trusts. Needs nothing but the file. Never throws on bad input. */
export const verifyProofFile = (
  json: unknown,
  trustedKeys: readonly string[],
  { witnesses = 0 }: VerifyOptions = {},
): ProofReport => {
  const file = readProofFile(json);
  if (typeof file === 'string')
    return report([bad('file', `证明文件格式不符：${file}`, `The proof file is not well formed: ${file}`)], false);
  const trusted = trustedKeys.map(readVerifierKey);
  if (trusted.includes(undefined))
    return report(
      [bad('trust', '所给可信公钥中有无法读取的', 'One of the keys given to trust cannot be read')],
      false,
    );
  const anchored = trustedKeys.length > 0;
  const keys = (anchored ? trusted : file.keys.map(readVerifierKey)).filter((key) => key !== undefined);
  const head = verifyCheckpoint(file.checkpoint, keys);
  const lines = [...leafLines(file), ...contentLines(file)];
  if (!head.ok) return report([...lines, { check: 'checkpoint', verdict: 'bad', says: head.says }], anchored);
  return report(
    [
      ...lines,
      inclusionLine(file, head.value),
      good('checkpoint', ...signedWords(head.value, anchored)),
      ...witnessLines(head.value, keys, witnesses),
      ...(anchored ? [] : [selfOnly]),
    ],
    anchored,
  );
};

const report = (lines: readonly ReportLine[], anchored: boolean): ProofReport => {
  const failed = lines.some((line) => line.verdict === 'bad');
  return { verdict: failed ? 'refused' : anchored ? 'proven' : 'unanchored', lines };
};

const line =
  (verdict: ReportLine['verdict']) =>
  (check: ReportLine['check'], zh: string, en: string): ReportLine => ({
    check,
    verdict,
    says: [zh, en],
  });
const good = line('good');
const bad = line('bad');
const note = line('note');

const selfOnly = note(
  'trust',
  '未给出可信公钥：文件自身一致，但不能证明由谁签发；请用 --trust 给出节点公钥再验',
  'No key was given to trust: the file agrees with itself, which proves nothing about who made it; give the keys with --trust',
);

const leafLines = ({ leaf }: ProofFile): readonly ReportLine[] => [
  note('leaf', `第 ${leaf.index} 条记录：${leaf.text}`, `Entry ${leaf.index}: ${leaf.text}`),
];

/** Every part that is shown must be the one committed to; every commitment without its part is named. */
const contentLines = ({ opened, commitments }: ReadProof): readonly ReportLine[] => {
  const shown = Object.entries(opened).map(([name, { salt, text }]) => {
    const bytes = fromBase64(salt);
    const holds = bytes?.length === 32 && commitments[name] === commitment({ salt: bytes, text });
    return holds
      ? good('content', `内容“${name}”与记录一致：${text}`, `The content "${name}" is the one recorded: ${text}`)
      : bad('content', `内容“${name}”与记录不一致`, `The content "${name}" is not the one recorded`);
  });
  const hidden = Object.keys(commitments)
    .filter((name) => !Object.hasOwn(opened, name))
    .map((name) =>
      note('content', `内容“${name}”未出示或已依法删除`, `The content "${name}" is withheld or was lawfully deleted`),
    );
  return [...shown, ...hidden];
};

const inclusionLine = ({ leaf, inclusion }: ProofFile, head: VerifiedCheckpoint): ReportLine => {
  const path = inclusion.map(fromBase64);
  const complete = path.filter((hash) => hash?.length === 32) as Hash[];
  const hash = leafHash(Buffer.from(leaf.text, 'utf8'));
  const holds = complete.length === path.length && verifyInclusion(hash, leaf.index, head.size, complete, head.root);
  return holds
    ? good('inclusion', `该记录在 ${head.size} 条的日志之内`, `The entry is in the log of ${head.size} entries`)
    : bad('inclusion', '该记录不在检查点所指的日志之内', 'The entry is not in the log of the checkpoint');
};

const signedWords = (head: VerifiedCheckpoint, anchored: boolean): readonly [string, string] =>
  anchored
    ? [`检查点由 ${head.origin} 签名，密钥可信`, `The checkpoint is signed by ${head.origin} with a trusted key`]
    : [
        `检查点由文件自带的 ${head.origin} 密钥签名`,
        `The checkpoint is signed with the key of ${head.origin} that the file brings`,
      ];

const witnessLines = (head: VerifiedCheckpoint, keys: readonly NoteKey[], least: number): readonly ReportLine[] => {
  const others = head.cosigned.filter(({ name }) => name !== head.origin);
  const known = new Set(
    keys.filter((key) => key.type === ED25519_COSIGNATURE && key.name !== head.origin).map((key) => key.name),
  ).size;
  const seen = others.map(({ name, at }) =>
    good('witness', `${name} 于 ${at} 见证`, `${name} witnessed it at ${at}`),
  );
  if (others.length < least)
    return [
      ...seen,
      bad(
        'witness',
        `见证节点 ${others.length} 个，要求 ${least} 个`,
        `${others.length} witnesses, ${least} required`,
      ),
    ];
  if (others.length > 0) return seen;
  return [note('witness', `没有见证（已知见证节点 ${known} 个）`, `Nobody witnessed it (${known} witnesses known)`)];
};
