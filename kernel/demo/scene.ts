import type { Opening, Place } from '../case/case.ts';
import type { Matter } from '../declare/matter.ts';
import type { ActorSpec } from '../declare/mechanism.ts';
import type { DemoPerson, Zone } from '../declare/zone.ts';
import type { Day } from '../time/types.ts';
import type { DemoCase } from './demo.ts';

const placeOf = (zone: Zone, id: string): Place | undefined => {
  const authority = zone.authorities.find((one) => one.id === id);
  return authority && { jurisdiction: authority.jurisdiction, authority: authority.id, node: authority.node };
};

/** The place a case comes from: a window with its authority, or an authority alone. */
export const demoReceiving = (zone: Zone, from: string): Place | undefined => {
  const window = zone.windows.find((one) => one.id === from);
  if (!window) return placeOf(zone, from);
  const authority = placeOf(zone, window.authority);
  return authority && { ...authority, jurisdiction: window.jurisdiction, window: window.id };
};

/** The matter a case is about; real ones are preferred to those made up to fill a published number. */
export const demoMatter = (
  matters: readonly Matter[],
  mechanism: string,
  { to, matter: wanted, nth = 0 }: DemoCase,
): Matter | undefined => {
  const there = matters.filter(
    (one) => one.mechanism === mechanism && (one.jurisdiction === to || one.authority === to),
  );
  const real = there.filter(({ provenance }) => provenance !== 'synthetic');
  const fits =
    typeof wanted === 'function' ? wanted : ({ basic, code }: Matter) => basic === wanted || code === wanted;
  const found = (real.length ? real : there).filter(fits);
  return found[nth % found.length];
};

export const demoOpening = (
  zone: Zone,
  mechanism: string,
  matter: Matter,
  { from, channel }: DemoCase,
): Opening | undefined => {
  const receiving = demoReceiving(zone, from);
  const deciding = placeOf(zone, matter.authority);
  if (!receiving || !deciding) return undefined;
  return {
    mechanism,
    matter: { code: matter.code, version: matter.version, title: matter.title },
    receiving,
    deciding: { ...deciding, jurisdiction: matter.jurisdiction },
    channel: channel ?? (receiving.window ? 'window' : 'online'),
  };
};

type Places = Pick<Opening, 'receiving' | 'deciding'>;

/** Where an actor of a case sits. Parties are served where the case was received. */
export const demoSeat = (spec: ActorSpec, { receiving, deciding }: Places): Place =>
  spec.kind === 'office' && spec.at === 'deciding' ? deciding : receiving;

/** Whoever holds the post in their own right on that day. An actor at any authority is looked for near the receiving one. */
export const demoHolder = (
  zone: Zone,
  spec: ActorSpec & { readonly kind: 'office' },
  places: Places,
  day: Day,
): { readonly person: DemoPerson; readonly authority: string } | undefined => {
  const seat = demoSeat(spec, places);
  const nodeOf = (authority: string): string | undefined => zone.authorities.find(({ id }) => id === authority)?.node;
  const fits = (post: DemoPerson['posts'][number]): boolean =>
    post.role === spec.role &&
    !post.deputyFor &&
    post.from <= day &&
    (!post.to || day <= post.to) &&
    (spec.at === 'any' ? nodeOf(post.authority) === seat.node : post.authority === seat.authority) &&
    (!seat.window || !post.window || post.window === seat.window);
  for (const person of zone.people) {
    const post = person.posts.find(fits);
    if (post) return { person, authority: post.authority };
  }
  return undefined;
};
