import pg from 'pg';
import { withClient } from '#store/cluster/index.ts';
import { signIn } from '../tests/support/process.ts';
import type { Bench } from './bench.ts';
import { httpClient, percentile } from './http-client.ts';
import { benchZone, numberIn, spentPer, spentSoFar } from './zone-server.ts';

/** Fifty offices share the table; a third of the cases are open, so the clerk's office has thousands in its inbox. */
const offices = 50;

const fill = `insert into cases (id, mechanism, matter, title, state, final, version, holder, receiving_jurisdiction, receiving_authority,
    deciding_jurisdiction, deciding_authority, channel, subject_key, subject_name, opened_on, closed_on, changed_at, statutory_due,
    promised_due, next_due, paused, track, doc)
  select 'S' || lpad(n::text, 9, '0'), 'cross-province-window', 'M' || n % 300, '迁居登记', case when open then 'review' else 'closed' end,
    not open, 9, 'south', '990101', 'north-hall', '990201', case when n % $2 = 0 then 'south-registry' else 'office-' || n % $2 end,
    'window', '99010119900101' || lpad((n % 10000)::text, 4, '0'), '沈佳怡', day, case when not open then day + 9 end, day + interval '9 days',
    day + 30, day + 20, case when open then day + 20 end, false, 'track-' || n,
    jsonb_build_object('id', n, 'facts', jsonb_build_object('note', repeat(md5(n::text), 12)), 'clocks', jsonb_build_object('promised',
      jsonb_build_object('name', 'promised', 'term', '{"n": 20, "unit": "wd"}'::jsonb, 'calendar', 'borderland', 'started', day,
        'pauses', '[]'::jsonb, 'extensions', '[]'::jsonb)))
  from (select n, n % 3 = 0 as open, current_date - ((n * 7919::bigint) % 60)::int as day from generate_series(1, $1::int) n) as made`;

/** Rows first, indexes after: a quarter of the time. Statistics and visibility as autovacuum would leave them overnight. */
export const fillTable = (url: string, rows: number): Promise<number> =>
  withClient(url, async (client) => {
    const began = performance.now();
    const { rows: indexes } = await client.query<{ name: string; sql: string }>(
      `select indexname as name, indexdef as sql from pg_indexes where tablename = 'cases' and schemaname = 'public' and indexname <> 'cases_pkey'`,
    );
    await client.query("set synchronous_commit to off; set maintenance_work_mem to '256MB'");
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await client.query(fill, [rows, offices]);
    for (const { sql } of indexes) await client.query(sql);
    await client.query('vacuum (analyze) cases');
    return (performance.now() - began) / 1000;
  });

const queries = [
  'view=inbox&limit=20',
  'view=inbox&limit=20',
  'view=inbox&limit=20&offset=20',
  'view=inbox&limit=20&due=week',
];

/** Everybody asks, reads the answer, asks the next: sorted times in milliseconds. */
const timesOf = async (
  users: number,
  seconds: number,
  ask: (user: number, n: number) => Promise<void>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const user = async (who: number): Promise<void> => {
    for (let n = 0; performance.now() < until; n++) {
      const began = performance.now();
      await ask(who, n);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: users }, (_, who) => user(who)));
  return times.sort((a, b) => a - b);
};

const plain = `select id, title, state, next_due from cases where deciding_authority = 'south-registry' and not final order by next_due nulls last, id limit 20`;

/**
 * p95 of a worker's inbox (list and counts) through the real HTTP, 16 users at once without pause, one office among fifty
 * in a table of 1,000,000 cases. Baseline: the bare list without counts, rights or HTTP, straight from the same
 * PostgreSQL over as many connections. Open Zaak's published figure for such a list is 320 ms.
 */
const bench: Bench = {
  name: 'inbox',
  smoke: ['--cases', '100000', '--seconds', '4'],
  run: async (args) => {
    const [rows, users, seconds] = [
      numberIn(args, 'cases', 1_000_000),
      numberIn(args, 'users', 16),
      numberIn(args, 'seconds', 15),
    ];
    const zone = await benchZone(
      'border',
      args.includes('--prof') ? ['--cpu-prof', '--cpu-prof-dir=/tmp/tongban-prof'] : [],
    );
    try {
      const url = zone.cluster.url('south', 'owner');
      const filled = await fillTable(url, rows);
      const who = await signIn(zone.server.origin, 'south', 'south-registry-officer');
      const client = httpClient(zone.port, users);
      let total = 0;
      const ask = async (_user: number, n: number): Promise<void> => {
        const answer = await client.send('GET', `/south/api/cases?${queries[n % queries.length]}`, who.headers);
        if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
        total = (JSON.parse(answer.text) as { total: number }).total;
      };
      await timesOf(users, 2, ask);
      const before = spentSoFar(zone);
      const times = await timesOf(users, seconds, ask);
      const spent = spentPer(before, zone, times.length);
      client.close();
      const pool = new pg.Pool({ connectionString: url, max: users });
      // The server may end before the last of these connections has said goodbye.
      pool.on('error', () => {});
      const bare = await timesOf(
        users,
        Math.min(5, seconds),
        async () => void (await pool.query({ name: 'bare', text: plain })),
      );
      await pool.end();
      const [value, baseline] = [percentile(times, 0.95), percentile(bare, 0.95)];
      const details = {
        cases: rows,
        inOneInbox: total,
        users,
        fillSeconds: Math.round(filled),
        p50: Math.round(percentile(times, 0.5)),
        p99: Math.round(percentile(times, 0.99)),
        processorMsPerRequest: spent,
        perSecond: Math.round(times.length / seconds),
      };
      return { name: 'inbox', value, unit: 'ms p95', baseline, ratio: value / baseline, target: 30, details };
    } finally {
      await zone.end();
    }
  },
};

export default bench;
