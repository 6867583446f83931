import type { Client } from '#store/db.ts';
import { allFrozen, contentOf, type FrozenNote, frozenNotes } from '#store/queries/observation-frozen.ts';
import type { Report } from './finding.ts';

const nameOf = ({ of, key, hash }: Pick<FrozenNote, 'of' | 'key' | 'hash'>): string => `frozen ${of} ${key} ${hash}`;

/** Inputs of scores and judged runs: each document against the hash of it in the event that froze it. */
export const verifyFrozen = async (client: Client, report: Report): Promise<number> => {
  const notes = await frozenNotes(client);
  const kept = await allFrozen(client);
  const rows = new Map(kept.map((row) => [nameOf(row), row]));
  for (const note of notes) {
    const where = nameOf(note);
    const row = rows.get(where);
    rows.delete(where);
    if (!row)
      report('frozen', where, [
        '日志有此冻结文档，表中没有',
        'The journal has this frozen document; the table has none',
      ]);
    else if (contentOf(row.doc) !== note.content || new Date(row.at).toISOString() !== note.at)
      report('frozen', where, ['冻结文档与日志所记哈希不符', 'It is no longer what was frozen']);
  }
  // Releases before this one froze without an event: what is older than the first event is theirs.
  const [first] = notes;
  for (const [where, { at }] of rows)
    if (first && new Date(at) >= new Date(first.at))
      report('frozen', where, ['日志中没有此冻结文档', 'Nothing in the journal accounts for this frozen document']);
  return kept.length;
};
