import type { Words } from '../declare/words.ts';
import type { LawStatus } from '../outcome/result.ts';
import type { AirEdition } from './air/edition.ts';
import type { ForecastMethod } from './air/forecast.ts';
import type { AirLimitsEdition, AirStatisticsEdition } from './air/limits.ts';
import type { DemoObservations } from './demo.ts';
import type { FlueMethod } from './flue/method.ts';
import type { Range } from './quality.ts';
import type { ObservationSite } from './series.ts';
import type { VocMethod } from './voc/method.ts';
import type { Emitter } from './voc/upwind.ts';
import type { AlarmRules } from './water/alarm.ts';
import type { WaterEdition } from './water/edition.ts';
import type { WaterMethod } from './water/method.ts';
import type { Completeness } from './water/period.ts';
import type { WaterBody, WaterSection } from './water/register.ts';
import type { TrendMethod } from './water/trend.ts';

/** Everything of observation that a zone is data for: dated standards, and what stands in its registers. */
export interface ObservationZone {
  readonly water: {
    readonly editions: readonly WaterEdition[];
    readonly method: WaterMethod;
    readonly trend: TrendMethod;
    readonly completeness: Completeness;
    readonly ranges: Readonly<Record<string, Range>>;
    readonly otherwise: Range;
    readonly stuck: number;
    readonly alarms: AlarmRules;
    readonly bodies: readonly WaterBody[];
    readonly sections: readonly WaterSection[];
  };
  readonly air: {
    readonly editions: readonly AirEdition[];
    readonly limits: readonly AirLimitsEdition[];
    readonly statistics: readonly AirStatisticsEdition[];
    readonly forecast: ForecastMethod;
    /** The sites whose mean is the index of a place. */
    readonly cities: readonly { readonly jurisdiction: string; readonly sites: readonly string[] }[];
  };
  readonly flue: FlueMethod;
  readonly voc: VocMethod;
  /** The method and those that followed it, by their days. */
  readonly vocEditions?: readonly VocMethod[];
  /** Readings of registered sites are published to every node by their keeper; `freshHours`: silent for longer, copies are stale. */
  readonly published?: { readonly freshHours: number; readonly under: Words; readonly status: LawStatus };
  /**
   * Registers that go before what is written here: standards made jointly are editions from their day on; targets that the sides
   * of a water signed and chiefs they named take the place of defaults.
   */
  readonly adopts?: { readonly register: string; readonly targets?: string; readonly chiefs?: string };
  readonly sites: readonly ObservationSite[];
  readonly emitters: readonly (Emitter & {
    readonly title: readonly [string, string];
    readonly jurisdiction: string;
  })[];
  /** Outlines of the districts, one ring each, degrees in the datum named. */
  readonly districts: readonly {
    readonly jurisdiction: string;
    readonly datum: string;
    readonly ring: readonly (readonly [lon: number, lat: number])[];
  }[];
  /** The frame of the schematic drawing: unit coordinates of waters and sections lie in it, x from west, y from north. */
  readonly drawing: {
    readonly datum: string;
    readonly west: number;
    readonly east: number;
    readonly south: number;
    readonly north: number;
    readonly says: Words;
  };
  /** For a demonstration: invented readings, never part of a real zone. */
  readonly demo?: DemoObservations;
}
