import {
  type BoundIndicator,
  type Cell,
  type CountedCase,
  countersOf,
  deltasOf,
  dueDayOf,
  sumCells,
  used,
} from '#kernel';
import type { Projector } from '../case-row.ts';
import { columnsOf } from '../columns.ts';
import type { Client, Db } from '../db.ts';
import type { Applied } from './project.ts';

/** Names in code-unit order, so that equal dimensions are equal text. */
export const dimsText = (dimensions: Cell['dimensions']): string =>
  JSON.stringify(Object.fromEntries(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))));

export const countedCase = (state: CountedCase['state'], projector: Pick<Projector, 'calendar'>): CountedCase => ({
  state,
  due: (name) => {
    const clock = state.clocks[name];
    const due = clock && dueDayOf(clock, projector.calendar(clock.calendar));
    return due?.ok ? due.value : undefined;
  },
  used: (name) => {
    const clock = state.clocks[name];
    if (clock?.stopped === undefined) return undefined;
    const spent = used(clock, projector.calendar(clock.calendar), clock.stopped);
    return spent.ok ? spent.value : undefined;
  },
});

const known = new WeakMap<object, readonly BoundIndicator[]>();
const countersFor = (mechanism: ReturnType<Projector['mechanism']>): readonly BoundIndicator[] => {
  const before = known.get(mechanism);
  if (before) return before;
  const found = countersOf(mechanism);
  known.set(mechanism, found);
  return found;
};

interface Row {
  readonly indicator: string;
  readonly period: string;
  readonly dims: string;
  readonly counter: string;
  readonly n: number;
}

const rowsOf = (indicator: string, cells: readonly Cell[]): readonly Row[] =>
  cells.flatMap(({ period, dimensions, counters }) =>
    Object.entries(counters).map(([counter, n]) => ({ indicator, period, dims: dimsText(dimensions), counter, n })),
  );

const columns = columnsOf({ indicator: 'text', period: 'text', dims: 'text', counter: 'text', n: 'bigint' });

// Sorted, so that two transactions on one slot take their rows in one order. Of eight slots four lanes would share one every
// other time, and one lane would wait for the other's commit.
const add = `insert into indicator_cells (${columns.names}, slot)
  select ${columns.select}, pg_backend_pid() % 31 from ${columns.from}
    order by indicator, period, dims, counter
  on conflict (indicator, period, dims, counter, slot) do update set n = indicator_cells.n + excluded.n`;

/**
 * Adds to the counters what the events changed, for the cases this node answers for: what a case counted before is taken
 * back, what it counts now is added. The cost does not grow with the cases; most events change nothing.
 */
export const projectIndicators = async (
  client: Client,
  applied: readonly Applied[],
  projector: Projector,
): Promise<void> => {
  const changes = new Map<string, Cell[]>();
  for (const { before, state } of applied)
    for (const indicator of countersFor(projector.mechanism(state.mechanism))) {
      if (state[indicator.answers].node !== projector.node) continue;
      const cells = deltasOf(
        indicator,
        before ? countedCase(before, projector) : null,
        countedCase(state, projector),
      );
      if (cells.length) changes.set(indicator.id, [...(changes.get(indicator.id) ?? []), ...cells]);
    }
  const rows = [...changes].flatMap(([id, cells]) => rowsOf(id, sumCells(cells)));
  if (rows.length) await client.query({ name: 'indicator-add', text: add, values: columns.values(rows) });
};

/**
 * Counts an indicator anew from the cases as they stand, for when its definition changed or it is new. Acts wait meanwhile: each is either
 * counted here or adds its change afterwards.
 */
export const recount = async (client: Client, indicator: BoundIndicator, projector: Projector): Promise<void> => {
  await client.query('lock table indicator_cells in exclusive mode');
  await client.query('update indicator_cells set n = 0 where indicator = $1', [indicator.id]);
  for (let after = ''; ; ) {
    const { rows } = await client.query<{ id: string; doc: CountedCase['state'] }>(
      'select id, doc from cases where mechanism = $1 and id > $2 order by id limit 2000',
      [indicator.mechanism, after],
    );
    const cells = rows
      .filter(({ doc }) => doc[indicator.answers].node === projector.node)
      .flatMap(({ doc }) => deltasOf(indicator, null, countedCase(doc, projector)));
    const added = rowsOf(indicator.id, sumCells(cells));
    if (added.length) await client.query({ name: 'indicator-add', text: add, values: columns.values(added) });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
};

/** Cells of an indicator as they stand, of one period or of all. */
export const liveCells = async (db: Db, indicator: string, period?: string): Promise<readonly Cell[]> => {
  const { rows } = await db.query<Row>({
    name: 'indicator-cells',
    text: `select period, dims, counter, sum(n) as n from indicator_cells
      where indicator = $1 and ($2::text is null or period = $2) group by 1, 2, 3 having sum(n) <> 0`,
    values: [indicator, period ?? null],
  });
  return sumCells(
    rows.map(({ period: at, dims, counter, n }) => ({
      period: at,
      dimensions: JSON.parse(dims) as Cell['dimensions'],
      counters: { [counter]: Number(n) },
    })),
  );
};

/** What changes whenever a counter does: digests of the sums, by indicator and period. */
export const cellDigests = async (
  db: Db,
): Promise<readonly { readonly indicator: string; readonly period: string; readonly digest: string }[]> =>
  (
    await db.query({
      name: 'indicator-digests',
      text: `select indicator, period, md5(string_agg(dims || counter || n::text, ',' order by dims, counter)) as digest
        from (select indicator, period, dims, counter, sum(n) as n from indicator_cells group by 1, 2, 3, 4 having sum(n) <> 0) t
        group by 1, 2`,
    })
  ).rows;
