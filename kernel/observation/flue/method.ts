import type { Edition } from '../edition.ts';
import type { Decimal } from '../exact.ts';

/** How flue gas measured on site 固定污染源废气现场监测 becomes a figure that a limit can judge. */
export interface FlueMethod extends Edition {
  readonly kind: 'flue-method';
  /** Volume of a mole at standard state, litres. */
  readonly molarVolume: Decimal;
  /** Kelvin at 0 ℃ as the formulas write it. */
  readonly zeroCelsius: Decimal;
  /** Pa. */
  readonly standardPressure: Decimal;
  /** Per cent of oxygen in ambient air; a measurement at or above it cannot be converted. */
  readonly ambientOxygen: Decimal;
  /** Above this measured oxygen the conversion is refused. */
  readonly mostOxygen: Decimal;
  readonly leastSamples: number;
  /** Largest drift of zero and span, per cent of the span. */
  readonly mostZeroDrift: Decimal;
  readonly mostDrift: Decimal;
  /** Load of the source without a note, per cent. */
  readonly load: { readonly from: Decimal; readonly to: Decimal };
  /** g/mol. */
  readonly molarMass: Readonly<Record<string, Decimal>>;
  /** Reference oxygen 基准含氧量 by kind of source, per cent. */
  readonly referenceOxygen: Readonly<Record<string, Decimal>>;
}
