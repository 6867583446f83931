import {
  addTotals,
  type Cell,
  type Day,
  type Formula,
  figureOf,
  insideOf,
  publishCells,
  type Snapshot,
  shownFigure,
  type Total,
  totalOf,
  type Words,
} from '#kernel';
import { liveCells } from '#store/queries/indicator-cells.ts';
import { type PublishedSnapshot, type SeriesRow, snapshotsOf } from '#store/queries/snapshots.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { type Defined, limitOf, smallestFor } from './book.ts';
import { periodEnd } from './period.ts';
import { genuine } from './publish.ts';

type Shown = ReturnType<typeof shownFigure>;

const shown = ({ indicator }: Defined, total: Total): Shown => shownFigure(indicator.formula, total);

export interface NodePoint extends Shown {
  readonly node: string;
  readonly revision: number;
  readonly asOf: string;
  readonly hash: string;
  /** Whether the signature of the node and the hash stand. */
  readonly genuine: boolean;
  /** What was published of the period before, oldest first, and why it was corrected. */
  readonly before: readonly (Shown & { readonly asOf: string; readonly because: Words | undefined })[];
  /** Counted under another definition than the period before: not to be compared. */
  readonly breaks: boolean;
}

export interface Point extends Shown {
  readonly period: string;
  readonly running: boolean;
  readonly nodes: readonly NodePoint[];
}

const latestBy = (all: readonly PublishedSnapshot[]): ReadonlyMap<string, readonly PublishedSnapshot[]> =>
  Map.groupBy(all, ({ snapshot }) => `${snapshot.node}\n${snapshot.period}`);

const nodePoint = async (
  node: Node,
  defined: Defined,
  revisions: readonly PublishedSnapshot[],
  earlier: PublishedSnapshot | undefined,
): Promise<NodePoint> => {
  const last = revisions.at(-1) as PublishedSnapshot;
  const keys = last.snapshot.node === node.id ? [node.keys] : (node.known.get(last.snapshot.node) ?? []);
  return {
    node: last.snapshot.node,
    ...shown(defined, last.totals),
    revision: last.revision,
    asOf: last.snapshot.asOf,
    hash: last.snapshot.hash,
    genuine: await genuine(last, keys),
    before: revisions.slice(0, -1).map((one, n) => ({
      ...shown(defined, one.totals),
      asOf: one.snapshot.asOf,
      because: revisions[n + 1]?.snapshot.corrects?.because,
    })),
    breaks: earlier !== undefined && earlier.snapshot.definition !== last.snapshot.definition,
  };
};

/** The newest of each node in a period. */
const newestIn = (all: readonly PublishedSnapshot[], period: string): readonly Snapshot[] => [
  ...new Map(
    all.filter(({ snapshot }) => snapshot.period === period).map(({ snapshot }) => [snapshot.node, snapshot]),
  ).values(),
];

/** At most so many periods at once: ten years of months. */
const longest = 120;

/**
 * A series as this node knows it: its own published figures, at the committee those of all nodes. `on`: as published by the end of that
 * day; a snapshot is never rewritten, so the answer is the same whenever it is asked.
 */
export const seriesView = async (node: Node, defined: Defined, wanted: string | undefined, on?: Day) => {
  const { indicator } = defined;
  const { runtime } = node;
  const known = await snapshotsOf(runtime.pool, indicator.cells);
  const all = on === undefined ? known : known.filter(({ snapshot }) => today(runtime, snapshot.asOf) <= on);
  const grouped = latestBy(all);
  const periods = [...new Set(all.map(({ snapshot }) => snapshot.period))].sort().slice(-longest);
  const nodes = [...new Set(all.map(({ snapshot }) => snapshot.node))].sort();
  const day = on ?? today(runtime);
  const points: Point[] = [];
  for (const [n, period] of periods.entries()) {
    const parts: NodePoint[] = [];
    for (const id of nodes) {
      const revisions = grouped.get(`${id}\n${period}`);
      const earlier = grouped.get(`${id}\n${periods[n - 1]}`)?.at(-1);
      if (revisions) parts.push(await nodePoint(node, defined, revisions, earlier));
    }
    const totals = newestIn(all, period).map((one) => totalOf(one.cells));
    points.push({
      period,
      ...shown(defined, addTotals(totals)),
      running: (periodEnd(indicator.period, period) ?? '9999') >= day,
      nodes: parts,
    });
  }
  const period = wanted !== undefined && periods.includes(wanted) ? wanted : periods.at(-1);
  return { points, ...(period !== undefined && { table: tableOf(defined, newestIn(all, period), period) }) };
};

/** The cells of a period over all nodes, as published: what the page draws as a matrix or a list. */
const tableOf = (defined: Defined, snapshots: readonly Snapshot[], period: string) => {
  const { indicator } = defined;
  const cells = snapshots.flatMap((one) => insideOf(one.cells));
  return {
    period,
    dimensions: indicator.dimensions,
    cells: cells.map((cell) => ({
      dimensions: cell.dimensions,
      counters: cell.withheld ? {} : cell.counters,
      ...(cell.withheld
        ? { value: null, withheld: true as const }
        : { value: figureOf(indicator.formula, cell.counters) }),
    })),
  };
};

/** The newest published period over the nodes that have one. */
export const publishedView = (defined: Defined, rows: readonly SeriesRow[]) => {
  const period = rows
    .map((row) => row.period)
    .sort()
    .at(-1);
  if (period === undefined) return undefined;
  const totals = rows.filter((row) => row.period === period).map((row) => row.totals);
  return { period, ...shown(defined, addTotals(totals)) };
};

/** The figure now, of the running period, before it is published: counters as they stand, under the same limits. */
export const liveTotal = async (node: Node, defined: Defined, period: string): Promise<Shown> => {
  const { program, node: own } = node.runtime;
  const { indicator } = defined;
  if (indicator.atHome) return { value: null, withheld: true };
  const cells: readonly Cell[] = await liveCells(node.runtime.pool, indicator.cells, period);
  const limit = limitOf(indicator, smallestFor(program, own.jurisdictions[0] ?? '', indicator, today(node.runtime)));
  return shown(defined, totalOf(publishCells(indicator, cells, limit)));
};

/** A formula as people read it, on the page and in the report. */
const textOf = (formula: Formula): string => {
  if ('less' in formula) return `${formula.of} − ${formula.less}`;
  if (formula.kind === 'quantile') return `P${Math.round((100 * formula.share.n) / formula.share.d)}(${formula.of})`;
  if ('of' in formula) return formula.of;
  return `${formula.over} ÷ ${formula.under}${formula.kind === 'share' ? ' × 100' : ''}`;
};

/** Definition and legal ground of a figure, as data. */
export const definedView = (node: Node, { indicator, definition }: Defined) => {
  const { program, node: own } = node.runtime;
  const law = smallestFor(program, own.jurisdictions[0] ?? '', indicator, today(node.runtime));
  const { id, mechanism, name, title, unit, period, formula, counting, dimensions, texts, source, answers } =
    indicator;
  return {
    id,
    mechanism,
    name,
    title,
    unit,
    period: typeof period === 'string' ? period : 'years',
    formula,
    formulaText: textOf(formula),
    counting,
    source,
    answers,
    dimensions: dimensions.map((one) => ({ name: one, ...texts[one] })),
    definition,
    ...(indicator.persons !== undefined && { persons: indicator.persons }),
    ...(indicator.atHome && { atHome: true as const }),
    ...(law && { smallest: { value: law.value, status: law.status, cite: law.cite } }),
  };
};
