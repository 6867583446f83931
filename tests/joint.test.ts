import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holderOf, look, receiveJoint, take, type View } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 多地联办 (13.5): one appearance, parts decided by several bodies in two provinces, one outcome. */

const deciderOf = async (zone: TestZone, id: string): Promise<{ officer: TestPerson; head: TestPerson }> => {
  for (const node of zone.zone.nodes.values()) {
    const { rows } = await node.runtime.pool.query<{ deciding_authority: string; holder: string }>(
      'select deciding_authority, holder from cases where id = $1',
      [id],
    );
    const row = rows[0];
    if (row?.holder === node.id)
      return {
        officer: await holderOf(zone, row.deciding_authority, 'officer'),
        head: await holderOf(zone, row.deciding_authority, 'head'),
      };
  }
  throw new Error(`nobody holds ${id}`);
};

const grant = async (zone: TestZone, id: string): Promise<View> => {
  const { officer, head } = await deciderOf(zone, id);
  await take(officer, id, 'accept');
  const alone = await officer.post(`/cases/${id}/steps/grantAlone`, { facts: {} });
  if (alone.status !== 200) {
    await take(officer, id, 'propose', { decision: 'grant', reasons: '符合条件' });
    await take(head, id, 'sign');
  }
  const fee = (await look(officer, id)).facts.feeDue as number;
  if (fee > 0) await take(officer, id, 'recordFee', { feePaid: fee, feeReceipt: 'SY-0001' });
  return take(officer, id, 'issue');
};

test('an enterprise moves across the border: parts start in their order, in both provinces, and the parent hears of each', async () => {
  const zone = await testZone({ at: '2021-10-12T02:00:00.000Z' });
  try {
    const clerk = await person(zone, 'shanghai', 'qp-window-1');
    const { id, matter } = await receiveJoint(zone, clerk);
    const { officer, head } = await deciderOf(zone, id);
    await take(officer, id, 'accept');
    await take(officer, id, 'openParts');
    await zone.settle();

    const seen = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const parent = await look(officer, id);
      const open = parent.children.filter((child) => !seen.has(child.id));
      if (open.length === 0) break;
      for (const child of open) {
        assert.ok(matter.joint?.some((part) => part.link === child.link));
        await grant(zone, child.id);
        seen.add(child.id);
        await zone.settle();
      }
    }
    assert.equal(seen.size, matter.joint?.length, 'every part was opened, each when what it waits for had ended');
    assert.deepEqual(
      [...((await look(officer, id)).facts.partsGranted as string[])].sort(),
      matter.joint?.map((part) => part.link).sort(),
    );
    await take(officer, id, 'concludeParts');
    await take(officer, id, 'propose', { decision: 'grant', reasons: '各联办事项均已准予' });
    assert.equal((await take(head, id, 'sign')).state, 'granted');
  } finally {
    await zone.stop();
  }
});
