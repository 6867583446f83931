export * from './recognition.ts';
