import type { Day, DemoReading } from '#kernel';
import { daysBefore, noise, season } from './noise.ts';

/** Middle of the year per item; how far season and noise move it. TP and DO follow the season against each other. */
interface Profile {
  readonly site: string;
  readonly days: number;
  readonly DO: number;
  readonly CODMN: number;
  readonly NH3N: number;
  readonly TP: number;
  readonly TN: number;
  /** Where a lake is measured for its trophic level too: chlorophyll in mg/L, transparency in m. */
  readonly lake?: { readonly CHLA: number; readonly SD: number };
}

const year = 400;
const season2 = 70;
const profiles: readonly Profile[] = [
  { site: '上海市/太浦河桥', days: year, DO: 7.6, CODMN: 3.7, NH3N: 0.14, TP: 0.07, TN: 1.7 },
  { site: '上海市/汾湖大桥(界标)', days: year, DO: 7.2, CODMN: 4.1, NH3N: 0.22, TP: 0.09, TN: 1.9 },
  {
    site: '上海市/急水港桥',
    days: year,
    DO: 7.4,
    CODMN: 4.3,
    NH3N: 0.3,
    TP: 0.082,
    TN: 2.4,
    lake: { CHLA: 0.014, SD: 0.42 },
  },
  { site: '上海市/淀峰', days: year, DO: 7.3, CODMN: 4.2, NH3N: 0.2, TP: 0.09, TN: 2.0 },
  { site: '江苏省/朱厍港口', days: season2, DO: 6.4, CODMN: 4.8, NH3N: 0.45, TP: 0.15, TN: 2.6 },
  { site: '江苏省/千灯浦口', days: season2, DO: 5.4, CODMN: 5.2, NH3N: 0.8, TP: 0.19, TN: 3.1 },
  { site: '浙江省/王江泾', days: season2, DO: 5.2, CODMN: 5.6, NH3N: 0.62, TP: 0.17, TN: 2.8 },
  // The section that fails: its phosphorus is above the target in most months.
  { site: '浙江省/斜路港', days: season2, DO: 4.9, CODMN: 5.9, NH3N: 0.7, TP: 0.24, TN: 2.9 },
  { site: '浙江省/红旗塘大坝', days: season2, DO: 5.8, CODMN: 5.1, NH3N: 0.5, TP: 0.16, TN: 2.5 },
  { site: '浙江省/枫南大桥', days: season2, DO: 6.0, CODMN: 5.0, NH3N: 0.48, TP: 0.15, TN: 2.4 },
  { site: '浙江省/池家浜水文站', days: season2, DO: 6.1, CODMN: 4.9, NH3N: 0.4, TP: 0.14, TN: 2.3 },
  { site: '江苏省/赵屯(石浦大桥)', days: season2, DO: 6.2, CODMN: 4.7, NH3N: 0.66, TP: 0.16, TN: 2.7 },
  { site: '上海市/斜塘口', days: season2, DO: 6.6, CODMN: 4.4, NH3N: 0.3, TP: 0.12, TN: 2.2 },
];

/** The sampler of this section was being repaired in these days before today: they are flagged, one week is missing. */
const repaired = { site: '上海市/淀峰', from: 34, to: 31 };
const missing = { site: '上海市/汾湖大桥(界标)', from: 52, to: 45 };

const within = (
  ago: number,
  span: { readonly site: string; readonly from: number; readonly to: number },
  site: string,
) => site === span.site && ago <= span.from && ago >= span.to;

const valuesOn = ({ site, lake, ...base }: Profile, day: Day): Readonly<Record<string, string>> => {
  const s = season(day);
  const n = (item: string): number => noise(site, day, item);
  const ammonia = base.NH3N * (1 - 0.25 * s + 0.35 * n('NH3N'));
  return {
    PH: (7.6 + 0.15 * s + 0.2 * n('PH')).toFixed(2),
    DO: Math.max(1.2, base.DO - 1.5 * s + 0.6 * n('DO')).toFixed(2),
    CODMN: (base.CODMN * (1 + 0.08 * s + 0.12 * n('CODMN'))).toFixed(2),
    // Below the detection limit it is written with the limit and an L, as laboratories do.
    NH3N: ammonia < 0.1 ? '0.025L' : ammonia.toFixed(3),
    TP: (base.TP * (1 + 0.2 * s + 0.22 * n('TP'))).toFixed(3),
    TN: (base.TN * (1 - 0.2 * s + 0.15 * n('TN'))).toFixed(2),
    ...(lake && {
      CHLA: (lake.CHLA * (1 + 0.5 * s + 0.3 * n('CHLA'))).toFixed(4),
      SD: (lake.SD * (1 - 0.15 * s + 0.15 * n('SD'))).toFixed(2),
    }),
  };
};

/** One sample a day at eight in the morning. */
export const waterDays = (today: Day): readonly DemoReading[] =>
  profiles.flatMap((profile) =>
    daysBefore(today, profile.days).flatMap((day, n) => {
      const ago = profile.days - n;
      if (within(ago, missing, profile.site)) return [];
      const status = within(ago, repaired, profile.site) ? '维护' : undefined;
      return Object.entries(valuesOn(profile, day)).map(([item, shown]) => ({
        site: profile.site,
        item,
        at: `${day}T00:00:00.000Z`,
        shown,
        ...(status && { status }),
      }));
    }),
  );
