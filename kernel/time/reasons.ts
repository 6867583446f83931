import type { Words } from '../declare/words.ts';
import { type Refusal, refuse } from '../outcome/result.ts';
import { type DayKind, dayKinds, kindAt, type Run, yearAfter } from './calendar-index.ts';
import { weekdayAt, yearAt } from './day.ts';
import type { Calendar } from './types.ts';

const weekdays: readonly Words[] = [
  ['周日', 'Sunday'],
  ['周一', 'Monday'],
  ['周二', 'Tuesday'],
  ['周三', 'Wednesday'],
  ['周四', 'Thursday'],
  ['周五', 'Friday'],
  ['周六', 'Saturday'],
];

const kindWords: Readonly<Record<DayKind, Words>> = {
  [dayKinds.work]: ['工作日', 'working day'],
  [dayKinds.weekend]: ['休息日', 'weekend'],
  [dayKinds.holiday]: ['节假日放假', 'public holiday'],
  [dayKinds.makeup]: ['调休上班', 'made-up working day'],
};

/** The 28 sentences a day can need, built once: counting writes thousands of rows. */
const sentences: readonly Words[] = Object.values(dayKinds).flatMap((kind) =>
  weekdays.map((w): Words => [`${w[0]}，${kindWords[kind][0]}`, `${w[1]}, ${kindWords[kind][1]}`]),
);

export const whyAt = (run: Run, serial: number): Words =>
  sentences[kindAt(run, serial) * 7 + weekdayAt(serial)] as Words;

export const naturalDay: Words = ['自然日，计入', 'Natural day, counted'];

export const lastDayOff = (off: Words): Words => [
  `${off[0]}：计满，逢休息日顺延`,
  `${off[1]}: the days are complete, and the last one is a day off`,
];
/** 民法典 203: a last day that is a day off moves to the day after the days off. */
export const rolledPast = (off: Words): Words => [
  `${off[0]}：期间最后一日顺延`,
  `${off[1]}: the last day of the term moves on`,
];
export const rolledTo: Words = [
  '休息日结束的次日，为期间最后一日',
  'The day after the days off is the last day of the term',
];

export const pausedBy = (reason: string, notice: string): Words => [
  `暂停计时：${reason}（书面告知 ${notice}）`,
  `Clock stopped: ${reason} (written notice ${notice})`,
];
export const pauseStillOpen = (reason: string, notice: string): Words => [
  `暂停计时，尚未恢复：${reason}（书面告知 ${notice}）`,
  `Clock stopped and not yet resumed: ${reason} (written notice ${notice})`,
];
/** 行政许可法 45: what was not told in writing does not stop the clock. */
export const pauseWithoutNotice = (reason: string, counted: Words): Words => [
  `${counted[0]}；“${reason}”未书面告知，不停计`,
  `${counted[1]}; "${reason}" was not told in writing, so the clock runs`,
];

export const yearNotPublished = (calendar: Calendar, year: number): Refusal =>
  refuse(
    'calendar-not-published',
    [
      `${calendar.title[0]}：${year}年的放假和调休安排尚未公布，不能推算`,
      `${calendar.title[1]}: the days off of ${year} are not published, so nothing is counted through that year`,
    ],
    {
      remedy: ['待该年安排公布并录入后再算', 'Count again once that year is published and entered'],
      detail: { calendar: calendar.id, year },
    },
  );

export const dayNotPublished = (calendar: Calendar, serial: number): Refusal =>
  yearNotPublished(calendar, yearAt(serial));

export const runEnded = (calendar: Calendar, run: Run): Refusal => yearNotPublished(calendar, yearAfter(run));
