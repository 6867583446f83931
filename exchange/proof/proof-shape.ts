/** A proof as a file that stands alone. Hashes, salts and keys in standard base64, texts exactly as they were hashed. */
export interface ProofFile {
  readonly format: 'tongban-proof/1';
  readonly leaf: { readonly index: number; readonly text: string };
  readonly opened: Readonly<Record<string, { readonly salt: string; readonly text: string }>>;
  readonly inclusion: readonly string[];
  /** Signed note of the log, with the cosignatures of its witnesses. */
  readonly checkpoint: string;
  readonly keys: readonly string[];
}

/** As read, with the commitments found in the leaf. */
export interface ReadProof extends ProofFile {
  readonly commitments: Readonly<Record<string, string>>;
}

/** A stranger's file, or what is wrong with it. */
export const readProofFile = (json: unknown): ReadProof | string => {
  const value = typeof json === 'string' ? parse(json) : json;
  if (!isRecord(value)) return 'not JSON';
  if (value.format !== 'tongban-proof/1') return 'format';
  const { leaf, opened, inclusion, checkpoint, keys } = value;
  if (!isRecord(leaf) || typeof leaf.text !== 'string' || !isIndex(leaf.index)) return 'leaf';
  if (!isRecord(opened) || !Object.values(opened).every(isOpened)) return 'opened';
  if (!isTexts(inclusion) || inclusion.length > 64) return 'inclusion';
  if (typeof checkpoint !== 'string') return 'checkpoint';
  if (!isTexts(keys)) return 'keys';
  const content = parse(leaf.text);
  const commitments = isRecord(content) ? (content.commitments ?? {}) : undefined;
  if (!isRecord(commitments) || !isTexts(Object.values(commitments))) return 'leaf/text';
  return { ...(value as unknown as ProofFile), commitments: commitments as Record<string, string> };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const isIndex = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isOpened = (value: unknown): boolean =>
  isRecord(value) && typeof value.salt === 'string' && typeof value.text === 'string';
