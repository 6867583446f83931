import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Matter } from '#kernel';
import { toJson } from '#server/catalogue/export.ts';
import { person, testZone } from './support/zone.ts';

test('an operator imports a new version of a guide: a preview first, then in force here and at every peer; again it adds nothing', async () => {
  const zone = await testZone();
  const operator = await person(zone, 'jiangsu', 'jiangsu-operator');
  const runtime = zone.zone.nodes.get('jiangsu')?.runtime;
  const old = [...(runtime?.matters.values() ?? [])]
    .flat()
    .find(
      (one) =>
        zone.program.authorities[one.authority]?.node === 'jiangsu' &&
        one.promised?.unit === 'wd' &&
        one.promised.n > 1,
    );
  assert.ok(old?.promised);
  const changed = { ...old, from: '2021-10-08', promised: { ...old.promised, n: old.promised.n - 1 } };
  const boundary = 'boundary-of-this-test';
  const send = async (query: string, who = operator, node = 'jiangsu') => {
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="list.json"\r\ncontent-type: application/json\r\n\r\n`,
      ),
      toJson([changed]),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return zone.app.inject({
      method: 'POST',
      url: `/${node}/api/catalogue/import${query}`,
      headers: {
        cookie: who.cookie,
        'x-csrf': who.csrf,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload,
    });
  };
  const preview = await send('');
  assert.equal(preview.statusCode, 200, preview.body);
  assert.deepEqual([preview.json().changed, preview.json().published], [1, 0]);
  const applied = await send('?apply=true');
  assert.equal(applied.json().published, 1, applied.body);
  await zone.settle();
  for (const node of zone.zone.nodes.values()) {
    const versions: readonly Matter[] = node.runtime.matters.get(old.code) ?? [];
    assert.equal(versions.at(-1)?.from, '2021-10-08', node.id);
    assert.equal(versions.at(-2)?.to, '2021-10-07', 'the version before has its last day');
  }
  assert.equal((await send('?apply=true')).json().unchanged, 1, 'a re-import adds nothing');
  const foreign = await person(zone, 'shanghai', 'shanghai-operator');
  assert.equal(
    (await send('?apply=true', foreign, 'shanghai')).statusCode,
    200,
    'what is in force already is no change',
  );
  const clerk = await person(zone, 'jiangsu', 'wj-window-1');
  assert.equal((await send('', clerk)).statusCode, 403);
  await zone.stop();
});
