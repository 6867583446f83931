import type { Pool } from '#store/db.ts';
import { eventsOf } from '#store/queries/journal.ts';
import { readingsHash, type Span } from '#store/queries/observation-admit.ts';
import { importById } from '#store/queries/observation-imports.ts';

interface ImportEvent {
  readonly act: string;
  readonly readingsHash: string;
  readonly doc: { readonly span: Span };
}

/** Whether the table still holds what the journal says an import added. `unknown`: there is no such import. */
export const verifyImport = async (pool: Pool, id: string): Promise<'same' | 'differs' | 'unknown'> => {
  const row = await importById(pool, id);
  const event = (await eventsOf<ImportEvent>(pool, `observation/${id}`))[0];
  if (!row || !event) return 'unknown';
  const { readingsHash: said, doc } = event.body;
  return said === (await readingsHash(pool, row.no, doc.span)) ? 'same' : 'differs';
};
