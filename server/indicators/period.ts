import { addDays, type Day, type PeriodUnit } from '#kernel';

const monthEnd = (year: number, month: number): Day => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The last day of a period, by its name; nothing for `ever`, which has none. */
export const periodEnd = (unit: PeriodUnit, period: string): Day | undefined => {
  if (unit === 'day') return period;
  if (unit === 'ever') return undefined;
  if (typeof unit === 'object') {
    const n = Number(period.slice(unit.label.length));
    return addDays(`${Number(unit.yearsFrom.slice(0, 4)) + n}${unit.yearsFrom.slice(4)}`, -1);
  }
  const year = Number(period.slice(0, 4));
  if (unit === 'year') return `${year}-12-31`;
  return unit === 'month' ? monthEnd(year, Number(period.slice(5, 7))) : monthEnd(year, Number(period.slice(6)) * 3);
};
