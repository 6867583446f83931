import { type CaseCounts, countCases, type ListQuery } from '#store/queries/case-lists.ts';
import type { Runtime } from '../engine/runtime.ts';

/** Another process on the same database may change what this one does not hear of. */
const fresh = 2000;
const most = 2000;

interface Remembered {
  readonly counts: Promise<CaseCounts>;
  readonly editions: string;
  readonly until: number;
}

const remembered = new WeakMap<Runtime, Map<string, Remembered>>();

const officesOf = ({ deciding = [], receiving = [], concerned = [] }: ListQuery): readonly string[] => [
  ...deciding,
  ...receiving,
  ...concerned,
];

/**
 * How many cases a list has. Colleagues of one office share the count: it is made anew only after an act has changed a case of
 * theirs, so that looking at an inbox never scans it. Lists of one person or one search are short and counted each time.
 */
export const countsFor = (runtime: Runtime, query: ListQuery): Promise<CaseCounts> => {
  const { offset: _offset, limit: _limit, due: _due, ...list } = query;
  if (list.party !== undefined || list.assignee !== undefined || list.copied !== undefined || list.text !== undefined)
    return countCases(runtime.pool, { ...query, due: undefined });
  const known = remembered.get(runtime) ?? new Map<string, Remembered>();
  remembered.set(runtime, known);
  const key = JSON.stringify(list);
  const editions = officesOf(query)
    .map((office) => runtime.editions.get(office) ?? 0)
    .join();
  const before = known.get(key);
  if (before && before.editions === editions && before.until > performance.now()) return before.counts;
  const counts = countCases(runtime.pool, { ...query, due: undefined });
  if (known.size >= most) known.clear();
  known.set(key, { counts, editions, until: performance.now() + fresh });
  counts.catch(() => known.delete(key));
  return counts;
};
