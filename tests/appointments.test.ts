import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clockJob } from '#server/jobs/clock-job.ts';
import { findMatter, resident, take, type View, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 窗口预约: places of 吴江's windows, asked for at once from two provinces. */

let zone: TestZone;
let here: TestPerson;
let there: TestPerson;

before(async () => {
  zone = await testZone({ at: '2021-09-22T02:00:00.000Z' });
  there = await person(zone, 'shanghai', 'qp-window-1');
  here = await person(zone, 'jiangsu', 'wj-window-1');
});

after(() => zone.stop());

const ask = async (who: TestPerson, half = 'am'): Promise<View> => {
  const matter = findMatter(zone, (one) => one.mechanism === 'appointments' && one.jurisdiction === '320509');
  const facts = { visitor: resident, day: '2021-09-24', half, line: 'general', about: '社会保障卡申领' };
  const body = { mechanism: 'appointments', matter: matter.code, step: 'ask', channel: 'window', facts };
  return viewIn(await who.post('/cases', body), 201);
};

const rowsOf = async (half: string) =>
  (
    await zone.zone.nodes
      .get('jiangsu')!
      .runtime.pool.query<{ state: string; facts: Record<string, unknown> }>(
        `select state, doc->'facts' as facts from cases where mechanism = 'appointments' and doc->'facts'->>'half' = $1`,
        [half],
      )
  ).rows;

test('thirty people of two provinces want the same half day: twenty-four get a place each, nobody the same one', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, n) => ask(n % 2 ? here : there)));
  await zone.settle();
  const rows = await rowsOf('am');
  const booked = rows.filter(({ state }) => state === 'booked');
  assert.equal(booked.length, 24);
  assert.equal(new Set(booked.map(({ facts }) => `${facts.window}/${facts.place}`)).size, 24);
  const full = rows.filter(({ state }) => state === 'full');
  assert.equal(full.length, 6);
  for (const { facts } of full)
    assert.deepEqual((facts.nextFree as unknown[])[0], { day: '2021-09-24', half: 'pm', places: 24 });
});

test('a place that is given back is booked again; a full half day stays refused with what is still free', async () => {
  const afternoon = await ask(here, 'pm');
  assert.equal(afternoon.state, 'booked');
  const refused = await here.post(`/cases/${afternoon.id}/steps/change`, {
    facts: { day: '2021-09-24', half: 'am' },
  });
  assert.equal((refused.body as { code: string }).code, 'placeFree');
  const { rows } = await zone.zone.nodes.get('jiangsu')!.runtime.pool.query<{ id: string }>(
    `select id from cases where mechanism = 'appointments' and state = 'booked' and receiving_authority = 'wj-center'
       and doc->'facts'->>'half' = 'am' order by id limit 1`,
  );
  const given = rows[0]?.id as string;
  await take(here, given, 'cancel');
  const moved = await take(here, afternoon.id, 'change', { day: '2021-09-24', half: 'am' });
  assert.equal(moved.state, 'booked');
  assert.equal((await rowsOf('am')).filter(({ state }) => state === 'booked').length, 24);
});

test('who does not come has missed it the next morning', async () => {
  zone.setTime('2021-09-25T01:00:00.000Z');
  await clockJob(zone.zone.nodes.get('jiangsu')!).run();
  await zone.settle();
  assert.equal((await rowsOf('am')).filter(({ state }) => state === 'missed').length, 24);
});
