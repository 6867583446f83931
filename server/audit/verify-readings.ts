import { isDeepStrictEqual } from 'node:util';
import type { Client } from '#store/db.ts';
import { readingsHash, type Span } from '#store/queries/observation-admit.ts';
import { allImports, type ImportRow, importEvents, unknownImports } from '#store/queries/observation-imports.ts';
import type { Report } from './finding.ts';

/** Readings follow from no event; each import's event holds what was said of it and a hash over every reading it added. */
export const verifyReadings = async (client: Client, report: Report): Promise<void> => {
  const rows = new Map((await allImports(client)).map(({ no, ...row }) => [row.id, { no, row }]));
  for (const body of await importEvents(client)) {
    const { act: _act, ...said } = body as ImportRow & { readonly act: string };
    const where = `import ${said.id}`;
    const kept = rows.get(said.id);
    rows.delete(said.id);
    if (!kept)
      report('readings', where, ['日志有此次导入，表中没有', 'The journal has this import; the table has none']);
    else if (!isDeepStrictEqual({ ...kept.row }, said))
      report('readings', where, ['导入记录与日志不符', 'What is said of the import is not what the journal says']);
    else if ((await readingsHash(client, kept.no, said.doc.span as Span)) !== said.readingsHash)
      report('readings', where, ['读数已变', 'Its readings are no longer those it brought in']);
  }
  for (const id of rows.keys())
    report('readings', `import ${id}`, ['日志中没有此次导入', 'Nothing in the journal accounts for this import']);
  for (const { no, n } of await unknownImports(client))
    report('readings', `import no. ${no}`, [
      `有 ${n} 条读数不属于任何导入`,
      `${n} readings belong to no import that is on record`,
    ]);
};
