import { type Edition, editionById, type Result, type WaterColumn } from '#kernel';
import { waterEditions } from '../../zones/delta/standards/gb3838-2002.ts';
import { airEditions } from '../../zones/delta/standards/hj633.ts';
import { need, oneOf, or, text, value } from '../arguments.ts';
import { command, form, json } from '../command.ts';
import { airJudge } from '../evaluate/air.ts';
import { jsonPrinter, textPrinter } from '../evaluate/print.ts';
import { evaluateFile, type Judge } from '../evaluate/run.ts';
import { waterJudge } from '../evaluate/water.ts';

interface Plan {
  readonly judgeOf: (header: readonly string[]) => Result<Judge>;
  readonly under: string;
}

const COLUMNS = ['river', 'lake', 'both'] as const satisfies readonly (WaterColumn | 'both')[];
const newest = waterEditions.at(-1)!;

/** An edition of a standard, by its name. */
const edition = <E extends Edition>(editions: readonly E[], says: string) =>
  value('ID', `${says}: ${editions.map(({ id }) => id).join(', ')}`, (id) => editionById(editions, id));

const path = need(text('FILE', '公布的数据表 the published table (CSV)'));

const evaluate = async (file: string, { judgeOf, under }: Plan, asJson: boolean): Promise<number> => {
  const printer = asJson ? jsonPrinter(process.stdout) : textPrinter(process.stdout, `${file} · ${under}`);
  const summary = await evaluateFile(file, judgeOf, printer.line);
  if (!summary.ok) {
    // On stderr with --json too: stdout is a stream of lines, one a row.
    console.error(summary.says.join('\n'));
    return 1;
  }
  await printer.end(summary.value);
  return 0;
};

export default command(
  { name: 'evaluate', summary: 'class water or index air from a published file, without a server 评价' },
  {
    water: form({
      positions: { file: path },
      options: {
        column: need(oneOf(COLUMNS, '标准限值栏 the column of limits')),
        edition: or(edition(waterEditions, '水质标准 standard of water'), newest.id),
        json,
      },
      run: ({ file, column, edition: chosen, json: asJson }) =>
        evaluate(file, { judgeOf: waterJudge(chosen, column), under: `${chosen.id} (${column})` }, asJson),
    }),
    air: form({
      says: 'by the edition in force on the day of each row, or the one given',
      positions: { file: path },
      options: { edition: edition(airEditions, '空气标准 standard of air'), json },
      run: ({ file, edition: fixed, json: asJson }) =>
        evaluate(file, { judgeOf: airJudge(airEditions, fixed), under: fixed?.id ?? '各行当日版本 by date' }, asJson),
    }),
  },
);
