/** The only door to the kernel. Everything behind it is pure: no input or output, no time of day, no jurisdiction. */
export * from './case/case.ts';
export * from './case/fold.ts';
export * from './check/index.ts';
export * from './decide/actors.ts';
export * from './decide/authorisation.ts';
export * from './decide/decide.ts';
export * from './decide/world.ts';
export * from './declare/fact.ts';
export * from './declare/matter.ts';
export * from './declare/mechanism.ts';
export * from './declare/validate.ts';
export * from './declare/words.ts';
export * from './declare/zone.ts';
export * from './law/law.ts';
export * from './law/resolve.ts';
export * from './outcome/result.ts';
export * from './time/index.ts';
