import pg from 'pg';
import { withClient } from '#store/cluster/index.ts';
import type { Bench } from './bench.ts';
import { httpClient, percentile } from './http-client.ts';
import { fillTable } from './inbox.ts';
import { benchZone, numberIn } from './zone-server.ts';

const committee = 'committee';
const nodes = ['shanghai', 'jiangsu', 'zhejiang', committee];

/** Every node's months of every mechanism, as they would have been published over the years. */
const fillSeries = `insert into indicator_series (indicator, node, period, revision, totals)
  select indicator, node, to_char(month, 'YYYY-MM'), 1, jsonb_build_object('counters', jsonb_build_object('acts', 1 + (random() * 900)::int))
  from unnest($1::text[]) as indicator, unnest($2::text[]) as node,
    generate_series(current_date - make_interval(years => $3), current_date, interval '1 month') as month
  on conflict do nothing`;

const fillEntries = `insert into register_entries (register, key, version, authority, values, valid_from, closed, changed_at)
  select 'institutions', '2021H1-' || n, 1, 'committee', jsonb_build_object('title', '制度 ' || n, 'number', n::text, 'domain', 'services',
    'field', 'services', 'window', '2021年上半年', 'stage', 'issued'), '2021-07-13', false, now() from generate_series(1, 35) n on conflict do nothing`;

const bare = `select indicator, node, sum((totals #>> '{counters,acts}')::bigint) from indicator_series group by 1, 2`;

/**
 * The committee's home page (the board of the catalogue, with evidence of every mechanism) through the real HTTP, over a million
 * cases and ten years of published months: the first answer after something was published, and the ones after it. Baseline: the bare sum.
 */
const bench: Bench = {
  name: 'indicators',
  smoke: ['--cases', '100000', '--reads', '20'],
  run: async (args) => {
    const [rows, years, reads] = [
      numberIn(args, 'cases', 1_000_000),
      numberIn(args, 'years', 10),
      numberIn(args, 'reads', 100),
    ];
    const zone = await benchZone('delta');
    try {
      const url = zone.cluster.url(committee, 'owner');
      const filled = await fillTable(url, rows);
      const indicators = [...zone.program.mechanisms.keys()].map((id) => `${id}.acts`);
      await withClient(url, async (client) => {
        await client.query(fillEntries);
        await client.query(fillSeries, [indicators, nodes, years]);
        await client.query('analyze indicator_series');
      });
      const client = httpClient(zone.port, 1);
      const ask = async (): Promise<number> => {
        const began = performance.now();
        const answer = await client.send('GET', `/${committee}/api/boards/institutions/home`, {});
        if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
        return performance.now() - began;
      };
      const cold = await ask();
      const times: number[] = [];
      for (let n = 0; n < reads; n++) times.push(await ask());
      times.sort((a, b) => a - b);
      client.close();
      const pool = new pg.Pool({ connectionString: url, max: 1 });
      pool.on('error', () => {});
      const plain: number[] = [];
      for (let n = 0; n < 20; n++) {
        const began = performance.now();
        await pool.query(bare);
        plain.push(performance.now() - began);
      }
      const series = await pool.query<{ n: number }>('select count(*)::int as n from indicator_series');
      await pool.end();
      const baseline = percentile(
        plain.sort((a, b) => a - b),
        0.5,
      );
      const value = percentile(times, 0.95);
      return {
        name: 'indicators',
        value,
        unit: 'ms p95 warm',
        baseline,
        ratio: value / baseline,
        target: 30,
        details: {
          cold: Math.round(cold),
          coldTarget: 300,
          p50: Number(percentile(times, 0.5).toFixed(1)),
          cases: rows,
          series: series.rows[0]?.n,
          fillSeconds: Math.round(filled),
        },
      };
    } finally {
      await zone.end();
    }
  },
};

export default bench;
