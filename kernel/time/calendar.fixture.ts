import type { Calendar, CalendarYear, Day } from './types.ts';

const days = (text: string): Day[] => text.split(' ').map((d) => `2021-${d}`);

/** 2021 as in 国办发明电〔2020〕27号; the other years of the zone's calendar are data of the zone and tested there. */
const y2021: CalendarYear = {
  cite: 'fixture',
  off: days(
    '01-01 01-02 01-03 02-11 02-12 02-13 02-14 02-15 02-16 02-17 04-03 04-04 04-05 05-01 05-02 05-03 05-04 05-05 ' +
      '06-12 06-13 06-14 09-19 09-20 09-21 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
  ),
  makeup: days('02-07 02-20 04-25 05-08 09-18 09-26 10-09'),
};

const invented: CalendarYear = {
  cite: 'invented',
  off: ['2022-01-03', '2022-05-02', '2022-12-30'],
  makeup: ['2022-01-08'],
};

/** 2021, an invented 2022, nothing for 2023, and 2024 with weekends only. */
export const fixture: Calendar = {
  id: 'fixture',
  title: ['测试日历', 'Test calendar'],
  weekend: [0, 6],
  years: { 2021: y2021, 2022: invented, 2024: { cite: 'invented', off: [], makeup: [] } },
};
