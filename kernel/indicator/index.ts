export * from './accumulate.ts';
export * from './declared.ts';
export * from './definition.ts';
export * from './determined.ts';
export * from './press.ts';
export * from './publish.ts';
export * from './snapshot.ts';
export * from './suppress.ts';
