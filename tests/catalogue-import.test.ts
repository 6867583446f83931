import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Matter } from '#kernel';
import { toJson } from '#server/catalogue/export.ts';
import { ended } from './support/tasks.ts';
import { sendFile } from './support/upload.ts';
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
  const send = (query: string, who = operator, node = 'jiangsu') =>
    sendFile(zone, who, `/${node}/api/catalogue/import${query}`, {
      name: 'list.json',
      type: 'application/json',
      bytes: toJson([changed]),
    });
  const report = async (query: string, who = operator, node = 'jiangsu') => {
    const { body, json } = await send(query, who, node);
    const { result } = await ended<{ changed: number; published: number; unchanged: number }>(who, json());
    assert.ok(result, body);
    return result;
  };
  const preview = await report('');
  assert.deepEqual([preview.changed, preview.published], [1, 0]);
  assert.equal((await report('?apply=true')).published, 1);
  await zone.settle();
  for (const node of zone.zone.nodes.values()) {
    const versions: readonly Matter[] = node.runtime.matters.get(old.code) ?? [];
    assert.equal(versions.at(-1)?.from, '2021-10-08', node.id);
    assert.equal(versions.at(-2)?.to, '2021-10-07', 'the version before has its last day');
  }
  assert.equal((await report('?apply=true')).unchanged, 1, 'a re-import adds nothing');
  const foreign = await person(zone, 'shanghai', 'shanghai-operator');
  const known = await report('?apply=true', foreign, 'shanghai');
  assert.equal(known.unchanged, 1, 'what is in force already is no change');
  const clerk = await person(zone, 'jiangsu', 'wj-window-1');
  assert.equal((await send('', clerk)).statusCode, 403);
  await zone.stop();
});
