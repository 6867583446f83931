import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { chance } from './hostile.ts';

/** What the enemy did so far, by kind. */
export type Deeds = Readonly<
  Record<'doubled' | 'reordered' | 'corrupted' | 'replayed' | 'removed' | 'garbage' | 'answers forged', number>
>;

interface Sent {
  readonly subject: string;
  readonly data: Uint8Array;
}

const flip = (data: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(data);
  const n = Math.floor(at * copy.length);
  copy[n] = (copy[n] as number) ^ 1;
  return copy;
};

/** The letters of one parcel the other way round; a parcel of one letter as it is. */
const reversed = (data: Uint8Array): Uint8Array => {
  const parcel = JSON.parse(new TextDecoder().decode(data)) as { letters: unknown[] };
  return new TextEncoder().encode(JSON.stringify({ ...parcel, letters: parcel.letters.toReversed() }));
};

/**
 * Somebody with every right at the broker and no key of a node: sees each parcel, sends it again, now or much later, with its
 * letters in another order or one bit of it changed, in place of the one that waits; removes what waits; writes garbage
 * wherever a node listens; answers in another's name.
 */
export const enemyAt = async (url: string, zone: string, seed = 1) => {
  const nc = await connect({ servers: url.split(','), maxReconnectAttempts: -1, noEcho: true });
  const manager = await jetstreamManager(nc);
  const next = chance(seed);
  const done: Record<keyof Deeds, number> = {
    doubled: 0,
    reordered: 0,
    corrupted: 0,
    replayed: 0,
    removed: 0,
    garbage: 0,
    'answers forged': 0,
  };
  const seen: Sent[] = [];
  const garbage = [
    '',
    '{',
    'null',
    '[]',
    '{"from":1,"letters":[]}',
    '{"from":"south","letters":[null]}',
    '{"ids":7}',
  ];
  const now = (what: keyof Deeds, often: number, act: () => void): void => {
    if (next() >= often) return;
    done[what] += 1;
    act();
  };
  nc.subscribe(`tb.${zone}.to.>`, {
    callback: (_error, { subject, data }) => {
      const old = seen[Math.floor(next() * seen.length)];
      if (seen.length < 5000) seen.push({ subject, data });
      now('doubled', 0.3, () => nc.publish(subject, data));
      now('reordered', 0.3, () => nc.publish(subject, reversed(data)));
      now('corrupted', 0.3, () => nc.publish(subject, flip(data, next())));
      if (old) now('replayed', 0.3, () => nc.publish(old.subject, old.data));
      now('garbage', 0.1, () => {
        const [, , , to = '', from = ''] = subject.split('.');
        const nonsense = garbage[Math.floor(next() * garbage.length)] as string;
        for (const where of [subject, `tb.${zone}.ask.${to}`, `tb.${zone}.reply.${from}.${to}`])
          nc.publish(where, nonsense);
      });
      now('removed', 0.1, () => {
        void manager.streams.purge(`TB_${zone}_${subject.split('.')[3]}`).catch(() => {});
      });
    },
  });
  nc.subscribe(`tb.${zone}.reply.>`, {
    callback: (_error, { subject, data }) =>
      now('answers forged', 0.3, () => nc.publish(subject, flip(data, next()))),
  });
  return {
    done: done as Deeds,
    stop: () => nc.drain(),
  };
};
