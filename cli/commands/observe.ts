import { parseArgs } from 'node:util';
import { readConfig } from '#server/boot/config.ts';
import type { ImportReport } from '#server/observation/import.ts';
import { importFile, yearInName } from '#server/observation/import-file.ts';
import { reachObservation } from '#server/observation/site.ts';
import { verifyImport } from '#server/observation/verify.ts';
import type { Command } from '../command.ts';

const USAGE = `tongban observe import FILE --source NAME [options]   bring in readings from CSV, JSON or XLSX and evaluate them
  --year 2021          for tables with month and day only (else the year in the file's name)
  --method auto|manual --per-day N   how the source measures; readings planned a day
  --column river|lake  for sections that stand in no register (marked as assumed)
  --strict             with any faulty row nothing is brought in
  --node ID --home DIR --zone ID --json
tongban observe verify IMPORT                         whether the table still holds what the journal says
  Exit code 0: done. 1: refused. 2: wrong usage.`;

const options = {
  source: { type: 'string' },
  year: { type: 'string' },
  method: { type: 'string', default: 'auto' },
  'per-day': { type: 'string' },
  column: { type: 'string' },
  strict: { type: 'boolean', default: false },
  node: { type: 'string' },
  home: { type: 'string' },
  zone: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });
type Values = ReturnType<typeof read>['values'];

const print = (report: ImportReport): void => {
  const { rows, read: used, empty, added, changed, known, evaluations, faulty } = report;
  console.log(`${rows} 行 rows：${used} 读入 read，${empty} 无数据 empty，${faulty} 有误 faulty`);
  console.log(
    `${added} 新增 added，${changed} 新版本 new versions，${known} 已有 known，${evaluations} 评价 evaluations`,
  );
  console.log(report.import ? `导入 import ${report.import}` : '没有新内容 nothing new');
  for (const { row, column, value, says } of report.errors.slice(0, 20))
    console.log(
      `  第 ${row} 行 row ${row}${column ? ` · ${column}` : ''}${value ? ` · ${value}` : ''}: ${says[0]} ${says[1]}`,
    );
  if (report.errors.length > 20) console.log(`  … ${report.errors.length - 20} more`);
};

const importInto = async (file: string, values: Values): Promise<number> => {
  const config = readConfig([
    ...(values.home ? ['--home', values.home] : []),
    ...(values.zone ? ['--zone', values.zone] : []),
  ]);
  const { context, close } = await reachObservation(config, values.node, (line) => console.error(line));
  try {
    const year = values.year ? Number(values.year) : undefined;
    if (!values.json && year === undefined && yearInName(file))
      console.log(`年份取自文件名 year from the name: ${yearInName(file)}`);
    const result = await importFile(context, file, {
      source: values.source as string,
      by: 'operator',
      method: values.method as 'auto' | 'manual',
      strict: values.strict,
      ...(year !== undefined && { year }),
      ...(values['per-day'] && { perDay: Number(values['per-day']) }),
      ...(values.column && { column: values.column as 'river' | 'lake' }),
    });
    if (values.json) console.log(JSON.stringify(result.ok ? { ok: true, ...result.value } : result));
    else if (result.ok) print(result.value);
    else console.error(`${result.says[0]}\n${result.says[1]}`);
    return result.ok ? 0 : 1;
  } finally {
    await close();
  }
};

const verify = async (id: string, values: Values): Promise<number> => {
  const config = readConfig([
    ...(values.home ? ['--home', values.home] : []),
    ...(values.zone ? ['--zone', values.zone] : []),
  ]);
  const { context, close } = await reachObservation(config, values.node ?? /^(.*)-\d+$/.exec(id)?.[1], (line) =>
    console.error(line),
  );
  const answer = await verifyImport(context.pool, id).finally(close);
  console.log(values.json ? JSON.stringify({ ok: answer === 'same', import: id, answer }) : `${id}: ${answer}`);
  return answer === 'same' ? 0 : 1;
};

const wrong = (values: Values): boolean =>
  !['auto', 'manual'].includes(values.method) ||
  (values.column !== undefined && !['river', 'lake'].includes(values.column)) ||
  [values.year, values['per-day']].some((text) => text !== undefined && !/^\d+(\.\d+)?$/.test(text));

export default {
  summary: 'readings 监测数据: import FILE --source NAME, verify IMPORT',
  run: async (args) => {
    let given: ReturnType<typeof read>;
    try {
      given = read(args);
    } catch (error) {
      console.error(`${(error as Error).message}\n${USAGE}`);
      return 2;
    }
    const { values, positionals } = given;
    const [what, target] = positionals;
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const usable =
      target !== undefined &&
      !wrong(values) &&
      (what === 'verify' || (what === 'import' && values.source !== undefined));
    if (!usable) {
      console.error(USAGE);
      return 2;
    }
    try {
      return what === 'import' ? await importInto(target, values) : await verify(target, values);
    } catch (error) {
      console.error((error as Error).message);
      return 1;
    }
  },
} satisfies Command;
