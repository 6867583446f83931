import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoTitles } from '../zones/delta/registers/titles.ts';
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
import { holderOf, look, take, type View, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 依职权更正、注销 over HTTP: told, a term, announced in public, entered; while a sale from another province waits. */

let zone: TestZone;
let officer: TestPerson;
let head: TestPerson;
let owner: TestPerson;

const [parking, shop] = ['320509005012GB00107F00039001', '320509001003GB00021F00010001'];
const { unit: _u, since: _s, ...wrong } = demoTitles['320509'][2];
const corrected = { ...wrong, location: '盛泽镇示例路8号地下车位7（虚构）' };
const own: Readonly<Record<'correction' | 'cancel', string>> = { correction: '910807000900', cancel: '910807000600' };

const begin = (who: TestPerson, act: keyof typeof own, facts: object) =>
  who.post('/cases', {
    mechanism: 'real-estate',
    matter: matterCode(zone, own[act], '320509'),
    step: 'actExOfficio',
    channel: 'window',
    facts,
  });
const on = (day: string): void => zone.setTime(`${day}T02:00:00.000Z`);
const codeOf = async (who: TestPerson, id: string, step: string): Promise<unknown> => {
  const before = (await look(officer, id)).version;
  const answer = await who.post(`/cases/${id}/steps/${step}`, { facts: {} });
  assert.ok(answer.status >= 400, `${step} was let through`);
  assert.equal((await look(officer, id)).version, before, `${step} was refused and left nothing`);
  return (answer.body as { code: string }).code;
};
const messages = async (who: TestPerson): Promise<string> => JSON.stringify((await who.get('/my/messages')).body);
const announced = async (id: string): Promise<boolean> =>
  JSON.stringify((await zone.app.inject({ url: '/jiangsu/api/notices' })).json()).includes(id);

interface EntryView {
  readonly version: {
    readonly version: number;
    readonly closed: boolean;
    readonly values: Record<string, unknown>;
  } | null;
  readonly holds: readonly { readonly hold: string; readonly rank: number }[];
  readonly chain: readonly { readonly step: string }[];
}
const entry = async (key: string, query = ''): Promise<EntryView> => {
  const answer = await officer.get(`/registers/titles/${key}${query}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as EntryView;
};
const stand = (view: EntryView): readonly string[] =>
  view.holds.filter(({ rank }) => rank > 0).map(({ hold }) => hold);

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  officer = await holderOf(zone, bodies['320509'], 'officer');
  head = await holderOf(zone, bodies['320509'], 'head');
  owner = await person(zone, 'jiangsu', 'qp-resident');
  await takeOverTitles(zone, '320509');
});
after(() => zone.stop());

const begun = { unit: parking, cause: '房号录入错误', document: '（示例）自查1号', corrected };

test('only the registry where the land lies begins it: no clerk, no other registry, no owner', async () => {
  const others = [
    await person(zone, 'shanghai', 'qp-window-1'),
    await holderOf(zone, bodies['310118'], 'officer'),
    head,
    owner,
  ];
  for (const who of others) {
    const answer = await begin(who, 'correction', begun);
    assert.ok([403, 404, 409, 422].includes(answer.status), JSON.stringify(answer.body));
  }
  assert.deepEqual(stand(await entry(parking)), []);
});

let id: string;
test('the owner is told, and the register says that a correction is being handled', async () => {
  id = viewIn(await begin(officer, 'correction', begun), 201).id;
  const seen = await look(officer, id);
  assert.equal(seen.state, 'noticed');
  assert.deepEqual(
    seen.papers.map(({ kind }) => kind),
    ['errorNotice'],
  );
  assert.match(await messages(owner), /登记机构发现登记簿有误/);
  assert.deepEqual(stand(await entry(parking)), ['correction']);
  const late = await begin(officer, 'correction', { ...begun, wrongSince: '2017-01-01' });
  assert.deepEqual([late.status, (late.body as { code: string }).code], [422, 'nothingSince']);
});

const sale: { view?: View; correction?: string } = {};
test('a sale received at a window of 青浦 for a title whose error has just been told of is accepted first and goes first', async () => {
  const { unit: _unit, since: _since, ...right } = demoTitles['320509'][0];
  const facts = { ...begun, unit: flat, corrected: { ...right, area: '90.10' } };
  sale.correction = viewIn(await begin(officer, 'correction', facts), 201).id;
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const drafted = await open(clerk, zone, 'transfer', '320509', 'draft', {
    ...flatSale,
    taxPaid: 6_000_000,
    taxReceipt: '完税-1',
  });
  for (const appearing of [seller, buyer]) await take(clerk, drafted.id, 'appear', { appearing, appearance });
  await take(clerk, drafted.id, 'handOver');
  await zone.settle();
  sale.view = await look(officer, drafted.id);
  assert.equal(sale.view.holder, 'jiangsu');
});

test('nothing is announced before thirty working days are over; then the clock moves it', async () => {
  on('2021-11-04');
  await zone.settle();
  assert.equal((await look(officer, id)).state, 'noticed', 'the last day is the party’s');
  await codeOf(officer, id, 'announce');
  on('2021-11-08');
  await zone.settle();
  assert.equal((await look(officer, id)).state, 'review');
  assert.equal(await codeOf(officer, id, 'check'), 'announced');
});

test('announced to everybody for fifteen working days, and no day less', async () => {
  await take(officer, id, 'announce');
  assert.ok(await announced(id), 'a stranger finds it among the notices');
  on('2021-11-29');
  assert.equal(await codeOf(officer, id, 'endAnnouncement'), 'no-effect');
  on('2021-11-30');
  await take(officer, id, 'endAnnouncement');
  await take(officer, id, 'check');
  await codeOf(officer, id, 'enter');
});

test('entered by the registrar: true since it was wrong, what stood stays on record, the old certificate is void', async () => {
  const entered = await take(head, id, 'enter');
  assert.equal(entered.credentials.length, 1);
  const now = await entry(parking);
  assert.deepEqual([now.version?.version, now.version?.values.location], [2, corrected.location]);
  assert.deepEqual(stand(now), [], 'the mark of the correction is gone');
  assert.deepEqual(
    now.chain.map(({ step }) => step),
    ['takeOver', 'actExOfficio', 'noticeOver', 'enter'],
  );
  const then = await entry(parking, '?on=2019-05-01');
  assert.equal(then.version?.values.location, corrected.location, 'as of an earlier day it says what was true');
  const known = await entry(parking, '?on=2019-05-01&at=2021-11-29T00:00:00.000Z');
  assert.equal(known.version?.values.location, wrong.location, 'as it was known then, what stood');
  assert.match(await messages(owner), /登记簿已更正，原证书作废/);
});

test('what was disposed of meanwhile is not corrected ex officio: it is dropped, and not begun again', async () => {
  const { view, correction } = sale;
  assert.ok(view && correction);
  await zone.settle();
  assert.equal((await look(officer, view.id)).state, 'review', 'accepted on the spot: nobody said otherwise');
  await take(officer, view.id, 'collectFee', { feePaid: 8000, feeReceipt: '缴款-1' });
  await take(officer, view.id, 'check');
  await take(head, view.id, 'enter');
  const { version } = await entry(flat);
  assert.equal((version?.values.holders as { party: { name: string } }[] | undefined)?.[0]?.party.name, buyer.name);
  const again = await begin(officer, 'correction', { ...begun, unit: flat, wrongSince: '2018-03-01' });
  assert.deepEqual([again.status, (again.body as { code: string }).code], [422, 'nothingSince']);
  await take(officer, correction, 'dropExOfficio', {}, '权利已转移，由当事人申请');
  assert.deepEqual(stand(await entry(flat)), []);
});

test('a house that is no more is cancelled ex officio; dropped, it leaves the title as it was', async () => {
  const facts = { unit: shop, cause: '房屋已征收拆除', document: '（示例）征收决定1号', destroyed: true };
  const dropped = viewIn(await begin(officer, 'cancel', facts), 201).id;
  await codeOf(officer, dropped, 'dropExOfficio');
  await take(officer, dropped, 'dropExOfficio', {}, '经核实房屋未拆除');
  assert.deepEqual(stand(await entry(shop)), []);
  const again = viewIn(await begin(officer, 'cancel', facts), 201).id;
  on('2022-01-20');
  await zone.settle();
  assert.equal((await look(officer, again)).state, 'review');
  await take(officer, again, 'announce');
  on('2022-03-01');
  await take(officer, again, 'endAnnouncement');
  await take(officer, again, 'check');
  await take(head, again, 'enter');
  const view = await entry(shop);
  assert.equal(view.version, null, 'no title stands');
  assert.equal((await entry(shop, '?on=2022-02-28')).version?.values.use, 'shop', 'as of the day before it stood');
  assert.deepEqual(stand(view), []);
});
