import type { Words } from '../declare/words.ts';
import { frame, frameList, type Hash, type Hex, toHex } from '../deliberation/frame.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Instant } from '../time/types.ts';
import { type Cell, cellKey, sumCells } from './accumulate.ts';

/** What a node publishes to the committee for a period, signed at the door over `hash`. It is never changed. */
export interface Snapshot {
  readonly kind: 'snapshot';
  readonly indicator: string;
  readonly definition: Hex;
  readonly node: string;
  readonly period: string;
  readonly asOf: Instant;
  readonly cells: readonly Cell[];
  readonly hash: Hex;
  /** A later snapshot of the same period names the one it corrects, and why. Both stay and both are shown. */
  readonly corrects?: { readonly hash: Hex; readonly because: Words };
}

const cellBytes = (cell: Cell): Uint8Array => {
  const counters = Object.entries(cell.counters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat();
  return frame(cell.withheld ? 'withheld' : 'cell', cellKey(cell), frameList([...counters, ...(cell.kept ?? [])]));
};

export const snapshotHash = (s: Omit<Snapshot, 'hash' | 'kind'>, hash: Hash): Hex => {
  const corrects = frameList(s.corrects ? [s.corrects.hash, ...s.corrects.because] : []);
  const parts = [s.indicator, s.definition, s.node, s.period, s.asOf, frameList(s.cells.map(cellBytes)), corrects];
  return toHex(hash(frame('tongban/indicator/snapshot/1', ...parts)));
};

export const takeSnapshot = (s: Omit<Snapshot, 'hash' | 'kind'>, hash: Hash): Snapshot => {
  const cells = sumCells(s.cells.filter((c) => c.period === s.period));
  const body = { ...s, cells };
  return { kind: 'snapshot', ...body, hash: snapshotHash(body, hash) };
};

const figuresIn = (c: Cell): unknown => [
  cellKey(c),
  c.withheld === true,
  c.kept ?? [],
  Object.entries(c.counters).sort(),
];

/** Whether two snapshots say the same under the same definition. */
export const sameFigures = (
  a: Pick<Snapshot, 'definition' | 'cells'>,
  b: Pick<Snapshot, 'definition' | 'cells'>,
): boolean =>
  a.definition === b.definition && JSON.stringify(a.cells.map(figuresIn)) === JSON.stringify(b.cells.map(figuresIn));

const of = (series: readonly Snapshot[], s: Pick<Snapshot, 'indicator' | 'node' | 'period'>): readonly Snapshot[] =>
  series.filter((x) => x.indicator === s.indicator && x.node === s.node && x.period === s.period);

/**
 * Adds a snapshot to a series. The first of a period stands alone; every further one corrects the one before, with its
 * reason, and changes something. Nothing is ever taken out.
 */
export const publishSnapshot = (
  series: readonly Snapshot[],
  s: Snapshot,
  hash: Hash,
): Result<readonly Snapshot[]> => {
  if (snapshotHash(s, hash) !== s.hash)
    return refuse('snapshot-hash', ['快照摘要不符', 'The hash of the snapshot is wrong']);
  const before = of(series, s).at(-1);
  if (before?.hash === s.hash) return ok(series);
  if (!before)
    return s.corrects
      ? refuse('nothing-to-correct', ['没有可更正的快照', 'There is no snapshot to correct'])
      : ok([...series, s]);
  if (s.corrects?.hash !== before.hash)
    return refuse(
      'series-rewritten',
      ['已公布的数据不得改写,只能更正', 'A published figure is not rewritten: correct it'],
      { detail: { stands: before.hash } },
    );
  if (s.corrects.because[0].trim() === '')
    return refuse('reason-missing', ['更正须说明理由', 'A correction needs its reason']);
  if (s.asOf <= before.asOf)
    return refuse('correction-earlier', ['更正早于原数据', 'The correction is older than what it corrects']);
  if (sameFigures(s, before))
    return refuse('correction-empty', ['更正未改变任何数据', 'The correction changes nothing']);
  return ok([...series, s]);
};

export interface SeriesPoint {
  readonly node: string;
  readonly period: string;
  readonly current: Snapshot;
  /** Earlier snapshots of the period, oldest first, each corrected by the next. */
  readonly corrected: readonly Snapshot[];
  /** The definition changed since the period before: the line is drawn with a break. */
  readonly breaks: boolean;
}

/** A series as it was known at an instant: old reports can be read again as they were. Periods sort as text within a unit. */
export const seriesAsOf = (
  series: readonly Snapshot[],
  indicator: string,
  node: string,
  at: Instant,
): readonly SeriesPoint[] => {
  const known = series.filter((s) => s.indicator === indicator && s.node === node && s.asOf <= at);
  const periods = [...new Set(known.map((s) => s.period))].sort();
  const points: SeriesPoint[] = [];
  for (const period of periods) {
    const all = known.filter((s) => s.period === period);
    const current = all.at(-1)!;
    const last = points.at(-1);
    points.push({
      node,
      period,
      current,
      corrected: all.slice(0, -1),
      breaks: last !== undefined && last.current.definition !== current.definition,
    });
  }
  return points;
};
