import { createHash } from 'node:crypto';
import type { Handle } from '#exchange/post/receiver.ts';
import { ok, refuse } from '#kernel';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import { flagsOf, STATES } from '#store/queries/observation.ts';
import {
  type Arrived,
  arrivedBatches,
  endArrived,
  failArrived,
  type SharedBatch,
  type SharedRow,
  saveArrived,
  saveMarks,
  waitingBatches,
} from '#store/queries/observation-shared.ts';
import type { Runtime } from '../engine/runtime.ts';
import { peersOf } from '../evidence/publish.ts';
import { refreshAdopted } from './adopted.ts';
import type { ObservationContext } from './context.ts';
import { classOfReadings, registeredColumn } from './group.ts';
import { importReadings } from './import.ts';
import type { ItemReading, ReadRow, RowOutcome } from './rows.ts';
import { keeperOf } from './sides.ts';
import { localDay } from './times.ts';
import { storedValue } from './value-text.ts';

const heard = (peer: string): string => `readings-heard/${peer}`;

/** A batch waits as a row: brought in within the delivery, an import would hold the letters behind it. */
export const sharedHandlers = (runtime: Runtime): Readonly<Record<string, Handle>> => ({
  'readings.published': async ({ client }, { from, id }, payload) => {
    const batch = payload as SharedBatch;
    if (!runtime.program.zone.observation?.published || keeperOf(runtime, batch.channel.site) !== from)
      return refuse('readings-not-published', [
        '该站点的监测数据不公布或并非来函节点所管',
        'The readings of this site are not published, or are not the sender’s to publish',
      ]);
    await saveArrived(client, from, id, runtime.now(), batch);
    return ok(batch.rows.length);
  },
  'readings.marked': async ({ client }, { from }, payload) => {
    await setNodeState(client, heard(from), (payload as { readonly at: string }).at);
    return ok(1);
  },
});

const readingsIn = (row: SharedRow): readonly ItemReading[] =>
  row.items.map((item, n) => {
    const text = row.values[n] ?? null;
    const value = storedValue(text);
    return {
      item,
      unit: row.units[n] ?? '',
      reading: {
        kind: 'reading',
        state: STATES[row.states?.[n] ?? 0] ?? 'missing',
        shown: row.shown?.[n] ?? text ?? '',
        ...(value && { value }),
      },
      flags: flagsOf(row.flags?.[n] ?? 0),
    };
  });

/** The class is reckoned here again, by this node's editions; a version that holds a changed item alone has none of its own. */
const outcomesOf = async function* (
  { observation, zone }: ObservationContext,
  { channel, rows }: SharedBatch,
): AsyncGenerator<RowOutcome> {
  const column = registeredColumn(observation)(channel.site);
  for (const row of rows) {
    const value: ReadRow = {
      site: { id: channel.site, kind: channel.kind, title: channel.title },
      at: row.at,
      readings: readingsIn(row),
      errors: [],
    };
    const evaluation =
      channel.kind === 'section' && row.version === 1
        ? classOfReadings(observation, column, localDay(row.at, zone.utcOffset), value.readings)
        : undefined;
    yield { kind: 'read', value: evaluation ? { ...value, evaluation } : value };
  }
};

const bringIn = async (context: ObservationContext, arrived: Arrived): Promise<void> => {
  const { channel, rows, marks } = arrived.body;
  if (rows.length) {
    const result = await importReadings(
      context,
      {
        format: 'peer',
        reader: { perDay: channel.perDay, raw: false },
        outcomes: outcomesOf(context, arrived.body),
        contentHash: () => createHash('sha256').update(JSON.stringify(arrived.body)).digest('hex'),
      },
      {
        source: channel.source,
        method: channel.method,
        perDay: channel.perDay,
        by: `node:${arrived.peer}`,
        name: arrived.letter,
      },
    );
    if (!result.ok) throw new Error(result.says[1]);
  }
  // What stuck is judged where the station is kept: its marks come after its readings.
  if (marks.length && !(await saveMarks(context.pool, channel, marks)))
    throw new Error(`Marks for ${channel.source} at ${channel.site} came before any of its readings.`);
};

/** Brings in what waits, each batch in a transaction of its own. A crash between leaves a batch that adds nothing twice. */
export const takeShared = async (context: ObservationContext, most = 200): Promise<number> => {
  const batches = await arrivedBatches(context.pool, most);
  if (batches.length) await refreshAdopted(context);
  let taken = 0;
  for (const arrived of batches)
    try {
      await bringIn(context, arrived);
      await endArrived(context.pool, arrived);
      taken++;
    } catch (error) {
      await failArrived(context.pool, arrived, (error as Error).message);
    }
  return taken;
};

export interface ReadingSource {
  readonly node: string;
  /** Everything it had by then was told. */
  readonly heard: string | null;
  /** Longer not heard than the zone allows, or never. */
  readonly stale: boolean;
  readonly waiting: number;
  readonly problem: string | null;
}

/** How fresh this node's copies of the others' readings are. */
export const readingSources = async (runtime: Runtime): Promise<readonly ReadingSource[]> => {
  const published = runtime.program.zone.observation?.published;
  if (!published) return [];
  const waiting = await waitingBatches(runtime.pool);
  return Promise.all(
    peersOf(runtime).map(async (node) => {
      const at = (await nodeState<string>(runtime.pool, heard(node))) ?? null;
      const queued = waiting.find(({ peer }) => peer === node);
      return {
        node,
        heard: at,
        stale: at === null || Date.parse(runtime.now()) - Date.parse(at) > published.freshHours * 3_600_000,
        waiting: queued?.waiting ?? 0,
        problem: queued?.problem ?? null,
      };
    }),
  );
};
