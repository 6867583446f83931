export type { Block, Cell as BoardCell, Column as BoardColumn, GanttRow, Link as BoardLink } from './block.ts';
export { cell, folded } from './block.ts';
export type * from './board.ts';
export { isUnder, sumsByNode } from './board.ts';
