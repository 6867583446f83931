import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  amountText,
  type BankLine,
  bankTemplate,
  breakNames,
  dayOf,
  type Payment,
  type PaymentBreak,
  parseBankFile,
  parseInstant,
  reconcile,
} from '#kernel';
import { plainCsv, tableIn } from '#server/files/table.ts';
import { encodingOf } from '#server/observation/csv.ts';
import { checkPairs, settlementReport } from '#server/settlement/report.ts';
import { statementOf, trialBalance } from '#store/queries/ledger-reads.ts';
import { accountLine } from '#store/queries/ledger-search.ts';
import { atSite } from '../at-site.ts';
import type { Command } from '../command.ts';

const usage = `tongban ledger check [--node N]                       books sum to zero; A owes B = B is owed by A, or what is in flight
tongban ledger statement ACCOUNT --node N [--at INSTANT]  an account's statement as of an instant
tongban ledger settlement --node N                        debts with peers, statements and their breaks, netting
tongban ledger reconcile --approved F --instructed F --bank F [--days 5]   three-way, files in the bank template, CSV or XLSX
tongban ledger template                                   the bank template (CSV)
  INSTANT is like 2021-09-17T16:00:00+08:00. All but the last two take --zone, --home and --json.`;

const readOptions = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      node: { type: 'string', multiple: true },
      zone: { type: 'string' },
      home: { type: 'string' },
      at: { type: 'string' },
      approved: { type: 'string' },
      instructed: { type: 'string' },
      bank: { type: 'string' },
      days: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });

type Options = ReturnType<typeof readOptions>['values'];

const tell = (json: boolean, value: unknown, lines: readonly string[]): void => {
  if (json) console.log(JSON.stringify(value));
  else for (const line of lines) console.log(line);
};

const zh = (amount: number, unit: string): string => amountText(amount, unit)[0];

/** Exit 0 only if all books at hand are right. */
const check = (options: Options): Promise<number> =>
  atSite(options, async (site, only, json) => {
    const nodes = [...site.nodes].filter(([id]) => only.length === 0 || only.includes(id));
    const sums: Record<string, Readonly<Record<string, number>>> = {};
    for (const [id, { pool }] of nodes) sums[id] = await trialBalance(pool);
    const pairs = await checkPairs(new Map(nodes.map(([id, { pool }]) => [id, pool])));
    const unbalanced = Object.entries(sums).flatMap(([id, units]) =>
      Object.entries(units)
        .filter(([, sum]) => sum !== 0)
        .map(([unit, sum]) => `${id}: ${unit} ${sum}`),
    );
    const ok = unbalanced.length === 0 && pairs.every(({ agreed }) => agreed);
    tell(json, { ok, sums, pairs }, [
      ...unbalanced.map((line) => `账不平 does not sum to zero: ${line}`),
      ...pairs.map(
        ({ debtor, creditor, unit, agreement, owes, isOwed, inFlight, agreed }) =>
          `${agreed ? '✓' : '✗'} ${debtor} → ${creditor} (${agreement}): ${zh(owes, unit)} / ${zh(isOwed, unit)}${inFlight.length ? `, 在途 in flight: ${inFlight.map(({ id }) => id).join(', ')}` : ''}`,
      ),
      ok ? '账平 The books are right.' : '账有差异 The books are not right.',
    ]);
    return ok ? 0 : 1;
  });

const statement = (account: string, options: Options): Promise<number> =>
  atSite(options, async (site, only, json) => {
    const pool = site.nodes.get(only[0] ?? '')?.pool;
    if (!pool || only.length > 1) throw new Error('账户在哪个节点？ Name the one node: --node N');
    const at = parseInstant(options.at ?? new Date().toISOString());
    if (!at.ok) throw new Error(`--at: ${[...at.says, ...(at.remedy ?? [])].join(' ')}`);
    const line = await accountLine(pool, account);
    if (!line) throw new Error(`${only[0]} 没有账户 has no account ${account}`);
    const found = await statementOf(pool, account, at.value);
    const say = (amount: number): string => zh(amount, line.unit);
    tell(json, found, [
      ...found.lines.map(
        ({ at, id, kind, amount, change, balance, memo }) =>
          `${at}  ${say(change === 0 ? amount : change).padStart(16)}  ${say(balance).padStart(18)}  ${kind.padEnd(12)} ${id}${memo ? `  ${memo}` : ''}`,
      ),
      `${account} ${found.asOf}: 余额 balance ${say(found.balance)}, 预留 reserved out ${say(found.heldOut)}, in ${say(found.heldIn)}`,
    ]);
    return 0;
  });

const settlement = (options: Options): Promise<number> =>
  atSite(options, async (site, only, json) => {
    const node = site.nodes.get(only[0] ?? '');
    if (!node) throw new Error('哪个节点？ Name the node: --node N');
    const day = dayOf(new Date().toISOString(), node.program.zone.utcOffset);
    const report = await settlementReport(node, day);
    tell(json, report, [
      ...report.debts.map(({ debtor, creditor, unit, agreement, owed, inFlight, statement: last }) => {
        const state = last?.report
          ? last.report.agreed
            ? '相符 agreed'
            : `差异 breaks ${last.report.breaks.length}`
          : '待复 unanswered';
        return `${debtor} → ${creditor} (${agreement}): ${zh(owed, unit)}, 在途 in flight ${inFlight.length}${last ? `, 第 ${last.number} 号对账单 statement: ${state}` : ''}`;
      }),
      ...report.nettings.flatMap(({ agreement, unit, terms, gross, net, flows, transfers, savedBp }) => [
        `${agreement}: ${flows} 笔总额 gross ${zh(gross, unit)}, 轧差 net ${zh(net, unit)} (−${savedBp / 100}%)，${terms?.value === 'net' ? '约定按净额结算，由财政划付 net is agreed, the treasuries move it' : '逐笔全额付 paid gross'}`,
        ...transfers.map(({ from, to, amount }) => `  ${from} → ${to} ${zh(amount, unit)}`),
      ]),
    ]);
    return report.debts.some(({ statement: last }) => last?.report?.agreed === false) ? 1 : 0;
  });

const linesIn = async (file: string | undefined, what: string): Promise<readonly BankLine[]> => {
  if (file === undefined) throw new Error(`缺 missing: --${what} FILE`);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file}: 无法读取 cannot be read (${error.code})`);
  });
  const sheet = /\.xlsx$/i.test(file) ? await tableIn(file, bytes) : undefined;
  if (sheet && !sheet.ok) throw new Error(`${file}: ${sheet.says[0]} ${sheet.says[1]}`);
  const read = parseBankFile(sheet ? plainCsv(sheet.value) : new TextDecoder(encodingOf(bytes)).decode(bytes));
  if (!read.ok) throw new Error(`${file}: ${read.says[0]} ${read.says[1]}`);
  return read.value;
};

/** What was decided and what the bank was told: nothing that could have come back. */
const paymentsIn = async (file: string | undefined, what: string): Promise<readonly BankLine[]> => {
  const lines = await linesIn(file, what);
  const back = lines.find(({ status }) => status === 'returned');
  if (back)
    throw new Error(
      `${file}: ${back.reference} 标为退回，只有银行文件可有退回 returned: only the bank's file may say so`,
    );
  return lines;
};

const daysIn = (text: string): number => {
  if (!/^\d{1,3}$/.test(text))
    throw new Error(`--days: 应为 0 至 999 的整数 a whole number from 0 to 999, not "${text}"`);
  return Number(text);
};

/** Both or all three sides of a break, so that whoever closes it need not open the files. */
const breakLine = ({ kind, reference, approved, instructed, bank }: PaymentBreak): string => {
  const side = (what: string, { amount, payee, day }: Payment, more = ''): string =>
    `\n    ${what}: ${zh(amount, 'fen')} → ${payee}, ${day}${more}`;
  return [
    `✗ ${kind.padEnd(16)} ${breakNames[kind][0]} ${reference}`,
    approved ? side('核定 approved', approved) : '',
    instructed ? side('指令 instructed', instructed) : '',
    ...bank.map((line) =>
      side(
        '银行 bank',
        line,
        `, ${line.serial}, ${line.status === 'paid' ? '成功' : '退回'} ${line.status}${line.reason ? ` (${line.reason})` : ''}`,
      ),
    ),
  ].join('');
};

const threeWay = async (options: Options): Promise<number> => {
  try {
    const result = reconcile({
      approved: await paymentsIn(options.approved, 'approved'),
      instructed: await paymentsIn(options.instructed, 'instructed'),
      bank: await linesIn(options.bank, 'bank'),
      daysAllowed: daysIn(options.days),
    });
    tell(options.json, result, [
      `相符 matched: ${result.matched.length}`,
      ...result.breaks.map(breakLine),
      result.closable ? '可关账 The period may be closed.' : '有差异，不可关账 The period cannot be closed.',
    ]);
    return result.closable ? 0 : 1;
  } catch (error) {
    const { message } = error as Error;
    if (options.json) console.log(JSON.stringify({ ok: false, error: message }));
    else console.error(message);
    return 2;
  }
};

const run = async (args: readonly string[]): Promise<number> => {
  let options: Options;
  let names: readonly string[];
  try {
    ({ values: options, positionals: names } = readOptions(args));
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const [what, account] = names;
  if (options.help) console.log(usage);
  else if (what === 'check') return check(options);
  else if (what === 'statement' && account) return statement(account, options);
  else if (what === 'settlement') return settlement(options);
  else if (what === 'reconcile') return threeWay(options);
  else if (what === 'template') process.stdout.write(bankTemplate());
  else {
    console.error(usage);
    return 2;
  }
  return 0;
};

export default {
  summary: 'Books, statements, debts between nodes, reconciliation 账务：核对、对账单、节点间往来、三方对账',
  run,
} satisfies Command;
