export { dueDay, rollForward, workingDay, workingDaysBetween } from './calendar.ts';
export type { ClockAnswer, ClockState, Extension } from './clock.ts';
export { dueAtOf, dueDayOf, dueOf, remaining, used } from './clock.ts';
export {
  addDays,
  addMonths,
  compareDays,
  dayOf,
  daysInMonth,
  diffDays,
  isDay,
  monthOf,
  parseDay,
  parseInstant,
  weekday,
  yearOf,
} from './day.ts';
export type { CountedDay, CountedTerm } from './explain.ts';
export { addTerm } from './explain.ts';
export type { Pause } from './pauses.ts';
export { formatTerm, parseTerm } from './term.ts';
export type * from './types.ts';
export { termUnits } from './types.ts';
