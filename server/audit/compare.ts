import type { Client } from '#store/db.ts';
import { begin, commit, digestsOf, type Projection, type RowDigest, rowByKey } from '#store/queries/rebuild.ts';

export interface Difference {
  readonly table: string;
  /** The key as a JSON array. */
  readonly key: string;
  readonly problem: 'missing' | 'surplus' | 'differs';
  /** Which columns differ; for a document, which of its members. */
  readonly columns: readonly string[];
}

/** Rows one after another, whatever the portions. */
async function* rowsOf(client: Client, projection: Projection): AsyncGenerator<RowDigest> {
  for await (const portion of digestsOf(client, projection)) yield* portion;
}

const before = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const differing = (live: unknown, rebuilt: unknown, path = ''): readonly string[] => {
  if (!isRecord(live) || !isRecord(rebuilt)) return JSON.stringify(live) === JSON.stringify(rebuilt) ? [] : [path];
  const names = [...new Set([...Object.keys(live), ...Object.keys(rebuilt)])].sort();
  return names.flatMap((name) => differing(live[name], rebuilt[name], path ? `${path}.${name}` : name));
};

type Found = Pick<Difference, 'key' | 'problem'> & { readonly case: string | null };

/** Walks both sides in the order of their keys, like a zip. */
async function* walk(live: Client, scratch: Client, projection: Projection): AsyncGenerator<Found | 'same'> {
  const [left, right] = [rowsOf(live, projection), rowsOf(scratch, projection)];
  let [a, b] = [await left.next(), await right.next()];
  while (!a.done || !b.done) {
    if (b.done || (!a.done && before(a.value.key, b.value.key))) {
      const row = a.value as RowDigest;
      yield { key: row.key, case: row.case, problem: 'surplus' };
      a = await left.next();
    } else if (a.done || before(b.value.key, a.value.key)) {
      yield { key: b.value.key, case: b.value.case, problem: 'missing' };
      b = await right.next();
    } else {
      yield a.value.digest === b.value.digest ? 'same' : { key: a.value.key, case: a.value.case, problem: 'differs' };
      [a, b] = [await left.next(), await right.next()];
    }
  }
}

/** Compares one table as it stands with the same table rebuilt. Rows of cases in `unknown` are left out. */
export const compareTable = async (
  live: Client,
  scratch: Client,
  projection: Projection,
  unknown: ReadonlySet<string>,
  found: (difference: Difference) => void,
): Promise<number> => {
  let rows = 0;
  const differences: Found[] = [];
  await begin(scratch);
  for await (const one of walk(live, scratch, projection)) {
    rows += 1;
    if (one !== 'same' && !(one.case !== null && unknown.has(one.case))) differences.push(one);
  }
  await commit(scratch);
  for (const { key, problem } of differences) {
    const [now, then] =
      problem === 'differs' ? [await rowByKey(live, projection, key), await rowByKey(scratch, projection, key)] : [];
    found({ table: projection.table, key, problem, columns: now && then ? differing(now, then) : [] });
  }
  return rows;
};
