import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { watch } from '#server/observation/watch.ts';
import { look, take, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Duties between the sides that are overdue go to the one above, by a message and a mark in the case (issue 7, 0.4). */

let zone: TestZone;
before(async () => {
  zone = await testZone({ at: '2021-09-15T02:00:00.000Z' });
});
after(() => zone.stop());

const about = async (
  who: TestPerson,
  id: string,
): Promise<readonly { readonly clock: string; readonly opens: boolean }[]> =>
  ((await who.get('/alarms')).body as readonly { case: string; clock: string; opens: boolean }[]).filter(
    (one) => one.case === id,
  );

test('a work order nobody accepts is put before both heads until somebody acts, then before the committee', async () => {
  const finder = await person(zone, 'shanghai', 'qp-ecology-officer');
  const [here, there] = [
    await person(zone, 'shanghai', 'qp-ecology-head'),
    await person(zone, 'jiangsu', 'wj-ecology-head'),
  ];
  const { id } = viewIn(
    await finder.post('/cases', {
      mechanism: 'river-and-lakes',
      matter: 'ECO-order-320509',
      step: 'findProblem',
      channel: 'online',
      facts: {
        title: '元荡漂浮物(虚构)',
        water: 'yuandang',
        problem: '省界处漂浮物',
        problemKind: 'floating',
        borderWater: true,
        place: { lon: '120.9012', lat: '31.0175' },
      },
    }),
    201,
  );
  await take(finder, id, 'dispatchOrder');
  const until = async (day: string, level: number) => {
    zone.setTime(`${day}T02:00:00.000Z`);
    for (let n = 0; n < 5 && (await look(there, id)).facts.escalated !== level; n++) await zone.settle();
    assert.equal((await look(there, id)).facts.escalated, level);
    await zone.settle();
  };
  await zone.settle();
  assert.deepEqual([await about(here, id), await about(there, id)], [[], []]);
  await until('2021-09-17', 1);
  for (const head of [here, there])
    assert.deepEqual((await about(head, id)).map(({ clock, opens }) => [clock, opens]), [['accept', true]]); // biome-ignore format: one line
  await until('2021-09-22', 2);
  for (const head of [here, there])
    assert.deepEqual((await about(head, id)).map(({ clock }) => clock), ['escalation']); // biome-ignore format: one line
  const committee = await person(zone, 'committee', 'committee-head');
  assert.ok((await look(committee, id)).steps.some(({ name, open }) => name === 'coordinate' && open));
  await take(await person(zone, 'jiangsu', 'wj-ecology-officer'), id, 'acceptOrder');
  await zone.settle();
  for (const head of [here, there]) assert.deepEqual(await about(head, id), [], 'somebody acted');
});

test('a sampling plan that does not come in its two hours goes to the heads, once', async () => {
  const finder = await person(zone, 'shanghai', 'qp-ecology-officer');
  const other = await person(zone, 'jiangsu', 'wj-ecology-officer');
  const notices = [{ to: '吴江区生态环境局', channel: 'system' }];
  const { id } = viewIn(
    await finder.post('/cases', {
      mechanism: 'river-and-lakes',
      matter: 'ECO-alarm-320509',
      step: 'raiseAlarm',
      channel: 'online',
      facts: {
        title: '急水港桥异常(虚构)',
        water: 'dianshan',
        section: '上海市/急水港桥',
        item: 'TP',
        cause: 'reported',
        readAt: '2021-09-22T00:00:00.000Z',
        notices,
      },
    }),
    201,
  );
  await take(finder, id, 'confirmEvent', { crossBorder: true, severity: 'general' });
  await take(finder, id, 'informOther', { notices });
  await zone.settle();
  await take(other, id, 'acknowledge');
  const jiangsu = zone.zone.nodes.get('jiangsu')!;
  await watch(jiangsu);
  assert.equal((await look(other, id)).facts.escalated, undefined, 'two hours are not over');
  zone.setTime('2021-09-22T04:01:00.000Z');
  await watch(jiangsu);
  await watch(jiangsu);
  const seen = await look(other, id);
  assert.equal(seen.facts.escalated, 1);
  assert.equal(seen.timeline.filter(({ step }) => step === 'escalate').length, 1);
  assert.equal(seen.state, 'alarmJoint');

  const hourly = async (at: string, misses: number, level: number) => {
    zone.setTime(at);
    await watch(jiangsu);
    await watch(jiangsu);
    const { facts, timeline } = await look(other, id);
    assert.deepEqual(
      [timeline.filter(({ step }) => step === 'escalate').length, facts.escalated],
      [misses, level],
      `${at}: each missed report once`,
    );
  };
  const data = (at: string) =>
    take(other, id, 'addData', { data: [{ section: '上海市/急水港桥', item: 'TP', at, value: '0.3' }] });
  await take(other, id, 'planSampling', { samplePlan: '两侧各布一点，每两小时一次' });
  assert.equal((await look(other, id)).facts.escalated, 0, 'somebody acted');
  await take(other, id, 'reportUp');
  await hourly('2021-09-22T06:02:00.000Z', 2, 1);
  await data('2021-09-22T06:00:00.000Z');
  await hourly('2021-09-22T07:00:00.000Z', 2, 0);
  await hourly('2021-09-22T08:03:00.000Z', 3, 1);
  await hourly('2021-09-22T09:00:00.000Z', 3, 1);
});
