import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { refusal, withClient } from '#store/cluster/connect.ts';
import { APP_ROLE } from '#store/cluster/index.ts';
import { migrate } from '#store/migrate.ts';
import { type FreshDatabase, freshDatabase } from './support/database.ts';

/** What the process may not do to the record is refused by the database, not by good manners (design 5, issue 2, point 7). */

let database: FreshDatabase;
let app: pg.Client;

before(async () => {
  database = await freshDatabase(async (url) => void (await migrate(url)), 'grants');
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
});

after(async () => {
  await app.end();
  await database.drop();
});

const INSUFFICIENT = '42501';

/** The SQLSTATE the server answers with, or nothing when it lets it happen. */
const stateOf = async (sql: string): Promise<string | undefined> => {
  await app.query('begin');
  try {
    await app.query(sql);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await app.query('rollback');
  }
};

const appendOnly = [
  'events',
  'access_log',
  'prints',
  'tree',
  'tree_nodes',
  'entries',
  'ledger_transfers',
  'ledger_accounts',
];

for (const table of appendOnly)
  test(`${table}: rows can be added, never changed, removed or emptied`, async () => {
    const { rows } = await app.query(
      `select column_name as name from information_schema.columns where table_name = $1 and table_schema = 'public' and is_identity = 'NO' order by ordinal_position limit 1`,
      [table],
    );
    const column = rows[0].name as string;
    assert.equal(await stateOf(`select count(*) from ${table}`), undefined);
    assert.equal(await stateOf(`update ${table} set ${column} = ${column}`), INSUFFICIENT);
    assert.equal(await stateOf(`delete from ${table}`), INSUFFICIENT);
    assert.equal(await stateOf(`truncate ${table}`), INSUFFICIENT);
    const granted = await app.query(`select has_table_privilege(current_user, $1, 'insert') as yes`, [table]);
    assert.equal(granted.rows[0].yes, true);
  });

test('no event can be rewritten by way of a conflict, and none can be locked away from others', async () => {
  const row = `('x', 1, 'case', now(), 'x', '{}', '\\x00', '\\x00')`;
  const columns = '(stream, version, kind, at, origin, body, commitment, leaf)';
  assert.equal(
    await stateOf(
      `insert into events ${columns} values ${row} on conflict (stream, version) do update set body = '{}'`,
    ),
    INSUFFICIENT,
  );
  assert.equal(
    await stateOf(`merge into events e using (select 1) s on e.seq = 1 when matched then delete`),
    INSUFFICIENT,
  );
  assert.equal(await stateOf('lock table events in access exclusive mode'), INSUFFICIENT);
});

const forbidden: readonly (readonly [string, string])[] = [
  ['switch triggers and rules off for the session', 'set session_replication_role = replica'],
  ['switch the triggers of a table off', 'alter table events disable trigger all'],
  [
    'add a trigger',
    'create trigger t before insert on events for each row execute function suppress_redundant_updates_trigger()',
  ],
  ['add a rule', 'create rule r as on insert to events do instead nothing'],
  ['add a table', 'create table mine (n int)'],
  ['add a schema that would come first in the search path', 'create schema mine'],
  ['add a function', `create function mine() returns int language sql as 'select 1'`],
  ['change a table', 'alter table events alter column body drop not null'],
  ['remove a table', 'drop table events'],
  ['remove an index', 'drop index events_unsealed'],
  ['set a counter back', `select setval('case_numbers', 1)`],
  ['give itself rights', `grant update on events to ${APP_ROLE}; update events set kind = kind`],
  ['become the owner', 'set role tongban_owner'],
  ['change its own role', `alter role ${APP_ROLE} superuser`],
  ['make a role', 'create role mine'],
  ['make a database', 'create database mine'],
  ['read files of the server', `select pg_read_file('/etc/hostname')`],
  ['run programs on the server', `copy (select 1) to program 'true'`],
  ['see the passwords of roles', 'select * from pg_authid'],
  ['add an extension', 'create extension pg_trgm'],
];

for (const [what, sql] of forbidden)
  test(`the process cannot ${what}`, async () => {
    const state = await stateOf(sql);
    // 25001: not inside a transaction, which create database says before it looks at rights.
    assert.ok(
      state === INSUFFICIENT || state === '42883' || (state === '25001' && sql.startsWith('create database')),
      `${sql}: ${state ?? 'done'}`,
    );
  });

test('the process is no superuser, owns nothing, and bypasses nothing', async () => {
  const { rows } = await app.query(
    `select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as special,
       (select count(*)::int from pg_class where relowner = r.oid) as owned, (select count(*)::int from pg_auth_members where member = r.oid) as member
     from pg_roles r where rolname = current_user`,
  );
  assert.deepEqual(rows, [{ special: false, owned: 0, member: 0 }]);
});

test('every table says what the process may do to it: none is left without a grant, none grants truncate or triggers', async () => {
  const { rows } = await app.query<{ name: string; rights: string }>(
    `select c.relname as name, string_agg(p.right, ',' order by p.right) filter (where has_table_privilege(current_user, c.oid, p.right)) as rights
     from pg_class c, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain']) as p("right")
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations' group by 1`,
  );
  for (const { name, rights } of rows) {
    assert.ok(rights?.includes('select'), `${name} cannot even be read`);
    // The boxes of secret ballots are written anew when casting ends, so that no order of arrival stays on disk (0008).
    const asked = name === 'ballot_boxes' ? rights.replace(',maintain', '') : rights;
    assert.ok(!/truncate|references|trigger|maintain/.test(asked), `${name}: ${rights}`);
  }
});

test('others may not connect to a node database at all', async () => {
  await withClient(database.url, async (client) => {
    const { rows } = await client.query(
      `select coalesce(array_to_string(datacl, ' '), '') as acl from pg_database where datname = current_database()`,
    );
    assert.ok(!/(^| )=/.test(rows[0].acl), `PUBLIC has rights: ${rows[0].acl}`);
  });
  const stranger = new URL(database.appUrl);
  stranger.password = 'wrong';
  assert.equal((await refusal(stranger.href))?.code, '28P01');
});
