import { createHmac, randomUUID } from 'node:crypto';
import { takeParked } from '#exchange/post/parked.ts';
import { type ReceiverPlace, receiver } from '#exchange/post/receiver.ts';
import { type Sender, startSender } from '#exchange/post/sender.ts';
import type { Transport } from '#exchange/post/transport.ts';
import type { KeyPair, PublicKeys } from '#exchange/suite/types.ts';
import type { Actor, CaseState, Command, Result } from '#kernel';
import { transaction } from '#store/db.ts';
import { accountsAtHand, type LedgerDoor, openLedgerDoor } from '#store/ledger/index.ts';
import { caseAttachments } from '#store/queries/attachments.ts';
import { lockCases, nextCaseNumbers } from '#store/queries/cases.ts';
import { answersTo, type IdempotencyKey, remember } from '#store/queries/idempotency.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { createSessions, type Sessions } from './auth/sessions.ts';
import type { BoxKeys } from './ballot/box-keys.ts';
import { issuingHandlers } from './ballot/issuing.ts';
import { ballotPartHandlers } from './ballot/parts.ts';
import type { PeerBook } from './boot/peers.ts';
import { catalogueHandlers } from './catalogue/publish.ts';
import type { Search } from './catalogue/search.ts';
import { alarmHandlers } from './engine/alarms.ts';
import { createExecutor, type Executor, keyReused } from './engine/executor.ts';
import { type ActLetter, type AnswerLetter, caseHandlers } from './engine/incoming.ts';
import { refreshLaw } from './engine/law.ts';
import { messageHandlers } from './engine/pass-on.ts';
import { type Runtime, today } from './engine/runtime.ts';
import { type Work, workOf } from './engine/work.ts';
import { afterWriting, writeAll } from './engine/write.ts';
import { createEvidenceDesk, type EvidenceDesk } from './evidence/desk.ts';
import { evidenceHandlers } from './evidence/letters.ts';
import { markHandlers } from './evidence/marks.ts';
import { publishedHandlers } from './evidence/publish.ts';
import { createWaitingRoom, type WaitingRoom } from './evidence/waiting.ts';
import type { FileStore } from './files/store.ts';
import { createNews, type News } from './http/news.ts';
import { snapshotHandlers } from './indicators/publish.ts';
import { accessHandlers } from './jobs/access-job.ts';
import { proofHandlers } from './jobs/seal-job.ts';
import { frozenHandlers } from './observation/shared-frozen.ts';
import { sharedHandlers } from './observation/shared-in.ts';
import { settlementHandlers } from './settlement/letters.ts';
import { type TaskDesk, taskDesk } from './tasks/desk.ts';

/** A running node with all its parts. */
export interface Node {
  readonly id: string;
  readonly runtime: Runtime;
  readonly executor: Executor;
  /** The batch door: bulk postings beside cases. */
  readonly ledger: LedgerDoor;
  readonly sessions: Sessions;
  readonly news: News;
  readonly keys: KeyPair;
  /** Peers letters go to and come from now; `known`: everyone ever trusted, for what they signed before. */
  readonly peers: ReadonlyMap<string, readonly PublicKeys[]>;
  readonly known: ReadonlyMap<string, readonly PublicKeys[]>;
  /** Reads again whom to trust; new peers get their letters from then on. */
  readonly refreshPeers: () => Promise<void>;
  readonly senders: ReadonlyMap<string, Sender>;
  readonly files: FileStore;
  /** Keys of the ballot boxes, outside of the database. */
  readonly boxes: BoxKeys;
  readonly search: Search;
  /** The secret token of a case's tracking page. */
  readonly trackOf: (id: string) => Promise<string>;
  readonly newCaseId: (jurisdiction: string) => Promise<string>;
  /** Sends a step to the holder. The answer, or `undefined` when it has not come within `patience`. */
  readonly askHolder: (
    state: CaseState,
    command: Command,
    key: IdempotencyKey,
  ) => Promise<Result<unknown> | undefined>;
  /** Facts that lie elsewhere, for the cases here. */
  readonly evidence: EvidenceDesk;
  /** Long work that people began here. */
  readonly tasks: TaskDesk;
  /** Steps that are put off until a source elsewhere was asked. */
  readonly waiting: WaitingRoom;
  /** Tries the letters again that were set aside; how many were taken. */
  readonly takeParked: () => Promise<number>;
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

const patience = 4000;

const caseIds = (runtime: Runtime) => {
  const block: number[] = [];
  return async (jurisdiction: string): Promise<string> => {
    if (block.length === 0) block.push(...(await nextCaseNumbers(runtime.pool, 100)));
    const n = block.shift() as number;
    return `${jurisdiction}${today(runtime).replaceAll('-', '')}${String(n).padStart(6, '0')}`;
  };
};

/**
 * Who asks, as another node may know it: an official by post and by a pseudonym that only this node can resolve (four eyes
 * still see that two acts are one person's), a party by name.
 */
const abroad = (actor: Actor, runtime: Runtime): Actor => {
  if (actor.kind !== 'staff') return actor;
  const { name: _name, person, ...office } = actor;
  const { trackSecret } = runtime.projector;
  const pseudonym = createHmac('sha256', trackSecret).update(`abroad/${person}`).digest('base64url').slice(0, 22);
  return { ...office, person: `${runtime.id}/${pseudonym}` };
};

/** Letters asking the holder for a step, and the people waiting for the answers. */
const createAsking = (runtime: Runtime, wake: () => void) => {
  const waiting = new Map<string, (result: Result<unknown>) => void>();

  /** The number of the request, or the answer where the key has one already. */
  const send = async (
    state: CaseState,
    command: Command,
    key: IdempotencyKey,
  ): Promise<{ readonly asked: string } | Result<unknown>> =>
    transaction(runtime.pool, async (client) => {
      const before = (await answersTo(client, [key])).get(`${key.actor}\n${key.key}`);
      // The answer of an executed step, if the case was here when the key was first used.
      if (before)
        return before.request === key.request ? (before.answer as { asked: string } | Result<unknown>) : keyReused;
      const request = randomUUID();
      const { case: id, step, facts, note, enclosed, actor, expect } = command;
      const payload: ActLetter = {
        request,
        command: {
          case: id,
          step,
          facts,
          actor: abroad(actor, runtime),
          ...(note !== undefined && { note }),
          ...(enclosed && { enclosed }),
          ...(expect !== undefined && { expect }),
        },
      };
      await enqueue(client, [{ peer: state.holder, kind: 'case.act', stream: id, at: runtime.now(), payload }]);
      await remember(client, [{ key, answer: { asked: request } }]);
      return { asked: request };
    });

  return {
    answered: (letter: AnswerLetter): void => waiting.get(letter.request)?.(letter.result),
    ask: async (state: CaseState, command: Command, key: IdempotencyKey): Promise<Result<unknown> | undefined> => {
      const sent = await send(state, command, key).catch((error: { code?: string }) => {
        // A twin of this request was first: its letter is ours.
        if (error.code === '23505') return send(state, command, key);
        throw error;
      });
      if ('ok' in sent) return sent;
      const request = sent.asked;
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(undefined), patience);
        const settle = (result: Result<unknown> | undefined): void => {
          clearTimeout(timer);
          waiting.delete(request);
          resolve(result);
        };
        waiting.set(request, settle);
        wake();
      });
    },
  };
};

export interface NodeParts {
  readonly runtime: Runtime;
  readonly keys: KeyPair;
  /** Every key set that opens what was sealed to this node. */
  readonly own: readonly KeyPair[];
  readonly book: PeerBook;
  readonly transport: Transport;
  readonly files: FileStore;
  readonly boxes: BoxKeys;
  readonly search: Search;
  /** How many nodes share this process, this one among them. */
  readonly beside: number;
}

/** Joins the parts: executor, sessions, one sender per peer, one receiver for all. */
export const createNode = async ({
  runtime,
  keys,
  own,
  book,
  transport,
  files,
  boxes,
  search,
  beside,
}: NodeParts): Promise<Node> => {
  const { active: peers, known } = book;
  const senders = new Map<string, Sender>();
  const news = createNews();
  const wake = (): void => {
    for (const sender of senders.values()) sender.wake();
    news.changed();
    waiting.kick();
  };
  const { pool, now } = runtime;
  const ledger = openLedgerDoor({
    pool,
    node: runtime.id,
    now,
    dayOf: (at) => today(runtime, at),
    remembered: accountsAtHand(beside),
  });
  const evidence = createEvidenceDesk(runtime, wake);
  const waiting: WaitingRoom = createWaitingRoom(runtime, evidence, () => wake());
  const inner = createExecutor(runtime, wake);
  await refreshLaw(runtime);
  // Sources elsewhere are asked, and joint standards looked at, before a step is decided, never inside its transaction.
  const executor: Executor = {
    ...inner,
    submit: async (request) => {
      const live = await evidence.live(request.command);
      await refreshLaw(runtime);
      return inner.submit(live ? { ...request, live } : request);
    },
  };
  const keysOf = (peer: string): readonly PublicKeys[] =>
    peer === runtime.id ? [keys] : (known.get(peer) ?? peers.get(peer) ?? []);
  const asking = createAsking(runtime, wake);
  const tasks = taskDesk(now, (line) => runtime.log(`${runtime.id}: ${line}`));
  const meet = (): void => {
    for (const peer of peers.keys())
      if (!senders.has(peer))
        senders.set(
          peer,
          startSender({
            self: runtime.id,
            peer,
            pool: runtime.pool,
            keys,
            // A suspended peer has none: its letters are kept.
            peerKeys: () => peers.get(peer) ?? [],
            transport,
            log: runtime.log,
            heard: () => news.changed(),
          }),
        );
  };
  meet();
  const refreshPeers = async (): Promise<void> => {
    const before = peers.size;
    await book.refresh();
    meet();
    if (peers.size > before) wake();
  };
  transport.listen?.(runtime.id, (peer) => (peer === '*' ? wake() : senders.get(peer)?.wake()));
  const place: ReceiverPlace<Work> = {
    self: runtime.id,
    pool: runtime.pool,
    keys,
    own,
    keysOf: (peer) => peers.get(peer),
    now: runtime.now,
    begin: async (client, streams) => workOf(runtime, client, await lockCases(client, streams, runtime.recent)),
    finish: writeAll,
    handlers: {
      ...caseHandlers(runtime, files, keysOf, asking.answered),
      ...issuingHandlers,
      ...ballotPartHandlers,
      ...afterWriting({
        ...evidenceHandlers(runtime, keysOf, evidence.arrived),
        ...publishedHandlers(runtime),
        ...markHandlers(runtime, keysOf),
        ...messageHandlers(runtime),
        ...alarmHandlers(runtime),
        ...proofHandlers(runtime, (peer) => peers.get(peer) ?? [], keys),
        ...accessHandlers,
        ...catalogueHandlers(runtime),
        ...snapshotHandlers(runtime, (peer) => known.get(peer) ?? []),
        ...settlementHandlers(runtime),
        ...sharedHandlers(runtime),
        ...frozenHandlers(runtime.id),
        ...book.handlers,
      }),
    },
    log: runtime.log,
    received: () => {
      if (book.stale()) void refreshPeers().catch((error: Error) => runtime.log(`${runtime.id}: ${error.message}`));
      wake();
    },
  };
  await transport.serve(runtime.id, receiver(place));
  return {
    id: runtime.id,
    runtime,
    executor,
    ledger,
    sessions: createSessions(runtime),
    news,
    keys,
    peers,
    known,
    refreshPeers,
    senders,
    files,
    boxes,
    search,
    trackOf: async (id) => (await caseAttachments(runtime.pool, id)).track,
    newCaseId: caseIds(runtime),
    askHolder: asking.ask,
    evidence,
    tasks,
    waiting,
    takeParked: () => takeParked(place),
    wake,
    stop: async () => {
      await tasks.close();
      await executor.idle();
      await waiting.idle();
      await ledger.idle();
      await Promise.all([...senders.values()].map((sender) => sender.stop()));
      news.close();
      await runtime.pool.end();
    },
  };
};
