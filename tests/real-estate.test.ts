import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  appearance,
  bodies,
  buyer,
  flat,
  flatSale,
  matterCode,
  open,
  seller,
  takeOverTitles,
} from './support/estate.ts';
import { holderOf, look, take, viewIn } from './support/journey.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Mechanism 11 over HTTP on three nodes: 青浦 and 嘉善 receive, 吴江 examines and enters; then the register itself. */

let zone: TestZone;
let clerk: TestPerson;
let there: TestPerson;
let officer: TestPerson;
let head: TestPerson;

interface EntryView {
  readonly version: { version: number; values: { holders: { party: { name: string } }[] } } | null;
  readonly newest: number;
  readonly holds: { hold: string; standing: string; rank: number }[];
  readonly chain: { step: string; case: string }[];
}
const entry = async (who: TestPerson, query = '', key = flat): Promise<EntryView> => {
  const answer = await who.get(`/registers/titles/${key}${query}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as EntryView;
};
const owner = (view: EntryView): string | undefined => view.version?.values.holders[0]?.party.name;
const sale = { ...flatSale, taxPaid: 6_000_000, taxReceipt: '完税-1' };

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  there = await person(zone, 'zhejiang', 'js-window-1');
  officer = await holderOf(zone, bodies['320509'], 'officer');
  head = await holderOf(zone, bodies['320509'], 'head');
  await takeOverTitles(zone, '320509');
});
after(() => zone.stop());

test('earlier records entered the register through a case of two people', async () => {
  const view = await entry(officer);
  assert.equal(owner(view), seller.name);
  assert.deepEqual(
    view.chain.map(({ step }) => step),
    ['takeOver'],
  );
});

let sold: string;
test('a seller in 青浦, a buyer in 嘉善, a flat in 吴江: one case, two appearances, three nodes, one entry', async () => {
  // The clerk takes the matter of 青浦; the unit code routes to 吴江.
  const drafted = await open(clerk, zone, 'transfer', '310118', 'draft', sale);
  sold = drafted.id;
  const state = (await clerk.get(`/cases/${sold}`)).body as { deciding: { authority: string } };
  assert.equal(state.deciding.authority, 'wj-land');
  await take(clerk, sold, 'appear', { appearing: seller, appearance });
  await take(clerk, sold, 'call', { call: { party: buyer, place: '330421' } });
  const early = await clerk.post(`/cases/${sold}/steps/handOver`, { facts: {} });
  assert.equal((early.body as { code: string }).code, 'allAppeared');
  await zone.settle();
  zone.setTime('2021-09-18T02:00:00.000Z');
  await take(there, `${sold}-p1`, 'appearThere', { appearance });
  await zone.settle();
  assert.equal((await look(clerk, sold)).state, 'gathering');
  await take(clerk, sold, 'handOver');
  await zone.settle();
  assert.equal((await look(officer, sold)).holder, 'jiangsu');
  await take(officer, sold, 'accept');
  await take(officer, sold, 'collectFee', { feePaid: 8000, feeReceipt: '缴款-1' });
  await take(officer, sold, 'check');
  zone.setTime('2021-09-22T01:30:00.000Z');
  const entered = await take(head, sold, 'enter');
  assert.equal(entered.credentials.length, 1);
  await zone.settle();
  assert.equal((await look(clerk, sold)).state, 'entered', 'the window that received it sees it');
  assert.equal(owner(await entry(officer)), buyer.name);
});

test('11 example 2: a court that comes after entry is answered that it was transferred', async () => {
  zone.setTime('2021-09-22T02:00:00.000Z');
  const seizure = {
    unit: flat,
    court: '示例法院',
    document: '（2021）执1号',
    debtor: seller,
    seizureTerm: { n: 3, unit: 'y' },
  };
  assert.equal((await open(officer, zone, 'seizure', '320509', 'serveSeizure', seizure)).state, 'moved');
  const second = await open(officer, zone, 'seizure', '320509', 'serveSeizure', { ...seizure, debtor: buyer });
  assert.equal(second.state, 'seized');
  assert.deepEqual(
    (await entry(officer)).holds.filter(({ rank }) => rank > 0).map(({ hold, standing }) => `${hold} ${standing}`),
    ['seizure effective'],
  );
});

test('an entry is read as of a day and as of an instant', async () => {
  assert.equal(owner(await entry(officer, '?on=2021-09-21')), seller.name, 'the day before it was entered');
  assert.equal(owner(await entry(officer, '?on=2021-09-22')), buyer.name);
  assert.equal(
    owner(await entry(officer, '?on=2021-09-22&at=2021-09-22T01:00:00.000Z')),
    seller.name,
    'what was known half an hour before',
  );
  assert.equal((await officer.get(`/registers/titles/${flat}?on=2021-02-30`)).status, 400);
});

test('an extract is signed, verifies, and carries the restrictions of its day', async () => {
  const answer = await officer.get(`/registers/titles/${flat}/extract`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const { text, claims } = answer.body as { text: string; claims: { restrictions: { hold: string }[] } };
  assert.deepEqual(
    claims.restrictions.map(({ hold }) => hold),
    ['seizure'],
  );
  const verified = (await zone.app.inject({ method: 'POST', url: '/api/verify', payload: { text } })).json() as {
    valid: boolean;
    issuer: string;
    claims: { key: string };
  };
  assert.deepEqual([verified.valid, verified.issuer, verified.claims.key], [true, 'jiangsu', flat]);
});

test('holders see their own entries, officers those their authority keeps; for others an entry is not there', async () => {
  const mine = await person(zone, 'jiangsu', 'js-resident');
  const list = (await mine.get('/registers/titles')).body as { items: { key: string }[] };
  assert.deepEqual(
    list.items.map(({ key }) => key),
    [flat],
  );
  const former = await person(zone, 'jiangsu', 'qp-resident');
  assert.equal((await former.get(`/registers/titles/${flat}`)).status, 404, 'the seller is a holder no more');
  for (const login of ['wj-housing-officer', 'wj-window-1', 'wj-police-head']) {
    const stranger = await person(zone, 'jiangsu', login);
    assert.equal((await stranger.get(`/registers/titles/${flat}`)).status, 404, login);
    assert.equal((await stranger.get(`/registers/titles/${flat}/extract`)).status, 404, login);
    assert.equal(((await stranger.get('/registers/titles')).body as { items: unknown[] }).items.length, 0, login);
  }
  assert.equal((await officer.get('/registers/nothing')).status, 404);
  const all = (await officer.get('/registers/titles?q=320509005012')).body as {
    items: { values: { holders: { party: { name: string } }[] } }[];
  };
  assert.equal(all.items.length, 3);
  assert.ok(
    all.items.every(({ values }) => values.holders.every(({ party }) => party.name.includes('*'))),
    'names are masked in lists',
  );
});

test('who looked is shown to the holder, at the entry and in the data tracker', async () => {
  const mine = await person(zone, 'jiangsu', 'js-resident');
  const readers = (await mine.get(`/registers/titles/${flat}/readers`)).body as { who: string; what: string }[];
  assert.ok(readers.some(({ what }) => what === 'extract') && readers.every(({ who }) => who));
  const tracked = (await mine.get('/my/access')).body as { what: string[] }[];
  assert.ok(tracked.some(({ what }) => what[0]?.includes(flat)));
});

test('a certificate that was superseded says so wherever it is checked', async () => {
  zone.setTime('2021-09-23T02:00:00.000Z');
  const changed = await open(clerk, zone, 'change', '320509', 'draft', {
    unit: flat,
    applicant: buyer,
    holderSide: [{ party: buyer }],
    change: { party: { ...buyer, name: '钱更名' } },
  });
  await take(clerk, changed.id, 'appear', { appearing: buyer, appearance });
  await take(clerk, changed.id, 'handOver');
  await zone.settle();
  await take(officer, changed.id, 'accept');
  await take(officer, changed.id, 'collectFee', { feePaid: 8000, feeReceipt: '缴款-2' });
  await take(officer, changed.id, 'check');
  viewIn(await head.post(`/cases/${changed.id}/steps/enter`, { facts: {} }));
  const old = await look(officer, sold);
  assert.equal(old.credentials[0]?.status, 'superseded');
  const text = (
    (await officer.get(`/cases/${sold}/credentials/${encodeURIComponent(old.credentials[0]?.id as string)}`))
      .body as { text: string }
  ).text;
  const verified = (await zone.app.inject({ method: 'POST', url: '/api/verify', payload: { text } })).json() as {
    valid: boolean;
  };
  assert.equal(verified.valid, false);
});

test('matters of this mechanism stand beside the published catalogue', () => {
  assert.ok(matterCode(zone, '910807000200', '330421'));
});

test('a mortgage is registered from the counter of a bank, and a later seizure is told to the bank where it applied', async () => {
  zone.setTime('2021-09-24T02:00:00.000Z');
  const counter = await person(zone, 'shanghai', 'qp-window-21');
  const bank = { kind: 'organisation', key: '91310118MA0000015P', name: '示例银行' };
  const other = '320509005012GB00107F00030202';
  const holder = (await entry(officer, '', other)).version?.values.holders as unknown as { party: typeof buyer }[];
  const owners = holder.map(({ party }) => party);
  const drafted = await open(counter, zone, 'mortgage', '320509', 'draft', {
    unit: other,
    applicant: owners[0],
    second: bank,
    holderSide: owners.map((party) => ({ party })),
    otherSide: [{ party: bank }],
    mortgage: { amount: 100_000_000, transferLimit: false },
    contract: await upload(zone, counter, 'shanghai'),
    cause: '抵押合同',
  });
  for (const appearing of [...owners, bank]) await take(counter, drafted.id, 'appear', { appearing, appearance });
  await take(counter, drafted.id, 'handOver');
  await zone.settle();
  const received = await look(officer, drafted.id);
  assert.equal(received.holder, 'jiangsu');
  await take(officer, drafted.id, 'accept');
  await take(officer, drafted.id, 'collectFee', { feePaid: 8000, feeReceipt: '缴款-3' });
  await take(officer, drafted.id, 'check');
  await take(head, drafted.id, 'enter');
  await zone.settle();
  const seen = await look(counter, drafted.id);
  assert.equal(seen.state, 'entered');
  assert.equal(seen.credentials.length, 1, 'the 登记证明 is at the counter');
  await open(officer, zone, 'seizure', '320509', 'serveSeizure', {
    unit: other,
    court: '示例法院',
    document: '（2021）执9号',
    debtor: owners[0],
    seizureTerm: { n: 3, unit: 'y' },
  });
  await zone.settle();
  const node = zone.zone.nodes.get('shanghai');
  const told = await node?.runtime.pool.query(`select key, zh from messages where zh like '%查封%' and key = $1`, [
    bank.key,
  ]);
  assert.equal(told?.rows.length, 1, 'pushed to who relies on the title, where they applied');
});
