import type { AnyMechanism, CaseState, Fact, FileRef } from '#kernel';
import type { Standing } from './rights.ts';

const filesOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(filesOf);
  if (typeof value !== 'object' || value === null) return [];
  return 'sha256' in value ? [(value as FileRef).sha256] : Object.values(value).flatMap(filesOf);
};

/** The offices that keep the file and answer for it; experts and other places read it in the room. */
const keeps = (how: Standing): boolean =>
  how.kind === 'party' ||
  how.side === 'receiving' ||
  (how.side === 'deciding' && ['officer', 'head', 'window'].includes(how.post.role));

/**
 * Files this reader sees in the review room 评审室 only: the reader's name and the time are drawn into what is served, every
 * reading is recorded, and nothing is handed out for download. It keeps honest people honest: a mark can be cut off by who knows how.
 */
export const roomFiles = (mechanism: AnyMechanism, state: CaseState, how: Standing): ReadonlySet<string> =>
  keeps(how)
    ? new Set()
    : new Set(
        Object.entries(mechanism.facts as Record<string, Fact>)
          .filter(([, fact]) => fact.room)
          .flatMap(([name]) => filesOf(state.facts[name])),
      );
