import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, addDays, entryAsOf, type Opening, type Post } from '#kernel';
import { startZone } from '#server/boot/zone.ts';
import { load } from '#server/load.ts';
import { type Cluster, ensureDatabase, startCluster, withClient } from '#store/cluster/index.ts';
import { openPool } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { historyAsOf } from '#store/queries/register-histories.ts';
import type { Bench } from './bench.ts';
import { againstDefault, baseline } from './pgbench.ts';
import { databaseSeconds, endedSeconds, numberIn } from './zone-server.ts';

const percentile = (times: number[], share: number): number =>
  times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] as number;
const round = (n: number): number => Math.round(n * 1000) / 1000;

/** Entries with five events each, three versions and two holds of which one was released, written straight into the tables. */
const fill = (entries: number) => `
  insert into entries (register, key, version, values, valid_from, valid_to, recorded_at, case_id, closed_reason, closed)
  select 'titles', 'U' || lpad(e::text, 9, '0'), v, jsonb_build_object('location', 'L' || e, 'holders', jsonb_build_array('P' || (e * 3 + v))),
    date '2015-01-01' + v * 400, null, timestamptz '2015-01-01' + v * interval '400 days', 'C' || e, null, false
  from generate_series(1, ${entries}) e, generate_series(1, 3) v;
  insert into holds (register, key, id, hold, sort, seq, valid_from, values, recorded_at, case_id, released_on, released_reason, released_at)
  select 'titles', 'U' || lpad(e::text, 9, '0'), 'H' || n, case n when 1 then 'mortgage' else 'seizure' end, case n when 1 then 'ranked' else 'waiting' end, n,
    date '2016-06-01' + n * 300, '{}', timestamptz '2016-06-01' + n * interval '300 days', 'C' || e,
    case n when 1 then date '2018-06-01' end, case n when 1 then 'x' end, case n when 1 then timestamptz '2018-06-01' end
  from generate_series(1, ${entries}) e, generate_series(1, 2) n`;

const reading = async (cluster: Cluster, entries: number, reads: number) => {
  await ensureDatabase(cluster, 'asof');
  await migrate(cluster.url('asof', 'owner'));
  const began = performance.now();
  await withClient(cluster.url('asof', 'owner'), async (client) => {
    await client.query(fill(entries));
    await client.query('vacuum analyze entries');
    await client.query('vacuum analyze holds');
  });
  const filled = Math.round((performance.now() - began) / 1000);
  const pool = openPool(cluster.url('asof', 'app'), { max: 4 });
  const times: number[] = [];
  try {
    for (let n = 0; n < reads + 200; n++) {
      const key = `U${String(1 + Math.floor(Math.random() * entries)).padStart(9, '0')}`;
      const on = addDays('2015-06-01', Math.floor(Math.random() * 2000));
      const at = `${addDays('2015-06-01', Math.floor(Math.random() * 2000))}T00:00:00.000Z`;
      const start = performance.now();
      entryAsOf(await historyAsOf(pool, { register: 'titles', key }, on, at), on, at);
      if (n >= 200) times.push(performance.now() - start);
    }
  } finally {
    await pool.end();
  }
  return { p50: round(percentile(times, 0.5)), p99: round(percentile(times, 0.99)), filled };
};

const place = { jurisdiction: '320509', authority: 'wj-land', node: 'jiangsu' };
const post = (role: string): Post => ({ authority: 'wj-land', role, from: '2020-01-01' });
const staff = (name: string, ...roles: string[]): Actor => ({
  kind: 'staff',
  node: 'jiangsu',
  person: name,
  name,
  posts: roles.map(post),
});
const owner = { kind: 'person', key: '31011819900101001X', name: '顾念一' };

interface Pace {
  readonly perSecond: number;
  /** Milliseconds of processor each act costs, server and client together. */
  readonly processor: number;
  readonly byDefault?: number;
}

/** Milliseconds of processor used so far by this program, those it has run, and the server. */
const spent = (home: string): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + (endedSeconds() + databaseSeconds(home)) * 1000;
};

const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] as number;

/**
 * The write step: the matrix is checked, the title entered, a certificate signed and the old one superseded; as fast as they
 * come, in rounds. `between` is measured before each, so that both meet the same neighbours on the machine. A round is long enough
 * that filling and emptying the executor's queue, and code that runs for the first time, are a small part of it.
 */
const writing = async (
  cluster: Cluster,
  home: string,
  { titles, rounds }: { readonly titles: number; readonly rounds: number },
  between: () => Promise<Pace>,
): Promise<readonly { readonly entered: Pace; readonly plain: Pace }[]> => {
  const program = await load('delta');
  const zone = await startZone({
    program,
    cluster,
    home,
    hosted: ['jiangsu'],
    origin: 'http://bench',
    demo: false,
    now: () => new Date().toISOString(),
    log: () => {},
  });
  try {
    const node = zone.nodes.get('jiangsu');
    if (!node) throw new Error('the bench needs the node jiangsu');
    const [officer, head] = [staff('o', 'officer', 'window'), staff('h', 'head')];
    const code = (basic: string) =>
      program.zone.further?.().find((one) => one.basic === basic && one.jurisdiction === '320509')?.code as string;
    const opening = (basic: string): Opening => ({
      mechanism: 'real-estate',
      matter: { code: code(basic), version: 1, title: basic },
      receiving: place,
      deciding: place,
      channel: 'window',
    });
    const must = async (
      id: string,
      step: string,
      actor: Actor,
      facts: object = {},
      basic?: string,
    ): Promise<void> => {
      const result = await node.executor.submit({
        command: {
          case: id,
          step,
          actor,
          facts: facts as Record<string, unknown>,
          ...(basic && { opening: opening(basic) }),
        },
      });
      if (!result.ok) throw new Error(`${step}: ${result.code} ${result.says[1]}`);
    };
    const unit = (n: number): string => `320509005012GB00107F${String(n + 1).padStart(8, '0')}`;
    const record = (n: number) => ({
      unit: unit(n),
      since: '2018-03-01',
      location: 'L',
      use: 'dwelling',
      right: 'R',
      coOwnership: 'sole',
      holders: [{ party: owner, certificate: `OLD-${n}` }],
    });
    for (let from = 0; from < titles; from += 200) {
      const batch = Array.from({ length: Math.min(200, titles - from) }, (_, n) => record(from + n));
      await must(`IMPORT-${from}`, 'handIn', officer, { batch, cause: 'bench' }, '910807001200');
      await must(`IMPORT-${from}`, 'takeOver', head);
    }
    const all = Array.from({ length: titles }, (_, n) => n);
    const id = (n: number): string => `BENCH-${String(n).padStart(6, '0')}`;
    const appearance = { method: 'card', matched: true, signed: true, questioned: true };
    const each = (work: (n: number) => Promise<void>, some = all) => Promise.all(some.map(work));
    await each((n) =>
      must(
        id(n),
        'draft',
        officer,
        { unit: unit(n), applicant: owner, holderSide: [{ party: owner }], change: { location: 'M' } },
        '910807000400',
      ),
    );
    await each((n) => must(id(n), 'appear', officer, { appearing: owner, appearance }));
    await each((n) => must(id(n), 'handOver', officer));
    await each((n) => must(id(n), 'accept', officer));
    await each((n) => must(id(n), 'collectFee', officer, { feePaid: 8000, feeReceipt: 'R' }));
    await each((n) => must(id(n), 'check', officer));
    const found = [];
    for (let round = 0; round < rounds; round++) {
      const mine = all.filter((n) => n % rounds === round);
      const plain = await between();
      const [began, used] = [performance.now(), spent(home)];
      await each((n) => must(id(n), 'enter', head), mine);
      const entered = {
        perSecond: (mine.length * 1000) / (performance.now() - began),
        processor: (spent(home) - used) / mine.length,
      };
      found.push({ entered, plain });
    }
    return found;
  } finally {
    await zone.stop();
  }
};

/**
 * An entry as of a day and an instant with its holds (p99, ms) among a million entries of five events each, and the write
 * step per second against pgbench's TPC-B on the same server, which forces every commit to disk. `value`: the write step.
 */
const bench: Bench = {
  name: 'register-asof',
  smoke: ['--smoke'],
  run: async (args) => {
    const smoke = args.includes('--smoke');
    const entries = numberIn(args, 'entries', smoke ? 10_000 : 1_000_000);
    const titles = numberIn(args, 'titles', smoke ? 200 : 8000);
    const home = mkdtempSync(join(tmpdir(), 'tongban-bench-'));
    const cluster = await startCluster({ home, log: () => {}, durable: true });
    try {
      const read = await reading(cluster, entries, smoke ? 1000 : 10_000);
      let against = '';
      const plainly = async (): Promise<Pace> => {
        let began = 0;
        const seconds = smoke ? 2 : 4;
        const options = { clients: 8, seconds, scale: 8, byDefault: true } as const;
        const { name, perSecond, byDefault } = await baseline(cluster, options, () => {
          began = spent(home);
        });
        against = name;
        const processor = (spent(home) - began) / (perSecond * seconds);
        return { perSecond, processor, ...(byDefault !== undefined && { byDefault }) };
      };
      const found = await writing(cluster, home, { titles, rounds: smoke ? 1 : 5 }, plainly);
      const of = (value: (one: (typeof found)[number]) => number): number => round(median(found.map(value)));
      return {
        name: 'register-asof',
        value: of(({ entered }) => entered.perSecond),
        unit: 'entries per second',
        baseline: of(({ plain }) => plain.perSecond),
        ratio: of(({ entered, plain }) => entered.perSecond / plain.perSecond),
        target: 0.4,
        details: {
          entries,
          asOfP50Ms: read.p50,
          asOfP99Ms: read.p99,
          asOfTargetMs: 5,
          fillSeconds: read.filled,
          titles,
          against,
          ...againstDefault(
            of(({ entered }) => entered.perSecond),
            of(({ plain }) => plain.byDefault ?? Number.NaN) || undefined,
          ),
          rounds: found.map(({ entered, plain }) => round(entered.perSecond / plain.perSecond)),
          // What others do on the machine is not in it.
          processorMsPerEntry: of(({ entered }) => entered.processor),
          processorMsPerTransaction: of(({ plain }) => plain.processor),
          processorRatio: of(({ entered, plain }) => plain.processor / entered.processor),
        },
      };
    } finally {
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    }
  },
};

export default bench;
