import { hashOf } from '#exchange/envelope/envelope.ts';
import type { Envelope } from '#exchange/envelope/types.ts';
import { logName, numberOfLog } from '#exchange/proof/log-name.ts';
import { canonical } from '#exchange/suite/canonical.ts';
import { type CaseState, fold, type Instant, ok, type Result, refuse } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { appendNext } from '#store/queries/journal.ts';
import { lastSealed } from '#store/queries/outbox.ts';
import { latestCheckpoint } from '#store/queries/proof.ts';
import { saveSentAgain, skipNumbers, unsealedTo } from '#store/queries/recover.ts';
import type { Identity } from '../boot/identity.ts';
import type { Travelling } from '../engine/outgoing.ts';
import type { Runtime } from '../engine/runtime.ts';
import { finalsOf, stateIn, type Work, workOf } from '../engine/work.ts';
import { writeAll } from '../engine/write.ts';
import { type LogCard, ownLog, setOwnLog, signLogCard } from './logs.ts';
import type { Forgotten, Heard } from './testimony.ts';

/** What came of a recovery; `behind`: cases whose story peers could show only in part. */
export interface Recovered {
  readonly letters: number;
  readonly events: number;
  readonly cases: number;
  readonly behind: readonly string[];
  readonly card: LogCard;
}

const asJson = (payload: unknown): unknown =>
  payload instanceof Uint8Array ? { bytes: Buffer.from(payload).toString('base64') } : payload;

/** The letters stand in the outbox again, joined on to the last one that was not forgotten. */
const bringLetters = async (client: Client, { from, letters }: Heard): Promise<Result<number>> => {
  const last = await lastSealed(client, from);
  const missing = letters.filter(({ envelope }) => envelope.header.pairSeq > (last?.pair_seq ?? 0));
  const [first] = missing;
  const follows = last ? hashOf(last.envelope as Envelope) : null;
  if (
    first &&
    (first.envelope.header.previous !== follows || first.envelope.header.pairSeq !== (last?.pair_seq ?? 0) + 1)
  )
    return refuse('testimony-gap', [
      `${from} 所示信件从第 ${first.envelope.header.pairSeq} 号起，与本节点的第 ${last?.pair_seq ?? 0} 号不相接`,
      `What ${from} shows begins with letter ${first.envelope.header.pairSeq}, which does not follow our letter ${last?.pair_seq ?? 0}`,
    ]);
  // What waited to be sealed when the copy was made was sealed after it: the same letter must not go twice.
  const waiting = [...(await unsealedTo(client, from))];
  const same = ({ envelope: { header }, payload }: Forgotten): number | undefined => {
    const text = canonical(asJson(payload));
    const at = waiting.findIndex(
      (row) => row.kind === header.kind && row.stream === (header.stream ?? null) && canonical(row.payload) === text,
    );
    return at < 0 ? undefined : waiting.splice(at, 1)[0]?.id;
  };
  for (const one of missing) {
    const { header } = one.envelope;
    const id = same(one);
    await saveSentAgain(client, {
      ...(id !== undefined && { id }),
      peer: from,
      kind: header.kind,
      stream: header.stream ?? null,
      at: header.at,
      payload: asJson(one.payload),
      pairSeq: header.pairSeq,
      envelope: one.envelope,
      receipt: one.receipt,
    });
  }
  return ok(missing.length);
};

/** The longest story of each case that the peers together can tell. Two that contradict each other are a refusal. */
const stories = (heard: readonly Heard[]): Result<ReadonlyMap<string, ReadonlyMap<number, Travelling>>> => {
  const found = new Map<string, Map<number, Travelling>>();
  for (const { from, cases } of heard)
    for (const [id, events] of Object.entries(cases)) {
      const story = found.get(id) ?? new Map<number, Travelling>();
      found.set(id, story);
      for (const one of events) {
        const before = story.get(one.event.version);
        if (before && (before.leaf !== one.leaf || before.origin !== one.origin))
          return refuse('testimony-conflict', [
            `${from} 所示的办件 ${id} 第 ${one.event.version} 号记录与另一节点所示不符`,
            `What ${from} shows of case ${id}, event ${one.event.version}, is not what another peer shows`,
          ]);
        story.set(one.event.version, one);
      }
    }
  return ok(found);
};

const bringStory = async (work: Work, id: string, story: ReadonlyMap<number, Travelling>): Promise<number> => {
  const { runtime, states } = work;
  const known = await stateIn(work, id);
  let state: CaseState | undefined = known;
  let brought = 0;
  for (let next = story.get((state?.version ?? 0) + 1); next; next = story.get((state?.version ?? 0) + 1)) {
    const before = state;
    const finals = finalsOf(runtime, state?.mechanism ?? next.event.opened?.mechanism ?? '');
    state = fold(before, next.event, finals);
    states.set(id, state);
    work.applied.push({ event: next.event, state, before, origin: next.origin, leaf: next.leaf });
    brought += 1;
  }
  return brought;
};

/**
 * After a restore that had forgotten acts which peers know: what they can show is brought back, the old log is closed at the head
 * that is left, and a new one begins with this very act. All of it or nothing. The node must not be running.
 */
export const recover = (
  runtime: Runtime,
  identity: Identity,
  heard: readonly Heard[],
  by: string,
  at: Instant,
): Promise<Result<Recovered>> =>
  transaction(runtime.pool, async (client) => {
    const told = stories(heard);
    if (!told.ok) return told;
    let letters = 0;
    for (const one of heard) {
      const brought = await bringLetters(client, one);
      // A refusal must leave nothing behind: the transaction is given up as a whole.
      if (!brought.ok) throw new Unfit(brought);
      letters += brought.value;
    }
    const work = workOf(runtime, client);
    const behind: string[] = [];
    let [events, cases] = [0, 0];
    for (const [id, story] of told.value) {
      const brought = await bringStory(work, id, story);
      events += brought;
      cases += Number(brought > 0);
      if ((work.states.get(id)?.version ?? 0) < Math.max(0, ...story.keys())) behind.push(id);
    }
    await writeAll(work);
    await skipNumbers(client);
    const { log, closed } = await ownLog(client, runtime.id);
    const head = await latestCheckpoint(client, log);
    const next = logName(runtime.id, numberOfLog(log) + 1);
    const kept = { log, kept: head?.size ?? 0 };
    const root = head?.root.toString('base64') ?? '';
    await setOwnLog(client, { log: next, closed: [...closed, kept] });
    await appendNext(client, {
      stream: `log/${runtime.id}`,
      kind: 'log',
      at,
      origin: runtime.id,
      body: {
        act: 'begin',
        log: next,
        closes: { ...kept, root },
        witnessed: heard.map(({ from, witnessed }) => ({ from, checkpoint: witnessed })),
        brought: { letters, events, cases },
        behind,
        by,
      },
    });
    const card = await signLogCard(
      { zone: runtime.program.zone.id, node: runtime.id, ...kept, next, root, at },
      identity.keys,
    );
    return ok({ letters, events, cases, behind, card });
  }).catch((error: unknown) => {
    if (error instanceof Unfit) return error.refusal;
    throw error;
  });

class Unfit extends Error {
  readonly refusal: Result<never>;
  constructor(refusal: Result<never>) {
    super('the testimony does not fit');
    this.refusal = refusal;
  }
}
