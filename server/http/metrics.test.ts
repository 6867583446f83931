import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestZone, testZone } from '../../tests/support/zone.ts';

let zone: TestZone;

before(async () => {
  zone = await testZone({ name: 'border' });
});

after(() => zone.stop());

test('alive and ready are two questions, and both are answered', async () => {
  assert.deepEqual((await zone.app.inject('/health/live')).json(), { ok: true });
  const ready = (await zone.app.inject('/health/ready')).json() as { ok: boolean; nodes: Record<string, unknown> };
  assert.ok(ready.ok && Object.keys(ready.nodes).length === 2);
});

test('figures are in the form Prometheus reads, per node and peer, and name no person', async () => {
  await zone.settle();
  const { body, statusCode } = await zone.app.inject('/metrics');
  assert.equal(statusCode, 200);
  for (const line of body.trim().split('\n'))
    assert.match(line, /^(# (HELP|TYPE) \w+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?[0-9.e+]+)$/, line);
  assert.match(body, /^tongban_disk_free_bytes\{node="north"\} [1-9][0-9]+$/m);
  for (const name of [
    'tongban_up{node="north"} 1',
    'tongban_letters_waiting{node="north",peer="south"} 0',
    'tongban_job_ok{node="south",job="seal"} 1',
    'tongban_http_seconds_count{method="GET",route="/health/live"',
  ])
    assert.ok(body.includes(name), `${name} in\n${body}`);
});

test('from elsewhere the figures are refused', async () => {
  const answer = await zone.app.inject({ url: '/metrics', remoteAddress: '192.0.2.7' });
  assert.equal(answer.statusCode, 403);
});
