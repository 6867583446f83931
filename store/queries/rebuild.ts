import type { CaseState } from '#kernel';
import type { Client } from '../db.ts';
import { migrations } from '../migrate.ts';
import { portions } from './audit.ts';

/**
 * The same tables again, as temporary ones in a schema that ends with the connection, whatever happens to the process.
 * Everything that names tables without a schema works on them from here on.
 */
export const openScratch = async (client: Client): Promise<void> => {
  await client.query(`set time zone 'UTC'; set temp_buffers = '64MB'; set search_path to pg_temp`);
  for (const { name, sql } of migrations()) if (!name.includes('grants')) await client.query(sql);
};

export const statesOf = async (client: Client, ids: readonly string[]): Promise<Map<string, CaseState>> => {
  const { rows } = await client.query<{ id: string; doc: CaseState }>({
    name: 'rebuild-states',
    text: 'select id, doc from cases where id = any($1)',
    values: [ids],
  });
  return new Map(rows.map(({ id, doc }) => [id, doc]));
};

/** A table that follows from the journal: what tells its rows apart, which case a row belongs to, and the row. */
export interface Projection {
  readonly table: string;
  readonly key: readonly string[];
  readonly case?: string;
  /** Where the row is not simply the table's: names given out by counters differ between two runs. */
  readonly row?: string;
  readonly from?: string;
}

const transfer = `ledger_transfers t left join ledger_accounts d on d.no = t.debit left join ledger_accounts c on c.no = t.credit`;
const parties = `jsonb_build_object('debit', d.id, 'credit', c.id)`;

/** Every table that `project` and its like write. A table that is missing here is found by a test. */
export const projections: readonly Projection[] = [
  { table: 'cases', key: ['id'], case: 'id' },
  { table: 'case_parties', key: ['case_id', 'key'], case: 'case_id' },
  { table: 'clocks', key: ['case_id', 'name'], case: 'case_id' },
  { table: 'papers', key: ['number'], case: 'case_id' },
  { table: 'credentials', key: ['id'], case: 'case_id' },
  { table: 'entries', key: ['register', 'key', 'version'], case: 'case_id' },
  { table: 'holds', key: ['register', 'key', 'id'], case: 'case_id' },
  { table: 'messages', key: ['case_id', 'version', 'n'], case: 'case_id' },
  { table: 'desks', key: ['case_id'], case: 'case_id' },
  { table: 'ledger_accounts', key: ['id'], row: `to_jsonb(t) - 'no'` },
  { table: 'ledger_transfers', key: ['id'], row: `to_jsonb(t) || ${parties}`, from: transfer },
  { table: 'ledger_reservations', key: ['id'], row: `to_jsonb(t) || ${parties}`, from: transfer.replace('ledger_transfers', 'ledger_reservations') },
  {
    table: 'ledger_used',
    key: ['account', 'way', 'period'],
    row: `to_jsonb(t) - 'account' || jsonb_build_object('account', a.id)`,
    from: 'ledger_used t join ledger_accounts a on a.no = t.account',
  },
];

/** Tables with a life of their own: nothing in the journal says what should stand there. */
export const ownTables: readonly string[] = [
  'events', 'outbox', 'inbox', 'peers', 'idempotency', 'people', 'posts', 'sessions', 'access_log', 'matters',
  'authorisations', 'files', 'file_uses', 'prints', 'tree', 'tree_nodes', 'checkpoints', 'node_state', 'migrations',
];

const keyOf = ({ table, key }: Projection): string =>
  table === 'ledger_used' ? `jsonb_build_array(a.id, t.way, t.period)` : `jsonb_build_array(${key.map((column) => `t.${column}`).join(', ')})`;

const select = (projection: Projection, what: string, where = ''): string =>
  `select ${keyOf(projection)}::text collate "C" as key, ${projection.case ? `t.${projection.case}` : 'null::text'} as "case", ${what}
   from ${projection.from ?? `${projection.table} t`} ${where}`;

const rowOf = (projection: Projection): string => projection.row ?? 'to_jsonb(t)';

export interface RowDigest {
  readonly key: string;
  readonly case: string | null;
  readonly digest: string;
}

/** Key and digest of every row, in the byte order of the keys. In the caller's transaction. */
export const digestsOf = (client: Client, projection: Projection): AsyncGenerator<readonly RowDigest[]> =>
  portions(client, `${select(projection, `md5((${rowOf(projection)})::text) as digest`)} order by 1`, [], 5000);

export const rowByKey = async (
  client: Client,
  projection: Projection,
  key: string,
): Promise<Record<string, unknown> | undefined> =>
  (
    await client.query<{ row: Record<string, unknown> }>(
      select(projection, `${rowOf(projection)} as row`, `where ${keyOf(projection)} = $1::jsonb`),
      [key],
    )
  ).rows[0]?.row;

export const begin = (client: Client): Promise<unknown> => client.query('begin');
export const commit = (client: Client): Promise<unknown> => client.query('commit');
