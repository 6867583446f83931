import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMatter, holderOf, look, materialsOf, take, viewIn } from './support/journey.ts';
import { person, testZone } from './support/zone.ts';

/** Nothing of the Delta is in the program: an invented zone with another week, other holidays and other law runs the same. */
test('the second zone boots and a case crosses in it, counted on its own calendar and law', async () => {
  // Wednesday in the north; its weekend is Friday and Saturday.
  const zone = await testZone({ name: 'border', at: '2025-03-05T08:00:00.000Z', wholeCatalogue: true });
  try {
    const [north, south] = zone.program.zone.nodes.map((node) => node.id) as [string, string];
    const clerkLogin = zone.program.zone.people.find(
      (one) => one.node === north && one.posts.some((post) => post.role === 'window'),
    );
    assert.ok(clerkLogin);
    const clerk = await person(zone, north, clerkLogin.login);
    const matter = findMatter(
      zone,
      (one) =>
        one.mechanism === 'cross-province-window' &&
        zone.program.authorities[one.authority]?.node === south &&
        !one.instant &&
        !one.joint &&
        one.serves !== 'organisations',
    );
    const resident = zone.program.zone.people.find((one) => one.kind === 'person');
    assert.ok(resident?.key);
    const applicant = { kind: 'person', key: resident.key, name: resident.name };
    const facts = { applicant, materials: materialsOf(matter), delivery: 'electronic' };
    const { id } = viewIn(
      await clerk.post('/cases', {
        mechanism: 'cross-province-window',
        matter: matter.code,
        step: 'draft',
        channel: 'window',
        facts,
      }),
      201,
    );
    await take(clerk, id, 'submit', { consent: { agreed: true, version: '1', signedOn: '2025-03-05' } });
    await take(clerk, id, 'receive');
    // What a window may do rests on the authorisations of its own zone; it takes the steps it holds the power for.
    for (const [step, given] of [
      ['verifyIdentity', { identityCheck: { method: 'card', matched: true } }],
      ['checkForm', {}],
    ] as const)
      await clerk.post(`/cases/${id}/steps/${step}`, { facts: given });
    await take(clerk, id, 'handOver');
    await zone.settle();
    const officer = await holderOf(zone, matter.authority, 'officer');
    const accepted = await take(officer, id, 'accept');
    assert.equal(accepted.holder, south);
    const { days } = (await officer.get(`/cases/${id}/clocks/statutory`)).body as {
      days: { day: string; counted: boolean }[];
    };
    const friday = days.find((one) => one.day === '2025-03-07');
    const sunday = days.find((one) => one.day === '2025-03-09');
    assert.deepEqual([friday?.counted, sunday?.counted], [false, true], 'Friday is a day off here, Sunday is not');
    await zone.settle();
    assert.equal((await look(clerk, id)).holder, south);
  } finally {
    await zone.stop();
  }
});
