import { parseArgs } from 'node:util';
import type { Refusal } from '../../kernel/outcome/result.ts';
import { parseDay } from '../../kernel/time/day.ts';
import { addTerm, type CountedTerm } from '../../kernel/time/explain.ts';
import { formatTerm, parseTerm } from '../../kernel/time/term.ts';
import type { Day, Term } from '../../kernel/time/types.ts';
import { calendars } from '../../zones/delta/calendars.ts';
import type { Command } from '../command.ts';

const usage = `tongban due --from YYYY-MM-DD --term 5wd|15d|3m|1y [--calendar ${Object.keys(calendars).join('|')}] [--json]
  Counts a term, the start not counted, and says why for every day.`;

const readOptions = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      from: { type: 'string' },
      term: { type: 'string' },
      calendar: { type: 'string', default: 'cn' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;

const refused = ({ code, says, remedy, detail, field }: Refusal, json: boolean, exit: 1 | 2): number => {
  if (json) console.log(JSON.stringify({ error: { code, message: says[1], says, remedy, field, detail } }));
  else for (const words of [says, remedy]) if (words) console.error(`${words[0]}。\n${words[1]}.`);
  if (!json && exit === 2) console.error(usage);
  return exit;
};

const wrong = (message: string, json: boolean): number => {
  if (json) console.log(JSON.stringify({ error: { code: 'usage', message } }));
  else console.error(`${message}\n${usage}`);
  return 2;
};

const table = (from: Day, term: Term, { due, days }: CountedTerm): string => {
  const [zh, en] = formatTerm(term);
  const rows = days.map(
    ({ day, counted, n, why }) => `  ${day}  ${counted ? String(n).padStart(4) : '   –'}  ${why[0]} · ${why[1]}`,
  );
  return [`起算日 ${from}（不计入）＋${zh}：${due} 届满`, `${from} (not counted) + ${en}: due ${due}`, ...rows].join(
    '\n',
  );
};

/** A bad option is wrong usage (2); a term that cannot be counted is refused (1). */
const run = async (args: readonly string[]): Promise<number> => {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args);
  } catch (error) {
    return wrong((error as Error).message, args.includes('--json'));
  }
  const { json } = options;
  if (options.help) {
    console.log(usage);
    return 0;
  }
  if (options.from === undefined || options.term === undefined) return wrong('--from and --term are needed.', json);
  const calendar = Object.hasOwn(calendars, options.calendar) ? calendars[options.calendar] : undefined;
  if (!calendar) return wrong(`There is no calendar "${options.calendar}".`, json);
  const from = parseDay(options.from, '/from');
  const term = parseTerm(options.term, '/term');
  if (!from.ok) return refused(from, json, 2);
  if (!term.ok) return refused(term, json, 2);
  const counted = addTerm(calendar, from.value, term.value);
  if (!counted.ok) return refused(counted, json, 1);
  const { due, nominal, days } = counted.value;
  if (json)
    console.log(JSON.stringify({ from: from.value, term: options.term, calendar: calendar.id, due, nominal, days }));
  else console.log(table(from.value, term.value, counted.value));
  return 0;
};

export default { summary: 'When a term ends, and why, day by day 期限推算', run } satisfies Command;
