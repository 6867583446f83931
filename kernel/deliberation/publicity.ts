import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { dueDay, rollForward, workingDay } from '../time/calendar.ts';
import { addDays } from '../time/day.ts';
import { addTerm } from '../time/explain.ts';
import type { Calendar, Day, Term } from '../time/types.ts';
import type { Hex } from './frame.ts';
import { latest } from './latest.ts';

/** Where and since when a text or a list of names is shown. */
export interface Posting {
  readonly place: string;
  readonly hash: Hex;
  readonly from?: Day;
  /** Taken down, or gone for a reason that the rule counts as an interruption: the place must post again. */
  readonly removed?: Day;
}

/** How the term counts; law data. 公示 counts working days after the day of posting; 公开征求意见 counts the first day. */
export interface PublicityTerm {
  readonly term: Term;
  readonly countFirstDay: boolean;
  /** Whether a natural term that ends on a day off rolls to the next working day. */
  readonly roll: boolean;
}

export interface Publicity {
  readonly kind: 'publicity';
  readonly id: string;
  readonly subject: 'text' | 'names';
  readonly hash: Hex;
  readonly places: readonly Posting[];
  readonly rule: PublicityTerm;
}

export interface PublicityState {
  readonly state: 'waiting' | 'running' | 'ended';
  /** First day on which every place showed it. */
  readonly from?: Day;
  /** The latest of the places' last days, included in the period. */
  readonly last?: Day;
  readonly perPlace: readonly { readonly place: string; readonly last: Day }[];
  readonly missing: readonly string[];
  readonly says: Words;
}

/** The last day of a period from the common start, on one place's calendar. */
export const lastDayOf = (rule: PublicityTerm, from: Day, calendar: Calendar): Result<Day> => {
  const { term, countFirstDay, roll } = rule;
  if (term.unit === 'wd') {
    const first = workingDay(calendar, from);
    if (!first.ok) return first;
    return dueDay(calendar, from, { n: term.n - (countFirstDay && first.value.works ? 1 : 0), unit: 'wd' });
  }
  const counted = addTerm(calendar, countFirstDay ? addDays(from, -1) : from, term);
  if (!counted.ok) return counted;
  return roll ? rollForward(calendar, counted.value.nominal) : ok(counted.value.nominal);
};

/**
 * The state of a publicity on a day. It is at once in all places, so the period starts when the last place has posted, and
 * ends with the latest end of any calendar. A place that shows another text is refused: it would be another publicity.
 */
export const publicityOn = (
  p: Publicity,
  calendars: Readonly<Record<string, Calendar>>,
  day: Day,
): Result<PublicityState> => {
  const wrong = p.places.find((place) => place.from !== undefined && place.hash !== p.hash);
  if (wrong) {
    return refuse('publicity-text', [`${wrong.place} 公示的文本不同`, `${wrong.place} shows another text`], {
      detail: { place: wrong.place, hash: wrong.hash },
    });
  }
  const missing = p.places
    .filter(
      (place) =>
        place.from === undefined || place.from > day || (place.removed !== undefined && place.removed <= day),
    )
    .map((x) => x.place);
  const whole = p.places.length > 0 && p.places.every((place) => place.from !== undefined);
  if (!whole || missing.length > 0) {
    return ok({
      state: 'waiting',
      perPlace: [],
      missing,
      says: [`尚未在 ${missing.join('、')} 公示`, `Not shown in ${missing.join(', ')}`],
    });
  }
  const from = latest(p.places.map((place) => place.from as Day)) as Day;
  const perPlace: { place: string; last: Day }[] = [];
  for (const { place } of p.places) {
    const calendar = calendars[place];
    if (!calendar) return refuse('calendar-missing', [`${place} 没有日历`, `There is no calendar for ${place}`]);
    const last = lastDayOf(p.rule, from, calendar);
    if (!last.ok) return last;
    perPlace.push({ place, last: last.value });
  }
  const last = latest(perPlace.map((x) => x.last)) as Day;
  const ended = day > last;
  const says: Words = ended
    ? [`公示自 ${from} 至 ${last},已满`, `Shown from ${from} to ${last}; the period is over`]
    : [`公示自 ${from} 至 ${last}`, `Shown from ${from} to ${last}`];
  return ok({ state: ended ? 'ended' : 'running', from, last, perPlace, missing: [], says });
};

/** Refuses what must wait for the end of a publicity; gives the last day of the period when it is over. */
export const afterPublicity = (
  p: Publicity,
  calendars: Readonly<Record<string, Calendar>>,
  day: Day,
): Result<Day> => {
  const state = publicityOn(p, calendars, day);
  if (!state.ok) return state;
  if (state.value.state === 'ended' && state.value.last) return ok(state.value.last);
  return refuse(
    'publicity-running',
    [`公示未满:${state.value.says[0]}`, `The publicity is not over: ${state.value.says[1]}`],
    { detail: { last: state.value.last } },
  );
};
