import { ok, type Refusal } from '../../kernel/outcome/result.ts';
import { dayOf, offsetMinutes, parseDay } from '../../kernel/time/day.ts';
import { addTerm, type CountedTerm } from '../../kernel/time/explain.ts';
import { formatTerm, parseTerm } from '../../kernel/time/term.ts';
import type { Calendar, Instant, OfficeHours, Term } from '../../kernel/time/types.ts';
import { calendars } from '../../zones/delta/calendars.ts';
import { need, oneOf, or, type Values, value } from '../arguments.ts';
import { command, form, json } from '../command.ts';

type Hours = readonly OfficeHours[] | undefined;

/** The time of day where the offices are. */
const local = (at: Instant, utcOffset: string): string => {
  const minutes = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)) + offsetMinutes(utcOffset);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${dayOf(at, utcOffset)}T${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
};

const clock = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A day; where working hours are counted also `2021-09-17T10:00`, on the wall of the offices. */
const start = value('YYYY-MM-DD[THH:MM]', '起算日，不计入 the day before the first that counts', (text, typed) => {
  const timed = typed
    .get('term')
    ?.at(-1)
    ?.match(/wh\s*$/i)
    ? clock.exec(text)?.[1]
    : undefined;
  const day = parseDay(timed ?? text);
  return day.ok ? ok(text) : day;
});

const options = {
  from: need(start),
  term: need(
    value('5wd|2wh|15d|3m|1y', '期限 the term', (text) => {
      const term = parseTerm(text);
      return term.ok ? ok({ ...term.value, text }) : term;
    }),
  ),
  calendar: or(oneOf(Object.keys(calendars), '日历 the calendar'), 'cn'),
  json,
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

const run = async ({ from, term, calendar: id, json }: Values<typeof options>): Promise<number | Refusal> => {
  const calendar = calendars[id] as Calendar;
  const utcOffset = calendar.offices?.utcOffset ?? '+00:00';
  const counted = addTerm(calendar, clock.test(from) ? new Date(`${from}:00${utcOffset}`).toISOString() : from, term);
  if (!counted.ok) return counted;
  const { due, dueAt, nominal, days } = counted.value;
  const until = dueAt === undefined ? due : local(dueAt, utcOffset);
  const hours = dueAt === undefined ? {} : { dueAt, dueLocal: until, hours: calendar.offices?.hours };
  if (json)
    console.log(JSON.stringify({ from, term: term.text, calendar: calendar.id, due, ...hours, nominal, days }));
  else console.log(table(from, term, counted.value, until, calendar.offices?.hours));
  return 0;
};

export default command(
  {
    name: 'due',
    summary: 'When a term ends, and why, day by day 期限推算',
    about: `Counts a term, the start not counted, and says why for every day. Working hours (wh) begin at the time of day given,
without one with the next working day.`,
  },
  form({ options, run }),
);
