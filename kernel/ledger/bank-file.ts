import { ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import { isDay } from '../time/day.ts';
import { csvRows } from './csv.ts';
import type { BankLine } from './reconcile.ts';

/** The template handed to finance bureaus: what their bank's export is brought into. Either heading is understood. */
export const bankColumns = [
  { field: 'serial', zh: '银行流水号', en: 'serial' },
  { field: 'reference', zh: '指令编号', en: 'reference' },
  { field: 'payee', zh: '收款账号', en: 'payee' },
  { field: 'amount', zh: '金额（元）', en: 'amount' },
  { field: 'day', zh: '交易日期', en: 'date' },
  { field: 'status', zh: '状态', en: 'status' },
  { field: 'reason', zh: '退回原因', en: 'reason' },
] as const;
type Field = (typeof bankColumns)[number]['field'];

export const bankTemplate = (): string => `\uFEFF${bankColumns.map(({ zh }) => zh).join(',')}\r\n`;

const statuses: Readonly<Record<string, BankLine['status']>> = {
  成功: 'paid',
  paid: 'paid',
  退回: 'returned',
  returned: 'returned',
};

/** Yuan as written (`1,234.50`, `￥12`) to fen, exactly; nothing if it is not an amount of at most two decimals. */
export const fenOf = (text: string): number | undefined => {
  const match = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const fen = Number(`${(match[1] as string).replaceAll(',', '')}${(match[2] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(fen) ? fen : undefined;
};

const dayOfText = (text: string): string => text.trim().replace(/^(\d{4})[/.]?(\d\d)[/.]?(\d\d)$/, '$1-$2-$3');

const wrong = (row: number, field: Field, zh: string, en: string): Refusal =>
  refuse('bank-file-line', [`第 ${row} 行${zh}`, `Line ${row}: ${en}`], { field: `/${row}/${field}` });

const lineOf = (cells: Readonly<Record<Field, string>>, row: number): Result<BankLine> => {
  const amount = fenOf(cells.amount);
  const day = dayOfText(cells.day);
  const status = statuses[cells.status.trim().toLowerCase()];
  if (cells.serial.trim() === '')
    return wrong(row, 'serial', '缺银行流水号', 'the serial number of the bank is missing');
  if (cells.reference.trim() === '') return wrong(row, 'reference', '缺指令编号', 'the reference is missing');
  if (cells.payee.trim() === '') return wrong(row, 'payee', '缺收款账号', 'the account of the payee is missing');
  if (amount === undefined || amount === 0)
    return wrong(row, 'amount', '金额不合规', 'the amount is not one in yuan with at most two decimals');
  if (!isDay(day)) return wrong(row, 'day', '日期不合规', 'the date is not a day');
  if (status === undefined)
    return wrong(row, 'status', '状态须为“成功”或“退回”', 'the status must be "paid" or "returned"');
  const line = {
    serial: cells.serial.trim(),
    reference: cells.reference.trim(),
    payee: cells.payee.replaceAll(/\s/g, ''),
    amount,
    day,
    status,
  };
  return ok(cells.reason.trim() === '' ? line : { ...line, reason: cells.reason.trim() });
};

/** Where each column stands. A column missing or named twice is refused: nobody knows which amount is meant. */
const placesIn = (head: readonly string[]): Result<ReadonlyMap<Field, number>> => {
  const titles = head.map((title) => title.trim().toLowerCase());
  const places = new Map<Field, number>();
  for (const { field, zh, en } of bankColumns) {
    const names: readonly string[] = [zh, en, zh.replace('（元）', '')];
    const found = titles.flatMap((title, place) => (names.includes(title) ? [place] : []));
    if (found.length > 1)
      return refuse('bank-file-column', [`“${zh}”列重复`, `The column "${en}" is there twice`], {
        field: `/${field}`,
      });
    if (found[0] !== undefined) places.set(field, found[0]);
    else if (field !== 'reason')
      return refuse('bank-file-column', [`缺“${zh}”列`, `The column "${en}" is missing`], { field: `/${field}` });
  }
  return ok(places);
};

/** Reads a bank file of the template, whole or not at all. One serial number twice with the same content counts once. */
export const parseBankFile = (text: string): Result<readonly BankLine[]> => {
  const [head, ...body] = csvRows(text) ?? [];
  if (head === undefined)
    return refuse('bank-file-empty', ['文件为空或引号不成对', 'The file is empty or a quote is not closed']);
  const places = placesIn(head.cells);
  if (!places.ok) return places;
  const lines = new Map<string, BankLine>();
  for (const { line, cells } of body) {
    // `1,234.50` without quotes is two cells: what follows would be read as something else.
    if (cells.slice(head.cells.length).some((cell) => cell.trim() !== ''))
      return wrong(
        line,
        'amount',
        '的格数多于表头；含逗号的金额须加引号',
        'more cells than the heading has; an amount with a comma needs quotes',
      );
    const cell = (field: Field): string => cells[places.value.get(field) ?? -1] ?? '';
    const read = lineOf(
      Object.fromEntries(bankColumns.map(({ field }) => [field, cell(field)])) as Record<Field, string>,
      line,
    );
    if (!read.ok) return read;
    const before = lines.get(read.value.serial);
    if (before && JSON.stringify(before) !== JSON.stringify(read.value))
      return wrong(
        line,
        'serial',
        '银行流水号重复而内容不同',
        'this serial number was used above for something else',
      );
    lines.set(read.value.serial, read.value);
  }
  return ok([...lines.values()]);
};
