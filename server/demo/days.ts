import { addDays, type Calendar, type Day, type Instant, weekday, workingDay } from '#kernel';

/** A year without a published calendar is no reason to have no demonstration: Monday to Friday stands in for it here. */
const works = (calendar: Calendar, day: Day): boolean => {
  const found = workingDay(calendar, day);
  return found.ok ? found.value.works : !calendar.weekend.includes(weekday(day));
};

/** The last `count` working days before `today`; `[1]` is the latest of them, `[0]` is today itself. */
export const workingDaysBefore = (calendar: Calendar, today: Day, count: number): readonly Day[] => {
  const days: Day[] = [today];
  for (let day = addDays(today, -1); days.length <= count; day = addDays(day, -1))
    if (works(calendar, day)) days.push(day);
  return days;
};

/** `minutes` after midnight of a day where the clock shows UTC plus `utcOffset` (`+08:00`). */
export const instantAt = (day: Day, minutes: number, utcOffset: string): Instant => {
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  const rest = String(minutes % 60).padStart(2, '0');
  return new Date(`${day}T${hours}:${rest}:00${utcOffset}`).toISOString();
};
