import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { amountText, type BankLine, bankTemplate, dayOf, parseBankFile, reconcile } from '#kernel';
import { plainCsv, tableIn } from '#server/files/table.ts';
import { checkPairs, settlementReport } from '#server/settlement/report.ts';
import { statementOf, trialBalance } from '#store/queries/ledger-reads.ts';
import { atSite } from '../at-site.ts';
import type { Command } from '../command.ts';

const usage = `tongban ledger check [--node N]                       books sum to zero; A owes B = B is owed by A, or what is in flight
tongban ledger statement ACCOUNT --node N [--at INSTANT]  an account's statement as of an instant
tongban ledger settlement --node N                        debts with peers, statements and their breaks, netting
tongban ledger reconcile --approved F --instructed F --bank F [--days 5]   three-way, files in the bank template, CSV or XLSX
tongban ledger template                                   the bank template (CSV)
  All but the last two take --zone, --home and --json.`;

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

const say = (json: boolean, value: unknown, lines: readonly string[]): void => {
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
    say(json, { ok, sums, pairs }, [
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
    if (!pool) throw new Error('账户在哪个节点？ Name the node: --node N');
    const found = await statementOf(pool, account, new Date(options.at ?? Date.now()).toISOString());
    say(json, found, [
      ...found.lines.map(
        ({ at, id, kind, change, balance, memo }) =>
          `${at}  ${String(change).padStart(14)}  ${String(balance).padStart(16)}  ${kind.padEnd(12)} ${id}${memo ? `  ${memo}` : ''}`,
      ),
      `${account} ${found.asOf}: 余额 balance ${found.balance}, 预留 reserved out ${found.heldOut}, in ${found.heldIn}`,
    ]);
    return 0;
  });

const settlement = (options: Options): Promise<number> =>
  atSite(options, async (site, only, json) => {
    const node = site.nodes.get(only[0] ?? '');
    if (!node) throw new Error('哪个节点？ Name the node: --node N');
    const day = dayOf(new Date().toISOString(), node.program.zone.utcOffset);
    const report = await settlementReport(node, day);
    say(json, report, [
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
  if (file === undefined) throw new Error(`--${what} FILE`);
  const bytes = await readFile(file);
  const sheet = /\.xlsx$/i.test(file) ? await tableIn(file, bytes) : undefined;
  if (sheet && !sheet.ok) throw new Error(`${file}: ${sheet.says[0]} ${sheet.says[1]}`);
  const read = parseBankFile(sheet ? plainCsv(sheet.value) : bytes.toString('utf8'));
  if (!read.ok) throw new Error(`${file}: ${read.says[0]} ${read.says[1]}`);
  return read.value;
};

const threeWay = async (options: Options): Promise<number> => {
  try {
    const result = reconcile({
      approved: await linesIn(options.approved, 'approved'),
      instructed: await linesIn(options.instructed, 'instructed'),
      bank: await linesIn(options.bank, 'bank'),
      daysAllowed: Number(options.days),
    });
    say(options.json, result, [
      `相符 matched: ${result.matched.length}`,
      ...result.breaks.map(({ kind, reference }) => `✗ ${kind.padEnd(16)} ${reference}`),
      result.closable ? '可关账 The period may be closed.' : '有差异，不可关账 The period cannot be closed.',
    ]);
    return result.closable ? 0 : 1;
  } catch (error) {
    const { message } = error as Error;
    say(options.json, { ok: false, error: message }, [message]);
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
