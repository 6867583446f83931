import type { Handle } from '#exchange/post/receiver.ts';
import { canonical } from '#exchange/suite/canonical.ts';
import { verifyCompact } from '#exchange/suite/jws.ts';
import { ok, publishedStale, refuse } from '#kernel';
import { type Db, transaction } from '#store/db.ts';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { countEntries, type Heard, heardOf, saveMarks } from '#store/queries/published-marks.ts';
import { registersOf } from '../engine/registers.ts';
import { daysOf, type Runtime, today } from '../engine/runtime.ts';
import type { KeysOf } from './letters.ts';
import { peersOf, publishing } from './publish.ts';

/** `typ` of a publisher's statement about its published registers. */
export const markType = 'tongban-published+jwt';

/** How often it is made. Short against any `fresh` a register declares, long against the letters it costs. */
const every = 10 * 60_000;

/** As of this instant the source has so many entries in each register it publishes, and has told of all of them. */
interface Mark {
  readonly source: string;
  readonly at: string;
  readonly registers: Readonly<Record<string, number>>;
}

export interface MarkLetter {
  readonly mark: Mark;
  readonly proof: string;
}

/** Says to every peer, signed, as of when its copies are whole. Returns how many registers it spoke of. */
export const signMarks = async (runtime: Runtime): Promise<number> => {
  const registers = publishing(runtime).map(({ name }) => name);
  if (registers.length === 0) return 0;
  return transaction(runtime.pool, async (client) => {
    const at = runtime.now();
    const last = await nodeState<string>(client, 'published-mark');
    if (last && Date.parse(at) - Date.parse(last) < every) return 0;
    const mark: Mark = {
      source: runtime.id,
      at,
      registers: Object.fromEntries(await countEntries(client, registers)),
    };
    const payload: MarkLetter = { mark, proof: await runtime.attest(markType, { ...mark }) };
    await enqueue(
      client,
      peersOf(runtime).map((peer) => ({ peer, kind: 'register.marked', at, payload })),
    );
    await setNodeState(client, 'published-mark', at);
    return registers.length;
  });
};

export const markHandlers = (runtime: Runtime, keysOf: KeysOf): Readonly<Record<string, Handle>> => ({
  'register.marked': async ({ client }, { from }, payload) => {
    const { mark, proof } = payload as MarkLetter;
    const read = await verifyCompact(proof, markType, keysOf(from));
    if (mark.source !== from || read === undefined || canonical(read.payload) !== canonical(mark))
      return refuse('register-not-published', [
        '公布情况声明的签名无效或并非来函节点所作',
        'The statement about published registers is not the sender’s, or its signature does not hold',
      ]);
    const { source, at } = mark;
    const known = registersOf(runtime.program);
    const rows = Object.entries(mark.registers)
      .filter(([register]) => known.get(register)?.spec.published)
      .map(([register, entries]) => ({ source, register, at, entries, proof }));
    await saveMarks(client, rows);
    return ok(rows.length);
  },
});

export interface SourceView extends Partial<Heard> {
  readonly source: string;
  /** Longer not heard than the register allows, or never. */
  readonly stale: boolean;
  /** Fewer entries here than the source says it has. */
  readonly incomplete: boolean;
}

/** How well this node knows what each peer publishes of a register. */
export const sourcesOf = async (runtime: Runtime, db: Db, register: string): Promise<readonly SourceView[]> => {
  const heard = await heardOf(db, register, peersOf(runtime));
  const at = Object.fromEntries(Object.entries(heard).map(([source, one]) => [source, one.at]));
  const spec = registersOf(runtime.program).get(register)?.spec;
  const stale = publishedStale(spec, at, today(runtime), daysOf(runtime), peersOf(runtime));
  return peersOf(runtime).map((source) => {
    const { proof: _proof, ...one } = heard[source] ?? { has: 0 };
    return {
      source,
      ...one,
      stale: stale.includes(source),
      incomplete: ('says' in one ? (one.says ?? 0) : 0) > one.has,
    };
  });
};
