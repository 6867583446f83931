import { addDays, type Day } from '#kernel';

/** A number from −1 to 1 that looks random and is the same for the same words: demonstrations must not change by themselves. */
export const noise = (...words: readonly (string | number)[]): number => {
  let at = 2166136261;
  for (const char of words.join('|')) at = Math.imul(at ^ char.charCodeAt(0), 16777619);
  at ^= at >>> 15;
  at = Math.imul(at, 2246822519);
  at ^= at >>> 13;
  return (at >>> 0) / 2 ** 31 - 1;
};

/** −1 in January, 1 in July. */
export const season = (day: Day): number =>
  -Math.cos(((Number(day.slice(5, 7)) - 1) * 30 + Number(day.slice(8))) / 57.3);

/** From `days` before today up to and with yesterday. */
export const daysBefore = (today: Day, days: number): readonly Day[] =>
  Array.from({ length: days }, (_, n) => addDays(today, n - days));
