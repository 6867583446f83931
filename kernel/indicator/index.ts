export * from './accumulate.ts';
export * from './definition.ts';
export * from './press.ts';
export * from './snapshot.ts';
export * from './suppress.ts';
