import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { markHandlers, markType, sourcesOf } from '#server/evidence/marks.ts';
import { publishedThen } from '#server/rehearse/published-then.ts';
import { transaction } from '#store/db.ts';
import { publishedEntries } from '#store/queries/published.ts';
import { holderOf, look, viewIn } from './support/journey.ts';
import {
  type Certificate,
  contentOf,
  draftRegistration,
  holderOfCertificate,
  housing,
  importCertificates,
  nationallyClear,
  openQualification,
  type Site,
} from './support/qualification.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Facts that lie elsewhere, over real letters: a certificate kept by 江苏, asked for by 上海 and 浙江 (T2). */

let zone: TestZone;
interface Line {
  readonly name: string;
  readonly standing: string;
  readonly values?: Record<string, unknown>;
  readonly paper?: { readonly open: boolean };
  readonly request?: { readonly id: string; readonly dispute?: string; readonly signed?: boolean };
}

const party = holderOfCertificate;
const content = contentOf;
const open = (by: TestPerson, basic: string, place: string, step: string, facts: object) =>
  openQualification(zone, by, basic, place, step, facts);
const draft = (certificate: Certificate, place: Site, at: Site = place) =>
  draftRegistration(zone, certificate, place, at);
const officer = (site: Site) => holderOf(zone, housing[site], 'officer');
const head = (site: Site) => holderOf(zone, housing[site], 'head');
const lines = async (by: TestPerson, id: string): Promise<readonly Line[]> =>
  (await by.get(`/cases/${id}/evidence`)).body as readonly Line[];
const line = async (by: TestPerson, id: string, name = 'certificateConfirmed'): Promise<Line> =>
  (await lines(by, id)).find((one) => one.name === name) as Line;
const act = (by: TestPerson, id: string, what: string, body: object = {}) =>
  by.post(`/cases/${id}/evidence/certificateConfirmed/${what}`, body);
const take = async (by: TestPerson, id: string, step: string, facts: object = {}) =>
  viewIn(await by.post(`/cases/${id}/steps/${step}`, { facts }));
const tracker = async (by: TestPerson) =>
  (await by.get('/my/evidence')).body as { side: string; case: string; ground: string; status: string }[];

before(async () => {
  zone = await testZone({ at: '2021-06-25T02:00:00.000Z' });
  await importCertificates(zone, ['EV-1', 'EV-2', 'EV-3']);
});
after(() => zone.stop());

let travelled: { by: TestPerson; id: string };
interface Answered {
  readonly status: number;
  readonly body: { readonly code?: string; readonly field?: string };
}

let first: { by: TestPerson; id: string };
test('asked with consent, answered yes or no, previewed, and used only once the person released it', async () => {
  first = await draft('EV-1', 'shanghai');
  const { by, id } = first;
  assert.equal((await line(by, id)).standing, 'unasked');
  assert.equal((await act(by, id, 'ask')).status, 200);
  const seen = await line(by, id);
  assert.deepEqual([seen.standing, seen.values, seen.request?.signed], ['preview', { stands: true }, true]);
  const clerk = await officer('shanghai');
  for (const what of ['release', 'withhold'])
    assert.equal(
      (await act(clerk, id, what)).status,
      403,
      'nobody lets be used for them what they agreed to by themselves',
    );
  await take(by, id, 'submitOnline');
  const early = await (await officer('shanghai')).post(`/cases/${id}/steps/accept`, { facts: {} });
  assert.deepEqual([early.status, (early.body as { code: string }).code], [422, 'evidence-missing']);
  assert.equal((await act(by, id, 'release')).status, 200);
  assert.equal((await line(by, id)).standing, 'usable');
  await take(await officer('shanghai'), id, 'accept', nationallyClear());
  await zone.settle();
  assert.equal((await look(await officer('shanghai'), id)).state, 'examining');
});

test('both sides keep a log of it, and the person sees both', async () => {
  const here = await tracker(first.by);
  assert.deepEqual(
    here.filter(({ case: id }) => id === first.id).map(({ side, ground, status }) => [side, ground, status]),
    [['asker', 'consent', 'released']],
  );
  const there = (await (await officer('jiangsu')).get('/evidence')).body as {
    asked: { case: string; status: string }[];
  };
  assert.deepEqual(
    there.asked.filter(({ case: id }) => id === first.id).map(({ status }) => status),
    ['answered'],
  );
  const pool = zone.zone.nodes.get('jiangsu')?.runtime.pool;
  const log = await pool?.query(`select ground, what from access_log where case_id = $1`, [first.id]);
  assert.deepEqual(log?.rows, [{ ground: 'evidence-consent', what: 'entry qualifications/EV-1 asked standing' }]);
});

test('the decision asks the source again; its signed answer is part of what the event records, and stays at the node', async () => {
  await take(await head('shanghai'), first.id, 'register');
  const pool = zone.zone.nodes.get('shanghai')?.runtime.pool;
  const { rows } = (await pool?.query(
    `select body->'rests' as rests from events where stream = $1 and body->>'step' = 'register'`,
    [first.id],
  )) ?? { rows: [] };
  const rests = rows[0].rests as { evidence?: string; answer?: { proof: string; values: object } }[];
  const now = rests.find(({ evidence }) => evidence === 'certificateNow');
  assert.deepEqual(now?.answer?.values, { stands: true });
  assert.match(now?.answer?.proof ?? '', /^ey[\w-]+\.[\w-]+\.[\w-]+$/);
  await zone.settle();
  assert.equal((await look(await officer('shanghai'), first.id)).state, 'registered');
});

test('declined: the paper route is open, and only then', async () => {
  const { by, id } = await draft('EV-2', 'shanghai');
  assert.equal((await line(by, id)).paper?.open, false);
  await act(by, id, 'decline');
  const declined = await line(by, id);
  assert.deepEqual([declined.standing, declined.paper?.open], ['declined', true]);
  await take(by, id, 'submitOnline');
  const without = await (await officer('shanghai')).post(`/cases/${id}/steps/accept`, { facts: {} });
  assert.equal((without.body as { field: string }).field, '/facts/certificateCopy');
  await take(by, id, 'withdraw');
});

test('somebody else’s consent is worth nothing: the keeper refuses', async () => {
  const by = await person(zone, 'shanghai', 'qp-resident');
  const facts = { applicant: party('EV-1'), certificate: 'EV-2', examPlace: '320000' };
  const { id } = await open(by, '910501000100', '310000', 'draft', facts);
  assert.equal((await act(by, id, 'ask')).status, 200);
  const refused = await line(by, id);
  assert.deepEqual([refused.standing, refused.values], ['refused', undefined]);
  const stranger = await person(zone, 'shanghai', 'wj-resident');
  assert.equal((await act(stranger, id, 'ask')).status, 404);
  const clerk = await (await officer('shanghai')).post(`/cases/${id}/evidence/certificateConfirmed/ask`, {});
  assert.notEqual(clerk.status, 200, 'a window without the signed form cannot consent for them');
});

test('what was released travels with the case to the node that decides', async () => {
  const { by, id } = await draft('EV-3', 'zhejiang', 'shanghai');
  await act(by, id, 'ask');
  await act(by, id, 'release');
  await take(by, id, 'submitOnline');
  await zone.settle();
  const there = await officer('zhejiang');
  const seen = await line(there, id);
  assert.deepEqual([seen.standing, seen.values], ['usable', { stands: true }]);
  await take(there, id, 'accept', nationallyClear());
  await zone.settle();
  assert.equal((await look(there, id)).state, 'examining');
  travelled = { by, id };
});

test('the node that decides doubts an answer asked for elsewhere: who asked and the keeper hear of it, and the ruling comes back', async () => {
  const { id } = travelled;
  const [here, there, keeper] = [await officer('shanghai'), await officer('zhejiang'), await officer('jiangsu')];
  assert.equal((await act(there, id, 'doubt', { why: '与纸质证书不一致' })).status, 200);
  await zone.settle();
  const disputes = async () => [
    (await line(travelled.by, id)).request?.dispute,
    (await line(there, id)).request?.dispute,
  ];
  assert.deepEqual(await disputes(), ['doubted', 'doubted']);
  assert.equal((await act(there, id, 'doubt')).status, 400, 'a doubt has a reason');
  const kept = async () =>
    (
      (await keeper.get('/evidence')).body as {
        asked: { id: string; case: string; dispute?: string; doubt?: string }[];
      }
    ).asked.find((one) => one.case === id && one.dispute);
  const request = await kept();
  assert.deepEqual([request?.dispute, request?.doubt], ['doubted', '与纸质证书不一致']);
  assert.equal((await keeper.post(`/evidence/${request?.id}/uphold`, {})).status, 400, 'and so has the ruling');
  assert.equal((await keeper.post(`/evidence/${request?.id}/uphold`, { why: '登记无误' })).status, 200);
  await zone.settle();
  assert.deepEqual(await disputes(), [undefined, undefined]);
  assert.equal(await kept(), undefined);
  assert.equal((await act(here, id, 'release')).status === 200, false, 'the rest is done where the case is');
});

test('the authority that asked has a log of it: of whom, what, on which law, how it stands', async () => {
  const { ours } = (await (await officer('shanghai')).get('/evidence')).body as {
    ours: { case: string; keeper: { id: string }; status: string; expires: string; under?: { act: string } }[];
  };
  const found = ours.filter(({ case: id }) => id === first.id);
  assert.deepEqual(
    found.map(({ keeper: { id }, status }) => [id, status]),
    found.map(() => ['jiangsu', 'released']),
  );
  assert.ok(found.length > 1 && found.some(({ under }) => under), 'the duty names its law');
  const elsewhere = (await (await officer('zhejiang')).get('/evidence')).body as { ours: { case: string }[] };
  assert.equal(
    elsewhere.ours.some(({ case: id }) => id === first.id),
    false,
  );
});

test('consent is taken back where it was given, wherever the case is by now; what was decided stays', async () => {
  const { by, id } = travelled;
  const there = await officer('zhejiang');
  const before = (await look(there, id)).state;
  assert.equal((await line(there, id)).standing, 'usable');
  const away = await line(by, id);
  assert.equal((await act(by, id, 'ask')).status, 409, 'asked anew only where the case is');
  assert.equal((await act(by, id, 'withhold')).status, 200, JSON.stringify(away));
  await zone.settle();
  for (const one of [by, there]) {
    const seen = await line(one, id);
    assert.deepEqual([seen.standing, seen.values, seen.paper?.open], ['withheld', undefined, true]);
  }
  assert.equal((await look(there, id)).state, before);
  for (const { runtime } of zone.zone.nodes.values())
    assert.deepEqual((await runtime.pool.query(`select kind, problem from inbox where state <> 'done'`)).rows, []);
});

test('a paper that can be had by asking is not taken: neither with the application nor before the evidence failed', async () => {
  const { by, id } = await draft('EV-2', 'shanghai');
  const certificateCopy = await upload(zone, by, 'shanghai');
  const fill = async () => (await by.post(`/cases/${id}/steps/fill`, { facts: { certificateCopy } })) as Answered;
  const refused = await fill();
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.field],
    [422, 'paper-shut', '/facts/certificateCopy'],
  );
  assert.equal((await act(by, id, 'decline')).status, 200);
  assert.equal((await fill()).status, 200);
  await take(by, id, 'fill', { certificateCopy, specialties: ['building'] });
  assert.equal((await act(by, id, 'ask')).status, 200);
  const again = (await by.post(`/cases/${id}/steps/fill`, { facts: { certificateCopy } })) as Answered;
  assert.equal(again.status, 200, 'what lies there already may stay');
  await take(by, id, 'withdraw');
});

test('a window records the consent with the form the person signed, shows them the answer and lets it be used for them', async () => {
  const { by, id } = await draft('EV-2', 'shanghai');
  const clerk = await officer('shanghai');
  const form = await upload(zone, clerk, 'shanghai', '同意书');
  assert.equal((await act(clerk, id, 'ask', { form: { ...form, sha256: 'f'.repeat(64) } })).status, 400);
  assert.equal((await act(clerk, id, 'ask', { form })).status, 200);
  assert.equal((await line(clerk, id)).standing, 'preview');
  assert.equal((await act(clerk, id, 'release')).status, 200);
  const own = (await by.get('/my/evidence')).body as { case: string; consent?: { how: string } }[];
  assert.deepEqual(
    own.filter((one) => one.case === id).map(({ consent }) => consent?.how),
    ['window'],
  );
  assert.equal((await act(by, id, 'withhold')).status, 200, 'the person takes it back by themselves');
  await take(by, id, 'withdraw');
});

test('an entry is corrected at its source: decisions that rested on the answer are listed for review where they were made', async () => {
  const doubted = await (await officer('shanghai')).post(`/cases/${first.id}/evidence/certificateConfirmed/doubt`, {
    why: '证书专业有误',
  });
  assert.equal(doubted.status, 200);
  await zone.settle();
  const kept = (await (await officer('jiangsu')).get('/evidence')).body as {
    asked: { id: string; dispute?: string }[];
  };
  const { id: request } = kept.asked.find(({ dispute }) => dispute === 'doubted') as { id: string };
  await (await officer('jiangsu')).post(`/evidence/${request}/examine`, {});
  await zone.settle();
  assert.equal((await line(await officer('shanghai'), first.id)).request?.dispute, 'examined');
  await open(await head('jiangsu'), '910501000600', '320000', 'correctCertificate', {
    certificate: 'EV-1',
    rectified: { ...content('EV-1', ['highway']), holder: { ...party('EV-1'), key: '320509198506150125' } },
    reasons: '持证人登记错误',
  });
  await zone.settle();
  const review = (await (await officer('shanghai')).get('/evidence')).body as {
    shaken: { case: string; dispute: string }[];
  };
  const found = review.shaken.filter(({ case: id }) => id === first.id);
  assert.deepEqual([...new Set(found.map(({ dispute }) => dispute))], ['corrected']);
  assert.equal(found.length, 2, 'accepted on one answer, registered on another');
  const shown = (await line(first.by, first.id)) as Line & { corrected?: { why: string; values?: object } };
  assert.equal(shown.corrected?.why, '持证人登记错误');
  assert.equal(
    shown.corrected?.values,
    undefined,
    'what is now somebody else’s entry is not told to whoever consented',
  );
});

test('with the source out of reach a step is refused or falls back as declared, and never hangs', async () => {
  zone.cut('jiangsu', true);
  const began = performance.now();
  const { by, id } = await draft('EV-2', 'shanghai');
  assert.equal((await act(by, id, 'ask')).status, 200);
  assert.ok(performance.now() - began < 8000);
  assert.equal((await line(by, id)).standing, 'asked');
  // Consent is taken back as easily as it was given; an answer that comes later is not looked at.
  await act(by, id, 'decline');
  assert.equal((await line(by, id)).standing, 'declined');
  zone.cut('jiangsu', false);
  for (let n = 0; n < 10; n++) {
    for (const node of zone.zone.nodes.values()) node.wake();
    await zone.settle();
  }
  assert.equal((await line(by, id)).standing, 'declined');
});

test('a published register is at every peer, newest version once, whoever was revoked', async () => {
  await open(await head('jiangsu'), '910501000300', '320000', 'revokeCertificate', {
    certificate: 'EV-3',
    reasons: '以欺骗手段取得',
  });
  await zone.settle();
  for (const site of ['shanghai', 'zhejiang', 'committee'] as const) {
    const pool = zone.zone.nodes.get(site)?.runtime.pool;
    assert.ok(pool);
    const entries = await publishedEntries(pool, 'revocations', { key: 'EV-3' });
    assert.deepEqual(
      entries.map(({ source, version, values }) => [source, version, values.place]),
      [['jiangsu', 1, '320000']],
    );
  }
});

const heard = async (site: Site, source: string) => {
  const { runtime } = zone.zone.nodes.get(site) ?? assert.fail();
  return (await sourcesOf(runtime, runtime.pool, 'revocations')).find((one) => one.source === source);
};

test('a publisher signs as of when its entries are whole: silence and "nothing new" can be told apart', async () => {
  zone.setTime('2021-07-01T02:00:00.000Z');
  await zone.settle();
  assert.deepEqual(await heard('shanghai', 'jiangsu'), {
    source: 'jiangsu',
    at: '2021-07-01T02:00:00.000Z',
    says: 1,
    has: 1,
    stale: false,
    incomplete: false,
  });
  // Nothing changes for a week: one says so, the other says nothing.
  zone.cut('jiangsu', true);
  zone.setTime('2021-07-09T02:00:00.000Z');
  await zone.settle();
  const [silent, quiet] = [await heard('shanghai', 'jiangsu'), await heard('shanghai', 'zhejiang')];
  assert.deepEqual([silent?.at, silent?.stale], ['2021-07-01T02:00:00.000Z', true]);
  assert.deepEqual([quiet?.at, quiet?.stale], ['2021-07-09T02:00:00.000Z', false]);
  const seen = (await (await person(zone, 'shanghai', 'shanghai-operator')).get('/operator')).body as {
    published: { register: string; sources: { source: string; stale: boolean }[] }[];
  };
  assert.deepEqual(
    seen.published
      .find(({ register }) => register === 'revocations')
      ?.sources.filter(({ stale }) => stale)
      .map(({ source }) => source),
    ['jiangsu'],
  );
  zone.cut('jiangsu', false);
  for (let n = 0; n < 10 && (await heard('shanghai', 'jiangsu'))?.stale; n++) {
    for (const node of zone.zone.nodes.values()) node.wake();
    await zone.settle();
  }
  assert.equal((await heard('shanghai', 'jiangsu'))?.at, '2021-07-09T02:00:00.000Z');
});

test('a mark is worth its signature: another’s, an older one and one that was altered change nothing', async () => {
  const { runtime } = zone.zone.nodes.get('shanghai') ?? assert.fail();
  const jiangsu = zone.zone.nodes.get('jiangsu') ?? assert.fail();
  const before = await heard('shanghai', 'jiangsu');
  const handle = markHandlers(runtime, (peer) => (peer === 'jiangsu' ? [jiangsu.keys] : []))['register.marked'];
  const mark = { source: 'jiangsu', at: '2030-01-01T00:00:00.000Z', registers: { revocations: 0 } };
  const proof = await jiangsu.runtime.attest(markType, mark);
  const said = (from: string, payload: object) =>
    transaction(runtime.pool, async (client) => handle?.({ client } as never, { from } as never, payload));
  const altered = { ...mark, registers: { revocations: 5 } };
  for (const [from, payload] of [
    ['zhejiang', { mark, proof }],
    ['jiangsu', { mark: altered, proof }],
  ] as const)
    assert.equal((await said(from, payload))?.ok, false);
  const older = { ...mark, at: '2021-06-01T00:00:00.000Z' };
  assert.equal(
    (await said('jiangsu', { mark: older, proof: await jiangsu.runtime.attest(markType, older) }))?.ok,
    true,
  );
  assert.deepEqual(await heard('shanghai', 'jiangsu'), before);
});

test('a rehearsal sees published entries with the values the decision saw, here and at the peers', async () => {
  const rest = {
    kind: 'published',
    register: 'revocations',
    entries: [{ source: 'jiangsu', key: 'EV-3', version: 1 }],
    heard: { jiangsu: '2021-06-25T02:00:00.000Z' },
  } as const;
  for (const site of ['jiangsu', 'shanghai'] as const) {
    const { runtime } = zone.zone.nodes.get(site) ?? assert.fail();
    const then = publishedThen(site, zone.program, runtime.pool);
    const { entries, stale } = await then('revocations', [rest], '2021-06-26T02:00:00.000Z');
    assert.deepEqual(
      entries.map(({ key, values, validFrom, closed }) => [key, values, validFrom, closed]),
      [['EV-3', { place: '320000', reason: '以欺骗手段取得' }, '2021-06-25', false]],
      site,
    );
    assert.deepEqual(stale, []);
    assert.deepEqual((await then('revocations', [rest], '2021-08-01T02:00:00.000Z')).stale, ['jiangsu']);
  }
});

test('a rebuild from the journal finds the same requests, answers and copies', async () => {
  const site = await openSite(zone);
  const rows = { evidence: 0, case_rests: 0, published_entries: 0 };
  for (const node of site.nodes.values()) {
    const report = await checkRebuild(node);
    assert.deepEqual(report.findings, [], node.id);
    for (const table of Object.keys(rows) as (keyof typeof rows)[]) rows[table] += report.rows[table] ?? 0;
  }
  await site.close();
  for (const [table, count] of Object.entries(rows)) assert.ok(count > 0, table);
});
