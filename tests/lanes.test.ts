import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { withClient } from '#store/cluster/index.ts';
import { northJourney } from './support/north-journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

let zone: TestZone;
let clerk: TestPerson;

before(async () => {
  zone = await testZone({ name: 'border', at: '2025-03-05T02:00:00.000Z', wholeCatalogue: true });
  clerk = await person(zone, 'north', 'north-window-1');
});
after(() => zone?.stop());

test('While one transaction waits to be written, another case is decided, written and answered', {
  timeout: 60_000,
}, async () => {
  const { opening, steps } = await northJourney();
  const submit = Object.fromEntries(steps).submit;
  const begin = async (): Promise<string> => {
    const { status, body } = await clerk.post('/cases', opening);
    assert.equal(status, 201, JSON.stringify(body));
    return (body as { case: { id: string } }).case.id;
  };
  const first = await begin();
  assert.equal((await clerk.post(`/cases/${first}/steps/submit`, { facts: submit })).status, 200);
  await withClient(zone.cluster.url('north', 'owner'), async (client) => {
    await client.query('begin');
    await client.query('lock table papers in share mode');
    let answered = false;
    // Writes the receipt, for which it has to wait.
    const receipt = clerk.post(`/cases/${first}/steps/receive`, { facts: {} }).then((answer) => {
      answered = true;
      return answer;
    });
    const waits = `select 1 from pg_locks where relation = 'papers'::regclass and not granted`;
    while ((await client.query(waits)).rows.length === 0) await setTimeout(10);
    assert.ok(await begin());
    assert.equal(answered, false);
    await client.query('rollback');
    assert.equal((await receipt).status, 200);
  });
});
