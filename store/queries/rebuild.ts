import type { CaseState, Instant } from '#kernel';
import type { Client, Db } from '../db.ts';
import { portions } from './audit.ts';
import { nodeState, setNodeState } from './node-state.ts';

/**
 * The tables of `projections` again, empty, as temporary ones: they end with the connection, whatever happens to the
 * process. Everything that names tables without a schema works on them from here on.
 */
export const openScratch = async (client: Client): Promise<void> => {
  await client.query(`set time zone 'UTC'; set temp_buffers = '64MB'`);
  for (const { table } of projections)
    await client.query(`create temp table ${table} (like public.${table} including all)`);
  // Drawn from and thrown away: replayed batches keep the numbers they have.
  await client.query('create temp sequence ledger_batches; set search_path to pg_temp');
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
  /** Columns, or expressions over \`from\`. */
  readonly key: readonly string[];
  readonly case?: string;
  /** Where the row is not simply the table's: names given out by counters differ between two runs. */
  readonly row?: string;
  readonly from?: string;
}

const ends = 'left join ledger_accounts d on d.no = t.debit left join ledger_accounts c on c.no = t.credit';
const between = `to_jsonb(t) || jsonb_build_object('debit', d.id, 'credit', c.id)`;

/** Every table that `project` and its like write, as `t`. A table that is missing here is found by a test. */
export const projections: readonly Projection[] = [
  { table: 'cases', key: ['t.id'], case: 't.id' },
  { table: 'case_parties', key: ['t.case_id', 't.key'], case: 't.case_id' },
  { table: 'clocks', key: ['t.case_id', 't.name'], case: 't.case_id' },
  { table: 'papers', key: ['t.number'], case: 't.case_id' },
  { table: 'credentials', key: ['t.id'], case: 't.case_id' },
  { table: 'entries', key: ['t.register', 't.key', 't.version'], case: 't.case_id' },
  { table: 'holds', key: ['t.register', 't.key', 't.id'], case: 't.case_id' },
  { table: 'register_entries', key: ['register', 'key'], case: 'case_id' },
  { table: 'register_subjects', key: ['register', 'key', 'subject_key'] },
  { table: 'register_claims', key: ['register', 'key', 'name', 'value', 'valid'] },
  { table: 'evidence', key: ['t.id', 't.side'], case: 't.case_id' },
  { table: 'case_rests', key: ['t.case_id', 't.version', 't.n'], case: 't.case_id' },
  { table: 'published_entries', key: ['register', 'key', 'source'] },
  { table: 'messages', key: ['t.case_id', 't.version', 't.n'], case: 't.case_id' },
  { table: 'alarms', key: ['t.case_id', 't.clock', 't.due', 't.role'], case: 't.case_id' },
  { table: 'copies', key: ['t.case_id', 't.version', 't.person'], case: 't.case_id' },
  { table: 'desks', key: ['t.case_id'], case: 't.case_id' },
  {
    table: 'indicator_cells',
    key: ['t.indicator', 't.period', 't.dims', 't.counter'],
    // Which slot was added to is chance.
    from: `(select indicator, period, dims, counter, sum(n) as n from indicator_cells group by 1, 2, 3, 4 having sum(n) <> 0) t`,
  },
  { table: 'indicator_snapshots', key: ['t.indicator', 't.node', 't.period', 't.revision'] },
  { table: 'indicator_series', key: ['t.indicator', 't.node', 't.period'] },
  { table: 'handovers', key: ['t.id'] },
  { table: 'peers', key: ['t.id'] },
  { table: 'ledger_accounts', key: ['t.id'], row: `to_jsonb(t) - 'no'` },
  {
    table: 'ledger_balances',
    key: ['a.id'],
    // `room` says nothing.
    row: `to_jsonb(t) - 'no' - 'room'`,
    from: 'ledger_balances t left join ledger_accounts a on a.no = t.no',
  },
  { table: 'ledger_statements', key: ['t.debtor', 't.creditor', 't.unit', 't.agreement', 't.number'] },
  { table: 'ledger_transfers', key: ['t.id'], row: between, from: `ledger_transfers t ${ends}` },
  { table: 'ledger_reservations', key: ['t.id'], row: between, from: `ledger_reservations t ${ends}` },
  {
    table: 'ledger_used',
    key: ['a.id', 't.way', 't.period'],
    row: `to_jsonb(t) - 'account'`,
    from: 'ledger_used t left join ledger_accounts a on a.no = t.account',
  },
];

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Tables that carry their own proof: hashes, signatures, or a hash that the journal holds. `verify` checks every byte of them. */
export const proven = names(
  'events tree tree_nodes checkpoints outbox inbox files observation_imports observation_readings observation_frozen',
);

/** What work leaves behind and nothing rests on: queues, sessions, answers kept for a while, memory of jobs, votes being cast. */
const working = names(
  `idempotency sessions file_uses file_parts file_wants prints tickets saved_queries node_state migrations waiting_steps published_marks
   ballot_asks ballot_boxes ballot_issues ballot_keys ballot_told`,
);

/**
 * Records that neither follow from the journal nor prove themselves: only the grants and the owner of the database guard them. Who may
 * sign in, who looked, and the catalogue as published (each import of it is in the journal).
 */
const guarded = names('people posts access_log matters authorisations');

/** Tables with a life of their own: nothing in the journal says what should stand there. Beside readings, what is made from them. */
export const isOwnTable = (name: string): boolean =>
  proven.has(name) || working.has(name) || guarded.has(name) || name.startsWith('observation_');

const keyOf = ({ key }: Projection): string => `jsonb_build_array(${key.join(', ')})`;

const select = (projection: Projection, what: string, where = ''): string =>
  `select ${keyOf(projection)}::text collate "C" as key, ${projection.case ?? 'null::text'} as "case", ${what}
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

const DUE = 'rebuild-due';

/** That the projections of a node have to be made anew. */
export interface RebuildDue {
  /** The migration that asks for it (`store/migrate.ts`), or `check`: a check found rows that are not what the journal says. */
  readonly because: string;
  /** What the migration says, or the tables that differ. */
  readonly why: string;
  readonly at: Instant;
}

/** Null: nothing says so any more. */
export const rebuildDue = async (db: Db): Promise<RebuildDue | null> =>
  (await nodeState<RebuildDue | null>(db, DUE)) ?? null;

/** What a check found is kept until a rebuild, or a check that finds nothing. */
export const noteCheck = async (db: Db, tables: readonly string[]): Promise<void> => {
  const found: RebuildDue = { because: 'check', why: tables.join(', '), at: new Date().toISOString() };
  await setNodeState(db, DUE, tables.length > 0 ? found : null);
};

export const begin = (client: Client): Promise<unknown> => client.query('begin');
export const commit = (client: Client): Promise<unknown> => client.query('commit');

/**
 * Puts the tables of the scratch schema, filled by a replay, in the place of those that stand: all of them or none. Rows of the cases
 * in `unknown` cannot be made again and stay. As the owner; nobody may write meanwhile.
 */
export const replaceProjections = async (client: Client, unknown: readonly string[]): Promise<void> => {
  const { rows } = await client.query<{ table: string; columns: string; identity: string | null }>(
    `select c.relname as "table", string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where a.attgenerated = '') as columns,
       max(a.attname) filter (where a.attidentity <> '') as identity
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relname = any($1) group by 1`,
    [projections.map(({ table }) => table)],
  );
  const of = new Map(rows.map((row) => [row.table, row]));
  await begin(client);
  for (const { table, case: about } of projections.toReversed())
    await client.query(
      `delete from public.${table} t ${about ? `where not (coalesce(${about}, '') = any($1))` : ''}`,
      about ? [unknown] : [],
    );
  for (const { table } of projections) {
    const { columns, identity } = of.get(table) as (typeof rows)[number];
    await client.query(
      `insert into public.${table} (${columns}) overriding system value select ${columns} from pg_temp.${table}`,
    );
    if (identity)
      await client.query(
        `select setval(pg_get_serial_sequence('public.${table}', '${identity}'), max(${identity})) from public.${table}`,
      );
  }
  await client.query('delete from public.node_state where name = $1', [DUE]);
  await commit(client);
};
