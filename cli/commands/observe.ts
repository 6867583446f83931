import { ok, refuse } from '#kernel';
import { readConfig } from '#server/boot/config.ts';
import type { ImportReport } from '#server/observation/import.ts';
import { importFile, yearInName } from '#server/observation/import-file.ts';
import { reachObservation } from '#server/observation/site.ts';
import { verifyImport } from '#server/observation/verify.ts';
import { file, flag, need, oneOf, or, text, type Values, value, whole } from '../arguments.ts';
import { command, form, json } from '../command.ts';
import { home, node, zone } from '../where.ts';

const where = { node, zone, home, json };

const importOptions = {
  source: need(text('NAME', '数据来源 where the readings come from')),
  year: whole('YEAR', '月日表格的年份 for tables with month and day only, else the year in the name of the file'),
  method: or(oneOf(['auto', 'manual'], '监测方式 how the source measures'), 'auto'),
  'per-day': value('N', '每日计划次数 readings planned a day', (text) =>
    /^\d+(\.\d+)?$/.test(text) ? ok(Number(text)) : refuse('argument-number', ['应为数字', 'a number is needed']),
  ),
  column: oneOf(['river', 'lake'], '未登记断面的类型 for sections that stand in no register (marked as assumed)'),
  strict: flag('有误即不导入 with any faulty row nothing is brought in'),
  ...where,
};

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

const importInto = async (file: string, values: Values<typeof importOptions>): Promise<number> => {
  const { context, close } = await reachObservation(readConfig({ ...values, node: [] }), values.node, (line) =>
    console.error(line),
  );
  try {
    const { year, column, method, source, strict } = values;
    if (!values.json && year === undefined && yearInName(file))
      console.log(`年份取自文件名 year from the name: ${yearInName(file)}`);
    const result = await importFile(context, file, {
      source,
      by: 'operator',
      method,
      strict,
      ...(year !== undefined && { year }),
      ...(values['per-day'] && { perDay: values['per-day'] }),
      ...(column && { column }),
    });
    if (values.json) console.log(JSON.stringify(result.ok ? { ok: true, ...result.value } : result));
    else if (result.ok) print(result.value);
    else console.error(`${result.says[0]}\n${result.says[1]}`);
    return result.ok ? 0 : 1;
  } finally {
    await close();
  }
};

const verify = async (id: string, values: Values<typeof where>): Promise<number> => {
  const at = values.node ?? /^(.*)-\d+$/.exec(id)?.[1];
  const { context, close } = await reachObservation(readConfig({ ...values, node: [] }), at, (line) =>
    console.error(line),
  );
  const answer = await verifyImport(context.pool, id).finally(close);
  console.log(values.json ? JSON.stringify({ ok: answer === 'same', import: id, answer }) : `${id}: ${answer}`);
  return answer === 'same' ? 0 : 1;
};

export default command(
  { name: 'observe', summary: 'readings 监测数据: import FILE --source NAME, verify IMPORT' },
  {
    import: form({
      says: 'bring in readings from CSV, JSON or XLSX and evaluate them',
      positions: { file: need(file('FILE', '监测数据文件 the readings')) },
      options: importOptions,
      run: (given) => importInto(given.file, given),
    }),
    verify: form({
      says: 'whether the table still holds what the journal says',
      positions: { import: need(text('IMPORT', '导入编号 the number of the import')) },
      options: where,
      run: (given) => verify(given.import, given),
    }),
  },
);
