import type { EvidenceRead, PublishedRead, Rest } from './types.ts';

const isEvidence = (read: unknown): read is EvidenceRead =>
  typeof read === 'object' && read !== null && 'standing' in read && 'evidence' in read;

const isPublished = (read: unknown): read is PublishedRead =>
  typeof read === 'object' && read !== null && 'heard' in read && 'entries' in read;

/** What a decision rested on beyond its own node: the signed answers, and the published entries by version. */
export const restsOf = (reads: Readonly<Record<string, unknown>>): readonly Rest[] =>
  Object.keys(reads)
    .sort()
    .flatMap((name): Rest[] => {
      const read = reads[name];
      if (isEvidence(read))
        return read.answer ? [{ kind: 'evidence', evidence: read.evidence, answer: read.answer }] : [];
      if (!isPublished(read)) return [];
      const { register, entries, heard } = read;
      return [
        {
          kind: 'published',
          register,
          entries: entries.map(({ source, key, version }) => ({ source, key, version })),
          heard,
        },
      ];
    });
