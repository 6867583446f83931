import {
  adoptAir,
  adoptAirLimits,
  adoptAirStatistics,
  adoptVoc,
  adoptWater,
  type Edition,
  followedBy,
  type NotAdopted,
  type ObservationZone,
  type VocMethod,
  type WaterEdition,
  withOfficial,
} from '#kernel';
import { refreshLaw } from '../engine/law.ts';
import { adoptedBy, type ObservationContext } from './context.ts';
import { officialOf } from './official.ts';

/**
 * Standards made jointly (4.2) and in force are from their day on the editions that evaluations use, and so are targets that
 * were signed and chiefs that were named. Read again whenever the law is; what cannot be used is told.
 */
export const refreshAdopted = async (context: ObservationContext): Promise<readonly NotAdopted[]> => {
  const { pool, own, program } = context;
  if (!own.adopts) return [];
  const law = await refreshLaw({ pool, program });
  const before = adoptedBy.get(pool);
  if (before?.law === law) return before.refused;
  const { standards, refused: inLaw } = law;
  const refused = [...inLaw];
  let { editions } = own.water;
  let { editions: air, limits, statistics } = own.air;
  let methods: readonly VocMethod[] = own.vocEditions ?? [own.voc];
  for (const standard of standards) {
    const water = adoptWater(editions.at(-1) as WaterEdition, standard);
    const voc = adoptVoc(methods.at(-1) as VocMethod, standard);
    const index = adoptAir(air, standard);
    const grades = adoptAirLimits(limits, standard);
    const year = adoptAirStatistics(statistics, standard);
    for (const one of [water, voc, index, grades, year])
      if (!one.ok) refused.push({ number: standard.number, says: one.says });
    if (water.ok && water.value) editions = followedBy(editions, water.value);
    if (voc.ok && voc.value) methods = followedBy(methods, voc.value);
    if (index.ok && index.value) air = index.value;
    if (grades.ok && grades.value) limits = grades.value;
    if (year.ok && year.value) statistics = year.value;
  }
  const { targets, chiefs } = await officialOf(context);
  const observation: ObservationZone = {
    ...own,
    water: { ...own.water, editions, bodies: withOfficial(own.water.bodies, targets, chiefs) },
    air: { ...own.air, editions: air, limits, statistics },
    vocEditions: methods,
  };
  const once = [...Map.groupBy(refused, ({ number, says }) => `${number} ${says[1]}`).values()].flatMap((all) =>
    all.slice(0, 1),
  );
  adoptedBy.set(pool, { law, observation, refused: once });
  return once;
};

/** What is judged by which edition since when, and what of the register could not be used. */
export const standardsView = async (context: ObservationContext) => {
  const refused = await refreshAdopted(context);
  const { pool, program, observation } = context;
  const { water, air, voc, vocEditions } = observation;
  const line = ({ id, title, from, to, status, cite }: Edition) => ({
    id,
    title,
    from,
    to: to ?? null,
    status,
    cite,
  });
  const { book } = await refreshLaw({ pool, program });
  const inLaw = (mechanism: string, slot: string) =>
    [...book.values()]
      .filter((file) => file.mechanism === mechanism)
      .flatMap(({ slots }) => slots[slot] ?? [])
      .map(({ value }) => line(value as Edition));
  return {
    water: water.editions.map(line),
    voc: (vocEditions ?? [voc]).map(line),
    air: air.editions.map(line),
    airLimits: air.limits.map(line),
    airStatistics: air.statistics.map(line),
    forecast: inLaw('eco-monitoring-air', 'method'),
    flue: inLaw('eco-monitoring-flue', 'method'),
    refused,
  };
};
