import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, take, viewIn } from './support/journey.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

/** A hot spot that reaches the neighbour is told with its track and map (issue 7, 4.5 V4). */

let zone: TestZone;
before(async () => {
  zone = await testZone({ at: '2021-07-06T02:00:00.000Z' });
});
after(() => zone.stop());

interface Run {
  readonly key: string;
  readonly case?: string;
  readonly samples: number;
}

/** One peak among three thousand samples along the border, wind from the south. */
const track = {
  run: 'R-TOLD',
  startedAt: '2021-07-06T01:00:00.000Z',
  datum: 'WGS84',
  checksBefore: true,
  checksAfter: true,
  wind: { from: 180, speedMs: '2.1' },
  species: ['toluene'],
  samples: Array.from({ length: 3000 }, (_, t) => ({
    t,
    lon: Number((120.905 + t * 0.00001).toFixed(6)),
    lat: 31.0,
    speedKmh: '28',
    tvoc: t >= 1500 && t < 1510 ? String(500 + t - 1500) : '40',
  })),
};

test('the neighbour sees track, sector and species of the run it was told of, among its own runs', async () => {
  const team = await person(zone, 'shanghai', 'qp-ecology-officer');
  const judged = await team.post('/observations/voc', track);
  assert.equal(judged.status, 200, JSON.stringify(judged.body).slice(0, 300));
  const { id } = viewIn(
    await team.post('/cases', {
      mechanism: 'eco-monitoring-voc',
      matter: 'ECO-voc-330421',
      step: 'plan',
      channel: 'online',
      facts: { title: '金泽走航(虚构)', route: '沪青平公路', vehicle: '走航车1', instrument: 'PTR-01' },
    }),
    201,
  );
  await take(team, id, 'check', { checksBefore: true });
  const seen = await take(team, id, 'judge', { run: 'R-TOLD' });
  assert.deepEqual(seen.facts.species, ['toluene']);
  const reaches = seen.facts.reaches as string[];
  assert.ok(
    reaches.some((place) => place !== '310118'),
    `the sector reaches another district: ${reaches}`,
  );
  await take(team, id, 'tell', {});
  const other = await person(zone, 'zhejiang', 'js-ecology-officer');
  const told = async () =>
    ((await other.get('/observations/voc')).body as unknown as readonly Run[]).find(
      ({ key }) => key === 'shanghai/R-TOLD',
    );
  for (let n = 0; n < 8 && ((await look(other, id)).state !== 'told' || !(await told())); n++) await zone.settle();
  assert.equal((await told())?.case, id);
  const view = (await other.get('/observations/voc/run?run=shanghai%2FR-TOLD')).body as unknown as {
    samples: { tvoc: string }[];
    hotSpots: { sector: unknown[] }[];
    from: string;
  };
  assert.equal(view.from, 'shanghai');
  assert.ok(view.samples.length <= 2000, 'thinned for the letter');
  assert.ok(
    view.samples.some(({ tvoc }) => tvoc === '509'),
    'the peak stays',
  );
  assert.ok((view.hotSpots[0]?.sector.length ?? 0) > 10);
  const third = await person(zone, 'jiangsu', 'wj-ecology-officer');
  assert.ok(
    !((await third.get('/observations/voc')).body as unknown as readonly Run[]).some(({ key }) =>
      key.endsWith('R-TOLD'),
    ),
    'who has no part in the case is sent nothing',
  );
});
