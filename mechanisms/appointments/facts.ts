import { fact, slot } from '#kernel';

const shared = { shared: true } as const;

/** Places (号源) of a window per half day; `helped` windows are for older and disabled people first. */
export interface Capacity {
  readonly am: number;
  readonly pm: number;
  readonly line: 'general' | 'helped';
}

export const facts = {
  visitor: fact.party(['预约人', 'Visitor'], { shared: true, personal: true, searchable: true }),
  day: fact.day(['预约日期', 'Day'], shared),
  half: fact.choice(['时段', 'Half of the day'], { am: ['上午', 'Morning'], pm: ['下午', 'Afternoon'] }, shared),
  line: fact.choice(
    ['窗口类别', 'Kind of window'],
    { general: ['综合窗口', 'General'], helped: ['老年人、残疾人服务窗口', 'For older and disabled people'] },
    { ...shared, searchable: true },
  ),
  about: fact.text(['拟办事项', 'What you come for'], { ...shared, max: 120 }),
  window: fact.window(['窗口', 'Window'], { ...shared, searchable: true }),
  place: fact.number(['号源序号', 'Place'], shared),
  nextFree: fact.list(
    ['仍可预约', 'Still free'],
    fact.record(['时段', 'Half day'], {
      day: fact.day(['日期', 'Day']),
      half: fact.choice(['时段', 'Half'], { am: ['上午', 'Morning'], pm: ['下午', 'Afternoon'] }),
      places: fact.number(['余号', 'Places left']),
    }),
    shared,
  ),
} as const;

export const law = {
  capacity: slot.table<Readonly<Record<string, Readonly<Record<string, Capacity>>>>>([
    '各窗口每半日号源',
    'Places of each window per half day',
  ]),
  ahead: slot.number(['可提前预约的天数', 'Days ahead one may book']),
  smallestCell: slot.number(['少于此数不公布', 'Smallest cell of a published table']),
  orderly: slot.basis(['预约取号', 'Appointments and queue numbers']),
} as const;
