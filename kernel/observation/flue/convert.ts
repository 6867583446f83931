import { ok, type Result, refuse } from '../../outcome/result.ts';
import { minus, over, plus, times } from '../arithmetic.ts';
import { atLeast, atMost, type Exact, type Fraction, whole } from '../exact.ts';
import type { FlueMethod } from './method.ts';

const ONE = whole(1);

/** C [mg/m³] = ppm · M / 22.4, at standard state. */
export const ppmToMass = (method: FlueMethod, ppm: Exact, molarMass: Exact): Fraction =>
  over(times(ppm, molarMass), method.molarVolume);

/** C_dry = C_wet / (1 − Xsw); `moisture` as a share of one. */
export const toDry = (wet: Exact, moisture: Exact): Fraction => over(wet, minus(ONE, moisture));

/** V_n = V · 273/(273 + t) · (Ba + P)/101325; `t` in ℃, pressures in Pa, `gauge` relative to the barometer. */
export const standardVolume = (
  method: FlueMethod,
  volume: Exact,
  t: Exact,
  barometer: Exact,
  gauge: Exact,
): Fraction => {
  const cooled = over(times(volume, method.zeroCelsius), plus(method.zeroCelsius, t));
  return over(times(cooled, plus(barometer, gauge)), method.standardPressure);
};

/** Q_sn = standard volume of the flow, less its moisture. */
export const dryFlow = (
  method: FlueMethod,
  flow: Exact,
  t: Exact,
  barometer: Exact,
  gauge: Exact,
  moisture: Exact,
): Fraction => times(standardVolume(method, flow, t, barometer, gauge), minus(ONE, moisture));

/** G [kg/h] = C_dry [mg/m³] · Q_sn [m³/h] · 10⁻⁶. */
export const massRate = (dry: Exact, flow: Exact): Fraction => over(times(dry, flow), whole(1_000_000));

/**
 * C_ref = C · (21 − O2_ref)/(21 − O2_meas), both on the same basis. Refused at 21 % and above, where the formula has no
 * meaning, and above the method's largest oxygen, where it would multiply the error of the oxygen meter.
 */
export const toReferenceOxygen = (
  method: FlueMethod,
  c: Exact,
  measured: Exact,
  reference: Exact,
): Result<Fraction> => {
  if (atLeast(measured, method.ambientOxygen)) {
    return refuse('oxygen-ambient', [
      '实测含氧量不低于 21%，不能折算',
      'Measured oxygen is at or above that of air (21 %)',
    ]);
  }
  if (!atMost(measured, method.mostOxygen)) {
    return refuse('oxygen-too-high', ['实测含氧量超过折算上限', 'Measured oxygen is above the limit for conversion']);
  }
  const { ambientOxygen } = method;
  return ok(times(c, over(minus(ambientOxygen, reference), minus(ambientOxygen, measured))));
};

/** α = 21/(21 − O2). */
export const excessAir = (method: FlueMethod, measured: Exact): Result<Fraction> =>
  atLeast(measured, method.ambientOxygen)
    ? refuse('oxygen-ambient', ['实测含氧量不低于 21%', 'Measured oxygen is at or above that of air (21 %)'])
    : ok(over(method.ambientOxygen, minus(method.ambientOxygen, measured)));
