import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import readXlsx from 'read-excel-file/node';
import { must } from '#kernel';
import { observationOf } from '#server/observation/context.ts';
import { importFile } from '#server/observation/import-file.ts';
import { watch } from '#server/observation/watch.ts';
import { holderOf, look, take, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Readings over HTTP, what is drawn from them, and an alarm that crosses the border by itself (issue 7). */

const DATA = join(import.meta.dirname, '../../shared/data');
const here = existsSync(DATA) ? false : 'announced: shared/data is not here';
const SITE = '上海市/急水港桥';

let zone: TestZone;
let operator: TestPerson;
const keys = generateKeyPairSync('ed25519');
const jwk = keys.publicKey.export({ format: 'jwk' });

before(async () => {
  zone = await testZone({ at: '2021-07-05T02:00:00.000Z' });
  operator = await person(zone, 'shanghai', 'shanghai-operator');
});
after(() => zone.stop());

const node = () => zone.zone.nodes.get('shanghai')!;
const get = async (path: string, at = 'shanghai') => {
  const answer = await zone.app.inject({ method: 'GET', url: `/${at}/api${path}` });
  return { status: answer.statusCode, body: answer.json() };
};

const send = (batch: object, key = keys.privateKey, body = JSON.stringify(batch)) => {
  const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'jishui-1' })).toString('base64url');
  const input = Buffer.from(`${head}.${Buffer.from(JSON.stringify(batch)).toString('base64url')}`);
  const signature = sign(null, input, key).toString('base64url');
  return zone.app.inject({
    method: 'POST',
    url: '/shanghai/api/observations',
    headers: { 'content-type': 'application/json', 'x-jws-signature': `${head}..${signature}` },
    payload: body,
  });
};

const hour = (at: string, oxygen: string) =>
  [
    ['PH', '7.4'],
    ['DO', oxygen],
    ['CODMN', '3.72'],
    ['NH3N', '0.44'],
    ['TP', '0.068'],
  ].map(([item, shown]) => ({ site: SITE, item, at, shown, raw: shown }));
const batch = (...readings: readonly object[]) => ({
  station: 'jishui-1',
  sentAt: '2021-07-05T02:00:00.000Z',
  readings,
});

test('a station is registered by the operator and may then send, once each, also late', async () => {
  const body = {
    id: 'jishui-1',
    source: 'station:jishui',
    sites: [SITE],
    key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x },
  };
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  assert.equal((await clerk.post('/observations/stations', body)).status, 403);
  assert.equal((await operator.post('/observations/stations', body)).status, 200);

  const first = await send(batch(...hour('2021-07-04T20:00:00.000Z', '6.1')));
  assert.equal(first.statusCode, 200, first.body);
  assert.deepEqual([first.json().added, first.json().evaluations], [5, 1]);
  const again = await send(batch(...hour('2021-07-04T20:00:00.000Z', '6.1')));
  assert.deepEqual([again.json().added, again.json().known, again.json().import], [0, 5, undefined]);

  const backfill = await send(
    batch(...hour('2021-07-04T16:00:00.000Z', '6.3'), ...hour('2021-07-04T20:00:00.000Z', '6.1')),
  );
  assert.deepEqual([backfill.json().added, backfill.json().known], [5, 5], 'after an outage, overlapping');
});

test('a batch that was changed, signed by another key, or about other sites is not believed', async () => {
  const good = batch(...hour('2021-07-04T12:00:00.000Z', '6.0'));
  const other = await send(good, generateKeyPairSync('ed25519').privateKey);
  assert.deepEqual([other.statusCode, other.json().code], [401, 'signature-invalid']);
  const changed = await send(
    good,
    keys.privateKey,
    JSON.stringify(batch(...hour('2021-07-04T12:00:00.000Z', '9.0'))),
  );
  assert.equal(changed.statusCode, 401);
  const elsewhere = await send(
    batch(
      { ...hour('2021-07-04T12:00:00.000Z', '6.0')[0], site: '上海市/太浦河桥' },
      { ...hour('2031-01-01T00:00:00.000Z', '6.0')[1] },
      { ...hour('2021-07-04T12:00:00.000Z', '6.0')[2], unit: 'g/L' },
    ),
  );
  assert.deepEqual(
    elsewhere
      .json()
      .errors.map(({ row, code }: { row: number; code: string }) => [row, code])
      .sort(),
    [
      [1, 'not-yours'],
      [2, 'in-future'],
      [3, 'unit-other'],
    ],
  );
});

test('two readings worse than the target raise one alarm, by itself, and the notice reaches the other side', async () => {
  await send(batch(...hour('2021-07-05T00:00:00.000Z', '2.33')));
  const sent = await send(batch(...hour('2021-07-05T01:00:00.000Z', '2.40')));
  assert.equal(sent.statusCode, 200);
  await watch(node());
  await watch(node());
  const officer = await holderOf(zone, 'qp-ecology', 'officer');
  const all = (await officer.get('/cases?view=all&mechanism=river-and-lakes')).body as {
    items: { id: string }[];
    total: number;
  };
  assert.equal(all.total, 1, 'one alarm per section and item until cleared');
  const id = all.items[0]!.id;
  const raised = await look(officer, id);
  assert.equal(raised.state, 'alarmRaised');
  assert.deepEqual([raised.facts.section, raised.facts.item, raised.facts.cause], [SITE, 'DO', 'worse-than-target']);

  await take(officer, id, 'confirmEvent', { crossBorder: true, severity: 'general' });
  const told = await take(officer, id, 'informOther', { notices: [{ to: '吴江区生态环境部门', channel: 'system' }] });
  assert.equal(told.papers.length, 1);
  await zone.settle();
  const neighbour = await holderOf(zone, 'wj-ecology', 'officer');
  assert.equal((await look(neighbour, id)).state, 'alarmTold');
  assert.equal((await take(neighbour, id, 'acknowledge')).state, 'alarmJoint');
  await zone.settle();
  const both = viewIn(await neighbour.post(`/cases/${id}/steps/agreeEnd`, { facts: {}, note: '恢复正常' }));
  assert.equal(both.state, 'alarmJoint');
  await zone.settle();
  const ended = await officer.post(`/cases/${id}/steps/agreeEnd`, { facts: {}, note: '同意' });
  assert.ok(ended.status < 300, JSON.stringify(ended.body));
  await zone.settle();
  assert.equal((await look(officer, id)).state, 'alarmEnded');
});

test('an officer opens a work order of their own office for the other side', async () => {
  const officer = await holderOf(zone, 'qp-ecology', 'officer');
  const opened = viewIn(
    await officer.post('/cases', {
      mechanism: 'river-and-lakes',
      matter: 'ECO-order-320509',
      step: 'findProblem',
      channel: 'online',
      facts: {
        title: '元荡水葫芦',
        water: 'yuandang',
        problem: '省界处水葫芦',
        problemKind: 'hyacinth',
        borderWater: true,
        place: { lon: '120.9012', lat: '31.0175' },
      },
    }),
    201,
  );
  assert.equal(opened.state, 'orderFound');
  await take(officer, opened.id, 'dispatchOrder');
  await zone.settle();
  const neighbour = await holderOf(zone, 'wj-ecology', 'officer');
  assert.equal((await take(neighbour, opened.id, 'acceptOrder')).state, 'orderHandling');
});

test('published months come out of the store as they were published', { skip: here }, async () => {
  const context = observationOf(node().runtime)!;
  const file = join(DATA, 'water/zone-border-sections-daily-2020-05_2021-04.csv');
  const report = must(await importFile(context, file, { source: 'cnemc-daily', by: 'test' }));
  assert.ok(report.added > 3000);
  const month = await get(`/observations/month?site=${encodeURIComponent(SITE)}&month=2021-03&source=cnemc-daily`);
  assert.equal(month.status, 200);
  assert.deepEqual(
    [month.body.class, month.body.readings, month.body.deciding, month.body.columnAssumed],
    ['Ⅳ', 30, ['TP'], false],
  );
  assert.deepEqual(month.body.mainPollutants, [{ item: 'TP', class: 'Ⅳ', multiple: '0.36' }]);
  const months = await get(`/observations/months?site=${encodeURIComponent(SITE)}&from=2020-05&to=2021-04&item=TP`);
  const classes = (months.body.months as { class: string | null; period: string }[]).filter(
    (one) => one.class !== null,
  );
  assert.ok(classes.length >= 6 && classes.every((one) => one.class === 'Ⅳ'));
  assert.ok(
    months.body.months.some((one: { insufficient?: object }) => one.insufficient),
    'months without enough readings have no class',
  );
  assert.equal(months.body.trend.significant, false);
  assert.ok(months.body.trend.gaps.length > 0, 'the report says that months are missing');
  const scenario = await get(`/observations/month?site=${encodeURIComponent(SITE)}&month=2021-03&edition=GB0000`);
  assert.deepEqual([scenario.status, scenario.body.code], [422, 'unknown-edition']);
  const heat = await get(`/observations/heat?site=${encodeURIComponent(SITE)}&from=2021-03-01&to=2021-03-31`);
  assert.equal(heat.body.days.length, 30);
  const series = await get(
    `/observations/series?site=${encodeURIComponent(SITE)}&item=TP&from=2021-03-01&to=2021-03-31`,
  );
  assert.deepEqual(
    series.body.bands.limits,
    ['0.01', '0.025', '0.05', '0.1', '0.2'],
    'the lake column of the register',
  );
  assert.ok(
    series.body.series[0].points.some((p: { shown: string; value: string }) => p.shown !== p.value),
    'raw beside displayed',
  );
  const figures = await get('/indicators/waters?from=2021-01&to=2021-03');
  assert.equal(figures.body.sections.valid >= 1, true);
  assert.equal(figures.body.onDefaults.share, '100.0');
  const sections = await get('/observations/sections?day=2021-03-31');
  assert.equal(sections.body.sections.find((one: { site: string }) => one.site === SITE).class, 'Ⅳ');
  const waters = await get('/observations/waters?day=2021-08-01');
  assert.equal(waters.body.waters.length, 4);
  assert.deepEqual(waters.body.waters[0].duty, { side: '330421', status: 'assumed' });
});

test('the air of 青浦淀山湖 on the board is what was published', { skip: here }, async () => {
  const context = observationOf(node().runtime)!;
  must(
    await importFile(context, join(DATA, 'air/hourly-sites-shanghai-2020-04.csv'), {
      source: 'cnemc-air',
      by: 'test',
    }),
  );
  const board = await get('/observations/air?day=2020-04-03');
  const qingpu = board.body.places.find((one: { jurisdiction: string }) => one.jurisdiction === '310118');
  assert.equal(qingpu.hours.find((one: { hour: number }) => one.hour === 17).aqi, 59);
  assert.equal(board.body.edition.id, 'HJ633-2012');
  assert.equal(board.body.places.find((one: { jurisdiction: string }) => one.jurisdiction === '330421').now, null);
});

test('a run goes from its track to one hot spot with a sector and the districts it reaches', {
  skip: here,
}, async () => {
  const { voc_hotspot: example } = JSON.parse(readFileSync(join(DATA, 'worked-examples.json'), 'utf8'));
  const tvoc: number[] = example.series_ug_m3;
  const officer = await holderOf(zone, 'qp-ecology', 'officer');
  const track = {
    run: 'R-2021-07-05',
    startedAt: '2021-07-05T01:00:00.000Z',
    datum: 'WGS84',
    checksBefore: true,
    checksAfter: true,
    wind: { from: 225, speedMs: '2.1' },
    species: ['toluene'],
    samples: tvoc.map((value, t) => ({
      t,
      lon: 120.91 + t * 0.00008,
      lat: 30.985,
      speedKmh: '28',
      tvoc: String(value),
    })),
  };
  const judged = await officer.post('/observations/voc', track);
  assert.equal(judged.status, 200, JSON.stringify(judged.body).slice(0, 400));
  const run = judged.body as {
    hotSpots: { sector: unknown[]; peak: string }[];
    used: boolean;
    reaches: string[];
    track: string;
  };
  assert.equal(run.used, true);
  assert.equal(run.hotSpots.length, 1);
  assert.ok(run.hotSpots[0]!.sector.length > 10);
  assert.ok(run.reaches.length > 0);
  assert.equal((await get('/observations/voc/run?run=R-2021-07-05')).status, 401, 'leads are for staff');
  const kept = (await officer.get('/observations/voc/run?run=R-2021-07-05')).body as unknown as typeof run;
  assert.equal(kept.track, run.track);
});

test('the month and the year are reported as a paper and as sheets that can be reckoned with', async () => {
  const report = (period: string, format: string) =>
    zone.app.inject({ method: 'GET', url: `/shanghai/api/observations/report?period=${period}&format=${format}` });
  for (const period of ['2021-07', '2021']) {
    const pdf = await report(period, 'pdf');
    assert.equal(pdf.statusCode, 200);
    assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-');
    const xlsx = await report(period, 'xlsx');
    assert.match(String(xlsx.headers['content-disposition']), new RegExp(`waters-${period}.xlsx`));
    const sheets = (await readXlsx(xlsx.rawPayload)) as unknown as { sheet: string; data: unknown[][] }[];
    assert.deepEqual(sheets.map(({ sheet }) => sheet).slice(0, 3), ['摘要', '一河三湖', '断面水质']);
    const sections = sheets.find(({ sheet }) => sheet === '断面水质')?.data ?? [];
    assert.equal(sections.length, 2 + 13, 'a title, a heading, every registered section');
    assert.ok(
      sections.some((line) => line[0] === '急水港桥' && line[2] === '数据不足'),
      'three hours make no month',
    );
  }
  assert.equal((await report('2021-13', 'pdf')).statusCode, 400);
  assert.equal((await report('2021-07', 'doc')).statusCode, 400);
  const bodies = (await get('/observations/bodies?period=2021-07')).body;
  assert.deepEqual(bodies.against, ['2021-06', '2020-07']);
  assert.deepEqual(
    bodies.waters.map(({ id }: { id: string }) => id),
    ['taipu', 'dianshan', 'yuandang', 'fenhu'],
  );
});
