import { addDays, diffDays, fact, mechanism, office, party, system } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';
import { chosen, enter, given, keysFor, nextFree, opens, type Visit } from './slots.ts';

const halfName = { am: ['上午', 'morning'], pm: ['下午', 'afternoon'] } as const;

const tell = ({ facts: { visitor }, state }: Visit, zh: string, en: string) =>
  visitor
    ? [{ kind: 'message' as const, to: visitor.key, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] as const }]
    : [];

const told = (seen: Visit) => {
  const { day, half = 'am', window, place } = seen.facts;
  const [zh, en] = seen.windows[window ?? ''] ?? [window, window];
  return window
    ? tell(
        seen,
        `已预约${day}${halfName[half][0]} ${zh} 第${place}号`,
        `Booked: ${day}, ${halfName[half][1]}, ${en}, place ${place}`,
      )
    : tell(seen, '所选时段已约满，请改约', 'That half day is fully booked: choose another');
};

/**
 * 窗口预约. Each window has so many places per half day, declared in the data of the zone; a place is given once. Who lives in one
 * province books at a hall of another: the hall's node gives the place. Coming without an appointment stays possible: queue numbers
 * (取号) and the lines of older and disabled people do not need one.
 */
export default mechanism({
  id: 'appointments',
  number: '13',
  title: ['窗口预约', 'Appointments at a window'],
  purpose: [
    '在任一地预约任一大厅的窗口，按窗口号源给号，不超约，可改约、取消；不预约也可以现场取号。',
    'Book a window of any hall from anywhere: places are limited per window and half day; change or cancel. A queue number works too.',
  ],
  uses: ['case', 'clock', 'register', 'exchange', 'journal', 'law', 'indicator'],

  actors: {
    visitor: party(['预约人', 'Visitor'], 'visitor'),
    window: office(['任一窗口', 'Any window'], 'window', 'receiving'),
    hall: office(['大厅窗口', 'Window of the hall'], 'window', 'deciding'),
    clock: system(['时限届满', 'The clock'], 'clock'),
    node: system(['系统', 'The system'], 'node'),
  },

  facts,
  law,

  states: {
    sent: { title: ['预约在途', 'On its way to the hall'], stage: 0, ordinary: true },
    notTaken: { title: ['未能送达', 'Could not be delivered'], stage: 5, final: true },
    full: { title: ['已约满，请改约', 'Fully booked: choose another'], stage: 1 },
    booked: { title: ['已预约', 'Booked'], stage: 2, ordinary: true },
    attended: { title: ['已到场', 'Attended'], stage: 5, ordinary: true, final: true },
    cancelled: { title: ['已取消', 'Cancelled'], stage: 5, final: true },
    missed: { title: ['未到场', 'Missed'], stage: 5, final: true },
  },

  reads: { slots: (seen) => ({ kind: 'entries', register: 'appointments', keys: keysFor(seen) }) },

  rules: {
    dayFits: {
      says: [
        '预约日期须为明天起、可预约期限内的工作日',
        'The day must be a working day, from tomorrow on and not too far ahead',
      ],
      under: 'orderly',
      field: 'day',
      holds: (seen) => {
        const { facts: wish, day, law: find } = seen;
        const ahead = find('ahead');
        return (
          wish.day !== undefined &&
          wish.day > day &&
          (!ahead || wish.day <= addDays(day, ahead.value)) &&
          opens(seen, wish.day)
        );
      },
    },
    placeFree: {
      says: ['该时段已约满', 'That half day is fully booked'],
      under: 'orderly',
      field: 'half',
      holds: (seen) => {
        if (chosen(seen)) return true;
        const other = nextFree(seen)[0];
        return other
          ? [
              `该时段已约满；${other.day}${halfName[other.half][0]}还有${other.places}个号`,
              `Fully booked; ${other.day}, ${halfName[other.half][1]}: ${other.places} left`,
            ]
          : false;
      },
    },
    beforeTheDay: {
      says: ['当日的预约不能再改', 'On the day itself an appointment is no longer changed'],
      under: 'orderly',
      holds: ({ before, day }) => before?.state === 'full' || (before?.facts.day as string) > day,
    },
    onItsDay: {
      says: ['不是预约当日', 'This is not the day of the appointment'],
      holds: ({ facts: visit, day }) => visit.day === day,
    },
  },

  papers: {
    slip: {
      title: ['预约凭证', 'Appointment'],
      code: 'YY',
      when: ({ facts: visit }) => visit.window !== undefined,
      body: ({ state, facts: visit }) => ({
        case: state.id,
        applicant: visit.visitor?.name,
        on: visit.day,
        half: visit.half,
        window: visit.window,
        place: visit.place,
        about: visit.about,
      }),
    },
  },

  steps: {
    ask: {
      title: ['预约', 'Ask for an appointment'],
      by: ['visitor', 'window'],
      from: 'nothing',
      to: 'sent',
      asks: ['visitor', 'day', 'half', 'line', 'about?'],
      requires: ['dayFits'],
      handsTo: 'deciding',
    },
    arrive: {
      title: ['给号', 'A place is given'],
      by: 'node',
      from: 'sent',
      to: { oneOf: ['booked', 'full'], pick: ({ facts: { window } }) => (window ? 'booked' : 'full') },
      reads: ['slots'],
      sets: given,
      papers: ['slip'],
      then: (seen) => [...enter(seen, seen.facts, 'booked'), ...told(seen)],
      takesCustody: true,
    },
    bounce: {
      title: ['退回', 'It comes back'],
      by: 'node',
      from: 'sent',
      to: 'notTaken',
      returnsCustody: true,
    },
    change: {
      title: ['改约', 'Change'],
      by: ['visitor', 'window'],
      from: ['booked', 'full'],
      to: 'booked',
      asks: ['day', 'half'],
      reads: ['slots'],
      sets: given,
      requires: ['dayFits', 'beforeTheDay', 'placeFree'],
      papers: ['slip'],
      then: (seen) => [
        ...enter(seen, (seen.before?.facts ?? {}) as Visit['facts'], 'cancelled'),
        ...enter(seen, seen.facts, 'booked'),
        ...told(seen),
      ],
      fromAfar: true,
    },
    cancel: {
      title: ['取消预约', 'Cancel'],
      by: ['visitor', 'window'],
      from: ['booked', 'full'],
      to: 'cancelled',
      then: (seen) => enter(seen, seen.facts, 'cancelled'),
      fromAfar: true,
    },
    attend: {
      title: ['到场', 'The visitor has come'],
      by: 'hall',
      from: 'booked',
      to: 'attended',
      requires: ['onItsDay'],
      then: (seen) => enter(seen, seen.facts, 'kept'),
    },
    miss: {
      title: ['未到场', 'Missed'],
      by: 'clock',
      from: 'booked',
      to: 'missed',
      then: (seen) => enter(seen, seen.facts, 'missed'),
    },
  },

  clocks: {
    visit: {
      title: ['预约日', 'Day of the appointment'],
      owedBy: 'visitor',
      lasts: ({ facts: visit, day }) =>
        visit.window && visit.day ? { n: Math.max(0, diffDays(day, visit.day)), unit: 'd' } : undefined,
      starts: ['arrive', 'change'],
      stops: ['change', 'cancel', 'attend', 'miss'],
      ifMissed: { takes: 'miss', says: ['预约当日未到场，号源作废', 'Nobody came on the day: the place lapses'] },
    },
  },

  registers: {
    appointments: {
      title: ['窗口预约', 'Appointments'],
      key: ['窗口/日期/时段/序号', 'Window, day, half, place'],
      columns: {
        subject: fact.text(['预约人', 'Visitor'], { personal: true }),
        window: facts.window,
        on: fact.day(['日期', 'Day']),
        half: facts.half,
        state: fact.choice(['状态', 'State'], {
          booked: ['已预约', 'Booked'],
          cancelled: ['已取消', 'Cancelled'],
          kept: ['已到场', 'Attended'],
          missed: ['未到场', 'Missed'],
        }),
      },
      subject: 'subject',
      readers: ['window', 'supervisor'],
    },
  },

  indicators,
  shows: { subject: 'visitor', columns: ['day', 'half', 'window', 'place', 'line'] },
});
