import type { Matter, Zone } from '#kernel';
import { buildIndex, type MatterIndex } from './search.ts';

interface Made {
  readonly matters: readonly Matter[];
  readonly zone: Zone;
  readonly index: MatterIndex;
}

let made: readonly WeakRef<Made>[] = [];
const holders = new WeakMap<MatterIndex, Made>();

/** An index depends on nothing but its matters: nodes of one process with the same catalogue search in the same one. */
export const sharedIndex = (matters: readonly Matter[], zone: Zone): MatterIndex => {
  const alive = made.flatMap((ref) => ref.deref() ?? []);
  const same = alive.find(
    (one) =>
      one.zone === zone && one.matters.length === matters.length && one.matters.every((m, n) => m === matters[n]),
  );
  if (same) return same.index;
  const fresh: Made = { matters, zone, index: buildIndex(matters, zone) };
  holders.set(fresh.index, fresh);
  made = [...alive, fresh].map((one) => new WeakRef(one));
  return fresh.index;
};
