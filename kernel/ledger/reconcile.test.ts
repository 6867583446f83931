import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import { bankTemplate, fenOf, parseBankFile } from './bank-file.ts';
import { compareMirrors, type MirrorStatement } from './mirror.ts';
import { type BankLine, type Payment, reconcile } from './reconcile.ts';

const payment = (reference: string, more: Partial<Payment> = {}): Payment => ({
  reference,
  payee: '6222',
  amount: 10_000,
  day: '2021-09-16',
  ...more,
});
const line = (reference: string, more: Partial<BankLine> = {}): BankLine => ({
  ...payment(reference),
  serial: `s-${reference}`,
  status: 'paid',
  ...more,
});

test('three sides that tell the same close; every other way to differ has its own kind', () => {
  const approved = ['ok', 'dup', 'payee', 'amount', 'returned', 'unsent', 'missing', 'late', 'again'].map(
    (reference) => payment(reference),
  );
  const instructed = approved.filter(({ reference }) => reference !== 'unsent');
  const bank = [
    line('ok', { day: '2021-09-18' }),
    line('dup'),
    line('dup', { serial: 's-dup-2' }),
    line('payee', { payee: '6228' }),
    line('amount', { amount: 9_999 }),
    line('returned', { status: 'returned', reason: '账号不存在' }),
    line('late', { day: '2021-09-20' }),
    line('again', { status: 'returned' }),
    line('again', { serial: 's-again-2' }),
    line('stranger'),
  ];
  const result = reconcile({ approved, instructed, bank, daysAllowed: 3 });
  assert.deepEqual(
    result.matched.map(({ reference }) => reference),
    ['again', 'ok'],
  );
  assert.deepEqual(
    result.breaks.map(({ kind, reference }) => [kind, reference]),
    [
      ['not-approved', 'stranger'],
      ['duplicate', 'dup'],
      ['wrong-payee', 'payee'],
      ['wrong-amount', 'amount'],
      ['returned', 'returned'],
      ['not-instructed', 'unsent'],
      ['missing-payment', 'missing'],
      ['date-shift', 'late'],
    ],
  );
  assert.equal(result.closable, false);
  assert.equal(
    reconcile({ approved: [payment('a')], instructed: [payment('a')], bank: [line('a')], daysAllowed: 0 }).closable,
    true,
  );
});

test('what came back after it was paid is not with the payee; what was paid again is; files may list the newest first', () => {
  const [paid, back, again] = [
    line('a', { day: '2021-09-16' }),
    line('a', { day: '2021-09-17', status: 'returned', serial: 's-2' }),
    line('a', { day: '2021-09-18', serial: 's-3' }),
  ];
  const twice = line('a', { day: '2021-09-16', serial: 's-0' });
  const cases: [string, BankLine[], string | undefined, string?][] = [
    ['paid, then sent back', [paid, back], 'returned'],
    ['the newest first', [back, paid], 'returned'],
    ['paid, sent back, paid again', [paid, back, again], undefined, 's-3'],
    ['the same, the newest first', [again, back, paid], undefined, 's-3'],
    ['paid twice, one sent back', [twice, paid, back], undefined, 's-0'],
    ['paid twice, and once more', [twice, paid, back, again], 'duplicate'],
    ['sent back in part', [paid, { ...back, amount: 1 }], 'wrong-amount'],
  ];
  for (const [what, bank, kind, serial] of cases) {
    const { breaks, matched } = reconcile({
      approved: [payment('a')],
      instructed: [payment('a')],
      bank,
      daysAllowed: 5,
    });
    assert.deepEqual([breaks[0]?.kind, matched[0]?.serial], [kind, serial], what);
  }
});

test('each side may be the one that differs: lists approved or instructed twice, instructions to another payee or of another amount, days before', () => {
  const [plan, bank] = [[payment('a')], [line('a')]];
  const kindOf = (sides: Partial<Parameters<typeof reconcile>[0]>): string | undefined =>
    reconcile({ approved: plan, instructed: plan, bank, daysAllowed: 5, ...sides }).breaks[0]?.kind;
  assert.equal(kindOf({}), undefined);
  assert.equal(kindOf({ approved: [...plan, ...plan] }), 'duplicate');
  assert.equal(kindOf({ instructed: [...plan, ...plan] }), 'duplicate');
  assert.equal(kindOf({ instructed: [payment('a', { payee: '9' })] }), 'wrong-payee');
  assert.equal(kindOf({ instructed: [payment('a', { amount: 9 })] }), 'wrong-amount');
  assert.equal(kindOf({ bank: [line('a', { day: '2021-09-15' })] }), 'date-shift');
  const { sums } = reconcile({
    approved: plan,
    instructed: [],
    bank: [line('a', { amount: 3 }), line('b', { amount: 4, status: 'returned' })],
    daysAllowed: 5,
  });
  assert.deepEqual(sums, { approved: 10_000, instructed: 0, paid: 3, returned: 4 });
});

test('a wrong line is named by its line of the file, and by its column', () => {
  const head = 'serial,reference,payee,amount,date,status';
  const good = 'S1,P-1,6222,1,2021-09-16,paid';
  const cases: [string, string | undefined][] = [
    [`${head}\n${good}\n`, undefined],
    [`${head}\r${good}\r`, undefined],
    [`${head}\n\n\r\n${good.replace(',1,', ',l,')}\n`, '/4/amount'],
    [`${head}\r\n"S1","P\r\n1",6222,1,2021-09-16,paid\r\n,P-2,6222,1,2021-09-16,paid`, '/4/serial'],
    [`${head}\n${good.replace('P-1', ' ')}`, '/2/reference'],
    [`${head}\n${good.replace('6222', '')}`, '/2/payee'],
    [`${head}\n${good.replace(',1,', ',0.00,')}`, '/2/amount'],
    [`${head}\n${good.replace(',1,', ',-1,')}`, '/2/amount'],
    // The comma of an amount cuts it in two: `paid` would not be one yuan.
    [`serial,reference,payee,date,status,amount\nS1,P-1,6222,2021-09-16,paid,1,234.50`, '/2/amount'],
    [`${head}\n${good},,\n`, undefined],
    [`${head},amount\n${good},2`, '/amount'],
    [`${head},金额\n${good},2`, '/amount'],
  ];
  for (const [text, field] of cases) {
    const read = parseBankFile(text);
    assert.equal(read.ok ? undefined : read.field, field, text);
  }
});

test('a bank file of the template is read to the fen, and a wrong line is named', () => {
  const head = bankTemplate();
  const lines = must(
    parseBankFile(
      `${head}S1,P-1,6222 0001,"1,234.50",2021/09/16,成功,\r\nS2,P-2,6222,10,20210917,退回,"账号,户名""不符"""\r\nS1,P-1,6222 0001,"1,234.50",2021/09/16,成功,\r\n`,
    ),
  );
  assert.deepEqual(lines, [
    { serial: 'S1', reference: 'P-1', payee: '62220001', amount: 123_450, day: '2021-09-16', status: 'paid' },
    {
      serial: 'S2',
      reference: 'P-2',
      payee: '6222',
      amount: 1000,
      day: '2021-09-17',
      status: 'returned',
      reason: '账号,户名"不符"',
    },
  ]);
  const wrong: [string, string][] = [
    ['', 'bank-file-empty'],
    ['a,b\n', 'bank-file-column'],
    [`${head}S1,P-1,6222,1.234,2021-09-16,成功,`, 'bank-file-line'],
    [`${head}S1,P-1,6222,1,2021-09-31,成功,`, 'bank-file-line'],
    [`${head}S1,P-1,6222,1,2021-09-16,已付,`, 'bank-file-line'],
    [`${head}S1,P-1,6222,1,2021-09-16,成功,\nS1,P-2,6222,1,2021-09-16,成功,`, 'bank-file-line'],
    [`${head}"S1,P-1`, 'bank-file-empty'],
  ];
  for (const [text, code] of wrong) {
    const read = parseBankFile(text);
    assert.equal(read.ok === false && read.code, code, text);
  }
});

test('yuan become fen exactly or not at all', () => {
  const cases: [string, number | undefined][] = [
    ['0.07', 7],
    ['1,000.1', 100_010],
    ['￥12', 1200],
    ['12.345', undefined],
    ['1,00', undefined],
    ['-5', undefined],
    ['99999999999999999', undefined],
    ['', undefined],
  ];
  for (const [text, fen] of cases) assert.equal(fenOf(text), fen, text);
});

test('two mirrors agree when what differs is in flight, and only then', () => {
  const side = (by: 'debtor' | 'creditor', lines: [string, number][], opening = 100): MirrorStatement => ({
    debtor: 'QPU',
    creditor: 'JSN',
    by,
    unit: 'fen',
    agreement: 'voucher',
    number: 3,
    opening,
    lines: lines.map(([id, amount]) => ({ id, amount, at: '2021-09-16T00:00:00.000Z' })),
    closing: lines.reduce((sum, [, amount]) => sum + amount, opening),
  });
  const debtor = side('debtor', [
    ['a', 10],
    ['b', 20],
    ['c', -5],
  ]);
  assert.equal(
    compareMirrors(
      debtor,
      side('creditor', [
        ['c', -5],
        ['a', 10],
        ['b', 20],
      ]),
    ).agreed,
    true,
  );
  const flying = compareMirrors(
    debtor,
    side('creditor', [
      ['a', 10],
      ['c', -5],
    ]),
    new Set(['b']),
  );
  assert.deepEqual([flying.agreed, flying.difference, flying.inFlight], [true, 20, 20]);
  assert.equal(
    compareMirrors(
      debtor,
      side('creditor', [
        ['a', 10],
        ['c', -5],
      ]),
    ).agreed,
    false,
  );
  const kinds = compareMirrors(debtor, {
    ...side(
      'creditor',
      [
        ['a', 11],
        ['d', 1],
      ],
      90,
    ),
    closing: 0,
  }).breaks.map(({ kind }) => kind);
  assert.deepEqual(kinds, [
    'sum-wrong',
    'opening-differs',
    'amount-differs',
    'only-debtor',
    'only-debtor',
    'only-creditor',
  ]);
});
