import { isForLater, transaction } from '#store/db.ts';
import { lettersParked, type ParkedLetter, queueAtInbox, settleParked } from '#store/queries/inbox.ts';
import { check, openChecked } from '../envelope/envelope.ts';
import { type Delivery, outcomeOf, type ReceiverPlace } from './receiver.ts';

const takeOne = <D extends Delivery>(
  place: ReceiverPlace<D>,
  { peer, pairSeq, stream, envelope }: ParkedLetter,
): Promise<boolean> =>
  transaction(place.pool, async (client) => {
    await queueAtInbox(client, peer);
    const checked = await check(envelope, place.self, { node: peer, keys: place.keysOf(peer) ?? [] });
    if (!checked.ok) return false;
    const opened = await openChecked(checked.value, { node: place.self, keys: place.own });
    const delivery = await place.begin(client, stream ? [stream] : []);
    const outcome = await outcomeOf(place, delivery, { letter: checked.value, opened }, new Set());
    if (outcome.state === 'parked') return false;
    await place.finish(delivery);
    return settleParked(client, peer, pairSeq, outcome);
  });

/**
 * What was set aside is tried again, in its order: a kind of letter that this release knows, a fault that was mended. Those
 * about one thing still wait for one another; the receipt that was given stays the one of that day. Returns how many were taken.
 */
export const takeParked = async <D extends Delivery>(place: ReceiverPlace<D>): Promise<number> => {
  let taken = 0;
  const held = new Set<string>();
  for (const letter of await lettersParked(place.pool)) {
    const about = `${letter.peer} ${letter.stream ?? letter.pairSeq}`;
    if (held.has(about)) continue;
    const done = await takeOne(place, letter).catch((error: Error) => {
      if (isForLater(error)) throw error;
      return false;
    });
    if (done) taken++;
    else held.add(about);
  }
  if (taken > 0) place.received();
  return taken;
};
