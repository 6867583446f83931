export type { Block, Cell as BoardCell, Column as BoardColumn, GanttRow, Link as BoardLink } from './block.ts';
export { cell } from './block.ts';
export type * from './board.ts';
export { isUnder, sumsByNode } from './board.ts';
