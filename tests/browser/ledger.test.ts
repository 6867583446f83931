import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mirrorAccounts } from '#kernel';
import { stateDebts } from '#server/jobs/statement-job.ts';
import type { Node } from '#server/node.ts';
import { transaction } from '#store/db.ts';
import { postWithin } from '#store/ledger/index.ts';
import { asker, citizen, grantsOptions, officer, opening } from '../support/grants-zone.ts';
import { overflowFaults } from './support/faults-on.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage } from './support/stage.ts';

/** Accounts, statements and debts between nodes as finance staff see them, and an amount that explains itself. */

let stage: Stage;
let paid: string;

const submit = async (node: Node, command: Parameters<Node['executor']['submit']>[0]['command']): Promise<string> => {
  const result = await node.executor.submit({ command });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.case;
};

before(async () => {
  stage = await openStage(grantsOptions);
  const { program, zone } = stage.zone;
  const north = zone.nodes.get('north') as Node;
  const staff = officer(program.zone, north);
  await submit(north, opening(program.zone, north, 'fund', staff, { amount: 100_000_00, year: '2026' }));
  for (const amount of [500_00, 300_00]) {
    const facts = { who: citizen, amount, year: '2026' };
    paid = await submit(north, opening(program.zone, north, 'ask', asker(north), facts, 'south'));
    await submit(north, { case: paid, step: 'pay', actor: staff, facts: {} });
  }
  await stage.zone.settle();
  await stateDebts(north, true);
  north.wake();
  await stage.zone.settle();
});
after(() => stage?.stop());

const head = { node: 'north', login: 'north-registry-head' };

for (const [language, width] of [
  ['zh', 1440],
  ['en', 360],
  ['zh', 768],
] as const)
  test(`debts, a statement and a case with an explained amount, ${language} at ${width} px`, async () => {
    const { page, close } = await stage.visit({ as: head, width, language });
    const shot = (name: string) => shoot(page, `${name}-${language}-${width}`);
    const says = (zh: string, en: string) =>
      page
        .getByText(language === 'zh' ? zh : en)
        .locator('visible=true')
        .first();
    /** A page moves while it loads, and a click may go beside: it is made again until the fold is open. */
    const unfolded = async (zh: string, en: string) => {
      const inside = says(zh, en);
      for (let n = 0; n < 10 && !(await inside.isVisible()); n++) {
        await says('如何算得', 'How it was computed').click();
        await inside.waitFor({ timeout: 2000 }).catch(() => undefined);
      }
      assert.ok(await inside.isVisible(), zh);
    };
    try {
      await page.goto(`${stage.origin}/north/settlement`);
      await says('双方相符', 'Both sides agree').waitFor();
      await says('¥800.00', 'CN¥800.00').waitFor();
      await shot('settlement');
      await page
        .getByRole('link', { name: language === 'zh' ? /应付/ : /owes/ })
        .first()
        .click();
      await page.waitForURL(/\/account\?/);
      await unfolded('取各项中最小的一项', 'The smallest of these');
      await shot('statement');
      await page.goto(`${stage.origin}/north/cases/${paid}?tab=facts`);
      await unfolded('决定数额', 'decided');
      await shot('case');
      await page.goto(`${stage.origin}/north/accounts`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await shot('accounts');
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
    } finally {
      await close();
    }
  });

test('an account as of a moment: what stood then, back to now, and an instant that is none is said to be', async () => {
  const { page, close } = await stage.visit({ as: head });
  const account = encodeURIComponent('due-to/south/fen/grants');
  await page.goto(`${stage.origin}/north/account?account=${account}`);
  const field = page.locator('input[type="datetime-local"]');
  const balance = page.locator('main strong').first();
  await page.getByText('¥800.00').locator('visible=true').first().waitFor();
  await field.fill('2020-01-01T08:00');
  await page.getByText('没有内容').waitFor();
  assert.equal(await balance.textContent(), '¥0.00');
  await page.getByRole('button', { name: '回到现在' }).click();
  await page.getByText('¥800.00').locator('visible=true').first().waitFor();
  await page.goto(`${stage.origin}/north/account?account=${account}&at=2026-02-30T00:00:00Z`);
  await page.getByText('例如 2021-09-17T16:00:00+08:00').waitFor();
  await close();
});

test('what only one side has is shown as a break: whose it is, which transfer, how much', async () => {
  const { zone } = stage.zone;
  const [north, south] = ['north', 'south'].map((id) => zone.nodes.get(id) as Node) as [Node, Node];
  const [debit, credit] = mirrorAccounts('north', 'fen', 'grants').map(({ id }) => id) as [string, string];
  const context = { node: 'south', at: south.runtime.now(), day: '2026-03-02', cause: 'test' };
  const wrong = { id: 'by-hand/1', debit, credit, amount: 7_00 };
  assert.ok((await transaction(south.runtime.pool, (client) => postWithin(client, [wrong], context))).ok);
  const { program } = stage.zone;
  const facts = { who: citizen, amount: 1_00, year: '2026' };
  const id = await submit(north, opening(program.zone, north, 'ask', asker(north), facts, 'south'));
  await submit(north, { case: id, step: 'pay', actor: officer(program.zone, north), facts: {} });
  await stateDebts(north, true);
  north.wake();
  await stage.zone.settle();
  for (const [language, width] of [
    ['zh', 1280],
    ['en', 360],
  ] as const) {
    const { page, close } = await stage.visit({ as: head, width, language });
    await page.goto(`${stage.origin}/north/settlement`);
    for (const text of language === 'zh'
      ? ['1 处差异', '仅债权方有', 'by-hand/1', '¥7.00']
      : ['1 break', 'Only at the creditor', 'by-hand/1', 'CN¥7.00'])
      await page.getByText(text).locator('visible=true').first().waitFor();
    assert.deepEqual(await overflowFaults(page), []);
    await shoot(page, `settlement-break-${language}-${width}`);
    await close();
  }
});

test('the pages asked nobody else and had no fault of their own', () => {
  assert.deepEqual(stage.strayed, []);
  assert.deepEqual(stage.faults, []);
});
