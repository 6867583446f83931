import { createHash } from 'node:crypto';
import {
  canonicalText,
  distance,
  districtsReached,
  editionOn,
  exact,
  exactText,
  type HotSpot,
  hotSpots,
  isInsufficient,
  isPersistent,
  type JudgedRun,
  ok,
  over,
  type Result,
  refuse,
  ringHolds,
  upwindLeads,
  upwindSector,
  usableRun,
  type VocMethod,
  type VocRun,
  type VocSample,
  type VocTrack,
  validSamples,
  type Wind,
  whole,
} from '#kernel';
import { transaction } from '#store/db.ts';
import { freeze, frozenOf } from '#store/queries/observation-frozen.ts';
import { refreshAdopted } from './adopted.ts';
import type { ObservationContext } from './context.ts';
import { localDay } from './times.ts';

interface Spot {
  readonly lon: number;
  readonly lat: number;
  readonly peak: string;
  readonly mean: string;
  readonly seconds: number;
  readonly metres: number;
  readonly persistent: boolean;
  readonly sector: readonly (readonly [number, number])[];
  readonly reaches: readonly string[];
  readonly leads: readonly {
    readonly emitter: string;
    readonly title: readonly [string, string];
    readonly metres: number;
    readonly off: number;
    readonly lon: number;
    readonly lat: number;
    readonly sharedSpecies: readonly string[];
  }[];
}

export interface RunResult extends JudgedRun {
  /** Of a run that another node told of: that node, and the case by which it did. */
  readonly from?: string;
  readonly case?: string;
  readonly method: { readonly id: string; readonly status: string };
  readonly datum: 'WGS84';
  readonly says?: readonly [string, string];
  readonly hotSpots: readonly Spot[];
  readonly samples: readonly {
    readonly t: number;
    readonly lon: number;
    readonly lat: number;
    readonly tvoc: string;
    readonly valid: boolean;
  }[];
}

const MOST_SAMPLES = 100_000;

const sampleOf = (one: VocTrack['samples'][number]): VocSample | undefined => {
  const [tvoc, speedKmh] = [exact(one.tvoc), exact(one.speedKmh)];
  const hdop = one.hdop === undefined ? undefined : exact(one.hdop);
  if (!tvoc || !speedKmh || !Number.isFinite(one.t) || Math.abs(one.lat) > 90 || Math.abs(one.lon) > 180)
    return undefined;
  return {
    t: one.t,
    place: { lon: one.lon, lat: one.lat },
    speedKmh,
    tvoc,
    ...(hdop && { hdop }),
    ...(one.invalid && { invalid: true }),
  };
};

const districtOf =
  ({ observation }: ObservationContext) =>
  (place: { readonly lon: number; readonly lat: number }): string | undefined =>
    observation.districts.find(({ ring }) => ringHolds(ring, place))?.jurisdiction;

const emitterOf = (emitters: ObservationContext['observation']['emitters'], id: string) => {
  const found = emitters.find((one) => one.id === id);
  if (!found) throw new Error(`bug: there is no emitter ${id}`);
  return { title: found.title, lon: found.place.lon, lat: found.place.lat };
};

const spotOf = (
  context: ObservationContext,
  voc: VocMethod,
  spot: HotSpot,
  wind: Wind,
  before: readonly (readonly HotSpot[])[],
  species: readonly string[],
): Spot => {
  const { emitters } = context.observation;
  return {
    lon: spot.centre.lon,
    lat: spot.centre.lat,
    peak: exactText(spot.peak),
    mean: exactText(spot.mean, 2),
    seconds: spot.seconds,
    metres: Math.round(spot.metres),
    persistent: isPersistent(voc, spot, before),
    sector: upwindSector(voc, spot.centre, wind).map(({ lon, lat }) => [lon, lat] as const),
    reaches: districtsReached(voc, spot.centre, wind, districtOf(context)),
    leads: upwindLeads(voc, spot.centre, wind, emitters, species).map(({ emitter, metres, off, sharedSpecies }) => ({
      emitter,
      ...emitterOf(emitters, emitter),
      metres: Math.round(metres),
      off: Math.round(off),
      sharedSpecies,
    })),
  };
};

const asHotSpot = ({ lon, lat }: Spot): HotSpot => ({
  kind: 'hot-spot',
  exceeding: [],
  centre: { lon, lat },
  peak: whole(0),
  mean: whole(0),
  seconds: 0,
  metres: 0,
});

/** The runs judged before, newest first, for what persists. */
const runsBefore = async (context: ObservationContext, startedAt: string): Promise<readonly (readonly HotSpot[])[]> =>
  (await frozenOf(context.pool, 'voc-run'))
    .map(({ doc }) => doc as RunResult)
    // Of one’s own runs: whoever drives elsewhere does not make a spot here persistent.
    .filter((run) => !run.from && run.used && run.startedAt < startedAt)
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
    .map((run) => run.hotSpots.map(asHotSpot));

/** From a track to hot spots, leads and the districts they reach; the result is frozen under the hash of the track. */
export const judgeRun = async (context: ObservationContext, file: VocTrack): Promise<Result<RunResult>> => {
  await refreshAdopted(context);
  const { voc: first, vocEditions = [first] } = context.observation;
  const inForce = editionOn(vocEditions, localDay(file.startedAt, context.zone.utcOffset));
  if (!inForce.ok) return inForce;
  const voc = inForce.value;
  if (file.datum !== 'WGS84')
    return refuse('datum-other', ['坐标系应为 WGS84', 'The datum must be WGS84'], { field: '/datum' });
  const samples: VocSample[] = [];
  for (const [n, one] of file.samples.slice(0, MOST_SAMPLES).entries()) {
    const sample = sampleOf(one);
    if (!sample)
      return refuse('sample-invalid', [`第 ${n + 1} 个样点有误`, `Sample ${n + 1} is wrong`], {
        field: `/samples/${n}`,
      });
    samples.push(sample);
  }
  const run: VocRun = { id: file.run, samples, checksPassed: file.checksBefore && file.checksAfter };
  const usable = usableRun(voc, run);
  const valid = new Set(validSamples(voc, samples));
  const speed = exact(file.wind.speedMs) ?? whole(0);
  const wind: Wind = { from: file.wind.from, speedMs: speed };
  const before = await runsBefore(context, file.startedAt);
  const found = isInsufficient(usable) ? [] : hotSpots(voc, usable.samples);
  const spots = found.map((spot) => spotOf(context, voc, spot, wind, before, file.species ?? []));
  const metres = samples
    .slice(1)
    .reduce((sum, { place }, n) => sum + distance((samples[n] as VocSample).place, place), 0);
  const result: RunResult = {
    run: file.run,
    startedAt: file.startedAt,
    track: createHash('sha256').update(canonicalText(file)).digest('hex'),
    method: { id: voc.id, status: voc.status },
    datum: 'WGS84',
    checksAfter: file.checksAfter,
    validShare: samples.length ? exactText(over(whole(valid.size), whole(samples.length)), 4) : '0',
    kilometres: (metres / 1000).toFixed(3),
    species: file.species ?? [],
    used: !isInsufficient(usable),
    ...(isInsufficient(usable) && { says: usable.says }),
    hotSpots: spots,
    reaches: [...new Set(spots.flatMap(({ reaches }) => reaches))],
    samples: samples.map((sample) => ({
      t: sample.t,
      lon: sample.place.lon,
      lat: sample.place.lat,
      tvoc: exactText(sample.tvoc),
      valid: valid.has(sample),
    })),
  };
  const frozen = { of: 'voc-run', key: file.run, hash: result.track, at: context.now(), doc: result };
  await transaction(context.pool, (client) => freeze(client, context.node, frozen));
  return ok(result);
};

export const runView = async (context: ObservationContext, run: string): Promise<RunResult | undefined> =>
  (await frozenOf(context.pool, 'voc-run', run)).at(-1)?.doc as RunResult | undefined;

export const runsView = async (context: ObservationContext) =>
  (await frozenOf(context.pool, 'voc-run')).map(({ key, doc, at }) => {
    const { samples, hotSpots: spots, ...run } = doc as RunResult;
    return { ...run, key, at, samples: samples.length, hotSpots: spots.length };
  });
