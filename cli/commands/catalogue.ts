import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Comparison, compareBasic, type Matter, ok, refuse, unification, type Zone } from '#kernel';
import { toCsv, toJson, toXlsx } from '#server/catalogue/export.ts';
import { importCatalogue, parseList, type RowError } from '#server/catalogue/import.ts';
import { file, need, text, value } from '../arguments.ts';
import { command, form, json } from '../command.ts';
import { zone, zoneNamed } from '../where.ts';

const writeList = async (out: string, matters: readonly Matter[], help: boolean): Promise<void> => {
  if (out.endsWith('.xlsx')) await writeFile(out, await toXlsx(matters, help));
  else if (out.endsWith('.csv')) await writeFile(out, toCsv(matters, help));
  else await writeFile(out, toJson(matters));
  console.log(`${out}: ${matters.length} 项 matters`);
};

const sayError = ({ row, column, says, remedy }: RowError): void => {
  console.error(
    `第 ${row} 行 row ${row}${column ? ` [${column}]` : ''}: ${says[0]} · ${says[1]}${remedy ? `\n    → ${remedy[0]} · ${remedy[1]}` : ''}`,
  );
};

const check = async (file: string, zone: Zone, json: boolean): Promise<number> => {
  const parsed = await parseList(basename(file), await readFile(file));
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

const compare = (basic: string | undefined, zone: Zone, json: boolean): number => {
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

const listFile = (endings: readonly string[]) =>
  need(
    value(`FILE.${endings.join('|')}`, '清单文件 the list', (name) =>
      endings.some((ending) => name.endsWith(`.${ending}`))
        ? ok(name)
        : refuse('argument-ending', [
            `文件名应以 .${endings.join('、.')} 结尾`,
            `the name must end in .${endings.join(', .')}`,
          ]),
    ),
  );

export default command(
  { name: 'catalogue', summary: 'Template, check and comparison of the catalogue 事项清单' },
  {
    template: form({
      says: 'empty list with headings and what to write',
      options: { out: listFile(['xlsx', 'csv']) },
      run: ({ out }) => writeList(out, [], true),
    }),
    export: form({
      options: {
        out: listFile(['xlsx', 'csv', 'json']),
        jurisdiction: text('CODE', '行政区划 one jurisdiction'),
        zone,
      },
      run: async (given) => {
        const all = (await zoneNamed(given.zone)).matters();
        const of = given.jurisdiction;
        await writeList(given.out, of ? all.filter(({ jurisdiction }) => jurisdiction === of) : all, false);
      },
    }),
    check: form({
      says: 'what an import would change, and every fault by row',
      positions: { file: need(file('FILE', '清单文件 the list')) },
      options: { zone, json },
      run: async (given) => check(given.file, await zoneNamed(given.zone), given.json),
    }),
    compare: form({
      says: 'what is unified between places, what differs',
      options: { basic: text('CODE', '基本编码 one basic item'), zone, json },
      run: async (given) => compare(given.basic, await zoneNamed(given.zone), given.json),
    }),
  },
);
