import type { Client } from '../db.ts';

/** A message that another node's act caused, for somebody who looks here. */
export interface MessageRow {
  readonly case: string;
  readonly version: number;
  readonly n: number;
  readonly key: string;
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

export const projectMessage = (client: Client, row: MessageRow): Promise<unknown> =>
  client.query(
    `insert into messages (case_id, version, n, key, at, zh, en) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [row.case, row.version, row.n, row.key, row.at, row.zh, row.en],
  );
