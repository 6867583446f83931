import type { ObservationZone, OfficialEntry } from '#kernel';
import { ownEntries, publishedEntries } from '#store/queries/published.ts';
import type { ObservationContext } from './context.ts';

/** Entries of a register that every node publishes: this node's and its peers', newest version each, those not closed. */
export const heardEntries = async (
  { pool, node }: ObservationContext,
  register: string | undefined,
): Promise<readonly OfficialEntry[]> => {
  if (!register) return [];
  const all = [...(await ownEntries(pool, node, register, {})), ...(await publishedEntries(pool, register, {}))];
  return all.filter(({ closed }) => !closed);
};

/** Targets that the sides of a water signed and chiefs they named, wherever they were entered. */
export const officialOf = async (
  context: ObservationContext,
): Promise<{ readonly targets: readonly OfficialEntry[]; readonly chiefs: readonly OfficialEntry[] }> => {
  const { adopts }: ObservationZone = context.own;
  const [targets, chiefs] = [
    await heardEntries(context, adopts?.targets),
    await heardEntries(context, adopts?.chiefs),
  ];
  return { targets, chiefs };
};
