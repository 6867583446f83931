import type { Calendar } from '#kernel';

const invented = 'Borderland Gazette, days of rest (invented)';

/** An invented calendar: Friday and Saturday are the weekend, with holidays of its own and one working Saturday. */
export const calendars: Readonly<Record<string, Calendar>> = {
  borderland: {
    id: 'borderland',
    title: ['边地工作日历(虚构)', 'Borderland calendar (invented)'],
    weekend: [5, 6],
    offices: {
      utcOffset: '+03:00',
      hours: [{ from: '2025-01-01', spans: [['08:00', '14:00']], cite: invented, status: 'assumed' }],
    },
    years: {
      2025: {
        cite: invented,
        off: [
          '2025-01-01',
          '2025-03-30',
          '2025-03-31',
          '2025-04-01',
          '2025-06-08',
          '2025-06-09',
          '2025-09-23',
          '2025-11-02',
        ],
        makeup: ['2025-04-05'],
      },
      2026: {
        cite: invented,
        off: [
          '2026-01-01',
          '2026-03-22',
          '2026-03-23',
          '2026-03-24',
          '2026-05-27',
          '2026-05-28',
          '2026-09-23',
          '2026-11-01',
          '2026-11-02',
        ],
        makeup: ['2026-03-28'],
      },
    },
  },
};
