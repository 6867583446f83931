import type { Handle } from '#exchange/post/receiver.ts';
import { signCompact, verifyCompact } from '#exchange/suite/jws.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import {
  type Cell,
  ok,
  publishCells,
  publishSnapshot,
  refuse,
  type Snapshot,
  sameFigures,
  takeSnapshot,
  totalOf,
  type Words,
} from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { cellDigests, liveCells, recount } from '#store/queries/indicator-cells.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { type PublishedSnapshot, projectSnapshot, snapshotsOf } from '#store/queries/snapshots.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Node } from '../node.ts';
import { type Defined, indicatorBook, limitOf, sha256, smallestFor } from './book.ts';
import { periodEnd } from './period.ts';

export const SNAPSHOT_TYP = 'tongban-snapshot+jwt';

/** What is signed: the hash says everything, the rest is so that a reader of the signature alone knows what it is about. */
const claimsOf = ({ indicator, node, period, asOf, hash }: Snapshot) => ({ indicator, node, period, asOf, hash });

const streamOf = ({ node, indicator, period }: Snapshot): string => `snapshot/${node}/${indicator}/${period}`;

/** A running period is published again at most once an hour; one that is over whenever something in it was corrected. */
const pause = 3_600_000;

const running: Words = ['期间尚未结束，数据更新', 'The period is still running: newer figures'];
const redefined: Words = ['统计口径变更，自此按新口径', 'Counted under another definition from here on'];
const corrected: Words = ['期间结束后记录有变动', 'Records of the period changed after its end'];

/** Records, signs nothing: written in the journal and in the series, both only ever added to. */
const record = async (runtime: Runtime, client: Client, one: PublishedSnapshot): Promise<void> => {
  await appendEvents(client, [
    {
      stream: streamOf(one.snapshot),
      version: one.revision,
      kind: 'snapshot',
      at: runtime.now(),
      origin: runtime.id,
      body: one,
    },
  ]);
  await projectSnapshot(client, one);
};

const cellsFor = ({ program, node }: Runtime, { indicator }: Defined, cells: readonly Cell[], day: string) => {
  const law = smallestFor(program, node.jurisdictions[0] ?? '', indicator, day);
  return publishCells(indicator, cells, limitOf(indicator, law));
};

const isOver = (runtime: Runtime, { indicator }: Defined, period: string, at?: string): boolean =>
  (periodEnd(indicator.period, period) ?? '9999') < today(runtime, at);

/** One period of one indicator: its next snapshot, unless nothing in it changed. False: not yet. */
const publishOne = async (node: Node, defined: Defined, period: string): Promise<boolean> => {
  const { runtime, keys } = node;
  const { indicator, definition } = defined;
  const day = today(runtime);
  const series = await snapshotsOf(runtime.pool, indicator.id, { node: runtime.id, period });
  const last = series.at(-1);
  const over = isOver(runtime, defined, period);
  if (last && !over && Date.parse(runtime.now()) - Date.parse(last.snapshot.asOf) < pause) return false;
  // Two revisions of one instant could not be told apart.
  if (last && runtime.now() <= last.snapshot.asOf) return false;
  const cells = cellsFor(runtime, defined, await liveCells(runtime.pool, indicator.id, period), day);
  if (last && sameFigures(last.snapshot, { definition, cells })) return true;
  const wasOver = last !== undefined && isOver(runtime, defined, period, last.snapshot.asOf);
  const snapshot = takeSnapshot(
    {
      indicator: indicator.id,
      definition,
      node: runtime.id,
      period,
      asOf: runtime.now(),
      cells,
      ...(last && {
        corrects: {
          hash: last.snapshot.hash,
          because: last.snapshot.definition !== definition ? redefined : wasOver ? corrected : running,
        },
      }),
    },
    sha256,
  );
  const fits = publishSnapshot(
    series.map((one) => one.snapshot),
    snapshot,
    sha256,
  );
  if (!fits.ok) throw new Error(`bug: the next snapshot of ${indicator.id} ${period} was refused: ${fits.says[1]}`);
  const jws = await signCompact(claimsOf(snapshot), { typ: SNAPSHOT_TYP }, keys);
  const published = { snapshot, revision: (last?.revision ?? 0) + 1, jws, totals: totalOf(snapshot.cells) };
  const committee = runtime.program.zone.publishesTo;
  await transaction(runtime.pool, async (client) => {
    await record(runtime, client, published);
    if (committee && committee !== runtime.id)
      await enqueue(client, [
        {
          peer: committee,
          kind: 'indicator.snapshot',
          stream: streamOf(snapshot),
          at: runtime.now(),
          payload: { snapshot, jws },
        },
      ]);
  });
  return true;
};

const mark = 'indicators-published';
const counted = 'indicators-counted';

/** Counters of indicators that are new here, or were counted under another definition, are made anew from the cases. */
const recountChanged = async ({ runtime }: Node, book: ReadonlyMap<string, Defined>): Promise<void> => {
  const before = await nodeState<Record<string, string>>(runtime.pool, counted);
  const own = [...book.values()].filter(({ indicator }) => indicator.cells === indicator.id);
  const now = Object.fromEntries(own.map(({ indicator, definition }) => [indicator.id, definition]));
  const changed = before ? own.filter(({ indicator, definition }) => before[indicator.id] !== definition) : [];
  if (before && changed.length === 0) return;
  await transaction(runtime.pool, async (client) => {
    for (const { indicator } of changed) await recount(client, indicator, runtime.projector);
    await setNodeState(client, counted, now);
  });
  for (const { indicator } of changed) runtime.log(`${runtime.id}: ${indicator.id} was counted anew`);
};

/**
 * Publishes what changed since the last look, period by period, as signed snapshots: to this node's own pages, and to the
 * committee where the zone has one. Counters are compared by digest, so an unchanged past costs nothing.
 */
export const publishJob = (node: Node, every = 15_000): Job => ({
  name: 'publish-indicators',
  every,
  run: async () => {
    const { runtime } = node;
    const book = indicatorBook(runtime.program);
    await recountChanged(node, book);
    const seen = new Map(Object.entries((await nodeState<Record<string, string>>(runtime.pool, mark)) ?? {}));
    let done = 0;
    for (const { indicator, period, digest } of await cellDigests(runtime.pool)) {
      const key = `${indicator} ${period}`;
      const defined = book.get(indicator);
      const version = defined?.definition.slice(0, 12) ?? '';
      const now = `${digest} ${version}`;
      const last = seen.get(key);
      if (!defined || defined.indicator.atHome || last === now) continue;
      // A period that is over stays as it was published under the definition before; the line of the series shows the break.
      const stays = last !== undefined && !last.endsWith(version) && isOver(runtime, defined, period);
      if (!stays && !(await publishOne(node, defined, period))) continue;
      seen.set(key, now);
      done++;
    }
    if (done === 0) return 0;
    await transaction(runtime.pool, (client) => setNodeState(client, mark, Object.fromEntries(seen)));
    node.wake();
    // Once is enough: what changes meanwhile waits for the next beat.
    return 0;
  },
});

/** A node may publish only what it answers for: cells of its own places. */
const ownPlaces = (runtime: Runtime, from: string, { indicator }: Defined, cells: readonly Cell[]): boolean => {
  const places = new Set(runtime.program.zone.nodes.find(({ id }) => id === from)?.jurisdictions);
  if (!indicator.dimensions.includes(indicator.answers)) return true;
  return cells.every(({ dimensions }) => {
    const place = dimensions[indicator.answers];
    return place === undefined || place === '*' || places.has(place);
  });
};

/** What a node publishes to us: genuine, its own, and the next revision of its series. */
export const snapshotHandlers = (
  runtime: Runtime,
  keysOf: (peer: string) => readonly PublicKeys[],
): Readonly<Record<string, Handle>> => ({
  'indicator.snapshot': async ({ client }, { from }, payload) => {
    const { snapshot, jws } = payload as { readonly snapshot: Snapshot; readonly jws: string };
    const defined = indicatorBook(runtime.program).get(snapshot?.indicator ?? '');
    if (!defined) return refuse('indicator-unknown', ['没有这项指标', 'There is no such indicator here']);
    if (snapshot.node !== from || !ownPlaces(runtime, from, defined, snapshot.cells))
      return refuse('snapshot-not-theirs', [
        '只能公布本方负责的数据',
        'A node publishes only the figures it answers for',
      ]);
    const signed = await verifyCompact(jws, SNAPSHOT_TYP, keysOf(from));
    if (!signed || signed.payload.hash !== snapshot.hash)
      return refuse('snapshot-signature', ['快照签名不符', 'The signature of the snapshot is wrong']);
    const series = await snapshotsOf(client, snapshot.indicator, { node: from, period: snapshot.period });
    const fits = publishSnapshot(
      series.map((one) => one.snapshot),
      snapshot,
      sha256,
    );
    if (!fits.ok) return fits;
    if (fits.value.length === series.length) return ok('known');
    await record(runtime, client, {
      snapshot,
      revision: (series.at(-1)?.revision ?? 0) + 1,
      jws,
      totals: totalOf(snapshot.cells),
    });
    return ok(fits.value.length);
  },
});

/** What was changed behind our back need not even have the shape of a snapshot. */
const hashAgain = ({ snapshot }: PublishedSnapshot): string | undefined => {
  try {
    return takeSnapshot(snapshot, sha256).hash;
  } catch {
    return undefined;
  }
};

/** Whether a stored snapshot still is what its node signed. */
export const genuine = async (one: PublishedSnapshot, keys: readonly PublicKeys[]): Promise<boolean> => {
  const signed = await verifyCompact(one.jws, SNAPSHOT_TYP, keys);
  return signed?.payload.hash === one.snapshot.hash && hashAgain(one) === one.snapshot.hash;
};
