import {
  AIR_ITEMS,
  type AirItem,
  airIndex,
  dec,
  dryFlow,
  type Exact,
  exceedances,
  isInsufficient,
  massRate,
  percentile,
  ppbToMass,
  ppmToMass,
  segments,
  toDry,
  toReferenceOxygen,
} from '#kernel';
import { airEditions, flueGas, vocMobile } from '../../zones/delta/standards/index.ts';
import { type Check, same, sample, shownAs, written } from './check.ts';

interface AqiVector {
  readonly version: string;
  readonly concentrations: Readonly<Partial<Record<AirItem, number>>>;
  readonly iaqi: Readonly<Partial<Record<AirItem, number | null>>>;
  readonly aqi: number;
  readonly primary: readonly AirItem[];
  readonly note: string;
}

const byItem = (items: Iterable<readonly [AirItem, number | null]>) => {
  const known = new Map(items);
  return AIR_ITEMS.filter((item) => known.has(item)).map((item) => [item, known.get(item)]);
};

const aqiVector = (vector: AqiVector): Check => {
  const edition = airEditions.find(({ id }) => id === `HJ633-${vector.version}`)!;
  const found = airIndex(edition, sample(vector.concentrations));
  const name = `AQI ${vector.version}: ${vector.note}`;
  if (isInsufficient(found)) return { name, pass: false, difference: found.says[1] };
  return same(
    name,
    [found.aqi, [...found.primary].sort(), byItem(found.iaqi.map(({ item, iaqi }) => [item, iaqi ?? null]))],
    [vector.aqi, [...vector.primary].sort(), byItem(Object.entries(vector.iaqi) as [AirItem, number | null][])],
  );
};

interface PercentileVector {
  readonly values: readonly number[] | string;
  readonly p: number;
  readonly k: number;
  readonly result: number;
}

/** `1..365` stands for the whole numbers between. */
const series = (values: readonly number[] | string): readonly Exact[] => {
  if (typeof values !== 'string') return values.map(written);
  const [from = 0, to = 0] = values.split('..').map(Number);
  return Array.from({ length: to - from + 1 }, (_, i) => written(from + i));
};

const percentileVector = ({ values, p, k, result }: PercentileVector): Check => {
  const list = series(values);
  return same(`percentile ${p} of ${list.length} values (k ${k})`, shownAs(percentile(list, p), 6), result);
};

type FlueVector = { readonly op: string; readonly result?: number | null } & Readonly<
  Record<string, number | string>
>;

/** Undefined for a refused conversion. */
const flueResult = (vector: FlueVector): Exact | undefined => {
  const of = (key: string): Exact => written(Number(vector[key]));
  switch (vector.op) {
    case 'reference_oxygen': {
      const found = toReferenceOxygen(flueGas, of('c'), of('o2'), of('o2_ref'));
      return found.ok ? found.value : undefined;
    }
    case 'dry':
      return toDry(of('c_wet'), of('xsw'));
    case 'ppm_to_mg':
      return ppmToMass(flueGas, of('ppm'), of('M'));
    case 'dry_standard_flow':
      return dryFlow(flueGas, of('qs'), of('t'), of('ba_pa'), of('p_pa'), of('xsw'));
    case 'rate':
      return massRate(of('c_dry'), of('q_sn'));
    default:
      throw new Error(`bug: no operation ${vector.op}`);
  }
};

/** SO2 50 ppm dry at 11 % O2 against the coal boiler's 9 %, as the text of the vector says. */
const flueChain = (vector: FlueVector): Check => {
  const mass = ppmToMass(flueGas, dec('50'), flueGas.molarMass.SO2!);
  const converted = toReferenceOxygen(flueGas, mass, dec('11'), flueGas.referenceOxygen['coal-boiler']!);
  const value = converted.ok ? converted.value : undefined;
  return same(`flue gas: ${vector.text}`, [shownAs(mass, 4), shownAs(value, 4)], [vector.mg, vector.converted]);
};

const flueVector = (vector: FlueVector): Check =>
  vector.op === 'chain'
    ? flueChain(vector)
    : same(
        `flue gas: ${Object.values(vector).slice(0, 4).join(' ')}`,
        shownAs(flueResult(vector), vector.op === 'dry_standard_flow' ? 2 : 4),
        vector.result,
      );

interface HotSpotVector {
  readonly series_ug_m3: readonly number[];
  readonly interval_s: number;
  readonly exceed_index: readonly number[];
  readonly segments: readonly (readonly number[])[];
  readonly hot_spots: readonly (readonly number[])[];
}

const hotSpotVector = (vector: HotSpotVector): Check => {
  const samples = vector.series_ug_m3.map((value, i) => ({ t: i * vector.interval_s, tvoc: written(value) }));
  const exceeding = exceedances(vocMobile, samples);
  const joined = segments(vocMobile, exceeding);
  const spots = joined.filter((segment) => segment.length >= vocMobile.leastSamples);
  return same('VOC hot spots', [exceeding, joined, spots], [vector.exceed_index, vector.segments, vector.hot_spots]);
};

export interface AirVectors {
  readonly aqi: readonly AqiVector[];
  readonly percentile: readonly PercentileVector[];
  readonly flue_gas: readonly FlueVector[];
  readonly voc_hotspot: HotSpotVector;
  readonly voc_unit: readonly { readonly ppb: number; readonly M: number; readonly ug_m3: number }[];
}

export const airVectors = (vectors: AirVectors): Check[] => [
  ...vectors.aqi.map(aqiVector),
  ...vectors.percentile.map(percentileVector),
  ...vectors.flue_gas.map(flueVector),
  hotSpotVector(vectors.voc_hotspot),
  ...vectors.voc_unit.map(({ ppb, M, ug_m3 }) =>
    same(`VOC ${ppb} ppb, M ${M}`, shownAs(ppbToMass(vocMobile, written(ppb), written(M)), 2), ug_m3),
  ),
];
