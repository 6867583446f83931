import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { tableIn } from '#server/files/table.ts';
import { sheetOf, xlsxType } from '#server/sheet/sheet.ts';
import { vouchersIn } from '../support/vouchers.ts';
import { overflowFaults } from './support/faults-on.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage } from './support/stage.ts';
import { confirmStep, openStep } from './support/steps.ts';

/**
 * Finance staff reconcile three ways on screen (factors.md 1.8): the list approved, the instructions, the bank's file. What did not
 * arrive is a break that the head closes, and it stands in the next batch.
 */

const day = '2021-09-16';
const at = `${day}T02:00:00.000Z`;
const finance = { node: 'shanghai', login: 'qp-science-finance' };

let stage: Stage;
let nine: ReturnType<typeof vouchersIn>;
const orders: string[] = [];
let batch = '';

before(async () => {
  stage = await openStage({ at: '2021-09-01T02:00:00.000Z' });
  nine = vouchersIn(stage.zone);
  await nine.admit('jiangsu', 'jsu-lab');
  await nine.enrol('shanghai', 'qp-enterprise');
  await nine.appropriate('shanghai', 1_000_000);
  const voucher = await nine.issue('shanghai', 'qp-enterprise', 300_000);
  stage.zone.setTime(at);
  const [officer, head] = [await nine.officer('shanghai'), await nine.head('shanghai')];
  for (const number of ['11111111', '22222222']) {
    const lab = nine.resourceOf('jiangsu', 'jsu-lab');
    const id = await nine.order('shanghai', 'qp-enterprise', voucher, lab, 40_000, day);
    const invoice = { code: '031002100111', number };
    await nine.deliver('shanghai', 'qp-enterprise', id, 'jiangsu', 'jsu-lab', invoice, 40_000, 20_000, day);
    await nine.until(officer, id, 'redemption');
    await nine.act(officer, id, 'beginReview');
    await nine.until(officer, id, 'reviewing');
    await nine.act(officer, id, 'noteAudit', { auditFinding: '未见异常（示例）' });
    await nine.act(head, id, 'approve');
    orders.push(id);
  }
  batch = (await nine.open(officer, 'innovation-voucher', '911620000500', '310118', 'assemble', { month: '2021-09' }))
    .id;
  await nine.act(head, batch, 'sign');
});
after(() => stage?.stop());

const titleOf = (step: string): string =>
  stage.zone.program.mechanisms.get('innovation-voucher')?.steps[step]?.title[0] ?? step;

const atBothWidths = async (page: Page, name: string): Promise<void> => {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    assert.deepEqual(await overflowFaults(page), [], `${name} at ${width} px`);
    await shoot(page, `bank-${name}-${width}`);
  }
};

const heading = '银行流水号,指令编号,收款账号,金额（元）,交易日期,状态,退回原因\r\n';
const line = (serial: string, reference: string, status = '成功'): string =>
  `${serial},${reference},6222000011112222,20000.00,${day},${status},\r\n`;
const choose = (page: Page, text: string): Promise<void> =>
  page.locator('input[type="file"][accept*=".csv"]').setInputFiles({
    name: '银行回单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${text}`),
  });

const chooseSheet = async (page: Page, rows: readonly (readonly (string | number)[])[]): Promise<void> => {
  const headings = heading.trim().split(',');
  await page.locator('input[type="file"][accept*=".csv"]').setInputFiles({
    name: '银行回单.xlsx',
    mimeType: xlsxType,
    buffer: await sheetOf(
      ['银行回单', 'Bank'],
      headings.map((zh) => [zh, '']),
      rows,
    ),
  });
};

test('the instructions are saved as a file for the bank, and the template of its answer is at hand', async () => {
  const { page, close } = await stage.visit({ as: finance, at });
  await page.goto(`${stage.origin}/shanghai/cases/${batch}?tab=facts`);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存为 CSV 文件' }).locator('visible=true').first().click(),
  ]);
  const text = await readFile(await saved.path(), 'utf8');
  assert.match(saved.suggestedFilename(), /付款指令文件.*\.csv$/);
  for (const id of orders) assert.ok(text.includes(`${id},`) && text.includes('20000.00'), text);
  await atBothWidths(page, 'instructions');
  await page.goto(`${stage.origin}/shanghai/cases/${batch}`);
  await openStep(page, titleOf('importBank'));
  const download = async (name: string): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByText(name).click()]);
    return readFile(await file.path());
  };
  assert.equal((await download('空白模板（CSV）')).toString('utf8'), `\uFEFF${heading}`);
  const sheet = await tableIn('bank.xlsx', await download('空白模板（XLSX）'));
  assert.deepEqual(sheet, { ok: true, value: [heading.trim().split(',')] });
  await close();
});

test('a file that is none is refused with its reason; one of two payments sent back is a break', async () => {
  const { page, close } = await stage.visit({ as: finance, at });
  await page.goto(`${stage.origin}/shanghai/cases/${batch}`);
  await openStep(page, titleOf('importBank'));
  await choose(page, '什么,都,不是\r\n');
  await page.locator('.actions button[type="submit"]').click();
  await page.getByText('缺“银行流水号”列').locator('visible=true').first().waitFor();
  const rows = [line('B-1', orders[0] as string), line('B-2', orders[1] as string, '退回')];
  const cells = rows.map((row) => row.trim().split(','));
  // A sheet that keeps accounts as numbers has lost their ends.
  await chooseSheet(page, [[...(cells[0] as string[]).slice(0, 2), 6_222_000_011_112_222]]);
  await page.getByText('第 2 行第 3 列超过 15 位').waitFor();
  await atBothWidths(page, 'sheet-refused');
  await chooseSheet(page, cells);
  await page.getByText('已读入 银行回单.xlsx').waitFor();
  await atBothWidths(page, 'file');
  await confirmStep(page);
  await page.goto(`${stage.origin}/shanghai/cases/${batch}?tab=facts`);
  await page.getByText('银行退回').locator('visible=true').first().waitFor();
  await atBothWidths(page, 'break');
  await page.goto(`${stage.origin}/shanghai/settlement`);
  await page.getByText('¥20,000.00').locator('visible=true').first().waitFor();
  await atBothWidths(page, 'settlement');
  await close();
  await stage.zone.settle();
  const officer = await nine.officer('shanghai');
  await nine.until(officer, orders[0] as string, 'paid');
  assert.equal(await nine.stateAt('shanghai', orders[1] as string), 'approved');
});

test('the head closes the break, and what did not arrive stands in the next batch', async () => {
  const login = (await nine.head('shanghai')).login;
  const { page, close } = await stage.visit({ as: { node: 'shanghai', login }, at });
  await page.goto(`${stage.origin}/shanghai/cases/${batch}`);
  await openStep(page, titleOf('closeBreaks'));
  await page.locator('.actions textarea').last().fill('账号有误，下批重付');
  await atBothWidths(page, 'close');
  await confirmStep(page);
  await close();
  const officer = await nine.officer('shanghai');
  assert.equal(await nine.stateAt('shanghai', batch), 'reconciled');
  const next = await nine.open(officer, 'innovation-voucher', '911620000500', '310118', 'assemble', {
    month: '2021-10',
  });
  const listed = next.facts.instructions as readonly { reference: string }[];
  assert.deepEqual(
    listed.map(({ reference }) => reference),
    [orders[1]],
  );
});

test('the pages asked nobody else and had no fault of their own', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
