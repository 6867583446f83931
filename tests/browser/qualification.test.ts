import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { holderOf, look, take } from '../support/journey.ts';
import {
  draftRegistration,
  holderOfCertificate,
  housing,
  importCertificates,
  nationallyClear,
  openQualification,
} from '../support/qualification.ts';
import { person } from '../support/zone.ts';
import { overflowFaults } from './support/faults-on.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage } from './support/stage.ts';
import { confirmStep, openStep } from './support/steps.ts';
import { drawn, faultsOnTour } from './support/tour.ts';

/** T2 as people see it: hours recorded where they were held, recognised elsewhere, revoked; a registration with a post of project manager. */

const at = '2021-06-25T02:00:00.000Z';
const who = holderOfCertificate('EV-3');
const trainer = '吴江继续教育基地（示例）';
const course = { course: '绿色建筑（示例）', year: 2021, kind: 'professional', hours: 12 };
const issued = { issuedBy: trainer, issuedOn: '2021-06-01' };
const held = { node: 'jiangsu', login: '' };
const counts = { node: 'shanghai', login: '' };
const registers = { node: 'shanghai', login: '' };

let stage: Stage;
let counted = '';
let unknown = '';
let registration = '';

before(async () => {
  stage = await openStage({ at });
  const { zone } = stage;
  const loginOf = (authority: string, role: string): string =>
    zone.program.zone.people.find(({ posts }) =>
      posts.some((post) => post.authority === authority && post.role === role && !('deputyFor' in post)),
    )?.login ?? '';
  held.login = loginOf('wj-hrss', 'officer');
  counts.login = loginOf('qp-hrss', 'officer');
  registers.login = loginOf(housing.shanghai, 'officer');

  await importCertificates(zone, ['EV-3']);
  const drafted = await draftRegistration(zone, 'EV-3', 'shanghai');
  registration = drafted.id;
  for (const what of ['ask', 'release']) {
    await drafted.by.post(`/cases/${registration}/evidence/certificateConfirmed/${what}`, {});
    await zone.settle();
  }
  await take(drafted.by, registration, 'submitOnline');
  const officer = await holderOf(zone, housing.shanghai, 'officer');
  await take(officer, registration, 'accept', nationallyClear());
  await eventually(zone, async () => (await look(officer, registration)).state, 'examining');
  await take(await holderOf(zone, housing.shanghai, 'head'), registration, 'register');
  await eventually(zone, async () => (await look(officer, registration)).state, 'registered');
});
after(() => stage?.stop());

const field = (page: Page, pointer: string) => page.locator(`#f-facts-${pointer}`);
/** Opens a new case of a matter at a place, by the step that begins it. */
const begin = async (page: Page, node: string, matter: string, place: string, step: string): Promise<void> => {
  await page.goto(`${stage.origin}/${node}/mechanisms/qualification`);
  await page.getByRole('combobox').fill(matter);
  await page.getByRole('option').filter({ hasText: place }).first().click();
  await page.getByRole('button', { name: step, exact: true }).click();
  await field(page, step === '登记已举办的学时' ? 'session-course' : 'applicant-key').waitFor();
};
const add = (page: Page, what: string) =>
  page
    .locator('fieldset, .field')
    .filter({ has: page.locator('legend, label', { hasText: what }) })
    .getByRole('button', { name: /添加/ })
    .first()
    .click();
/** As on a telephone: what the form looks like there, and what is wrong with it. */
const narrow = async (page: Page, name: string): Promise<void> => {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.deepEqual(await overflowFaults(page), []);
  await shoot(page, `${name}-360`);
  if (size) await page.setViewportSize(size);
  await shoot(page, name);
};

test('an officer of 吴江 records a course and who attended; what is missing is said; its head revokes it', async () => {
  const { page, close } = await stage.visit({ as: held, at });
  await begin(page, 'jiangsu', '学时出具登记', '吴江', '登记已举办的学时');
  await narrow(page, 'record-empty');
  await page.locator('form button[type="submit"]').last().click();
  await page.getByRole('alert').first().waitFor();
  await narrow(page, 'record-missing');
  await field(page, 'session-course').fill('装配式建筑（示例）');
  await field(page, 'session-year').fill('2021');
  await page.getByLabel('专业科目', { exact: true }).check();
  await page.getByLabel('必修课', { exact: true }).check();
  await field(page, 'session-hours').fill('8');
  await field(page, 'session-issuedBy').fill('某培训公司（虚构）');
  await field(page, 'session-issuedOn').fill('2021-06-01');
  if (!(await field(page, 'attendees-0-key').isVisible())) await add(page, '参训人员');
  await field(page, 'attendees-0-key').fill(who.key);
  await field(page, 'attendees-0-name').fill(who.name);
  const submit = page.locator('form button[type="submit"]').last();
  await submit.click();
  await page.getByText('不在名单内').first().waitFor();
  await narrow(page, 'record-refused');
  await field(page, 'session-issuedBy').fill(trainer);
  await submit.click();
  await page.waitForURL(/\/jiangsu\/cases\//);
  await drawn(page);
  const path = new URL(page.url()).pathname;
  await close();
  const head = { node: 'jiangsu', login: (await holderOf(stage.zone, 'wj-hrss', 'head')).login };
  const other = await stage.visit({ as: head, at });
  await other.page.goto(`${stage.origin}${path}`);
  await openStep(other.page, '撤销学时');
  await narrow(other.page, 'revoke');
  await field(other.page, 'reasons').fill('未实际举办（虚构）');
  await confirmStep(other.page);
  await other.page.getByText('学时已撤销').first().waitFor();
  await other.close();
  assert.deepEqual(await faultsOnTour(stage, { as: head, at }, [{ path }]), []);
});

test('hours are declared and recognised; what the issuer does not know says so on the case', async () => {
  const { zone } = stage;
  const by = await person(zone, 'shanghai', 'wj-resident');
  const desk = await holderOf(zone, 'wj-hrss', 'officer');
  await openQualification(zone, desk, '910320000600', '320509', 'recordHours', {
    session: { ...course, ...issued },
    attendees: [who],
  });
  const declare = async (name: string): Promise<string> => {
    const records = [{ ...course, ...issued, course: name, issuer: '320509' }];
    const facts = { applicant: who, records };
    const { id } = await openQualification(zone, by, '910320000200', '310118', 'declareHours', facts);
    await take(await holderOf(zone, 'qp-hrss', 'officer'), id, 'recogniseHours');
    return id;
  };
  const officer = await holderOf(zone, 'qp-hrss', 'officer');
  counted = await declare(course.course);
  await eventually(zone, async () => (await look(officer, counted)).state, 'counted');
  unknown = await declare('没有登记的课程（示例）');
  await eventually(zone, async () => (await look(officer, unknown)).state, 'declared');
  const faults = await faultsOnTour(stage, { as: counts, at }, [
    { path: `/shanghai/cases/${counted}` },
    { path: `/shanghai/cases/${unknown}` },
    { path: '/shanghai/registers/hours' },
  ]);
  assert.deepEqual(faults, []);
});

test('the registration shows its term, what was checked, and takes a post', async () => {
  const { page, close } = await stage.visit({ as: registers, at });
  await page.goto(`${stage.origin}/shanghai/cases/${registration}`);
  await openStep(page, '登记项目负责人任职');
  await narrow(page, 'post');
  await field(page, 'post-project').fill('示例学校迁建工程（虚构）');
  await field(page, 'post-since').fill('2021-06-25');
  await confirmStep(page);
  await openStep(page, '延续注册');
  await narrow(page, 'renew');
  await close();
  const faults = await faultsOnTour(stage, { as: registers, at }, [
    { path: `/shanghai/cases/${registration}` },
    { path: '/shanghai/registers/posts' },
    { path: '/shanghai/registers/registrations' },
  ]);
  assert.deepEqual(faults, []);
});

test('the register of hours held, at three widths in both languages', async () => {
  const faults = await faultsOnTour(stage, { as: held, at }, [{ path: '/jiangsu/registers/heldHours' }]);
  assert.deepEqual(faults, []);
});

test('nothing was asked of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
