import { type Client, transaction } from '#store/db.ts';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import {
  rowsOfImport,
  type SharedBatch,
  type SharedChannel,
  saveTold,
  untoldImport,
  untoldMarks,
} from '#store/queries/observation-shared.ts';
import { enqueue } from '#store/queries/outbox.ts';
import type { Runtime } from '../engine/runtime.ts';
import { peersOf } from '../evidence/publish.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Node } from '../node.ts';
import { observationOf } from './context.ts';
import { takeShared } from './shared-in.ts';
import { keeperOf } from './sides.ts';

/** Rows in one letter, and imports told at one beat: what stood before is told little by little. */
const ROWS = 1000;
const IMPORTS = 50;
/** How often it is said that everything was told, as for published registers (decision 0015). */
const MARK = 10 * 60_000;

const keptHere = (runtime: Runtime): readonly string[] =>
  (runtime.program.zone.observation?.sites ?? [])
    .map(({ id }) => id)
    .filter((site) => keeperOf(runtime, site) === runtime.id);

const letter = (runtime: Runtime, peer: string, payload: SharedBatch) => ({
  peer,
  kind: 'readings.published',
  at: runtime.now(),
  payload,
});

const tellImport = async (runtime: Runtime, client: Client, peer: string, sites: readonly string[]) => {
  const found = await untoldImport(client, peer);
  if (!found) return false;
  const rows = await rowsOfImport(client, found, sites);
  const letters = [...Map.groupBy(rows, ({ number }) => number).values()].flatMap((list) =>
    Array.from({ length: Math.ceil(list.length / ROWS) }, (_, n) => {
      const part = list.slice(n * ROWS, (n + 1) * ROWS);
      const { channel } = part[0] as (typeof part)[number];
      return letter(runtime, peer, {
        channel,
        rows: part.map(({ channel: _, number: __, ...row }) => row),
        marks: [],
      });
    }),
  );
  if (letters.length) await enqueue(client, letters);
  await saveTold(client, peer, 'import', [found.no]);
  return true;
};

/** After the readings they are about: letters of a pair arrive in their order. */
const tellMarks = async (runtime: Runtime, client: Client, peer: string, sites: readonly string[]) => {
  const marks = await untoldMarks(client, peer, sites);
  if (marks.length === 0) return 0;
  const letters = [...Map.groupBy(marks, ({ channel }) => JSON.stringify(channel))].map(([channel, list]) =>
    letter(runtime, peer, {
      channel: JSON.parse(channel) as SharedChannel,
      rows: [],
      marks: list.map(({ channel: _, no: __, ...mark }) => mark),
    }),
  );
  await enqueue(client, letters);
  await saveTold(client, peer, 'mark', marks.map(({ no }) => no)); // biome-ignore format: one call
  return marks.length;
};

/** Tells one peer what it does not know yet; when nothing is left, as of when. Returns how much it was told. */
const tell = async (runtime: Runtime, peer: string, sites: readonly string[]): Promise<number> => {
  let told = 0;
  while (told < IMPORTS && (await transaction(runtime.pool, (client) => tellImport(runtime, client, peer, sites))))
    told++;
  if (told === IMPORTS) return told;
  return transaction(runtime.pool, async (client) => {
    const marks = await tellMarks(runtime, client, peer, sites);
    const name = `readings-mark/${peer}`;
    const last = await nodeState<string>(client, name);
    const at = runtime.now();
    if (last && Date.parse(at) - Date.parse(last) < MARK) return told + marks;
    await enqueue(client, [{ peer, kind: 'readings.marked', at, payload: { at } }]);
    await setNodeState(client, name, at);
    return told + marks + 1;
  });
};

/** Readings of stations that this node keeps, to every peer, where the zone publishes them. */
export const shareReadings = async (runtime: Runtime): Promise<number> => {
  if (!runtime.program.zone.observation?.published) return 0;
  const sites = keptHere(runtime);
  let told = 0;
  for (const peer of peersOf(runtime)) told += await tell(runtime, peer, sites);
  return told;
};

/** Tells peers, and brings in what they told. */
export const sharedJob = (node: Node, every = 15_000): Job => ({
  name: 'observation-shared',
  every,
  run: async () => {
    const context = observationOf(node.runtime);
    if (!context) return 0;
    const taken = await takeShared(context);
    const told = await shareReadings(node.runtime);
    if (told > 0) node.wake();
    return taken;
  },
});
