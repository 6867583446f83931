import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, compareBasic, type Matter, unification, type Zone } from '#kernel';
import { toCsv, toJson, toXlsx } from '#server/catalogue/export.ts';
import { importCatalogue, parseList, type RowError } from '#server/catalogue/import.ts';
import type { Command } from '../command.ts';

const usage = `tongban catalogue template --out FILE.xlsx|csv        empty list with headings and what to write
tongban catalogue export --out FILE.xlsx|csv|json [--jurisdiction CODE]
tongban catalogue check FILE [--json]                 what an import would change, and every fault by row
tongban catalogue compare [--basic CODE] [--json]     what is unified between places, what differs
  --zone NAME   default delta`;

const read = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      out: { type: 'string' },
      basic: { type: 'string' },
      jurisdiction: { type: 'string' },
      zone: { type: 'string', default: 'delta' },
    },
  });

type Options = ReturnType<typeof read>['values'];

const wrong = (message: string): number => {
  console.error(`${message}\n${usage}`);
  return 2;
};

const zoneOf = async (name: string): Promise<Zone | undefined> => {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  try {
    return ((await import(`../../zones/${name}/zone.ts`)) as { default: Zone }).default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
};

const writeList = async (out: string | undefined, matters: readonly Matter[], help: boolean): Promise<number> => {
  if (!out) return wrong('--out is needed.');
  if (out.endsWith('.xlsx')) await writeFile(out, await toXlsx(matters, help));
  else if (out.endsWith('.csv')) await writeFile(out, toCsv(matters, help));
  else if (out.endsWith('.json')) await writeFile(out, toJson(matters));
  else return wrong('--out must end in .xlsx, .csv or .json.');
  console.log(`${out}: ${matters.length} 项 matters`);
  return 0;
};

const sayError = ({ row, column, says, remedy }: RowError): void => {
  console.error(
    `第 ${row} 行 row ${row}${column ? ` [${column}]` : ''}: ${says[0]} · ${says[1]}${remedy ? `\n    → ${remedy[0]} · ${remedy[1]}` : ''}`,
  );
};

const check = async (file: string | undefined, zone: Zone, json: boolean): Promise<number> => {
  if (!file) return wrong('A file is needed.');
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return wrong(`${file}: ${(error as Error).message}`);
  }
  const parsed = await parseList(basename(file), bytes);
  if (!parsed.ok) {
    if (json)
      console.log(
        JSON.stringify({
          ok: false,
          code: parsed.code,
          says: parsed.says,
          remedy: parsed.remedy,
          detail: parsed.detail,
        }),
      );
    else console.error(`${parsed.says[0]} · ${parsed.says[1]}${parsed.remedy ? `\n    → ${parsed.remedy[0]}` : ''}`);
    return 1;
  }
  const report = await importCatalogue(zone.matters(), parsed.value, zone);
  const counts = {
    added: report.added.length,
    changed: report.changed.length,
    unchanged: report.unchanged,
    errors: report.errors.length,
  };
  if (json) {
    console.log(
      JSON.stringify({
        ok: counts.errors === 0,
        ...counts,
        faults: report.errors,
        preview: report.preview.filter(({ what }) => what !== 'unchanged').slice(0, 100),
      }),
    );
  } else {
    console.log(
      `新增 added ${counts.added} · 变更 changed ${counts.changed} · 不变 unchanged ${counts.unchanged} · 错误 errors ${counts.errors}`,
    );
    for (const error of report.errors) sayError(error);
  }
  return counts.errors ? 1 : 0;
};

const sayComparison = ({ basic, title, unified, values, materials, work }: Comparison): void => {
  console.log(`${basic}  ${title}  ${unified ? '已统一 unified' : `待统一 to unify: ${work.join(', ')}`}`);
  for (const aspect of work) {
    if (aspect === 'materials')
      for (const line of materials)
        console.log(`    ${line.name}: ${line.askedIn.join(' ')} ≠ ${line.notAskedIn.join(' ')}`);
    else
      console.log(
        `    ${aspect}: ${Object.entries(values[aspect])
          .map(([place, value]) => `${place}=${value || '—'}`)
          .join('  ')}`,
      );
  }
};

const compare = ({ basic, json }: Options, zone: Zone): number => {
  const matters = zone.matters();
  const all = compareBasic(basic ? matters.filter((matter) => matter.basic === basic) : matters);
  if (basic && all.length === 0) {
    console.error(`没有两地以上共有的事项 ${basic}。No two places share ${basic}.`);
    return 1;
  }
  const summary = unification(matters);
  if (json) {
    console.log(JSON.stringify(basic ? all[0] : { ...summary, work: all.filter(({ unified }) => !unified) }));
    return 0;
  }
  for (const one of all.filter(({ unified }) => basic !== undefined || !unified)) sayComparison(one);
  console.log(
    `实施清单 ${summary.implementations} · 共有基本事项 shared ${summary.shared} (三地 all ${summary.sharedByAll}) · 已统一 unified ${summary.unified}`,
  );
  return 0;
};

const run = async (args: readonly string[]): Promise<number> => {
  let given: ReturnType<typeof read>;
  try {
    given = read(args);
  } catch (error) {
    return wrong((error as Error).message);
  }
  const { values } = given;
  const [verb, file] = given.positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const zone = await zoneOf(values.zone);
  if (!zone) return wrong(`There is no zone "${values.zone}".`);
  switch (verb) {
    case 'template':
      return writeList(values.out, [], true);
    case 'export':
      return writeList(
        values.out,
        zone.matters().filter(({ jurisdiction }) => !values.jurisdiction || jurisdiction === values.jurisdiction),
        false,
      );
    case 'check':
      return check(file, zone, values.json);
    case 'compare':
      return compare(values, zone);
    default:
      return wrong(verb ? `There is no "catalogue ${verb}".` : 'What is to be done with the catalogue?');
  }
};

export default { summary: 'Template, check and comparison of the catalogue 事项清单', run } satisfies Command;
