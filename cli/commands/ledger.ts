import { readFile } from 'node:fs/promises';
import {
  amountText,
  type BankLine,
  bankTemplate,
  breakNames,
  dayOf,
  type Instant,
  ok,
  type Payment,
  type PaymentBreak,
  parseBankFile,
  parseInstant,
  type Result,
  reconcile,
  refuse,
} from '#kernel';
import type { AuditedNode } from '#server/audit/site.ts';
import { plainCsv, tableIn } from '#server/files/table.ts';
import { encodingOf } from '#server/observation/csv.ts';
import { checkPairs, settlementReport } from '#server/settlement/report.ts';
import { statementOf, trialBalance } from '#store/queries/ledger-reads.ts';
import { accountLine } from '#store/queries/ledger-search.ts';
import { need, or, text, type Values, value } from '../arguments.ts';
import { command, form, json } from '../command.ts';
import { atSite, node, siteOptions } from '../where.ts';

const tell = (json: boolean, value: unknown, lines: readonly string[]): void => {
  if (json) console.log(JSON.stringify(value));
  else for (const line of lines) console.log(line);
};

const zh = (amount: number, unit: string): string => amountText(amount, unit)[0];

/** Exit 0 only if all books at hand are right. */
const check = (options: Values<typeof siteOptions>): Promise<number> =>
  atSite(options, async (site) => {
    const { node: only, json } = options;
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

const oneNode = { ...siteOptions, node: need(node) };

/** At the node named; `reachSite` refuses one that is not kept here. */
const atOne = <T>({ node, ...where }: Values<typeof oneNode>, work: (node: AuditedNode) => Promise<T>): Promise<T> =>
  atSite({ ...where, node: [node] }, async (site) => work(site.nodes.get(node)!));

const statement = (account: string, options: Values<typeof oneNode> & { at: Instant | undefined }): Promise<number> =>
  atOne(options, async ({ pool }) => {
    const { node, json, at = new Date().toISOString() } = options;
    const line = await accountLine(pool, account);
    if (!line) throw new Error(`${node} 没有账户 has no account ${account}`);
    const found = await statementOf(pool, account, at);
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

const settlement = (options: Values<typeof oneNode>): Promise<number> =>
  atOne(options, async (node) => {
    const { json } = options;
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

const linesIn = async (path: string): Promise<Result<readonly BankLine[]>> => {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return refuse('argument-file', [`无法读取（${code}）`, `cannot be read (${code})`]);
  }
  const sheet = /\.xlsx$/i.test(path) ? await tableIn(path, bytes) : undefined;
  if (sheet && !sheet.ok) return sheet;
  return parseBankFile(sheet ? plainCsv(sheet.value) : new TextDecoder(encodingOf(bytes)).decode(bytes));
};

/** What was decided and what the bank was told: nothing that could have come back. */
const paymentsIn = async (path: string): Promise<Result<readonly BankLine[]>> => {
  const lines = await linesIn(path);
  const back = lines.ok ? lines.value.find(({ status }) => status === 'returned') : undefined;
  return back
    ? refuse('argument-returned', [
        `${back.reference} 标为退回，只有银行文件可有退回`,
        `${back.reference} returned: only the bank's file may say so`,
      ])
    : lines;
};

const threeFiles = {
  approved: need(value('FILE', '核定付款 what was approved, in the bank template, CSV or XLSX', paymentsIn)),
  instructed: need(value('FILE', '付款指令 what the bank was told', paymentsIn)),
  bank: need(value('FILE', '银行流水 what the bank did', linesIn)),
  days: or(
    value('N', '允许相差的天数 days a payment may take', (text) =>
      /^\d{1,3}$/.test(text)
        ? ok(Number(text))
        : refuse('argument-number', ['应为 0 至 999 的整数', 'a whole number from 0 to 999 is needed']),
    ),
    '5',
  ),
  json,
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

const threeWay = async ({ json, days, ...files }: Values<typeof threeFiles>): Promise<number> => {
  const result = reconcile({ ...files, daysAllowed: days });
  tell(json, result, [
    `相符 matched: ${result.matched.length}`,
    ...result.breaks.map(breakLine),
    result.closable ? '可关账 The period may be closed.' : '有差异，不可关账 The period cannot be closed.',
  ]);
  return result.closable ? 0 : 1;
};

export default command(
  {
    name: 'ledger',
    summary: 'Books, statements, debts between nodes, reconciliation 账务：核对、对账单、节点间往来、三方对账',
    exits: ['账平 the books are right', '有差异 they are not, or refused'],
  },
  {
    check: form({
      says: 'books sum to zero; A owes B = B is owed by A, or what is in flight',
      options: siteOptions,
      run: check,
    }),
    statement: form({
      says: "an account's statement as of an instant",
      positions: { account: need(text('ACCOUNT', '账户 the account')) },
      options: {
        at: value('INSTANT', '截至 as of, like 2021-09-17T16:00:00+08:00', (text) => parseInstant(text)),
        ...oneNode,
      },
      run: (given) => statement(given.account, given),
    }),
    settlement: form({
      says: 'debts with peers, statements and their breaks, netting',
      options: oneNode,
      run: settlement,
    }),
    reconcile: form({ says: 'three-way', options: threeFiles, run: threeWay }),
    template: form({ says: 'the bank template (CSV)', run: async () => void process.stdout.write(bankTemplate()) }),
  },
);
