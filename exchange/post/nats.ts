import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  AckPolicy,
  type ConsumerMessages,
  DiscardPolicy,
  type JetStreamClient,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, credsAuthenticator, type NatsConnection, nanos } from '@nats-io/transport-node';
import type { Envelope } from '../envelope/types.ts';
import { answerIn, bytesOf, idsOf, type Parcel, parcelIn, parcelsOf } from './parcel.ts';
import type { Receive, Reply, Transport } from './transport.ts';

export interface NatsOptions {
  /** `nats://host:4222` or several with commas: a cluster, or the leaf node of one's own province. `tls://` for TLS. */
  readonly url: string;
  /** Names the subjects, so that several zones may share a cluster. */
  readonly zone: string;
  readonly credentials?: string;
  /** File with the authority that signs the broker's certificates, where it is not one the system knows. */
  readonly ca?: string;
  /** The JetStream domain that keeps the streams, seen from a leaf node. */
  readonly domain?: string;
  /** Copies of each stream within the cluster: 1 or 3. */
  readonly replicas?: number;
  readonly log: (line: string) => void;
  /** How long `send` waits for the receipts before it leaves the letters with the broker and throws. */
  readonly patience?: number;
}

const token = (name: string): string => name.replaceAll(/[^A-Za-z0-9-]/g, '_');

interface Waiting {
  readonly ids: string;
  readonly resolve: (replies: readonly Reply[]) => void;
}

/**
 * Letters through NATS JetStream (2.9 or newer): one durable stream per recipient keeps what its node has not taken yet, so
 * sender and recipient need never be up together for a portion to arrive. A parcel is known by its letters (Nats-Msg-Id):
 * sent again within the window the broker drops it, and the receipts are asked for directly instead. Signatures, order and
 * once-only are not the broker's business: it can lose, double or reorder and nothing is wrong afterwards.
 */
export const nats = (options: NatsOptions): Transport => {
  const { zone, log, patience = 5000 } = options;
  const subject = (what: string, ...rest: readonly string[]): string =>
    ['tb', token(zone), what, ...rest.map(token)].join('.');
  const streamOf = (node: string): string => `TB_${token(zone)}_${token(node)}`;
  const waiting = new Set<Waiting>();
  const listeners = new Map<string, (peer: string) => void>();
  const ensured = new Set<string>();
  const consuming = new Set<ConsumerMessages>();
  let closed = false;
  let connection: NatsConnection | undefined;
  let js: JetStreamClient | undefined;

  const servers = options.url.split(',');
  // A broker without TLS must not get what was to go under TLS: asked for here, not left to what it offers.
  const secret = options.ca !== undefined || servers.some((one) => one.trim().startsWith('tls://'));
  const domain = options.domain ? { domain: options.domain } : {};

  const address = {
    servers,
    ...(secret && { tls: options.ca ? { caFile: options.ca } : {} }),
    name: `tongban ${zone}`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    ...(options.credentials && { authenticator: credsAuthenticator(readFileSync(options.credentials)) }),
  };

  /** Tried until it comes about or this line is closed: a process that gives up must be able to end. */
  const open = async (): Promise<void> => {
    for (let told = false; !closed; await new Promise((resolve) => setTimeout(resolve, 500).unref()))
      try {
        const made = await connect(address);
        if (closed) return await made.close();
        connection = made;
        js = jetstream(made, domain);
        log(`post: connected to ${made.getServer()}`);
        void watch(made);
        return;
      } catch (error) {
        if (!told) log(`post: NATS cannot be reached, trying again: ${(error as Error).message}`);
        told = true;
      }
  };
  const opening = open();

  const watch = async (made: NatsConnection): Promise<void> => {
    for await (const status of made.status()) {
      if (status.type === 'reconnect') {
        // The broker may have come back without its memory: what it should keep is made sure of again.
        ensured.clear();
        for (const messages of consuming) messages.stop();
        for (const listener of listeners.values()) listener('*');
      }
      if (status.type === 'disconnect' || status.type === 'reconnect')
        log(`post: ${status.type === 'disconnect' ? 'NATS is gone, trying again' : 'NATS is back'}`);
    }
  };

  const up = (): { nc: NatsConnection; js: JetStreamClient } => {
    if (!connection || !js || connection.isClosed()) throw new Error('NATS cannot be reached');
    return { nc: connection, js };
  };

  const ensureStream = async (node: string): Promise<void> => {
    const jsm = await jetstreamManager(up().nc, domain);
    const config = {
      name: streamOf(node),
      subjects: [`${subject('to', node)}.*.*`],
      retention: RetentionPolicy.Workqueue,
      storage: StorageType.File,
      num_replicas: options.replicas ?? 1,
      // A parcel that waits is replaced by a later copy of itself, never kept twice.
      max_msgs_per_subject: 1,
      discard: DiscardPolicy.Old,
      max_age: nanos(30 * 86_400_000),
      duplicate_window: nanos(3_600_000),
    };
    await jsm.streams.info(config.name).catch(() => jsm.streams.add(config));
    await jsm.consumers.info(config.name, 'node').catch(() =>
      jsm.consumers.add(config.name, {
        durable_name: 'node',
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(30_000),
        max_ack_pending: 256,
      }),
    );
  };

  const answer = (parcel: Parcel, self: string, replies: readonly Reply[]): void => {
    const { nc } = up();
    nc.publish(subject('reply', parcel.from, self), bytesOf({ ids: idsOf(parcel.letters), replies }));
  };

  const takeParcel = async (node: string, message: JsMsg, receive: Receive): Promise<void> => {
    const parcel = parcelIn(message.data);
    if (!parcel) {
      log(`post: what lay in the stream of ${node} was no parcel`);
      message.term('not a parcel');
      return;
    }
    try {
      const replies = await receive(parcel.from, parcel.letters);
      answer(parcel, node, replies);
      message.ack();
      listeners.get(node)?.(parcel.from);
    } catch (error) {
      log(`post: a parcel for ${node} could not be taken now: ${(error as Error).message}`);
      message.nak(1000);
    }
  };

  /** Takes parcels one after another for as long as this process lives; begins again when the broker was away. */
  const consume = async (node: string, receive: Receive): Promise<void> => {
    while (!closed) {
      try {
        await opening;
        await ensureStream(node);
        const consumer = await up().js.consumers.get(streamOf(node), 'node');
        const messages = await consumer.consume({ max_messages: 16, expires: 10_000 });
        consuming.add(messages);
        try {
          for await (const message of messages) {
            if (closed) break;
            await takeParcel(node, message, receive);
          }
        } finally {
          consuming.delete(messages);
        }
      } catch (error) {
        if (!closed) log(`post: ${node} cannot take parcels: ${(error as Error).message}`);
      }
      if (!closed) await new Promise((resolve) => setTimeout(resolve, 500).unref());
    }
  };

  const waitFor = (letters: readonly Envelope[]): { promise: Promise<readonly Reply[]>; forget: () => void } => {
    let forget = (): void => {};
    const promise = new Promise<readonly Reply[]>((resolve, reject) => {
      const one: Waiting = { ids: idsOf(letters).join(), resolve };
      const timer = setTimeout(
        () => reject(new Error('the letters lie with the broker, the peer has not answered yet')),
        patience,
      );
      timer.unref();
      waiting.add(one);
      forget = () => {
        waiting.delete(one);
        clearTimeout(timer);
      };
    });
    promise.catch(() => undefined);
    return { promise, forget };
  };

  const sendParcel = async (to: string, parcel: Parcel): Promise<readonly Reply[]> => {
    const { nc, js: stream } = up();
    const first = parcel.letters[0]?.header;
    const { promise, forget } = waitFor(parcel.letters);
    try {
      const address = `${subject('to', to, parcel.from)}.${first?.pairSeq ?? 0}`;
      const data = bytesOf(parcel);
      const msgID = createHash('sha256')
        .update(`${parcel.from} ${to} ${idsOf(parcel.letters).join()}`)
        .digest('base64url');
      const ack = await stream.publish(address, data, { msgID, timeout: 5000 });
      if (!ack.duplicate) return await promise;
      // It was sent before: it lies there still, or was taken and the receipts were lost on the way. Asked directly.
      const direct = await nc.request(subject('ask', to), data, { timeout: patience });
      return answerIn(direct.data)?.replies ?? [];
    } finally {
      forget();
    }
  };

  const serveDirect = async (node: string, receive: Receive): Promise<void> => {
    await opening;
    const { nc } = up();
    nc.subscribe(`${subject('reply', node)}.*`, {
      callback: (_error, message) => {
        const answered = answerIn(message.data);
        if (!answered) return;
        const key = answered.ids.join();
        const found = [...waiting].find((one) => one.ids === key);
        if (found) found.resolve(answered.replies);
        else listeners.get(node)?.(message.subject.split('.').at(-1) as string);
      },
    });
    nc.subscribe(subject('ask', node), {
      callback: (_error, message) => {
        const parcel = parcelIn(message.data);
        if (!parcel) return;
        receive(parcel.from, parcel.letters).then(
          (replies) => message.respond(bytesOf({ ids: idsOf(parcel.letters), replies })),
          (error: Error) => log(`post: ${node} could not answer ${parcel.from}: ${error.message}`),
        );
      },
    });
  };

  return {
    kind: 'nats',
    send: async (from, to, letters) => {
      await ensureKnown(to);
      const replies: Reply[] = [];
      for (const parcel of parcelsOf(from, letters)) {
        const got = await sendParcel(to, parcel);
        replies.push(...got);
        if (got.length < parcel.letters.length || !got.every((reply) => 'receipt' in reply)) break;
      }
      return replies;
    },
    serve: async (node, receive) => {
      void serveDirect(node, receive).catch((error: Error) => log(`post: ${error.message}`));
      void consume(node, receive);
    },
    listen: (node, listener) => void listeners.set(node, listener),
    close: async () => {
      closed = true;
      await connection?.close();
    },
  };

  async function ensureKnown(to: string): Promise<void> {
    up();
    if (ensured.has(to)) return;
    await ensureStream(to);
    ensured.add(to);
  }
};
