import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sheetOf } from '#server/sheet/sheet.ts';
import command from './ledger.ts';

const printed = async (args: readonly string[]): Promise<readonly [number, string]> => {
  const lines: string[] = [];
  const { log, error } = console;
  console.log = console.error = (...parts: unknown[]) => void lines.push(parts.join(' '));
  try {
    return [await command.run(args), lines.join('\n')];
  } finally {
    Object.assign(console, { log, error });
  }
};

test('three files in the bank template are reconciled: matched, a wrong amount, a missing payment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-ledger-'));
  const head = '银行流水号,指令编号,收款账号,金额（元）,交易日期,状态';
  const file = (name: string, ...rows: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, [head, ...rows].join('\n'));
    return path;
  };
  try {
    const plan = [
      '1,R1,6222,100.00,2021-09-20,成功',
      '2,R2,6223,50.00,2021-09-20,成功',
      '3,R3,6224,7.00,2021-09-20,成功',
    ];
    const [approved, instructed] = [file('a.csv', ...plan), file('b.csv', ...plan)];
    const bank = file('c.csv', 'B1,R1,6222,100.00,2021-09-21,成功', 'B2,R2,6223,5.00,2021-09-21,成功');
    const args = ['reconcile', '--approved', approved, '--instructed', instructed];
    const [exit, text] = await printed([...args, '--bank', bank]);
    assert.equal(exit, 1);
    assert.match(text, /matched: 1/);
    assert.match(text, /wrong-amount +金额不符 R2/);
    assert.match(text, /核定 approved: 50.00 元 → 6223, 2021-09-20\n.*\n +银行 bank: 5.00 元 → 6223, 2021-09-21, B2/);
    assert.match(text, /missing-payment +银行无此付款 R3/);
    const whole = file('d.csv', ...plan.map((row) => `B${row}`));
    assert.equal((await printed([...args, '--bank', whole]))[0], 0);
    const sheet = join(folder, 'd.xlsx');
    const table = [head, ...plan.map((row) => `B${row}`)].map((row) => row.split(','));
    writeFileSync(
      sheet,
      await sheetOf(
        ['银行', 'Bank'],
        (table[0] as string[]).map((zh) => [zh, '']),
        table.slice(1),
      ),
    );
    assert.equal((await printed([...args, '--bank', sheet]))[0], 0);
    // 成功 in GB18030, as banks still write it.
    const old = join(folder, 'old.csv');
    const rows = plan.map((row) => `B${row}`.replace('成功', '\xb3\xc9\xb9\xa6'));
    writeFileSync(old, Buffer.from(['serial,reference,payee,amount,date,status', ...rows].join('\n'), 'latin1'));
    assert.equal((await printed([...args, '--bank', old]))[0], 0);
    const faults: [readonly string[], RegExp][] = [
      [['--bank', file('e.csv', 'B1,R1,6222,1O0,2021-09-21,成功')], /e\.csv": .*Line 2: the amount/],
      [['--bank', join(folder, 'none.csv')], /none\.csv": cannot be read \(ENOENT\)/],
      [['--bank', folder], /cannot be read \(EISDIR\)/],
      [[], /--bank missing/],
      ...['abc', '-1', '1.5', ''].map((days): [string[], RegExp] => [['--bank', whole, `--days=${days}`], /--days /]),
      [
        ['--bank', whole, '--approved', file('g.csv', '1,R1,6222,100.00,2021-09-20,退回')],
        /R1 .*only the bank's file/,
      ],
    ];
    for (const [given, why] of faults) {
      const [wrong, told] = await printed([
        ...(given.includes('--approved') ? ['reconcile', ...args.slice(3)] : args),
        ...given,
      ]);
      assert.equal(wrong, 2, given.join(' '));
      assert.match(told, why);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
