import type { Envelope, Receipt } from '../envelope/types.ts';

/**
 * What a peer answers to one letter: its receipt; or `expect`, the pair sequence it is waiting for (letters were lost or
 * come twice); or why it will not take it at all.
 */
export type Reply = { readonly receipt: Receipt } | { readonly expect: number } | { readonly refused: string };

/** Carries letters in order and brings the replies back. Everything else (signing, order, once-only) is not its business. */
export interface Transport {
  readonly kind: 'loopback' | 'nats';
  /** Replies in the order of the letters, as far as the peer got. Throws when the peer cannot be reached. */
  readonly send: (from: string, to: string, letters: readonly Envelope[]) => Promise<readonly Reply[]>;
  readonly serve: (node: string, receive: Receive) => Promise<void>;
  /** Tells when a peer was heard from outside of an answer to `send`: it is up, and letters to it may go now. `*`: the line is back. */
  readonly listen?: (node: string, listener: (peer: string) => void) => void;
  readonly close: () => Promise<void>;
}

export type Receive = (from: string, letters: readonly Envelope[]) => Promise<readonly Reply[]>;

/** Nodes in one process. Letters still pass through JSON, so that nothing but what was sealed can arrive. */
export const loopback = (): Transport & { readonly cut: (node: string, down: boolean) => void } => {
  const nodes = new Map<string, Receive>();
  const down = new Set<string>();
  return {
    kind: 'loopback',
    send: async (from, to, letters) => {
      const receive = nodes.get(to);
      if (!receive || down.has(to) || down.has(from)) throw new Error(`${to} cannot be reached`);
      return receive(from, JSON.parse(JSON.stringify(letters)) as Envelope[]);
    },
    serve: async (node, receive) => {
      nodes.set(node, receive);
    },
    close: async () => nodes.clear(),
    /** For tests and drills: cuts a node off, or joins it again. */
    cut: (node, off) => {
      if (off) down.add(node);
      else down.delete(node);
    },
  };
};
