import { isInsufficient, must } from '#kernel';
import { openLaboratory } from '#server/observation/observation.fixture.ts';
import { monthResult } from '#server/observation/periods.ts';
import { withClient } from '#store/cluster/connect.ts';
import { orderMonth } from '#store/queries/observation.ts';
import type { Bench } from './bench.ts';
import { seconds } from './water.ts';

const ITEMS = ['PH', 'DO', 'CODMN', 'NH3N', 'TP', 'TN'];
const UNITS = ['1', 'mg/L', 'mg/L', 'mg/L', 'mg/L', 'mg/L'];

/** A month of hourly rows of all sites, made in the database: the load is about size, not about parsing. */
const fillMonth = (
  month: string,
): string => `insert into observation_readings (channel, at, version, shape, import, values)
  select c.no, t, 1, (select no from observation_shapes limit 1), 1, array[
    round((7 + random())::numeric, 2), round((4 + 5 * random())::numeric, 2), round((2 + 5 * random())::numeric, 2),
    round(random()::numeric, 3), round((0.3 * random())::numeric, 3), round((1 + 3 * random())::numeric, 2)]
  from generate_series(timestamptz '${month}-01 00:00+00', timestamptz '${month}-01 00:00+00' + interval '1 month' - interval '1 hour', interval '1 hour') t,
    observation_channels c`;

const monthsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `2021-${String(n + 1).padStart(2, '0')}`);

/**
 * A network of 2,000 sites × 6 items × hourly (`network <months> <sites>`; 12 months are 105 million readings). Measured:
 * the class of one section in one month, from the table to the result, over random sections. Baseline: the same month
 * counted by the database alone.
 */
export default {
  name: 'network',
  run: async ([givenMonths, givenSites]) => {
    const months = monthsOf(Math.min(12, Number(givenMonths ?? 1)));
    const sites = Number(givenSites ?? 2000);
    const laboratory = await openLaboratory();
    try {
      const load = await withClient(laboratory.ownerUrl, async (client) => {
        await client.query(`insert into observation_sites (id, kind, zh, en) select 'net/' || n, 'section', 'net ' || n, 'net ' || n from generate_series(1, ${sites}) n;
          insert into observation_channels (source, site, method, per_day) select 'network', no, 'auto', 24 from observation_sites`);
        await client.query('insert into observation_shapes (items, units) values ($1, $2)', [ITEMS, UNITS]);
        return seconds(async () => {
          for (const month of months) {
            await client.query('select observation_month($1)', [`${month}-01`]);
            await client.query(fillMonth(month));
          }
          await client.query('analyze observation_readings');
        });
      });
      // What the job of a node does with each month that is over.
      const orderSeconds = await seconds(async () => {
        for (const month of months) await orderMonth(laboratory.pool, month);
      });
      // A network is read long after it was loaded: what the load left to be written is written first.
      await withClient(laboratory.ownerUrl, (client) => client.query('checkpoint'));
      const times: number[] = [];
      let classes = 0;
      for (let n = 0; n < 60; n++) {
        const site = `net/${1 + Math.floor(Math.random() * sites)}`;
        const month = months[n % months.length] as string;
        const began = performance.now();
        const found = must(await monthResult(laboratory.context, { site }, month));
        times.push(performance.now() - began);
        if (!isInsufficient(found.finding)) classes++;
      }
      const sorted = times.slice(10).sort((a, b) => a - b);
      const value = sorted[Math.floor(sorted.length * 0.95)] as number;
      const { rows } = await laboratory.pool.query<{ rows: number; bytes: number }>(
        `select count(*)::bigint as rows, (select sum(pg_total_relation_size(inhrelid))::bigint from pg_inherits where inhparent = 'observation_readings'::regclass) as bytes from observation_readings`,
      );
      const began = performance.now();
      await laboratory.pool.query(
        `select count(*) from observation_readings where channel = 7 and at >= '2021-01-01' and at < '2021-02-01'`,
      );
      const baseline = performance.now() - began;
      const readings = (rows[0]?.rows ?? 0) * ITEMS.length;
      const details = {
        sites,
        months: months.length,
        readings,
        gigabytes: Math.round((rows[0]?.bytes ?? 0) / 1e7) / 100,
        loadSeconds: Math.round(load),
        orderSeconds: Math.round(orderSeconds),
        readingsPerSecond: Math.round(readings / load),
        medianMs: sorted[Math.floor(sorted.length / 2)],
        worstMs: sorted.at(-1),
        classes,
      };
      return { name: 'network', value, unit: 'ms', baseline, ratio: value / baseline, target: 50, details };
    } finally {
      await laboratory.close();
    }
  },
} satisfies Bench;
