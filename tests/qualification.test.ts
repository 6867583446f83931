import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from './support/eventually.ts';
import { holderOf, look, type View, viewIn } from './support/journey.ts';
import { nationallyClear } from './support/qualification.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** T2 on three nodes: a certificate of 江苏, asked for in 上海 and 浙江 at once, with the link up and down. */

let zone: TestZone;
const who = { kind: 'person', key: '320509198506150125', name: '沈若溪' };
/** Each certificate belongs to somebody else, so that one test does not stand in the way of the next. */
const holders: Readonly<Record<string, { readonly login: string; readonly party: typeof who }>> = {
  'JSU-1': { login: 'wj-resident', party: who },
  'JSU-2': { login: 'qp-resident', party: { kind: 'person', key: '31011819900101001X', name: '顾念一' } },
  'JSU-6': { login: 'qp-resident', party: { kind: 'person', key: '31011819900101001X', name: '顾念一' } },
  // Two certificates of one person.
  'JSU-4': { login: 'js-resident-2', party: { kind: 'person', key: '33042119920304008X', name: '陆知微' } },
  'JSU-5': { login: 'js-resident-2', party: { kind: 'person', key: '33042119920304008X', name: '陆知微' } },
  'JSU-3': { login: 'js-resident', party: { kind: 'person', key: '330421197809230057', name: '钱向南' } },
};
const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '上海示例水乡科技有限公司' };
const bodies = { shanghai: 'sh-housing', jiangsu: 'jsu-housing', zhejiang: 'zj-housing' } as const;
type Site = keyof typeof bodies;
const provinces = { shanghai: '310000', jiangsu: '320000', zhejiang: '330000' } as const;

const code = (basic: string, place: string): string => {
  const found = zone.program.zone.further?.().find((one) => one.basic === basic && one.jurisdiction === place);
  assert.ok(found, `${basic} in ${place}`);
  return found.code;
};
const open = async (by: TestPerson, basic: string, place: string, step: string, facts: object): Promise<View> =>
  viewIn(
    await by.post('/cases', {
      mechanism: 'qualification',
      matter: code(basic, place),
      step,
      channel: 'online',
      facts,
    }),
    201,
  );
const act = async (by: TestPerson, id: string, step: string, facts: object = {}, note?: string): Promise<View> =>
  viewIn(await by.post(`/cases/${id}/steps/${step}`, { facts, ...(note && { note }) }));
const officer = (site: Site) => holderOf(zone, bodies[site], 'officer');
const head = (site: Site) => holderOf(zone, bodies[site], 'head');

const issue = async (certificate: string): Promise<void> => {
  const batch = [
    {
      certificate,
      holder: holders[certificate]?.party,
      specialties: ['building'],
      issuedOn: '2019-05-20',
      place: '320000',
    },
  ];
  const handed = await open(await officer('jiangsu'), '910501000400', '320000', 'handIn', { batch });
  await act(await head('jiangsu'), handed.id, 'takeOver');
};

/** From application to the request that is on its way to the examining province. */
const apply = async (site: Site, certificate: string): Promise<string> => {
  const { login, party } = holders[certificate] as (typeof holders)[string];
  const applicant = await person(zone, site, login);
  const facts = {
    applicant: party,
    certificate,
    examPlace: '320000',
    employer: firm,
    employerQualified: true,
    insuredWith: firm,
    contract: { signedOn: '2020-03-01' },
    specialties: ['building'],
    consent: { agreed: true, signedOn: '2021-06-25' },
  };
  const drafted = await open(applicant, '910501000100', provinces[site], 'draft', facts);
  const evidence = (what: string) => applicant.post(`/cases/${drafted.id}/evidence/certificateConfirmed/${what}`, {});
  // Out of reach, the request is taken back and paper takes its place.
  if ((await evidence('ask')).status === 200 && (await evidence('release')).status !== 200) {
    assert.equal((await evidence('decline')).status, 200);
    await act(applicant, drafted.id, 'fill', { certificateCopy: await upload(zone, applicant, site) });
  }
  await act(applicant, drafted.id, 'submitOnline');
  await act(await officer(site), drafted.id, 'accept', nationallyClear());
  return drafted.id;
};
const stateAt = async (site: Site, id: string): Promise<string> => (await look(await officer(site), id)).state;
/** The letters go again by themselves once the link is up; until then somebody must wait. */
const untilNot = async (site: Site, id: string, state: string): Promise<void> => {
  for (let n = 0; n < 40 && (await stateAt(site, id)) === state; n++) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    for (const node of zone.zone.nodes.values()) node.wake();
    await zone.settle();
  }
};
const holds = async (certificate: string) =>
  (
    (await (await officer('jiangsu')).get(`/registers/qualifications/${encodeURIComponent(certificate)}`)).body as {
      holds: { standing: string; rank: number; values: { phase: string; place: string } }[];
    }
  ).holds
    .filter(({ rank }) => rank > 0)
    .map(({ values }) => `${values.phase} ${values.place}`);

before(async () => {
  zone = await testZone({ at: '2021-06-25T02:00:00.000Z' });
  await issue('JSU-1');
  await issue('JSU-2');
  await issue('JSU-3');
});
after(() => zone.stop());

let first: string;
test('T2-4: two provinces ask at once, one reserves, the other is told so', async () => {
  first = await apply('shanghai', 'JSU-1');
  const second = await apply('zhejiang', 'JSU-1');
  await zone.settle();
  const states = [await stateAt('shanghai', first), await stateAt('zhejiang', second)].sort();
  assert.deepEqual(states, ['examining', 'notConfirmed']);
  assert.equal((await holds('JSU-1')).length, 1);
  // Whoever was told no does not register; the other gives it back and the roles change.
  const [winner, loser]: readonly (readonly [Site, string])[] =
    (await stateAt('shanghai', first)) === 'examining'
      ? [
          ['shanghai', first],
          ['zhejiang', second],
        ]
      : [
          ['zhejiang', second],
          ['shanghai', first],
        ];
  assert.ok(winner && loser);
  const tooEarly = await (await head(loser[0])).post(`/cases/${loser[1]}/steps/register`, { facts: {} });
  assert.equal(tooEarly.status, 409);
  await act(await head(winner[0]), winner[1], 'refuse', { reasons: '示例：申请人改在他省注册' });
  await zone.settle();
  assert.deepEqual(await holds('JSU-1'), []);
  await act(await officer(loser[0]), loser[1], 'retry');
  await zone.settle();
  await act(await head(loser[0]), loser[1], 'register');
  await zone.settle();
  assert.equal(await stateAt(loser[0], loser[1]), 'registered');
  assert.deepEqual(await holds('JSU-1'), [`registered ${provinces[loser[0]]}`]);
});

test('with the link cut nobody registers; when it is up again the first letter to arrive has it', async () => {
  zone.cut('shanghai', true);
  const here = await apply('shanghai', 'JSU-2');
  await zone.settle();
  assert.equal(await stateAt('shanghai', here), 'verifying');
  const refused = await (await head('shanghai')).post(`/cases/${here}/steps/register`, { facts: {} });
  assert.equal(refused.status, 409, 'no registration without a reservation');
  const there = await apply('zhejiang', 'JSU-2');
  await zone.settle();
  assert.equal(await stateAt('zhejiang', there), 'examining');
  zone.cut('shanghai', false);
  zone.setTime('2021-06-25T03:00:00.000Z');
  await untilNot('shanghai', here, 'verifying');
  assert.equal(await stateAt('shanghai', here), 'notConfirmed');
  assert.deepEqual(await holds('JSU-2'), ['reserved 330000']);
});

test('the link breaks between decision and commit: the reservation keeps the place until the word arrives', async () => {
  const id = await apply('zhejiang', 'JSU-3');
  await zone.settle();
  assert.equal(await stateAt('zhejiang', id), 'examining');
  zone.cut('zhejiang', true);
  await act(await head('zhejiang'), id, 'register');
  assert.equal(await stateAt('zhejiang', id), 'committing');
  assert.deepEqual(await holds('JSU-3'), ['reserved 330000']);
  const other = await apply('shanghai', 'JSU-3');
  await zone.settle();
  assert.equal(await stateAt('shanghai', other), 'notConfirmed', 'reserved by 浙江, whose word is still under way');
  zone.cut('zhejiang', false);
  await untilNot('zhejiang', id, 'committing');
  assert.equal(await stateAt('zhejiang', id), 'registered');
  assert.deepEqual(await holds('JSU-3'), ['registered 330000']);
});

test('revoked at the source: the registration and its certificate end wherever they are', async () => {
  const before = await holds('JSU-1');
  const site = (Object.entries(provinces).find(([, place]) => before[0]?.endsWith(place))?.[0] ?? '') as Site;
  assert.ok(site);
  const gone = await open(await head('jiangsu'), '910501000300', '320000', 'revokeCertificate', {
    certificate: 'JSU-1',
    reasons: '以欺骗手段取得',
  });
  assert.equal(gone.state, 'revoked');
  await zone.settle();
  const list = (await (await officer(site)).get('/registers/registrations')).body as {
    items: { closed: boolean; values: { certificate: string } }[];
  };
  assert.deepEqual(
    list.items.filter(({ values }) => values.certificate === 'JSU-1').map(({ closed }) => closed),
    [true],
  );
  const cases = await zone.zone.nodes
    .get(site)
    ?.runtime.pool.query(
      `select state from cases where doc->'facts'->>'certificate' = 'JSU-1' and doc->'facts' ? 'registration' and holder = $1`,
      [site],
    );
  assert.deepEqual(
    cases?.rows.map(({ state }) => state),
    ['registrationEnded'],
    'the case of the registration says that it ended',
  );
  const mine = (await (await person(zone, site, 'wj-resident')).get('/my/messages')).body as { text: string[] }[];
  assert.ok(mine.some(({ text }) => text[0]?.includes('撤销')));
});

/** How many marks of a register a node has heard from its peers. */
const heard = async (site: Site, register: string): Promise<number> => {
  const pool = zone.zone.nodes.get(site)?.runtime.pool;
  const found = await pool?.query('select count(*)::int as n from published_entries where register = $1', [register]);
  return found?.rows[0].n;
};

test('one person registered in two provinces: a sign in the list of the officer, and no registration ends by it', async () => {
  for (const certificate of ['JSU-4', 'JSU-5']) await issue(certificate);
  const there = await apply('zhejiang', 'JSU-5');
  await untilNot('zhejiang', there, 'verifying');
  await act(await head('zhejiang'), there, 'register');
  await untilNot('zhejiang', there, 'committing');
  const before = await heard('shanghai', 'practiceMarks');
  const here = await apply('shanghai', 'JSU-4');
  await untilNot('shanghai', here, 'verifying');
  await act(await head('shanghai'), here, 'register');
  await untilNot('shanghai', here, 'committing');
  await eventually(zone, async () => (await heard('shanghai', 'practiceMarks')) >= Math.max(1, before), true);
  const looked = await act(await officer('shanghai'), here, 'checkSigns');
  assert.deepEqual(looked.facts.signs, ['同时在浙江注册，证书JSU-5']);
  const list = (await (await officer('shanghai')).get('/registers/signs')).body as {
    items: { key: string; values: { kind: string } }[];
  };
  assert.deepEqual(
    list.items.map(({ values }) => values.kind),
    ['elsewhere'],
  );
  assert.deepEqual([await stateAt('shanghai', here), await stateAt('zhejiang', there)], ['registered', 'registered']);
  await act(
    await officer('shanghai'),
    here,
    'clearSign',
    { sign: list.items[0]?.key },
    '已核实：两证均为本人执业（虚构）',
  );
  const open = (await (await officer('shanghai')).get('/registers/signs')).body as { items: { closed: boolean }[] };
  assert.deepEqual(
    open.items.map(({ closed }) => closed),
    [true],
  );
});

test('one post of project manager: entered in 上海, a second one is refused in 浙江 until the first has ended', async () => {
  const registeredAt = async (site: Site, certificate: string): Promise<string> =>
    (
      await zone.zone.nodes
        .get(site)
        ?.runtime.pool.query(
          `select id from cases where doc->'facts'->>'certificate' = $1 and state = 'registered' and holder = $2`,
          [certificate, site],
        )
    )?.rows[0].id as string;
  const [here, there] = [await registeredAt('shanghai', 'JSU-4'), await registeredAt('zhejiang', 'JSU-5')];
  const post = { project: '示例学校迁建工程（虚构）', since: '2021-06-25' };
  await act(await officer('shanghai'), here, 'takePost', { post });
  await eventually(zone, () => heard('zhejiang', 'posts'), 1);
  const second = await (await officer('zhejiang')).post(`/cases/${there}/steps/takePost`, { facts: { post } });
  assert.equal(second.status, 422);
  assert.match(JSON.stringify(second.body), /在上海登记有任职/);
  const pool = zone.zone.nodes.get('zhejiang')?.runtime.pool;
  const told = await pool?.query(`select * from published_entries where register = 'posts'`);
  assert.ok(!/330421|陆知微|示例学校/.test(JSON.stringify(told?.rows)), 'neither person nor project has left');
  await act(await officer('shanghai'), here, 'leavePost', {}, '项目竣工（虚构）');
  const ended = async () =>
    (await pool?.query(`select closed from published_entries where register = 'posts'`))?.rows.map(
      ({ closed }) => closed,
    );
  await eventually(zone, ended, [true]);
  await act(await officer('zhejiang'), there, 'takePost', { post });
});

test('recognised in 上海, revoked in 江苏: the recognition and its proof end, though nobody in 上海 did anything', async () => {
  await issue('JSU-6');
  const { login, party } = holders['JSU-6'] as (typeof holders)[string];
  const applicant = await person(zone, 'shanghai', login);
  const asked = await open(applicant, '910501000700', '310000', 'applyRecognition', {
    applicant: party,
    kind: 'cost-engineer-2',
    issuingBody: '江苏省住房和城乡建设厅',
    certificate: 'JSU-6',
    examPlace: '320000',
    issuedOn: '2019-05-20',
    consent: { agreed: true, signedOn: '2021-06-25' },
  });
  assert.equal((await act(await officer('shanghai'), asked.id, 'recogniseCertificate')).state, 'recognised');
  const noted = async () =>
    (
      (await (await officer('jiangsu')).get('/registers/qualifications/JSU-6')).body as { holds: { hold: string }[] }
    ).holds.map(({ hold }) => hold);
  await eventually(zone, noted, ['recognition']);
  await open(await head('jiangsu'), '910501000300', '320000', 'revokeCertificate', {
    certificate: 'JSU-6',
    reasons: '以欺骗手段取得（虚构）',
  });
  const standing = async () => {
    const list = (await (await officer('shanghai')).get('/registers/recognised')).body as {
      items: { key: string; closed: boolean }[];
    };
    return list.items.map(({ key, closed }) => `${key} ${closed ? 'ended' : 'stands'}`);
  };
  await eventually(zone, standing, ['JSU-6 ended']);
  const seen = await look(await officer('shanghai'), asked.id);
  assert.equal(seen.state, 'recognitionEnded', 'the case says what holds now; its history what was decided');
  assert.ok(seen.facts.recognisedOn && seen.facts.endedOn);
  assert.deepEqual(
    seen.credentials.map(({ status }) => status),
    ['revoked'],
  );
});

test('T2-3: its term over, the registration ends by its own clock: the case, the registers of both provinces, what all were told', async () => {
  const before = (await (await officer('shanghai')).get('/registers/registrations')).body as {
    items: { closed: boolean; values: { certificate: string } }[];
  };
  assert.ok(before.items.some(({ closed, values }) => !closed && values.certificate === 'JSU-4'));
  const id = (
    await zone.zone.nodes
      .get('shanghai')
      ?.runtime.pool.query(
        `select id from cases where doc->'facts'->>'certificate' = 'JSU-4' and doc->'facts' ? 'registration'`,
      )
  )?.rows[0].id as string;
  zone.setTime('2024-06-24T02:00:00.000Z');
  await zone.settle();
  assert.equal(await stateAt('shanghai', id), 'registered', 'on its last day it stands');
  zone.setTime('2024-06-25T02:00:00.000Z');
  await eventually(zone, () => stateAt('shanghai', id), 'lapsed');
  const after = (await (await officer('shanghai')).get('/registers/registrations')).body as typeof before;
  assert.deepEqual(
    after.items.filter(({ values }) => values.certificate === 'JSU-4').map(({ closed }) => closed),
    [true],
  );
  const told = await zone.zone.nodes
    .get('jiangsu')
    ?.runtime.pool.query(
      `select valid_to as until from published_entries where register = 'practiceMarks' and values->>'certificate' = 'JSU-4'`,
    );
  assert.deepEqual(
    told?.rows.map(({ until }) => String(until)),
    ['2024-06-24'],
    'what was published bears the same last day',
  );
  await eventually(zone, () => holds('JSU-4'), []);
});
