import {
  type AirEdition,
  type AirItem,
  type AirRow,
  airIndex,
  airLayouts,
  editionOn,
  isInsufficient,
  levelOf,
  ok,
  type Result,
  readAirRow,
} from '#kernel';
import type { Judge } from './run.ts';

const sameItems = (a: readonly AirItem[], b: readonly AirItem[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

/** The edition asked for, else the one in force on the day of the row. */
const editionFor = (editions: readonly AirEdition[], fixed: AirEdition | undefined, { day }: AirRow) => {
  if (fixed) return fixed;
  const found = day ? editionOn(editions, day) : undefined;
  return found?.ok ? found.value : undefined;
};

/** The index of each row of a published table; `equal` compares the index, `equal_primary` the primary pollutants. */
export const airJudge =
  (editions: readonly AirEdition[], fixed?: AirEdition) =>
  (header: readonly string[]): Result<Judge> => {
    const layouts = airLayouts(header);
    if (!layouts.ok) return layouts;
    const { site, date, hour } = layouts.value.layout;
    return ok((cells, row) => {
      const layout = layouts.value.of(cells);
      const read = readAirRow(layout, cells);
      const edition = editionFor(editions, fixed, read);
      const found = edition && airIndex(edition, read.sample, layout.period);
      const any = found && !isInsufficient(found) ? found : undefined;
      // What may not be published is no index: `rest` tells what the items that are there come to.
      const index = any?.withheld ? undefined : any;
      const published = read.published ?? null;
      const computed = index ? index.aqi : null;
      return {
        row,
        published,
        computed,
        equal: published === null ? null : published === computed,
        ...(index && edition && { level: levelOf(edition, index.aqi).title[0] }),
        primary: index ? index.primary : [],
        equal_primary: published === null ? null : sameItems(read.primary, index ? index.primary : []),
        edition: edition?.id ?? null,
        ...(any?.withheld && { withheld: true, rest: any.aqi }),
        ...(any && any.missing.length > 0 && { missing: any.missing }),
        ...(!any && { insufficient: edition ? layout.items.map((known) => known.item) : ['edition'] }),
        ...(read.unreadable.length > 0 && { unreadable: read.unreadable }),
        ...(site !== undefined && { site: cells[site] }),
        ...(date !== undefined && {
          time: [cells[date], hour === undefined ? undefined : cells[hour]].join(' ').trim(),
        }),
      };
    });
  };
