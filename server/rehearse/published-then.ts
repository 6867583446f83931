import { dayOf, entryName, type PublishedEntry, type PublishedRead, publishedRead, type Rest } from '#kernel';
import type { Pool } from '#store/db.ts';
import { publishedName, publishedVersions } from '#store/queries/published.ts';
import { loadHistories } from '#store/queries/register-histories.ts';
import { registersOf } from '../engine/registers.ts';
import type { Program } from '../load.ts';

type Seen = Extract<Rest, { kind: 'published' }>;

/**
 * Published entries as a decision saw them: the event names the versions, this node's own register and the journal of what peers
 * published have their values. A version whose event was erased by law is left out. The journal is read once for each register.
 */
export const publishedThen = (id: string, program: Program, pool: Pool) => {
  const versions = new Map<string, Promise<ReadonlyMap<string, PublishedEntry>>>();
  const published = (register: string): Promise<ReadonlyMap<string, PublishedEntry>> => {
    const known = versions.get(register) ?? publishedVersions(pool, register);
    versions.set(register, known);
    return known;
  };

  const ownEntry = async (register: string, { key, version }: Seen['entries'][number]) => {
    const columns = new Set(registersOf(program).get(register)?.spec.published?.columns ?? []);
    const history = (await loadHistories(pool, [{ register, key }])).get(entryName(register, key));
    return (history?.versions ?? [])
      .filter((one) => one.version === version)
      .map(
        ({ values, validFrom, validTo, closed, recordedAt }): PublishedEntry => ({
          source: id,
          key,
          version,
          values: Object.fromEntries(Object.entries(values).filter(([name]) => columns.has(name))),
          validFrom,
          validTo,
          closed,
          recordedAt,
        }),
      );
  };

  return async (register: string, rests: readonly Rest[], at: string): Promise<PublishedRead> => {
    const seen = rests.find((rest): rest is Seen => rest.kind === 'published' && rest.register === register);
    const theirs = seen?.entries.some(({ source }) => source !== id) ? await published(register) : new Map();
    const entries = await Promise.all(
      (seen?.entries ?? []).map(async (one): Promise<readonly PublishedEntry[]> => {
        if (one.source === id) return ownEntry(register, one);
        const found = theirs.get(publishedName(one));
        return found ? [found] : [];
      }),
    );
    const { utcOffset } = program.zone;
    const spec = registersOf(program).get(register)?.spec;
    return publishedRead(register, spec, entries.flat(), seen?.heard ?? {}, dayOf(at, utcOffset), (instant) =>
      dayOf(instant, utcOffset),
    );
  };
};
