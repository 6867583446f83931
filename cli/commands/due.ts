import { parseArgs } from 'node:util';
import { ok, type Refusal, type Result } from '../../kernel/outcome/result.ts';
import { dayOf, offsetMinutes, parseDay } from '../../kernel/time/day.ts';
import { addTerm, type CountedTerm } from '../../kernel/time/explain.ts';
import { formatTerm, parseTerm } from '../../kernel/time/term.ts';
import type { Instant, OfficeHours, Term } from '../../kernel/time/types.ts';
import { calendars } from '../../zones/delta/calendars.ts';
import type { Command } from '../command.ts';

const usage = `tongban due --from YYYY-MM-DD[THH:MM] --term 5wd|2wh|15d|3m|1y [--calendar ${Object.keys(calendars).join('|')}] [--json]
  Counts a term, the start not counted, and says why for every day. Working hours (wh) begin at the time of day given,
  without one with the next working day.`;

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

type Hours = readonly OfficeHours[] | undefined;

/** The time of day where the offices are. */
const local = (at: Instant, utcOffset: string): string => {
  const minutes = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)) + offsetMinutes(utcOffset);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${dayOf(at, utcOffset)}T${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
};

/** `2021-09-17T10:00` on the wall of the offices, as an instant. */
const instantOf = (text: string, utcOffset: string): Result<Instant> => {
  const at = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  const day = parseDay(at?.[1] ?? text, '/from');
  return day.ok ? ok(new Date(`${text}:00${utcOffset}`).toISOString()) : day;
};

const table = (from: string, term: Term, { days, dueAt }: CountedTerm, due: string, hours: Hours): string => {
  const [zh, en] = formatTerm(term);
  const rows = days.map(
    ({ day, counted, n, why }) => `  ${day}  ${counted ? String(n).padStart(4) : '   –'}  ${why[0]} · ${why[1]}`,
  );
  const assumed = dueAt !== undefined && hours?.some(({ status }) => status === 'assumed');
  return [
    `起算日 ${from}（不计入）＋${zh}：${due} 届满`,
    `${from} (not counted) + ${en}: due ${due}`,
    ...rows,
    ...(assumed ? ['  办公时间为假设 · office hours are assumed'] : []),
  ].join('\n');
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
  const utcOffset = calendar.offices?.utcOffset ?? '+00:00';
  const term = parseTerm(options.term, '/term');
  if (!term.ok) return refused(term, json, 2);
  const timed = term.value.unit === 'wh' && options.from.includes('T');
  const from = timed ? instantOf(options.from, utcOffset) : parseDay(options.from, '/from');
  if (!from.ok) return refused(from, json, 2);
  const counted = addTerm(calendar, from.value, term.value);
  if (!counted.ok) return refused(counted, json, 1);
  const { due, dueAt, nominal, days } = counted.value;
  const until = dueAt === undefined ? due : local(dueAt, utcOffset);
  const hours = dueAt === undefined ? {} : { dueAt, dueLocal: until, hours: calendar.offices?.hours };
  if (json)
    console.log(
      JSON.stringify({ from: options.from, term: options.term, calendar: calendar.id, due, ...hours, nominal, days }),
    );
  else console.log(table(options.from, term.value, counted.value, until, calendar.offices?.hours));
  return 0;
};

export default { summary: 'When a term ends, and why, day by day 期限推算', run } satisfies Command;
