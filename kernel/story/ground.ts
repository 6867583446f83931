import { knownIn } from '../declare/named.ts';
import type { Words } from '../declare/words.ts';
import type { Authority, Jurisdiction, Zone } from '../declare/zone.ts';
import { lawBook } from '../law/resolve.ts';
import type { Calendar } from '../time/types.ts';
import type { Ground } from './story.ts';

const named = <T>(what: string, zone: Zone, found: T | undefined, id: string): T => {
  if (found === undefined) throw new Error(`bug: ${what} "${id}" is not in zone ${zone.id}`);
  return found;
};

/** What decisions stand on in a zone: its law, its places with their parents and calendars, its authorities. */
export const groundOf = (zone: Zone) => {
  const jurisdictions: ReadonlyMap<string, Jurisdiction> = new Map(
    zone.jurisdictions.map((place) => [place.code, place]),
  );
  const authorities: Readonly<Record<string, Authority>> = Object.fromEntries(
    zone.authorities.map((authority) => [authority.id, authority]),
  );
  const places: Readonly<Record<string, Words>> = Object.fromEntries(
    zone.jurisdictions.map(({ code, short }) => [code, short]),
  );
  const windows: Readonly<Record<string, Words>> = Object.fromEntries(
    zone.windows.map(({ id, title }) => [id, title]),
  );
  const place = (code: string): Jurisdiction => named('jurisdiction', zone, jurisdictions.get(code), code);
  const calendar = (id: string): Calendar => named('calendar', zone, zone.calendars[id], id);
  return {
    law: lawBook(zone.law),
    jurisdictions,
    authorities,
    places,
    windows,
    knows: knownIn(zone),
    calendar,
    calendarOf: (code: string): Calendar => calendar(place(code).calendar),
    chainOf: (code: string): readonly string[] => [code, ...place(code).parents],
  } satisfies Ground & Readonly<Record<string, unknown>>;
};
