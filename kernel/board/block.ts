import type { Words } from '../declare/words.ts';
import type { LampColour } from '../plan/lamp.ts';
import type { Day } from '../time/types.ts';

/** Where a row leads. The page makes the address. */
export type Link =
  | { readonly kind: 'case'; readonly id: string }
  | { readonly kind: 'entry'; readonly register: string; readonly key: string }
  | { readonly kind: 'mechanism'; readonly id: string }
  | { readonly kind: 'law'; readonly mechanism: string }
  | { readonly kind: 'stories'; readonly mechanism: string }
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'board'; readonly mechanism: string; readonly board: string };

/** What stands in one place of a block: a text or a number, small print below, a lamp with its word, a link. */
export interface Cell {
  readonly text?: Words | string;
  readonly small?: Words | string;
  readonly lamp?: LampColour;
  readonly to?: Link;
  readonly more?: readonly { readonly text: Words | string; readonly to: Link }[];
}

export interface Column {
  readonly key: string;
  readonly title: Words;
  readonly right?: true;
}

export interface GanttRow {
  readonly id: string;
  readonly title: Words | string;
  readonly to?: Link;
  readonly lamp?: LampColour;
  readonly from: Day;
  readonly until: Day;
  /** Share of the work done, basis points. */
  readonly doneBp: number;
  readonly marks: readonly {
    readonly title: Words;
    readonly baseline: Day;
    readonly planned: Day;
    readonly reached?: Day;
  }[];
}

/** What a board is made of. A page draws each kind once, for all mechanisms. */
export type Block =
  | {
      readonly kind: 'figures';
      readonly title: Words;
      readonly items: readonly (Cell & { readonly title: Words; readonly unit?: Words })[];
    }
  | {
      readonly kind: 'table';
      readonly title: Words;
      readonly columns: readonly Column[];
      readonly rows: readonly { readonly id: string; readonly cells: Readonly<Record<string, Cell>> }[];
      readonly empty?: Words;
      /** A column whose values the page offers to filter by. */
      readonly filter?: string;
      /** The list is what the board is for: the page begins with all of it instead of the first rows. */
      readonly whole?: true;
      /** Looked up rather than read: closed on a narrow screen until it is wanted. */
      readonly folds?: true;
    }
  | { readonly kind: 'gantt'; readonly title: Words; readonly today: Day; readonly rows: readonly GanttRow[] }
  | {
      readonly kind: 'map';
      readonly title: Words;
      readonly pins: readonly {
        readonly id: string;
        readonly place: string;
        readonly title: Words | string;
        readonly lamp: LampColour;
        readonly to?: Link;
      }[];
    }
  | {
      readonly kind: 'notes';
      readonly title?: Words;
      readonly tone: 'info' | 'warn';
      readonly items: readonly Words[];
    };

export const cell = (text: Words | string | number, more: Omit<Cell, 'text'> = {}): Cell => ({
  text: typeof text === 'number' ? String(text) : text,
  ...more,
});

/** The same table, to be looked up rather than read. */
export const folded = (block: Block): Block => (block.kind === 'table' ? { ...block, folds: true } : block);
