import { addDays, type Day, type Effect, type EntryRead, type Seen, workingDay } from '#kernel';
import type { Capacity, facts, law } from './facts.ts';

export type Visit = Seen<typeof facts, typeof law>;
type Half = 'am' | 'pm';
type Slot = { readonly window: string; readonly day: Day; readonly half: Half; readonly place: number };

const halves = ['am', 'pm'] as const;
const keyOf = ({ window, day, half, place }: Slot): string => `${window}/${day}/${half}/${place}`;

export const opens = ({ calendar }: Visit, day: Day): boolean => {
  const found = workingDay(calendar, day);
  return found.ok && found.value.works;
};

/** The day wished for and the two working days after it: what is offered where the wish cannot be met. */
const offered = (seen: Visit): readonly Day[] => {
  const first = seen.facts.day;
  if (first === undefined) return [];
  const days: Day[] = [];
  for (let n = 0; n < 21 && days.length < 3; n++) {
    const day = addDays(first, n);
    if (opens(seen, day)) days.push(day);
  }
  return days;
};

/** Windows of the hall that serve this line: older and disabled people their own first, then all others. */
const windowsFor = (seen: Visit): readonly (readonly [string, Capacity])[] => {
  const hall = Object.entries(seen.law('capacity')?.value[seen.state.deciding.authority] ?? {});
  const helped = seen.facts.line === 'helped';
  return hall
    .filter(([, { line }]) => helped || line === 'general')
    .sort(([a, x], [b, y]) => (x.line === y.line ? a.localeCompare(b) : x.line === 'helped' ? -1 : 1));
};

const slotsOf = (seen: Visit, day: Day, half: Half): readonly Slot[] =>
  windowsFor(seen).flatMap(([window, capacity]) =>
    Array.from({ length: capacity[half] }, (_, n) => ({ window, day, half, place: n + 1 })),
  );

/** Every place that may be given, as keys of the register: read under lock, so that nobody gives the same one. */
export const keysFor = (seen: Visit): readonly string[] =>
  offered(seen).flatMap((day) => halves.flatMap((half) => slotsOf(seen, day, half).map(keyOf)));

const occupied = ({ reads }: Visit): ReadonlySet<string> =>
  new Set(
    ((reads.slots ?? []) as readonly (EntryRead | undefined)[]).flatMap((one) =>
      one && one.values.state === 'booked' ? [one.key] : [],
    ),
  );

const free = (seen: Visit, day: Day, half: Half): readonly Slot[] => {
  const gone = occupied(seen);
  return slotsOf(seen, day, half).filter((slot) => !gone.has(keyOf(slot)));
};

/** The place this visit gets: the first that is free in the half day wished for. */
export const chosen = (seen: Visit): Slot | undefined =>
  seen.facts.day && seen.facts.half ? free(seen, seen.facts.day, seen.facts.half)[0] : undefined;

export const nextFree = (seen: Visit) =>
  offered(seen).flatMap((day) =>
    halves.flatMap((half) => {
      const places = free(seen, day, half).length;
      return places > 0 ? [{ day, half, places }] : [];
    }),
  );

export const given = (seen: Visit) => {
  const slot = chosen(seen);
  return slot ? { window: slot.window, place: slot.place, nextFree: [] } : { nextFree: nextFree(seen) };
};

type State = 'booked' | 'cancelled' | 'kept' | 'missed';

/** Enters how the place of these facts stands. */
export const enter = (seen: Visit, facts: Visit['facts'], state: State): readonly Effect[] =>
  facts.window && facts.day && facts.half && facts.place
    ? [
        {
          kind: 'register.enter',
          register: 'appointments',
          key: keyOf({ window: facts.window, day: facts.day, half: facts.half, place: facts.place }),
          values: { subject: seen.facts.visitor?.key, window: facts.window, on: facts.day, half: facts.half, state },
          from: seen.day,
        },
      ]
    : [];
