import type { Edition } from '../edition.ts';
import type { Decimal } from '../exact.ts';

/** Parameters of mobile VOC runs 走航监测. Every figure is a project default with a date, none is official. */
export interface VocMethod extends Edition {
  readonly kind: 'voc-method';
  readonly mostSpeedKmh: Decimal;
  readonly mostGpsGapSeconds: number;
  readonly mostHdop: Decimal;
  /** Share of valid samples below which a run is not used. */
  readonly validShare: Decimal;
  readonly backgroundPercentile: number;
  /** The whole window, centred on the sample. */
  readonly backgroundWindowSeconds: number;
  readonly thresholdFactor: Decimal;
  /** µg/m³. */
  readonly thresholdFloor: Decimal;
  readonly mergeGapSamples: number;
  readonly leastSamples: number;
  readonly linkRadiusMetres: number;
  readonly persistent: { readonly runs: number; readonly of: number };
  readonly upwindHalfAngle: number;
  readonly leastWindMs: Decimal;
  /** How far upwind sources and districts are looked for, metres. */
  readonly upwindReachMetres: number;
  /** g/mol, for ppb → µg/m³ at 298.15 K and 101.325 kPa. */
  readonly molarMass: Readonly<Record<string, Decimal>>;
  /** Litres per mole at that state. */
  readonly molarVolume: Decimal;
}
