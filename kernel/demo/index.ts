export * from './check.ts';
export * from './demo.ts';
export * from './scene.ts';
