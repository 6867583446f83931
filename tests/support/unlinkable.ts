import { withClient } from '#store/cluster/index.ts';
import type { Voter } from './titles.ts';
import type { TestZone } from './zone.ts';

interface Row {
  readonly table: string;
  readonly text: string;
}

const tablesOf = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' order by 1`;

/** Every row of every table of a node as text, read as the owner of the database, who sees most. */
const everything = (zone: TestZone, node: string): Promise<readonly Row[]> =>
  withClient(zone.cluster.url(node, 'owner'), async (client) => {
    const rows: Row[] = [];
    for (const { name } of (await client.query<{ name: string }>(tablesOf)).rows)
      for (const row of (await client.query<{ text: string }>(`select to_jsonb(t)::text as text from "${name}" t`))
        .rows)
        rows.push({ table: `${node}.${name}`, text: row.text });
    return rows;
  });

const sequencesOf = (zone: TestZone, node: string): Promise<readonly string[]> =>
  withClient(zone.cluster.url(node, 'owner'), async (client) =>
    (
      await client.query<{ text: string }>(
        `select sequencename || ' ' || coalesce(last_value::text, '') as text from pg_sequences where schemaname = 'public' order by 1`,
      )
    ).rows.map(({ text }) => text),
  );

/** Everything a node keeps: every row of every table, every sequence, every line logged, every route counted. */
const keptBy = async (zone: TestZone): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const kept = new Map<string, Set<string>>();
  const add = (where: string, text: string) => kept.set(where, (kept.get(where) ?? new Set()).add(text));
  for (const node of zone.zone.nodes.keys()) {
    for (const { table, text } of await everything(zone, node)) add(table, text);
    for (const text of await sequencesOf(zone, node)) add(`${node} sequences`, text);
  }
  for (const [n, line] of zone.lines.entries()) add('log', `${n} ${line}`);
  const { body } = await zone.app.inject({ method: 'GET', url: '/metrics' });
  for (const line of body.split('\n'))
    if (line.startsWith('tongban_http_seconds') && !line.includes('/metrics')) add('figures of requests', line);
  return kept;
};

/** Where anything is other than before: the tables (with how many rows are new), sequences, the log, the figures of requests. */
export const changedBy = async (zone: TestZone, act: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = await keptBy(zone);
  await act();
  const now = await keptBy(zone);
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((where) => {
    const [old, fresh] = [before.get(where) ?? new Set<string>(), now.get(where) ?? new Set<string>()];
    const come = [...fresh].filter((one) => !old.has(one)).length;
    const gone = [...old].filter((one) => !fresh.has(one)).length;
    return come + gone > 0 ? [`${where} +${come} -${gone}`] : [];
  });
};

const pages = `select oid::regclass::text as name, pg_read_binary_file(pg_relation_filepath(oid)) as bytes from pg_class
  where oid = 'ballot_boxes'::regclass or oid = (select reltoastrelid from pg_class where oid = 'ballot_boxes'::regclass)`;

const logged = `select coalesce(block_data, '') || coalesce(block_fpi_data, '') as bytes
  from pg_get_wal_block_info($1, pg_current_wal_insert_lsn(), true)
  where reldatabase = (select oid from pg_database where datname = current_database()) and relfilenode in (
    select pg_relation_filenode(oid) from pg_class where oid = 'ballot_boxes'::regclass
       or oid = (select reltoastrelid from pg_class where oid = 'ballot_boxes'::regclass))
  order by start_lsn, block_id`;

/** Other tests share the server, and each of their checkpoints would throw the log away: a slot keeps it. */
const slot = `('boxes_' || (select oid from pg_database where datname = current_database()))`;

/** The place in the write-ahead log from which `keptOfBoxes` looks, until `forgetBoxes`. Plain boxes are kept uncompressed from here on, so that they are seen. */
export const watchBoxes = (zone: TestZone, node: string): Promise<string> =>
  withClient(zone.cluster.url(node, 'owner'), async (client) => {
    await client.query('create extension if not exists pg_walinspect');
    await client.query('alter table ballot_boxes alter column box set storage external');
    await client.query(`select pg_create_physical_replication_slot(${slot}, true)`);
    const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn');
    return rows[0]?.lsn as string;
  });

export const forgetBoxes = (zone: TestZone, node: string): Promise<unknown> =>
  withClient(zone.cluster.url(node, 'owner'), (client) =>
    client.query(`select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ${slot}`),
  );

/** Every byte that the pages of the table of boxes (dead versions included) and the write-ahead log since then hold of it. */
export const keptOfBoxes = (zone: TestZone, node: string, since: string): Promise<string> =>
  withClient(zone.cluster.url(node, 'owner'), async (client) => {
    await client.query('checkpoint');
    const rows = [
      ...(await client.query<{ bytes: Buffer }>(pages)).rows,
      ...(await client.query<{ bytes: Buffer }>(logged, [since])).rows,
    ];
    return rows.map(({ bytes }) => bytes.toString('latin1')).join('');
  });

/** What only the own ballot of a voter has. */
export const marksOf = (voter: Voter): readonly string[] => [
  voter.secret.voteKey,
  voter.secret.prefix,
  ...voter.tokens.map(({ signature }) => signature),
];

/**
 * Looks for what would link a ballot to a person or to a moment, in all tables of all nodes and in everything that was
 * logged. Where a ballot stands (boxes, the letter with a whole box, the board), it must stand among all others of its box, in the
 * order of trackers, without any name of a voter beside it and without an instant of its own.
 */
export const inspectForLinks = async (
  zone: TestZone,
  caseId: string,
  voters: readonly Voter[],
  choices: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const found: string[] = [];
  const people = voters.map(({ member }) => member);
  for (const node of zone.zone.nodes.keys())
    for (const { table, text } of await everything(zone, node)) {
      const ballots = voters.filter((voter) => marksOf(voter).some((mark) => text.includes(mark)));
      if (ballots.length === 0) continue;
      const where = table.split('.')[1] as string;
      if (!['ballot_boxes', 'outbox', 'events', 'cases'].includes(where)) found.push(`${table} holds a ballot`);
      if (where === 'ballot_boxes') {
        if ((JSON.parse(text) as { sealed: string | null }).sealed)
          found.push(`${table} can be read while casting is open`);
        if (people.some((one) => text.includes(one))) found.push(`${table} names a voter beside a ballot`);
        if (/\d{4}-\d\d-\d\d/.test(text)) found.push(`${table} keeps a moment`);
        if (ballots.length < 2) found.push(`${table} has a row for a single ballot`);
        found.push(...notSorted(text, table));
      }
      if (where === 'outbox' && people.some((one) => text.includes(one)) && text.includes('ballot.box'))
        found.push(`${table}: the letter with a box names voters`);
      // The blinded request is all that a table may hold beside a name; it must say nothing of the ballot.
      for (const voter of ballots)
        if (where === 'ballot_issues' || where === 'ballot_asks') found.push(`${table} links ${voter.member}`);
    }
  const logged = zone.lines.join('\n');
  for (const voter of voters)
    if (marksOf(voter).some((mark) => logged.includes(mark)))
      found.push(`the log holds the ballot of ${voter.member}`);
  const metrics = await zone.app.inject({ method: 'GET', url: '/metrics' });
  if (metrics.body.includes('/ballots/:id/cast')) found.push('the figures count when ballots are cast');
  if (choices.size !== voters.length) found.push(`only ${choices.size} of ${voters.length} voted in ${caseId}`);
  return found;
};

const notSorted = (text: string, table: string): readonly string[] => {
  const { box } = JSON.parse(text) as { box: { cast: { voteKey: string }[]; kind: string } };
  return Object.keys(box).some((key) => !['kind', 'ballot', 'phase', 'capacity', 'cast'].includes(key)) ||
    box.cast.some((one) => Object.keys(one).sort().join() !== 'choice,prefix,signature,tokens,voteKey')
    ? [`${table} keeps more than the ballots`]
    : [];
};
