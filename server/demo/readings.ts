import { createHash } from 'node:crypto';
import { type Day, type DemoReading, dayOf } from '#kernel';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import type { Node } from '../node.ts';
import { type ObservationContext, observationOf } from '../observation/context.ts';
import { groupRows, registeredColumn } from '../observation/group.ts';
import { importReadings } from '../observation/import.ts';
import { readLong, unitsOf } from '../observation/long-rows.ts';
import type { RowOutcome } from '../observation/rows.ts';
import { judgeRun } from '../observation/voc.ts';

const finished = 'demo-readings';

const outcomesOf = async function* (
  { observation, zone }: ObservationContext,
  readings: readonly DemoReading[],
): AsyncGenerator<RowOutcome> {
  const read = readLong(observation, { utcOffset: zone.utcOffset }, unitsOf(observation));
  for (const [n, reading] of readings.entries()) yield read(reading, n + 1);
};

const seedInto = async (context: ObservationContext, today: Day): Promise<void> => {
  const { observation, zone, pool } = context;
  if (!observation.demo || (await nodeState(pool, finished))) return;
  const grouping = { observation, utcOffset: zone.utcOffset, columnOf: registeredColumn(observation) };
  for (const { source, method, perDay, readings } of observation.demo.series) {
    const list = readings(today);
    await importReadings(
      context,
      {
        format: 'demo',
        reader: { perDay, raw: false },
        outcomes: groupRows(grouping, outcomesOf(context, list)),
        contentHash: () => createHash('sha256').update(JSON.stringify(list)).digest('hex'),
      },
      { source, method, perDay, by: 'demo', name: observation.demo.says[0] },
    );
  }
  for (const track of observation.demo.tracks(today)) await judgeRun(context, track);
  await setNodeState(pool, finished, { today });
};

/** Invented readings of a demonstration zone, into every node by the way real ones take. Once. */
export const seedDemoReadings = async (nodes: Iterable<Node>, log: (line: string) => void): Promise<void> => {
  await Promise.all(
    [...nodes].map(async ({ runtime }) => {
      const context = observationOf(runtime);
      if (!context) return;
      try {
        await seedInto(context, dayOf(context.now(), context.zone.utcOffset));
      } catch (error) {
        log(`The demonstration readings of ${runtime.id} are not complete: ${(error as Error).message}`);
      }
    }),
  );
};
