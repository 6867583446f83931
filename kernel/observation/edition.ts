import type { Words } from '../declare/words.ts';
import { type Citation, type LawStatus, ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/**
 * A standard as it stood between two days: limits, breakpoints and weights are fields of the kinds that extend it.
 * An evaluation takes the edition in force on the day of the event (the sample, the hour), stores its id, and can be
 * repeated under another edition as a scenario. `to` is the last day in force; without it the edition still is.
 */
export interface Edition {
  readonly kind: string;
  /** As written on the command line and stored with results, for example `HJ633-2012`. */
  readonly id: string;
  readonly title: Words;
  readonly from: Day;
  readonly to?: Day;
  readonly cite: Citation;
  readonly status: LawStatus;
}

const inForceOn = (edition: Edition, day: Day): boolean =>
  edition.from <= day && (edition.to === undefined || day <= edition.to);

export const editionById = <E extends Edition>(editions: readonly E[], id: string): Result<E> => {
  const found = editions.find((edition) => edition.id === id);
  if (found) return ok(found);
  const known = editions.map((edition) => edition.id).join(', ');
  return refuse('unknown-edition', [
    `没有标准版本“${id}”，可用：${known}`,
    `There is no edition "${id}"; known: ${known}`,
  ]);
};

export const editionOn = <E extends Edition>(editions: readonly E[], day: Day): Result<E> => {
  const found = editions.find((edition) => inForceOn(edition, day));
  if (found) return ok(found);
  return refuse('no-edition-in-force', [`${day} 没有现行标准版本`, `No edition is in force on ${day}`], {
    detail: { day, known: editions.map((edition) => edition.id) },
  });
};

/**
 * The one edition of a whole period. A statistic over a change of editions would mix two rules: it is refused, and the
 * refusal names the editions so that both can be shown side by side.
 */
export const editionThroughout = <E extends Edition>(editions: readonly E[], first: Day, last: Day): Result<E> => {
  const start = editionOn(editions, first);
  if (!start.ok || inForceOn(start.value, last)) return start;
  const touched = editions.filter((e) => e.from <= last && (e.to === undefined || e.to >= first)).map((e) => e.id);
  return refuse(
    'edition-changes-in-period',
    [
      `${first} 至 ${last} 跨越标准换版：${touched.join('、')}`,
      `${first} to ${last} spans editions ${touched.join(', ')}`,
    ],
    {
      detail: { editions: touched },
      remedy: ['请分段统计，或分别按各版本列出', 'Split the period, or state the result under each edition'],
    },
  );
};
