import {
  approximately,
  attribute,
  chiefsOn,
  className,
  type Day,
  dutySide,
  type Exact,
  exactText,
  isInsufficient,
  limitsFor,
  mainPollutants,
  sectionGrade,
  targetMet,
  targetOf,
  trend,
  type WaterBody,
  type WaterRank,
  waterItem,
} from '#kernel';
import { flagsOf, STATES } from '#store/queries/observation.ts';
import { latestEvaluations } from '#store/queries/observation-evaluations.ts';
import { readingsOf } from '#store/queries/observation-reads.ts';
import type { ObservationContext } from './context.ts';
import { registeredColumn } from './group.ts';
import { dayClasses, monthResult, monthsBetween, type PeriodResult, samplesOf, startOf } from './periods.ts';
import { localDay } from './times.ts';

const DAY = 86_400_000;
const bodyOf = ({ observation }: ObservationContext, id: string): WaterBody | undefined =>
  observation.water.bodies.find((body) => body.id === id);

/** The register of the waters as it stands on a day. Every value that is a default of ours says so. */
export const watersView = ({ observation }: ObservationContext, day: Day) => ({
  day,
  drawing: {
    ...observation.drawing,
    kind: 'schematic',
    districts: observation.districts.map(({ jurisdiction, ring }) => ({ jurisdiction, ring })),
  },
  demo: observation.demo?.says ?? null,
  waters: observation.water.bodies.map((body) => ({
    id: body.id,
    title: body.title,
    kind: body.kind,
    sides: body.sides,
    outline: body.outline,
    duty: { side: dutySide(body, day) ?? null, status: body.duty.status },
    chiefs: chiefsOn(body, day),
    target: targetOf(body, '', Number(day.slice(0, 4))) ?? null,
    zones: body.zones,
    suppliers: body.suppliers,
    sections: observation.water.sections.filter(({ water }) => water === body.id),
  })),
});

/** Each registered section with its class at the end of a day: its newest sample of that day and the day before. */
export const sectionsView = async (context: ObservationContext, day: Day) => {
  const { observation, zone, pool } = context;
  const { sections } = observation.water;
  const until = new Date(Date.parse(startOf(day, zone.utcOffset)) + DAY - 1).toISOString();
  const since = new Date(Date.parse(until) - 2 * DAY).toISOString();
  const found = await latestEvaluations(pool, sections.map(({ site }) => site), 'water-class/sample', since, until); // biome-ignore format: one call
  const bySite = new Map(found.map((one) => [one.site, one]));
  return {
    day,
    sections: sections.map((section) => {
      const one = bySite.get(section.site);
      const body = bodyOf(context, section.water);
      const target = body && targetOf(body, section.site, Number(day.slice(0, 4)));
      const rank = one?.rank as WaterRank | null | undefined;
      return {
        site: section.site,
        title: section.title,
        water: section.water,
        role: section.role,
        upstream: section.upstream,
        downstream: section.downstream,
        column: section.column,
        schematic: section.schematic,
        at: one?.period ?? null,
        rank: rank ?? null,
        class: rank ? className(rank) : null,
        grade: rank ? sectionGrade(observation.water.method, rank).title : null,
        colour: rank ? sectionGrade(observation.water.method, rank).colour : null,
        finding: one?.finding ?? null,
        edition: one?.edition ?? null,
        target: target ? { rank: target.target.rank, status: target.status } : null,
        met: rank && target ? rank <= target.target.rank : null,
      };
    }),
  };
};

/** Limits of an item as bands: upper ends (lower for oxygen) of classes Ⅰ…Ⅴ in the column of the section. */
const bandsOf = (context: ObservationContext, site: string, item: string) => {
  const edition = context.observation.water.editions.at(-1);
  const known = edition && waterItem(edition, item);
  if (!edition || !known) return null;
  const limits = limitsFor(known, registeredColumn(context.observation)(site).column);
  if (limits.bound === 'range')
    return { bound: 'range', low: exactText(limits.low), high: exactText(limits.high), edition: edition.id };
  if (limits.bound === 'change') return null;
  return { bound: limits.bound, limits: limits.limits.map((limit) => exactText(limit)), edition: edition.id };
};

export const seriesView = async (
  context: ObservationContext,
  query: {
    readonly site: string;
    readonly item: string;
    readonly from: Day;
    readonly to: Day;
    readonly source?: string;
  },
) => {
  const { zone, pool } = context;
  const to = new Date(Date.parse(startOf(query.to, zone.utcOffset)) + DAY).toISOString();
  const readings = await readingsOf(pool, {
    sites: [query.site],
    items: [query.item],
    ...(query.source && { source: query.source }),
    from: startOf(query.from, zone.utcOffset),
    to,
  });
  return {
    site: query.site,
    item: query.item,
    unit: readings[0]?.unit ?? null,
    bands: bandsOf(context, query.site, query.item),
    series: [...Map.groupBy(readings, ({ source }) => source)].map(([source, list]) => ({
      source,
      points: list.map(({ at, value, shown, state, flags, version }) => ({
        at,
        value,
        shown: shown ?? value ?? '',
        state: STATES[state],
        flags: flagsOf(flags),
        version,
      })),
    })),
  };
};

/** A year of days of one section, each with the class of its mean; days without data are left out. */
export const heatView = async (context: ObservationContext, site: string, from: Day, to: Day) => {
  const { observation, zone, pool } = context;
  const edition = observation.water.editions.at(-1);
  const until = new Date(Date.parse(startOf(to, zone.utcOffset)) + DAY).toISOString();
  const readings = await readingsOf(pool, { sites: [site], from: startOf(from, zone.utcOffset), to: until });
  const { column, assumed } = registeredColumn(observation)(site);
  const bySource = [...Map.groupBy(readings, ({ source }) => source)].map(([source, list]) => ({
    source,
    samples: edition ? samplesOf(list, edition) : [],
  }));
  const best = bySource.sort((a, b) => b.samples.length - a.samples.length)[0];
  const days = edition && best ? dayClasses(edition, column, best.samples, (at) => localDay(at, zone.utcOffset)) : [];
  return {
    site,
    from,
    to,
    column,
    columnAssumed: assumed,
    edition: edition?.id ?? null,
    source: best?.source ?? null,
    days: days.map(({ day, readings: n, finding }) => ({
      day,
      readings: n,
      rank: isInsufficient(finding) ? null : finding.rank,
      class: isInsufficient(finding) ? null : className(finding.rank),
      deciding: isInsufficient(finding) ? [] : finding.deciding,
    })),
  };
};

const texts = (sample: Readonly<Record<string, Exact | undefined>>) =>
  Object.fromEntries(Object.entries(sample).flatMap(([item, x]) => (x ? [[item, exactText(x, 6)]] : [])));

/** A period as people read it: class, grade, main pollutants with multiples, target. */
export const periodView = (context: ObservationContext, result: PeriodResult) => {
  const { observation } = context;
  const { editions, method, bodies, sections } = observation.water;
  const edition = editions.find(({ id }) => id === result.edition);
  const section = sections.find(({ site }) => site === result.site);
  const body = section && bodies.find(({ id }) => id === section.water);
  const target = body && targetOf(body, result.site, Number(result.period.slice(0, 4)));
  const { finding, sample } = result;
  const base = {
    site: result.site,
    period: result.period,
    edition: result.edition,
    column: result.column,
    columnAssumed: result.columnAssumed,
    source: result.source,
    readings: result.readings,
    planned: result.planned,
    inputsHash: result.inputsHash,
    target: target ? { rank: target.target.rank, class: className(target.target.rank), status: target.status } : null,
  };
  if (isInsufficient(finding) || !edition)
    return { ...base, insufficient: isInsufficient(finding) ? finding : null, class: null, rank: null };
  const met = target && targetMet(edition, target.target, finding, sample);
  return {
    ...base,
    class: className(finding.rank),
    rank: finding.rank,
    grade: sectionGrade(method, finding.rank).title,
    means: texts(sample),
    items: finding.items.map(({ item, rank }) => ({ item, class: className(rank) })),
    apart: finding.apart.map(({ item, rank }) => ({ item, class: className(rank) })),
    deciding: finding.deciding,
    mainPollutants: mainPollutants(edition, method, finding, sample).map(({ item, rank, multiple }) => ({
      item,
      class: className(rank),
      multiple: multiple ? exactText(multiple, 2) : null,
    })),
    met: met ? met.met : null,
    failing: met ? met.failing : [],
  };
};

/** Months of one section in a row, with the trend of an item over those that are valid. */
export const monthsView = async (
  context: ObservationContext,
  query: {
    readonly site: string;
    readonly from: string;
    readonly to: string;
    readonly item?: string;
    readonly edition?: string;
  },
) => {
  const months: PeriodResult[] = [];
  for (const month of monthsBetween(query.from, query.to)) {
    const found = await monthResult(context, { site: query.site, edition: query.edition }, month);
    if (found.ok) months.push(found.value);
  }
  const { item } = query;
  const valued = item
    ? months.flatMap(({ period, sample }) => (sample[item] ? [{ period, value: sample[item] as Exact }] : []))
    : [];
  const found = item ? trend(context.observation.water.trend, valued) : undefined;
  return {
    months: months.map((month) => periodView(context, month)),
    ...(found && {
      trend: isInsufficient(found)
        ? found
        : { ...found, item, rs: exactText(found.rs), critical: exactText(found.critical) },
    }),
  };
};

/** Upstream against downstream, month by month, with the attribution of the excess of one item (a project default). */
export const compareView = async (
  context: ObservationContext,
  query: {
    readonly up: string;
    readonly down: string;
    readonly item: string;
    readonly from: string;
    readonly to: string;
  },
) => {
  const edition = context.observation.water.editions.at(-1);
  const known = edition && waterItem(edition, query.item);
  /** Each section keeps the target of its own water, in its own column. */
  const limitAt = (site: string, month: string) => {
    const section = context.observation.water.sections.find((one) => one.site === site);
    const body = section && bodyOf(context, section.water);
    const target = body && targetOf(body, site, Number(month.slice(0, 4)));
    const limits = known && section ? limitsFor(known, section.column) : undefined;
    return limits && 'limits' in limits && target
      ? { limit: limits.limits[target.target.rank - 1], bound: limits.bound }
      : undefined;
  };
  const lines = [];
  for (const month of monthsBetween(query.from, query.to)) {
    const [a, b] = await Promise.all([
      monthResult(context, { site: query.up }, month),
      monthResult(context, { site: query.down }, month),
    ]);
    const [above, below] = [a, b].map((one) => (one.ok ? one.value.sample[query.item] : undefined));
    const { limit, bound } = limitAt(query.down, month) ?? {};
    const inflowLimit = limitAt(query.up, month)?.limit;
    const found = above && below && limit ? attribute(limit, above, below, bound, inflowLimit) : undefined;
    lines.push({
      month,
      up: above ? exactText(above, 4) : null,
      down: below ? exactText(below, 4) : null,
      difference: above && below ? (approximately(below) - approximately(above)).toFixed(4) : null,
      target: limit ? exactText(limit) : null,
      targetAbove: inflowLimit ? exactText(inflowLimit) : null,
      attribution: found
        ? {
            falls: found.falls,
            upstream: exactText(found.upstream, 4),
            between: exactText(found.between, 4),
            status: 'assumed',
          }
        : null,
    });
  }
  return { ...query, lines };
};
