import assert from 'node:assert/strict';
import { test } from 'node:test';
import chineseDays from 'chinese-days';
import { must } from '../../kernel/outcome/result.ts';
import { workingDay, workingDaysBetween } from '../../kernel/time/calendar.ts';
import { addDays, isDay, weekday } from '../../kernel/time/day.ts';
import type { Calendar } from '../../kernel/time/types.ts';
import { calendars } from './calendars.ts';

const cn = calendars.cn as Calendar;

test('every listed day exists, lies in its year, is listed once, and every makeup day is a weekend day', () => {
  for (const [year, { off, makeup, cite }] of Object.entries(cn.years)) {
    const days = [...off, ...makeup];
    assert.equal(new Set(days).size, days.length, year);
    for (const day of days) assert.ok(isDay(day) && day.startsWith(year), day);
    for (const day of makeup) assert.ok(cn.weekend.includes(weekday(day)), day);
    assert.deepEqual([...off].sort(), off, 'in order');
    assert.match(cite, /国办发明电〔\d{4}〕\d+号.*reported$/);
  }
});

test('every day of every published year agrees with the data set chinese-days', () => {
  for (let day = '2020-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    assert.equal(must(workingDay(cn, day)).works, chineseDays.isWorkday(day), day);
  }
});

test('the working days of each year', () => {
  const table = { 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248 };
  for (const [year, days] of Object.entries(table)) {
    assert.equal(must(workingDaysBetween(cn, `${Number(year) - 1}-12-31`, `${year}-12-31`)), days, year);
  }
});

test('known makeup days are worked', () => {
  for (const day of [
    '2021-09-26',
    '2025-02-08',
    '2025-10-11',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ]) {
    assert.ok(must(workingDay(cn, day)).works, day);
  }
});

test('the extended Spring Festival of 2020: off to 2 February, the makeup Saturday of the first notice withdrawn', () => {
  assert.equal(must(workingDay(cn, '2020-02-01')).works, false);
  assert.equal(must(workingDay(cn, '2020-01-31')).works, false);
  assert.equal(must(workingDay(cn, '2020-02-03')).works, true);
});
