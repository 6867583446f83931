import {
  type AnyMechanism,
  type LawBook,
  type Recognition,
  recognitionOn,
  resolveLaw,
  type Slot,
  type Words,
} from '#kernel';
import type { Program } from '../load.ts';

type Slots = Readonly<Record<string, Slot>>;

const placesWith = (book: LawBook, mechanism: string, slot: string): readonly string[] =>
  [...book.values()].flatMap((file) => (file.mechanism === mechanism && file.slots[slot] ? [file.jurisdiction] : []));

/** The rules of one slot as they stand on a day, by every place that keeps a table of its own. */
const rowsOf = (book: LawBook, { id, number, title }: AnyMechanism, name: string, slot: Slot, day: string) =>
  placesWith(book, id, name).flatMap((place) => {
    const found = resolveLaw(book, id, name, [place], day);
    if (!found.ok) return [];
    const { cite, status, value } = found.value;
    return (value as readonly Recognition[]).map((row) => ({
      mechanism: { id, number, title },
      table: slot.title,
      id: row.id,
      of: slot.recognises?.[row.of] ?? ([row.of, row.of] satisfies Words),
      from: row.from,
      to: row.to,
      effect: row.effect,
      since: row.since,
      ...(row.until && { until: row.until }),
      ...(row.issued && { issued: row.issued }),
      ...(row.factor && { factor: row.factor }),
      ...(row.cap !== undefined && { cap: row.cap }),
      standing: recognitionOn(row, day),
      place,
      cite,
      status,
    }));
  });

/** 互认规则: what counts from where to where, since when and until when, with its source; of all mechanisms. */
export const recognitionsOn = (program: Program, book: LawBook, day: string) =>
  [...program.mechanisms.values()].flatMap((mechanism) =>
    Object.entries(mechanism.law as Slots)
      .filter(([, slot]) => slot.recognises)
      .flatMap(([name, slot]) => rowsOf(book, mechanism, name, slot, day)),
  );
