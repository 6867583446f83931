import type { Day, DemoReading } from '#kernel';
import { daysBefore, noise } from './noise.ts';

const days = 8;
const sites = [
  { site: 'air/青浦淀山湖', factor: 0.9 },
  { site: 'air/吴江开发区', factor: 1.1 },
  { site: 'air/嘉善县监测站', factor: 1 },
];

/** Ozone follows the sun, nitrogen dioxide and particles the traffic. Hours are named by their end, 1…24. */
const valuesAt = (site: string, factor: number, day: Day, hour: number): Readonly<Record<string, string>> => {
  const sun = Math.max(0, Math.sin(((hour - 7) / 12) * Math.PI));
  const traffic = Math.exp(-((hour - 8) ** 2) / 6) + Math.exp(-((hour - 19) ** 2) / 8);
  const week = 1 + 0.35 * noise(day, 'weather');
  const n = (item: string): number => 1 + 0.12 * noise(site, day, hour, item);
  const whole = (value: number): string => String(Math.max(1, Math.round(value)));
  return {
    PM25_24h: whole((26 + 14 * traffic) * factor * week * n('PM25')),
    PM10_24h: whole((44 + 20 * traffic) * factor * week * n('PM10')),
    NO2_1h: whole((18 + 28 * traffic) * factor * n('NO2')),
    O3_1h: whole((38 + 110 * sun) * week * n('O3')),
    SO2_1h: whole(6 * n('SO2')),
    CO_1h: (0.55 * factor * n('CO')).toFixed(1),
  };
};

/** The last days hour by hour; one station lacks some hours of the day before yesterday, so that its day is not valid. */
export const airHours = (today: Day): readonly DemoReading[] =>
  sites.flatMap(({ site, factor }, which) =>
    daysBefore(today, days).flatMap((day, n) =>
      Array.from({ length: 24 }, (_, hour) => hour + 1).flatMap((hour) => {
        if (which === 2 && n === days - 2 && hour > 12 && hour < 20) return [];
        const at = new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000).toISOString();
        return Object.entries(valuesAt(site, factor, day, hour)).map(([item, shown]) => ({ site, item, at, shown }));
      }),
    ),
  );
