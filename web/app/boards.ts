import { get } from './api.ts';
import type { Day, Instant, Words } from './types.ts';

export type Colour = 'red' | 'yellow' | 'grey' | 'green';

export type To =
  | { readonly kind: 'case'; readonly id: string }
  | { readonly kind: 'entry'; readonly register: string; readonly key: string }
  | { readonly kind: 'mechanism' | 'figure'; readonly id: string }
  | { readonly kind: 'law' | 'stories'; readonly mechanism: string }
  | { readonly kind: 'board'; readonly mechanism: string; readonly board: string };

export interface BoardCell {
  readonly text?: Words | string;
  readonly small?: Words | string;
  readonly lamp?: Colour;
  readonly to?: To;
  readonly more?: readonly { readonly text: Words | string; readonly to: To }[];
}

export interface GanttRow {
  readonly id: string;
  readonly title: Words | string;
  readonly to?: To;
  readonly lamp?: Colour;
  readonly from: Day;
  readonly until: Day;
  readonly doneBp: number;
  readonly marks: readonly {
    readonly title: Words;
    readonly baseline: Day;
    readonly planned: Day;
    readonly reached?: Day;
  }[];
}

export interface Pin {
  readonly id: string;
  readonly place: string;
  readonly title: Words | string;
  readonly lamp: Colour;
  readonly to?: To;
}

export type FiguresBlock = {
  readonly kind: 'figures';
  readonly title: Words;
  readonly items: readonly (BoardCell & { readonly title: Words; readonly unit?: Words })[];
};
export type TableBlock = {
  readonly kind: 'table';
  readonly title: Words;
  readonly columns: readonly { readonly key: string; readonly title: Words; readonly right?: true }[];
  readonly rows: readonly { readonly id: string; readonly cells: Readonly<Record<string, BoardCell>> }[];
  readonly empty?: Words;
  readonly filter?: string;
  readonly whole?: true;
  readonly folds?: true;
};
export type GanttBlock = {
  readonly kind: 'gantt';
  readonly title: Words;
  readonly today: Day;
  readonly rows: readonly GanttRow[];
};
export type MapBlock = { readonly kind: 'map'; readonly title: Words; readonly pins: readonly Pin[] };
export type NotesBlock = {
  readonly kind: 'notes';
  readonly title?: Words;
  readonly tone: 'info' | 'warn';
  readonly items: readonly Words[];
};
export type Block = FiguresBlock | TableBlock | GanttBlock | MapBlock | NotesBlock;

export interface BoardView {
  readonly mechanism: string;
  readonly board: string;
  readonly title: Words;
  readonly asOf: Instant;
  readonly blocks: readonly Block[];
}

export interface BoardListed {
  readonly mechanism: string;
  readonly board: string;
  readonly title: Words;
  readonly home?: true;
}

export const boardsQuery = (node: string) => ({
  queryKey: ['boards', node],
  queryFn: () => get<BoardListed[]>(node, 'boards'),
  staleTime: 60_000,
});

export const boardQuery = (node: string, mechanism: string, board: string) => ({
  queryKey: ['board', node, mechanism, board],
  queryFn: () => get<BoardView>(node, `boards/${mechanism}/${board}`),
  retry: false,
});
