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

const lasting = (minutes: number): Words => {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [
    [h > 0 ? `${h}小时` : '', m > 0 ? `${m}分` : ''].join(''),
    [h > 0 ? `${h} h` : '', m > 0 ? `${m} min` : ''].filter(Boolean).join(' '),
  ];
};
/** `parts`: the spans of office hours that count on the day. */
export const hoursCounted = (day: Words, parts: readonly string[], minutes: number): Words => [
  `${day[0]}：办公时间 ${parts.join('、')}，计入${lasting(minutes)[0]}`,
  `${day[1]}: office hours ${parts.join(', ')}, ${lasting(minutes)[1]} counted`,
];
export const hoursOver = (day: Words): Words => [
  `${day[0]}：已过办公时间，不计`,
  `${day[1]}: after office hours, not counted`,
];
export const hoursUnknown = (calendar: Calendar): Refusal =>
  refuse(
    'hours-not-known',
    [
      `${calendar.title[0]}没有录入当日的办公时间，工作小时不能推算`,
      `${calendar.title[1]} has no office hours for that day, so no working hours are counted`,
    ],
    {
      remedy: ['请在日历中录入办公时间及其依据', 'Enter the office hours and their source in the calendar'],
      detail: { calendar: calendar.id },
    },
  );

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
