import type { Handle } from '#exchange/post/receiver.ts';
import { canonical } from '#exchange/suite/canonical.ts';
import { signDetached, verifyDetached } from '#exchange/suite/jws.ts';
import { publicOf, readPublicKeys } from '#exchange/suite/suites.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import { type Instant, ok, type Result, refuse } from '#kernel';
import type { Pool } from '#store/db.ts';
import {
  allPeers,
  notReceipted,
  type PeerAct,
  type PeerRow,
  recordPeer,
  recordPeerAct,
} from '#store/queries/peers.ts';
import { type Identity, keepIdentity } from './identity.ts';

/** What a node shows its peers: its public keys, signed by themselves. Handed over by hand, compared by telephone. */
export interface Card {
  readonly v: 1;
  readonly zone: string;
  readonly node: string;
  readonly keys: PublicKeys;
  readonly at: Instant;
  readonly signature: string;
}

/** The keys of other nodes as this node trusts them, kept up to date while it runs. */
export interface PeerBook {
  /** Whom letters are sent to and taken from. */
  readonly active: ReadonlyMap<string, readonly PublicKeys[]>;
  /** Everyone ever trusted: what they signed before still counts. */
  readonly known: ReadonlyMap<string, readonly PublicKeys[]>;
  readonly refresh: () => Promise<void>;
  /** A letter has changed what is recorded: time to refresh. */
  readonly stale: () => boolean;
  readonly handlers: Readonly<Record<string, Handle>>;
}

export const cardOf = async (zone: string, identity: Identity, at: Instant): Promise<Card> => {
  const open = { v: 1 as const, zone, node: identity.node, keys: publicOf(identity.keys), at };
  return { ...open, signature: await signDetached(canonical(open), identity.keys) };
};

/** A card as somebody handed it over. Refuses what is not a card, is of another zone, or does not prove that its keys are held. */
export const readCard = async (value: unknown, zone: string): Promise<Result<Card>> => {
  const card = value as Partial<Card> | null;
  if (typeof card !== 'object' || card === null || card.v !== 1 || typeof card.node !== 'string')
    return refuse('card-malformed', ['不是节点名片', 'This is not the card of a node']);
  if (card.zone !== zone)
    return refuse('card-zone', [`名片属于“${card.zone}”`, `The card is of the zone "${card.zone}"`]);
  const keys = await readPublicKeys(card.keys);
  if (!keys.ok) return keys;
  const { signature, ...open } = card;
  if (typeof signature !== 'string' || !(await verifyDetached(canonical(open), signature, keys.value)))
    return refuse('card-signature', ['名片签名无效', 'The signature of the card does not hold']);
  return ok(card as Card);
};

/** Read aloud to compare: the thumbprint of the signing key in groups of four. */
export const fingerprint = ({ kid }: PublicKeys): string => kid.match(/.{1,4}/g)?.join(' ') ?? kid;

const withKey = (row: PeerRow | undefined, keys: PublicKeys): readonly unknown[] => [
  keys,
  ...(row?.keys ?? []).filter((known) => (known as PublicKeys).kid !== keys.kid),
];

/** Which act fits what is recorded of the peer: whoever was removed comes back by one act only. */
const fits = (act: PeerAct['act'], row: PeerRow | undefined, peer: string): Result<PeerRow | undefined> => {
  if (!row && act !== 'trust')
    return refuse('peer-unknown', [`不认识节点 ${peer}`, `No peer ${peer} is known here`], {
      remedy: ['先用 trust 采信其名片', 'Take its card first: trust'],
    });
  if (row?.status === 'removed' && act !== 'readmit')
    return refuse('peer-removed', [`节点 ${peer} 已退出`, `The peer ${peer} was removed`], {
      remedy: ['重新接纳须另行决定：readmit', 'Taking it back is a decision of its own: readmit'],
    });
  if (row && row.status !== 'removed' && act === 'readmit')
    return refuse('peer-not-removed', [`节点 ${peer} 没有退出`, `The peer ${peer} was not removed`]);
  return ok(row);
};

/** The keys of a card become those in use; earlier ones stay for what they signed. `readmit`: a node that was removed comes back. */
export const trust = async (
  pool: Pool,
  self: string,
  { node: peer, keys }: Card,
  by: string,
  at: Instant,
  { act = 'trust', reason }: { readonly act?: 'trust' | 'readmit'; readonly reason?: string | undefined } = {},
): Promise<Result<void>> => {
  const row = (await allPeers(pool)).find(({ id }) => id === peer);
  const fit = fits(act, row, peer);
  if (!fit.ok) return fit;
  const all = withKey(row, keys);
  return ok(await recordPeer(pool, self, { act, peer, keys: all, by, ...(reason && { reason }) }, at));
};

export const setStatus = async (
  pool: Pool,
  self: string,
  peer: string,
  act: 'suspend' | 'resume' | 'remove',
  by: string,
  at: Instant,
  reason?: string,
): Promise<Result<void>> => {
  const fit = fits(
    act,
    (await allPeers(pool)).find(({ id }) => id === peer),
    peer,
  );
  if (!fit.ok) return fit;
  const keys = fit.value?.keys ?? [];
  return ok(await recordPeer(pool, self, { act, peer, keys, by, ...(reason && { reason }) }, at));
};

/** `local`: nodes this very process hosts; their keys need no card, the record is made all the same. */
export const openPeerBook = async (
  pool: Pool,
  self: string,
  local: ReadonlyMap<string, PublicKeys>,
  now: () => Instant,
): Promise<PeerBook> => {
  const active = new Map<string, readonly PublicKeys[]>();
  const known = new Map<string, readonly PublicKeys[]>();
  let stale = false;
  const refresh = async (): Promise<void> => {
    stale = false;
    const rows = await allPeers(pool);
    for (const { id, keys, status } of rows) {
      known.set(id, keys as readonly PublicKeys[]);
      if (status === 'active') active.set(id, keys as readonly PublicKeys[]);
      else active.delete(id);
    }
  };
  const rows = await allPeers(pool);
  for (const [id, keys] of local) {
    const row = rows.find((one) => one.id === id);
    if (id === self || (row?.keys[0] as PublicKeys | undefined)?.kid === keys.kid) continue;
    const act = row ? 'rotate' : 'trust';
    await recordPeer(
      pool,
      self,
      { act, peer: id, keys: withKey(row, keys), by: 'hosted by the same process' },
      now(),
    );
  }
  await refresh();
  return {
    active,
    known,
    refresh,
    stale: () => stale,
    handlers: {
      // A new key is believed because the letter that brings it is signed by the old one.
      'node.keys': async ({ client }, { from, at }, payload) => {
        const keys = await readPublicKeys((payload as { keys?: unknown } | null)?.keys);
        if (!keys.ok) return keys;
        const row = (await allPeers(client)).find(({ id }) => id === from);
        await recordPeerAct(
          client,
          self,
          { act: 'rotate', peer: from, keys: withKey(row, keys.value), by: `letter of ${from} of ${at}` },
          now(),
        );
        stale = true;
        return ok(keys.value.kid);
      },
    },
  };
};

/** Takes the announced key into use once every active peer has signed for it; until then the old one goes on. */
export const takeNextKey = async (
  home: string,
  identity: Identity,
  pool: Pool,
  log: (line: string) => void,
): Promise<Identity> => {
  const { next, keys, retired = [] } = identity;
  if (!next) return identity;
  const missing = await notReceipted(pool, 'node.keys', next.kid);
  if (missing.length > 0) {
    log(`${identity.node}: the new key waits for the receipt of ${missing.join(', ')}; the old one stays in use`);
    return identity;
  }
  const { next: _next, ...rest } = identity;
  log(`${identity.node}: the new key ${fingerprint(next)} is in use from now on`);
  return keepIdentity(home, { ...rest, keys: next, retired: [keys, ...retired] });
};
