import assert from 'node:assert/strict';
import type { TestZone } from './zone.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test looks into rows of every table
type Row = Record<string, any>;

/** The one row a question must have at a node. */
export const onlyRow = async (
  zone: TestZone,
  node: string,
  text: string,
  values: readonly unknown[],
): Promise<Row> => {
  const pool = zone.zone.nodes.get(node)?.runtime.pool;
  const rows = (await pool?.query<Row>(text, [...values]))?.rows ?? [];
  assert.equal(rows.length, 1, `${node}: ${rows.length} rows for ${text}`);
  return rows[0] as Row;
};
