export * from './amount.ts';
export * from './text.ts';
