/** The dated standards observation is judged by in this zone: literals with their sources. */
export * from './air-forecast.ts';
export * from './assessment-2011.ts';
export * from './flue-gas.ts';
export * from './gb3095.ts';
export * from './gb3838-2002.ts';
export * from './hj633.ts';
export * from './hj663.ts';
export * from './trend.ts';
export * from './voc-mobile.ts';
export * from './water-defaults.ts';
