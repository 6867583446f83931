import type { AdoptedStandard } from '../law/adopted.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { addDays } from '../time/day.ts';
import type { ForecastMethod } from './air/forecast.ts';
import type { Edition } from './edition.ts';
import { type Decimal, exact } from './exact.ts';
import type { FlueMethod } from './flue/method.ts';
import type { VocMethod } from './voc/method.ts';

export const decimalOf = (text: string): Decimal | undefined => {
  const value = exact(text);
  return value?.kind === 'decimal' ? value : undefined;
};

export const unusable = (item: string, value: string) =>
  refuse('standard-unusable', [
    `标准参数 ${item} 的值“${value}”无法使用`,
    `Parameter ${item}: "${value}" cannot be used`,
  ]);

export const heading = ({ number, title, from, to }: AdoptedStandard): Omit<Edition, 'kind'> => ({
  id: number,
  title: [title, title],
  from,
  ...(to && { to }),
  cite: { act: `${number} ${title}`, published: from },
  status: 'official',
});

/** What a standard sets of one kind: the names after its prefix, with their values. */
export const settings = (
  { limits }: AdoptedStandard,
  prefix: string,
): readonly { readonly item: string; readonly path: readonly string[]; readonly value: string }[] =>
  limits.flatMap(({ item, value }) => {
    const [first, ...path] = item.split('.');
    return first === prefix ? [{ item, path, value }] : [];
  });

/** By name, `a.b` for a field within a field, `a.*` for any name of a table: an exact decimal, or a whole number. */
type Parameters = Readonly<Record<string, 'decimal' | 'number'>>;

const put = (object: Readonly<Record<string, unknown>>, [name = '', ...rest]: readonly string[], value: unknown) => ({
  ...object,
  [name]: rest.length === 0 ? value : { ...(object[name] as object), [rest.join('.')]: value },
});

/** The method with what the standard sets; the rest stays as it was. Undefined: it sets nothing of it. */
export const adoptParameters =
  <M extends Edition>(prefix: string, parameters: Parameters, sound: (before: M, after: M) => boolean = () => true) =>
  (before: M, standard: AdoptedStandard): Result<M | undefined> => {
    const set = settings(standard, prefix);
    let after: M = { ...before, ...heading(standard) };
    for (const { item, path, value } of set) {
      const kind = parameters[path.join('.')] ?? parameters[`${path[0]}.*`];
      const found = decimalOf(value);
      if (!kind || !found || (kind === 'number' && found.places > 0)) return unusable(item, value);
      after = put(after as never, path, kind === 'number' ? found.units : found) as unknown as M;
      if (!sound(before, after)) return unusable(item, value);
    }
    return ok(set.length > 0 ? after : undefined);
  };

/** 走航监测: `VOC.thresholdFloor` … */
export const adoptVoc = adoptParameters<VocMethod>('VOC', {
  mostSpeedKmh: 'decimal',
  mostHdop: 'decimal',
  validShare: 'decimal',
  thresholdFactor: 'decimal',
  thresholdFloor: 'decimal',
  leastWindMs: 'decimal',
  mostGpsGapSeconds: 'number',
  backgroundPercentile: 'number',
  backgroundWindowSeconds: 'number',
  mergeGapSamples: 'number',
  leastSamples: 'number',
  linkRadiusMetres: 'number',
  upwindHalfAngle: 'number',
  upwindReachMetres: 'number',
});

/** 废气现场监测: `FLUE.leastSamples`, `FLUE.load.from`, `FLUE.referenceOxygen.coal-boiler` … */
export const adoptFlue = adoptParameters<FlueMethod>('FLUE', {
  mostOxygen: 'decimal',
  mostZeroDrift: 'decimal',
  mostDrift: 'decimal',
  leastSamples: 'number',
  'load.from': 'decimal',
  'load.to': 'decimal',
  'molarMass.*': 'decimal',
  'referenceOxygen.*': 'decimal',
});

/** 空气质量预报: `FORECAST.leastDays`, `FORECAST.width.narrow` … Days and hour are HJ 633: more days and an earlier hour, never fewer or later. */
export const adoptForecast = adoptParameters<ForecastMethod>(
  'FORECAST',
  {
    dueMinute: 'number',
    leastDays: 'number',
    'width.until': 'number',
    'width.narrow': 'number',
    'width.wide': 'number',
    levelsApart: 'number',
    warnAbove: 'number',
  },
  (before, after) => after.leastDays >= before.leastDays && after.dueMinute <= before.dueMinute,
);

/** The editions in order with `next` among them: the one before ends the day before it, and it ends before the one after. */
export const followedBy = <E extends Edition>(editions: readonly E[], next: E): readonly E[] => {
  const all = [...editions.filter(({ from }) => from !== next.from), next].sort((a, b) => (a.from < b.from ? -1 : 1));
  return all.map((one, n) => {
    const after = all[n + 1];
    const last = after && addDays(after.from, -1);
    return last !== undefined && (one.to === undefined || one.to > last) ? { ...one, to: last } : one;
  });
};
