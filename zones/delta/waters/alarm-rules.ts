import { type AlarmRules, dec } from '#kernel';

/** Thresholds of alarms; environment.md 3.2, all defaults of this project until the three bureaus set theirs. */
export const alarmRules: AlarmRules = {
  status: 'assumed',
  worseInARow: 2,
  timesTarget: dec('1.5'),
  floors: { DO: dec('2') },
  riseShare: dec('0.5'),
  riseDays: 7,
  // 26 µg/m³ of chlorophyll a, kept in mg/L as the stations send it; ten million cells of algae a litre, where a slight bloom begins.
  levels: { CHLA: dec('0.026'), ALGAE: dec('10000000') },
  silentHours: 8,
  clearAfter: 3,
};
