import {
  type AdoptedStandard,
  adoptVoc,
  adoptWater,
  followedBy,
  type ObservationZone,
  type VocMethod,
  type WaterEdition,
  type Words,
} from '#kernel';
import type { Pool } from '#store/db.ts';
import { currentEntries } from '#store/queries/register-search.ts';
import { adoptedBy, type ObservationContext } from './context.ts';

/** A standard of the register that could not become an edition, and why. */
export interface NotAdopted {
  readonly number: string;
  readonly says: Words;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const standardOf = (
  key: string,
  values: Readonly<Record<string, unknown>>,
  validTo: string | null,
): AdoptedStandard => ({
  number: key,
  title: text(values.title) || key,
  from: text(values.effectiveOn),
  ...(validTo && { to: validTo }),
  limits: (Array.isArray(values.limits) ? values.limits : []).map((one: { item?: unknown; value?: unknown }) => ({
    item: text(one?.item),
    value: text(one?.value),
  })),
});

const FRESH = 5000;
const asked = new WeakMap<Pool, number>();

/**
 * Standards made jointly (4.2) and in force stand in a register of this node; from their day on they are the editions that
 * evaluations use. Three numbers of one work are one edition. Read again after some seconds; what cannot be used is told.
 */
export const refreshAdopted = async (context: ObservationContext): Promise<readonly NotAdopted[]> => {
  const { pool, own } = context;
  const register = own.adopts?.register;
  const known = adoptedBy.get(pool);
  if (!register || Date.now() - (asked.get(pool) ?? 0) < FRESH) return known?.refused ?? [];
  asked.set(pool, Date.now());
  const refused: NotAdopted[] = [];
  const works = new Set<string>();
  let editions: readonly WaterEdition[] = own.water.editions;
  let methods: readonly VocMethod[] = own.vocEditions ?? [own.voc];
  for (const { key, values, validTo } of await currentEntries(pool, register)) {
    const standard = standardOf(key, values, validTo);
    const work = text(values.work) || key;
    if (works.has(work) || !/^\d{4}-\d{2}-\d{2}$/.test(standard.from)) continue;
    works.add(work);
    const water = adoptWater(editions.at(-1) as WaterEdition, standard);
    const voc = adoptVoc(methods.at(-1) as VocMethod, standard);
    for (const one of [water, voc]) if (!one.ok) refused.push({ number: key, says: one.says });
    if (water.ok && water.value) editions = followedBy(editions, water.value);
    if (voc.ok && voc.value) methods = followedBy(methods, voc.value);
  }
  const observation: ObservationZone = { ...own, water: { ...own.water, editions }, vocEditions: methods };
  adoptedBy.set(pool, { observation, refused });
  return refused;
};

/** What is judged by which edition since when, and what of the register could not be used. */
export const standardsView = async (context: ObservationContext) => {
  const refused = await refreshAdopted(context);
  const { water, air, voc, vocEditions, flue } = context.observation;
  const line = ({ id, title, from, to, status, cite }: WaterEdition | VocMethod) => ({ id, title, from, to: to ?? null, status, cite }); // biome-ignore format: one line
  return {
    water: water.editions.map(line),
    voc: (vocEditions ?? [voc]).map(line),
    air: air.editions.map((one) => line(one as never)),
    flue: [line(flue as never)],
    refused,
  };
};
