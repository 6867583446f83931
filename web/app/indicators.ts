import { get } from './api.ts';
import type { CaseRow, Instant, Words } from './types.ts';

/** A number to show: null is nothing to count, or with `withheld` too few to be said. */
export interface Shown {
  readonly value: string | null;
  readonly withheld?: true;
}

export interface Defined {
  readonly id: string;
  readonly mechanism: string;
  readonly name: string;
  readonly title: Words;
  readonly unit: Words;
  readonly period: 'day' | 'month' | 'quarter' | 'year' | 'ever' | 'years';
  readonly formulaText: string;
  readonly counting: { readonly version: number; readonly says: Words };
  readonly answers: 'receiving' | 'deciding';
  readonly dimensions: readonly {
    readonly name: string;
    readonly title: Words;
    readonly values?: Readonly<Record<string, Words>>;
    readonly names?: 'windows';
  }[];
  readonly definition: string;
  readonly smallest?: { readonly value: number; readonly status: string };
  /** Never published: managers of the node see it at home. */
  readonly atHome?: true;
}

export interface Listed extends Defined {
  readonly now?: Shown & { readonly period: string };
  readonly published?: Shown & { readonly period: string };
}

export interface NodePoint extends Shown {
  readonly node: string;
  readonly revision: number;
  readonly asOf: Instant;
  readonly hash: string;
  readonly genuine: boolean;
  readonly before: readonly (Shown & { readonly asOf: Instant; readonly because?: Words })[];
  readonly breaks: boolean;
}

export interface Point extends Shown {
  readonly period: string;
  readonly running: boolean;
  readonly nodes: readonly NodePoint[];
}

export interface TableCell extends Shown {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly counters: Readonly<Record<string, number>>;
}

export interface Figure extends Defined {
  readonly asOf: Instant;
  readonly zone: boolean;
  readonly points: readonly Point[];
  readonly table?: {
    readonly period: string;
    readonly dimensions: readonly string[];
    readonly cells: readonly TableCell[];
  };
}

export interface Records {
  readonly items: readonly CaseRow[];
  readonly next?: string;
}

/** Figures are public: no signing in at the node that publishes them. */
export const listQuery = (node: string, mechanism: string | undefined) => ({
  queryKey: ['indicators', node, mechanism],
  queryFn: () => get<Listed[]>(node, 'indicators', { mechanism }),
});

export const figureQuery = (node: string, id: string, period: string | undefined, on?: string) => ({
  queryKey: ['indicator', node, id, period, on],
  queryFn: () => get<Figure>(node, `indicators/${id}`, { period, on }),
});

export const homeQuery = (node: string, id: string, period: string | undefined) => ({
  queryKey: ['indicator-home', node, id, period],
  queryFn: () =>
    get<Pick<Figure, 'table'> & { readonly periods: readonly string[] }>(node, `indicators/${id}/home`, { period }),
  retry: false,
});

export const recordsQuery = (
  node: string,
  id: string,
  period: string,
  after: string | undefined,
  on: string | undefined,
) => ({
  queryKey: ['indicator-records', node, id, period, after, on],
  queryFn: () => get<Records>(node, `indicators/${id}/records`, { period, after, on }),
  retry: false,
});

/** A part of a table between two places, for the matrix and the map. */
export interface Cell {
  readonly receiving: string;
  readonly deciding: string;
  readonly n?: number;
}

/** Cells of a figure by receiving and deciding place; nothing when it has other dimensions. */
export const placeCells = (figure: Figure): readonly Cell[] | undefined => {
  const names = figure.dimensions.map((one) => one.name);
  if (!figure.table || !names.includes('receiving') || !names.includes('deciding')) return undefined;
  return figure.table.cells.map(({ dimensions, value }) => ({
    receiving: dimensions.receiving ?? '',
    deciding: dimensions.deciding ?? '',
    ...(value !== null && { n: Number(value) }),
  }));
};
