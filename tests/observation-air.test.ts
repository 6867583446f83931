import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { must } from '#kernel';
import { observationOf } from '#server/observation/context.ts';
import { importFile } from '#server/observation/import-file.ts';
import { watch } from '#server/observation/watch.ts';
import { readingsOf } from '#store/queries/observation-reads.ts';
import { look, take, viewIn } from './support/journey.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

/** Air between the nodes: readings of a station are everybody's, a forecast of heavy pollution is told in two hours (issue 7, 4.4). */

const SITE = 'air/嘉善县监测站';

let zone: TestZone;
let folder: string;
before(async () => {
  zone = await testZone({ at: '2021-07-05T02:00:00.000Z' });
  folder = mkdtempSync(join(tmpdir(), 'tongban-air-'));
});
after(async () => {
  await zone.stop();
  rmSync(folder, { recursive: true });
});

const at = (node: string) => {
  const found = observationOf(zone.zone.nodes.get(node)!.runtime);
  assert.ok(found);
  return found;
};

test('hours of a station of air are published by its place to every node, and give the same index there', async () => {
  const path = join(folder, 'hours.csv');
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
  writeFileSync(
    path,
    [
      'Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2',
      ...hours.map((hour) => `20210704,${hour},嘉善县监测站,66,良,细颗粒物(PM2.5),48,60,0.7,33,100,90,7`),
    ].join('\n'),
  );
  must(await importFile(at('zhejiang'), path, { source: 'station-js', by: 'test', method: 'auto', perDay: 24 }));
  for (let n = 0; n < 3; n++) await zone.settle();
  const span = { sites: [SITE], from: '2021-07-03T00:00:00.000Z', to: '2021-07-06T00:00:00.000Z' };
  const own = await readingsOf(at('zhejiang').pool, span);
  assert.equal(own.length, 24 * 6);
  const board = async (node: string) => {
    const answer = await zone.app.inject({ method: 'GET', url: `/${node}/api/observations/air?day=2021-07-04` });
    return JSON.stringify(
      (answer.json() as { places: { jurisdiction: string }[] }).places.find(
        ({ jurisdiction }) => jurisdiction === '330421',
      ),
    );
  };
  for (const node of ['shanghai', 'jiangsu', 'committee']) {
    const copies = await readingsOf(at(node).pool, span);
    assert.equal(copies.length, own.length, node);
    assert.equal(await board(node), await board('zhejiang'), node);
  }
  assert.match(await board('shanghai'), /"aqi":67/, 'PM2.5 48 is 67: rounded up');
});

test('three districts that were not told of heavy pollution in two hours: the committee is called in, once', async () => {
  const days = [6, 7, 8].map((day) => ({ day: `2021-07-0${day}`, low: 190, high: 220, primary: ['PM25_24h'] }));
  const duty = await person(zone, 'shanghai', 'qp-ecology-officer');
  const { id } = viewIn(
    await duty.post('/cases', {
      mechanism: 'eco-monitoring-air',
      matter: 'ECO-forecast-320509',
      step: 'call',
      channel: 'online',
      facts: {
        title: '7月5日联合预报',
        day: '2021-07-05',
        sides: ['310118', '320509', '330421'],
        centres: ['js-ecology'],
      },
    }),
    201,
  );
  await take(duty, id, 'send');
  await zone.settle();
  const other = await person(zone, 'jiangsu', 'wj-ecology-officer');
  const third = await person(zone, 'zhejiang', 'js-ecology-officer');
  for (const [who, side] of [
    [duty, '310118'],
    [other, '320509'],
    [third, '330421'],
  ] as const) {
    await take(who, id, 'giveOpinion', { opinion: { side, days, inputsHash: 'ab'.repeat(32) } });
    await zone.settle();
  }
  await take(other, id, 'publish', { days, text: '未来三天重度污染', consultation: '沙尘输送' });
  await zone.settle();
  const jiangsu = zone.zone.nodes.get('jiangsu')!;
  await watch(jiangsu);
  assert.equal((await look(other, id)).facts.warnOverdue, undefined, 'two hours are not over');
  zone.setTime('2021-07-05T04:30:00.000Z');
  await watch(jiangsu);
  await watch(jiangsu);
  const seen = await look(other, id);
  assert.equal(seen.facts.warnOverdue, true);
  const { rows } = await jiangsu.runtime.pool.query(
    `select count(*)::int as n from events where stream = $1 and body->>'step' = 'warnLate'`,
    [id],
  );
  assert.deepEqual(rows, [{ n: 1 }]);
  await zone.settle();
  const committee = await person(zone, 'committee', 'committee-head');
  assert.equal((await look(committee, id)).facts.warnOverdue, true);
});

test('everybody reads the forecast as published, and beside it how such forecasts held', async () => {
  type View = {
    forecast: { text: string; days: { levels: string[][] }[] } | null;
    skill: { joint: { lead: number; days: number; range: string }[]; sides: { side: string }[] };
  };
  const read = async (node: string, day: string) =>
    (await zone.app.inject({ method: 'GET', url: `/${node}/api/observations/forecast?day=${day}` })).json() as View;
  assert.equal((await read('committee', '2021-07-04')).forecast, null, 'none on the eve');
  for (const node of ['shanghai', 'jiangsu', 'zhejiang', 'committee']) {
    const { forecast } = await read(node, '2021-07-05');
    assert.equal(forecast?.text, '未来三天重度污染', node);
    assert.deepEqual(forecast.days[0]?.levels.map(([zh]) => zh), ['中度污染', '重度污染']); // biome-ignore format: one line
  }
  const { rows } = await at('jiangsu').pool.query<{ id: string }>(
    `select id from cases where mechanism = 'eco-monitoring-air' and state = 'published' and doc->'facts'->>'text' = '未来三天重度污染'`,
  );
  const id = rows[0]?.id as string;
  zone.setTime('2021-07-08T02:00:00.000Z');
  const other = await person(zone, 'jiangsu', 'wj-ecology-officer');
  const before = (await read('jiangsu', '2021-07-08')).skill.joint.find(({ lead }) => lead === 1)?.days ?? 0;
  await take(other, id, 'verifyDay', { observed: { day: '2021-07-06', aqi: 205, primary: ['PM25_24h'] } });
  const { skill } = await read('jiangsu', '2021-07-08');
  const first = skill.joint.find(({ lead }) => lead === 1);
  assert.equal(first?.days, before + 1);
  if (before === 0) assert.equal(first?.range, '100.0');
  for (const side of ['310118', '320509', '330421']) assert.ok(skill.sides.some((one) => one.side === side), side); // biome-ignore format: one line
});
