import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import readXlsx from 'read-excel-file/node';
import { type BoundIndicator, type CountedCase, contributions, indicatorsOf } from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { verifySnapshots } from '#server/audit/verify-snapshots.ts';
import { onConnection } from '#store/db.ts';
import { findMatter, holderOf, receiveAt, take } from './support/journey.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

let zone: TestZone;
before(async () => {
  zone = await testZone();
});
after(() => zone.stop());

const publish = async (at: string): Promise<void> => {
  zone.setTime(at);
  await zone.settle();
};

const readSheets = async (file: Buffer) =>
  (await readXlsx(file)) as unknown as { sheet: string; data: unknown[][] }[];

const get = async (node: string, path: string) =>
  (await zone.app.inject({ method: 'GET', url: `/${node}/api${path}` })).json();

/** From a window in 青浦 to the result in 吴江. */
const granted = async (): Promise<string> => {
  const matter = findMatter(
    zone,
    (m) =>
      m.authority.startsWith('wj-') &&
      !m.joint &&
      m.fee.amount === 0 &&
      m.type === '20' &&
      m.mechanism === 'cross-province-window',
  );
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();
  const officer = await holderOf(zone, matter.authority, 'officer');
  await take(officer, id, 'accept');
  await take(officer, id, 'grantAlone');
  await take(officer, id, 'issue');
  await take(officer, id, 'deliverOnline');
  await take(officer, id, 'finish');
  return id;
};

test('a case counts once, where it is decided, and the committee has the signed figure', async () => {
  const id = await granted();
  await publish('2021-09-18T02:00:00.000Z');
  const acts = await get('committee', '/indicators/cross-province-window.acts');
  assert.equal(acts.zone, true);
  const point = acts.points.at(-1);
  assert.equal(point.period, '2021-09');
  assert.equal(point.value, '1');
  assert.deepEqual(
    point.nodes.map((one: { node: string; value: string; genuine: boolean }) => [one.node, one.value, one.genuine]),
    [['jiangsu', '1', true]],
  );
  // The receiving side answers for nothing of it.
  const there = await get('shanghai', '/indicators/cross-province-window.acts');
  assert.deepEqual(there.points, []);

  const officer = await person(zone, 'jiangsu', (await decider(id)).login);
  const records = await officer.get('/indicators/cross-province-window.acts/records?period=2021-09');
  assert.deepEqual(
    (records.body as { items: { id: string }[] }).items.map((one) => one.id),
    [id],
  );
  const other = await officer.get('/indicators/cross-province-window.acts/records?period=2021-08');
  assert.deepEqual((other.body as { items: unknown[] }).items, []);
});

const decider = async (id: string) => {
  const state = (
    await zone.zone.nodes.get('jiangsu')!.runtime.pool.query('select doc from cases where id = $1', [id])
  ).rows[0]?.doc as { deciding: { authority: string } };
  const found = zone.program.zone.people.find((one) =>
    one.posts.some((post) => post.authority === state.deciding.authority && post.role === 'officer'),
  );
  assert.ok(found);
  return found;
};

test('nobody else sees the records: another office finds none, a stranger is asked to sign in', async () => {
  const stranger = await zone.app.inject({
    method: 'GET',
    url: '/jiangsu/api/indicators/cross-province-window.acts/records',
  });
  assert.equal(stranger.statusCode, 401);
  const clerk = await person(zone, 'jiangsu', 'wj-window-1');
  const answer = await clerk.get('/indicators/cross-province-window.acts/records?period=2021-09');
  assert.deepEqual((answer.body as { items: unknown[] }).items, []);
});

test('one closed case is too few to be published, and no other figure gives it away', async () => {
  for (const node of ['jiangsu', 'committee']) {
    for (const name of ['closed', 'crossShare', 'onTime', 'atOnce']) {
      const figure = await get(node, `/indicators/cross-province-window.${name}?period=2021`);
      assert.equal(figure.smallest.value, 5);
      assert.equal(figure.smallest.status, 'assumed');
      assert.deepEqual([figure.points.at(-1).value, figure.points.at(-1).withheld], [null, true], `${node} ${name}`);
      assert.ok(figure.table.cells.every((cell: { counters: object }) => Object.keys(cell.counters).length === 0));
    }
  }
  const stored = await zone.zone.nodes
    .get('committee')!
    .runtime.pool.query(
      `select cells::text as cells from indicator_snapshots where indicator = 'cross-province-window.closed'`,
    );
  assert.ok(stored.rows.length > 0);
  for (const { cells } of stored.rows) assert.doesNotMatch(cells, /"closed"/);
});

test('a running month is published again when it grew; the earlier figure stays and says why it was replaced', async () => {
  zone.setTime('2021-09-22T02:00:00.000Z');
  await granted();
  await publish('2021-09-23T02:00:00.000Z');
  const acts = await get('committee', '/indicators/cross-province-window.acts');
  const [node] = acts.points.at(-1).nodes;
  assert.equal(node.value, '2');
  assert.equal(node.revision, 2);
  assert.deepEqual(
    node.before.map((one: { value: string; because: string[] }) => [one.value, one.because[0]]),
    [['1', '期间尚未结束，数据更新']],
  );
});

test('as of any day: what was published by then, and the cases that were counted then', async () => {
  const id = 'cross-province-window.acts';
  const then = (node: string, on: string) => get(node, `/indicators/${id}?on=${on}`);
  for (const node of ['jiangsu', 'committee']) {
    const seen = async (on: string) =>
      (await then(node, on)).points.map(({ value, nodes }: { value: string; nodes: { revision: number }[] }) => [
        value,
        nodes[0]?.revision,
      ]);
    assert.deepEqual(await seen('2021-09-17'), [], node);
    assert.deepEqual(await seen('2021-09-18'), [['1', 1]], node);
    assert.deepEqual(await seen('2021-09-22'), [['1', 1]], node);
    assert.deepEqual(await seen('2021-09-23'), [['2', 2]], node);
    assert.deepEqual(
      (await then(node, '2021-09-22')).table.cells.map((cell: { value: string }) => cell.value),
      ['1'],
    );
  }
  for (const wrong of ['2099-01-01', '2021-02-30', 'yesterday']) {
    const answer = await zone.app.inject({ method: 'GET', url: `/jiangsu/api/indicators/${id}?on=${wrong}` });
    assert.equal(answer.statusCode, 400, wrong);
    assert.match(answer.body, /不晚于今日/);
  }
  const { rows } = await zone.zone.nodes
    .get('jiangsu')!
    .runtime.pool.query(`select id from cases where mechanism = 'cross-province-window' order by id limit 1`);
  const officer = await person(zone, 'jiangsu', (await decider(rows[0].id)).login);
  const behind = async (query: string): Promise<number> =>
    ((await officer.get(`/indicators/${id}/records?period=2021-09${query}`)).body as { items: unknown[] }).items
      .length;
  assert.deepEqual(
    [
      await behind(''),
      await behind('&on=2021-09-23'),
      await behind('&on=2021-09-21'),
      await behind('&on=2021-09-01'),
    ],
    [2, 2, 1, 0],
  );
});

test('a node cannot publish what another answers for, nor rewrite what it published', async () => {
  const shanghai = zone.zone.nodes.get('shanghai')!;
  const jiangsu = zone.zone.nodes.get('jiangsu')!;
  const { rows } = await jiangsu.runtime.pool.query(
    `select * from indicator_snapshots where indicator = 'cross-province-window.acts' order by revision limit 1`,
  );
  const { enqueue } = await import('#store/queries/outbox.ts');
  const { transaction } = await import('#store/db.ts');
  const forged = {
    kind: 'snapshot',
    indicator: rows[0].indicator,
    definition: rows[0].definition,
    node: 'shanghai',
    period: '2021-09',
    asOf: '2021-09-24T00:00:00.000Z',
    cells: rows[0].cells,
    hash: rows[0].hash,
  };
  await transaction(shanghai.runtime.pool, (client) =>
    enqueue(client, [
      {
        peer: 'committee',
        kind: 'indicator.snapshot',
        at: shanghai.runtime.now(),
        payload: { snapshot: forged, jws: rows[0].jws },
      },
    ]),
  );
  shanghai.wake();
  await zone.settle();
  const committee = zone.zone.nodes.get('committee')!;
  const kept = await committee.runtime.pool.query(
    `select count(*)::int as n from indicator_snapshots where node = 'shanghai' and indicator = 'cross-province-window.acts'`,
  );
  assert.equal(kept.rows[0].n, 0);
  await assert.rejects(
    committee.runtime.pool.query(`update indicator_snapshots set totals = '{}'`),
    /permission denied/,
  );
});

test('the counters and the series follow from the journal', async () => {
  for (const node of zone.zone.nodes.values()) {
    const report = await checkRebuild({
      ...node,
      program: zone.program,
      pool: node.runtime.pool,
      identity: { trackSecret: node.runtime.projector.trackSecret },
    } as never);
    assert.deepEqual(report.findings, []);
    if (node.id === 'jiangsu') assert.ok((report.rows.indicator_cells ?? 0) > 0);
    if (node.id === 'committee') assert.ok((report.rows.indicator_snapshots ?? 0) > 0);
  }
});

test('an audit finds a figure that was changed behind the program, own or received, and names it', async () => {
  const site = await openSite({ program: zone.program, cluster: zone.cluster, home: zone.home });
  const found = async (id: string): Promise<{ readonly count: number; readonly where: readonly string[] }> => {
    const where: string[] = [];
    const node = site.nodes.get(id)!;
    const count = await onConnection(node.pool, (client) =>
      verifySnapshots(client, node, (_check, place) => where.push(place)),
    );
    return { count, where };
  };
  try {
    for (const id of ['jiangsu', 'committee']) {
      const sound = await found(id);
      assert.ok(sound.count > 1);
      assert.deepEqual(sound.where, []);
      const { pool } = site.nodes.get(id)!;
      const which = `indicator = 'cross-province-window.acts' and revision = 1 and period = '2021-09'`;
      await pool.query(`update indicator_snapshots set as_of = as_of - interval '1 day' where ${which}`);
      assert.deepEqual((await found(id)).where, ['snapshot cross-province-window.acts jiangsu 2021-09 1']);
      await pool.query(`update indicator_snapshots set as_of = as_of + interval '1 day' where ${which}`);
      assert.deepEqual((await found(id)).where, []);
    }
  } finally {
    await site.close();
  }
});

test('the figures can be taken along as a paper and as a workbook, with their definitions and the parts', async () => {
  const file = (path: string) => zone.app.inject({ method: 'GET', url: `/committee/api/indicators${path}` });
  const pdf = await file('/report?format=pdf&language=en');
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-');
  const sheets = await readSheets((await file('/report?format=xlsx&mechanism=cross-province-window')).rawPayload);
  const cells = sheets.flatMap(({ data }) => data.flat()).map(String);
  assert.ok(
    cells.some((text) => text.includes('办结量')),
    'titles of figures',
  );
  const one = await readSheets((await file('/cross-province-window.acts/report?format=xlsx')).rawPayload);
  assert.ok(one.some(({ data }) => data.some((row) => row.map(String).includes('2021-09') && row.includes(2))));
  assert.equal((await file('/report?format=docx')).statusCode, 400);
  assert.equal((await file('/report?format=pdf&mechanism=none')).statusCode, 404);
  assert.equal((await file('/none.such/report?format=pdf')).statusCode, 404);
});

test('the matrix by month is for managers at home: exact there, nowhere else, and never published', async () => {
  const id = 'cross-province-window.decidedByMonth';
  assert.deepEqual((await get('jiangsu', `/indicators/${id}`)).points, []);
  assert.deepEqual((await get('committee', `/indicators/${id}`)).points, []);
  const listed = (await get('jiangsu', '/indicators?mechanism=cross-province-window')) as {
    id: string;
    now: object;
  }[];
  assert.deepEqual(listed.find((one) => one.id === id)?.now, { period: '2021-09', value: null, withheld: true });
  const open = await zone.app.inject({ method: 'GET', url: `/jiangsu/api/indicators/${id}/home` });
  assert.equal(open.statusCode, 401);
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  assert.equal((await clerk.get(`/indicators/${id}/home`)).status, 403);

  const matrix = async (node: string, login: string, name: string) =>
    (
      (await (await person(zone, node, login)).get(`/indicators/cross-province-window.${name}/home?period=2021-09`))
        .body as { table: { cells: { dimensions: Record<string, string>; value: string }[] } }
    ).table.cells.map(({ dimensions, value }) => [dimensions.receiving, dimensions.deciding, Number(value) > 0]);
  assert.deepEqual(await matrix('jiangsu', 'wj-supervisor', 'decidedByMonth'), [['310118', '320509', true]]);
  assert.deepEqual(
    await matrix('shanghai', 'qp-supervisor', 'receivedByMonth'),
    [['310118', '320509', true]],
    'the receiving side counts it from the mirror',
  );
});

test('counted otherwise from a day on: what is over stays as published, the break and the reason are shown', async () => {
  zone.setTime('2021-10-08T02:00:00.000Z');
  await granted();
  await publish('2021-10-09T02:00:00.000Z');
  const id = 'cross-province-window.acts';
  type Point = { period: string; value: string; nodes: { revision: number; breaks: boolean; hash: string }[] };
  const pointsAt = async (node: string): Promise<Map<string, Point>> =>
    new Map(((await get(node, `/indicators/${id}`)).points as Point[]).map((point) => [point.period, point]));
  const before = await pointsAt('committee');
  assert.deepEqual([before.get('2021-09')?.value, before.get('2021-10')?.value], ['2', '1']);
  assert.equal(before.get('2021-10')?.nodes[0]?.breaks, false);

  // A release that counts every act twice, and says so by the version of its counting; the nodes come up with it.
  const window = zone.program.mechanism('cross-province-window');
  const acts = indicatorsOf(window).find(({ name }) => name === 'acts') as BoundIndicator;
  const { title, unit, formula, answers, texts: dimensions } = acts;
  const changed = {
    ...window,
    indicators: {
      ...window.indicators,
      acts: {
        ...{ title, unit, formula, answers, dimensions },
        period: 'month',
        counting: { version: 2, says: acts.counting.says },
        counts: (one: CountedCase) =>
          contributions(acts, one).map((counted) => ({
            ...counted,
            counters: { acts: 2 * (counted.counters.acts ?? 0) },
          })),
      },
    },
  } as typeof window;
  const mechanisms = new Map(zone.program.mechanisms).set(changed.id, changed);
  const program = { ...zone.program, mechanisms, mechanism: (name: string) => mechanisms.get(name) as typeof window };
  for (const { runtime } of zone.zone.nodes.values()) {
    Object.assign(runtime, { program });
    Object.assign(runtime.projector, { mechanism: program.mechanism });
  }
  await publish('2021-10-10T02:00:00.000Z');
  for (const node of ['jiangsu', 'committee']) {
    const now = await pointsAt(node);
    assert.deepEqual(now.get('2021-09'), before.get('2021-09'), `${node}: what was published is not rewritten`);
    const point = now.get('2021-10')?.nodes[0] as Point['nodes'][0] & {
      value: string;
      before: { because: string[] }[];
    };
    assert.deepEqual(
      [point.value, point.breaks],
      ['2', true],
      `${node}: the case of before the change is counted anew`,
    );
    assert.equal(point.before.at(-1)?.because[0], '统计口径变更，自此按新口径');
  }
  await granted();
  await publish('2021-10-11T03:00:00.000Z');
  assert.equal((await pointsAt('committee')).get('2021-10')?.value, '4');
  const node = zone.zone.nodes.get('jiangsu')!;
  const report = await checkRebuild({
    ...node,
    program,
    pool: node.runtime.pool,
    identity: { trackSecret: node.runtime.projector.trackSecret },
  } as never);
  assert.deepEqual(report.findings, [], 'the counters follow from the journal under the new counting');
});
