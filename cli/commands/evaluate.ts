import { parseArgs } from 'node:util';
import { type Edition, editionById, ok, type Refusal, type Result, refuse, type WaterColumn } from '#kernel';
import { waterEditions } from '../../zones/delta/standards/gb3838-2002.ts';
import { airEditions } from '../../zones/delta/standards/hj633.ts';
import type { Command } from '../command.ts';
import { airJudge } from '../evaluate/air.ts';
import { jsonPrinter, textPrinter } from '../evaluate/print.ts';
import { evaluateFile, type Judge } from '../evaluate/run.ts';
import { waterJudge } from '../evaluate/water.ts';

const USAGE = `evaluate water FILE --column river|lake|both [--edition ID] [--json]
evaluate air FILE [--edition ID] [--json]

Without --edition: water by ${waterEditions.at(-1)!.id}, air by the edition in force on the day of each row.
Editions: ${[...waterEditions, ...airEditions].map((edition) => edition.id).join(', ')}`;

interface Options {
  readonly column?: string;
  readonly edition?: string;
}

interface Plan {
  readonly judgeOf: (header: readonly string[]) => Result<Judge>;
  readonly under: string;
}

const COLUMNS: readonly string[] = ['river', 'lake', 'both'] satisfies readonly (WaterColumn | 'both')[];

const named = <E extends Edition>(editions: readonly E[], id: string | undefined): Result<E | undefined> =>
  id === undefined ? ok(undefined) : editionById(editions, id);

const waterPlan = ({ column, edition: id }: Options): Result<Plan> => {
  if (column === undefined || !COLUMNS.includes(column)) {
    return refuse('wrong-column', ['--column 应为 river、lake 或 both', '--column must be river, lake or both']);
  }
  const edition = named(waterEditions, id);
  if (!edition.ok) return edition;
  const chosen = edition.value ?? waterEditions.at(-1)!;
  return ok({ judgeOf: waterJudge(chosen, column as WaterColumn | 'both'), under: `${chosen.id} (${column})` });
};

const airPlan = ({ edition: id }: Options): Result<Plan> => {
  const edition = named(airEditions, id);
  if (!edition.ok) return edition;
  return ok({ judgeOf: airJudge(airEditions, edition.value), under: edition.value?.id ?? '各行当日版本 by date' });
};

const wrongUse = (problem: string): number => {
  console.error(`${problem}\n\n${USAGE}`);
  return 2;
};

const refused = (refusal: Refusal): number => {
  console.error(`${refusal.says[0]}\n${refusal.says[1]}`);
  return 1;
};

const readArgs = (args: readonly string[]) => {
  const string = { type: 'string' } as const;
  const options = { column: string, edition: string, json: { type: 'boolean' } } as const;
  try {
    return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    return refuse('wrong-use', [(error as Error).message, (error as Error).message]);
  }
};

const run = async (args: readonly string[]): Promise<number> => {
  const given = readArgs(args);
  if (!given.ok) return wrongUse(given.says[1]);
  const { values, positionals } = given.value;
  const [what, file, ...extra] = positionals;
  if (what !== 'water' && what !== 'air')
    return wrongUse(what ? `Cannot evaluate "${what}".` : 'What is to be evaluated?');
  if (!file || extra.length > 0)
    return wrongUse(file ? `One file at a time, not "${extra.join(' ')}".` : 'Which file?');
  const plan = what === 'water' ? waterPlan(values) : airPlan(values);
  if (!plan.ok) return wrongUse(plan.says[1]);
  const printer = values.json
    ? jsonPrinter(process.stdout)
    : textPrinter(process.stdout, `${file} · ${plan.value.under}`);
  const summary = await evaluateFile(file, plan.value.judgeOf, printer.line);
  if (!summary.ok) return refused(summary);
  await printer.end(summary.value);
  return 0;
};

export default {
  summary: 'class water or index air from a published file, without a server',
  run,
} satisfies Command;
