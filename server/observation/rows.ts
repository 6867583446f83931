import type { Finding, Instant, ObservationSite, QualityFlag, Reading, Result, Words } from '#kernel';

/** What is wrong with one cell, so that it can be found in the file: its row, its column, what stands there. */
export interface RowError {
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly code:
    | 'cells-moved'
    | 'time-missing'
    | 'time-unreadable'
    | 'value-unreadable'
    | 'site-missing'
    | 'item-unknown'
    | 'unit-other'
    | 'in-future'
    | 'not-yours';
  readonly says: Words;
}

export interface ItemReading {
  readonly item: string;
  readonly unit: string;
  readonly reading: Reading;
  readonly flags: readonly QualityFlag[];
}

/** What an evaluation of this row alone stores. */
export interface RowEvaluation {
  readonly rule: string;
  readonly edition: string;
  /** Canonical: keys in order, nothing undefined (kernel `canonicalText`). Its hash names the inputs. */
  readonly inputsText: string;
  readonly finding: Finding<{ readonly kind: string }>;
  readonly rank: number | null;
}

export interface ReadRow {
  readonly site: Pick<ObservationSite, 'id' | 'kind' | 'title'>;
  readonly at: Instant;
  readonly readings: readonly ItemReading[];
  readonly evaluation?: RowEvaluation;
  readonly errors: readonly RowError[];
}

/** One row: readings, or nothing to read (a station without a time and without values), or what is wrong. */
export type RowOutcome =
  | { readonly kind: 'read'; readonly value: ReadRow }
  | { readonly kind: 'empty' }
  | { readonly kind: 'faulty'; readonly errors: readonly RowError[] };

export interface RowReader {
  readonly layout: 'water' | 'air' | 'long';
  /** Readings a day a site plans in this layout, where the file tells. */
  readonly perDay: number;
  /** Unrounded values are given, so that equal ones in a row are evidence. */
  readonly raw: boolean;
  readonly read: (cells: readonly string[], row: number) => RowOutcome;
}

export type ReaderOf = (header: readonly string[]) => Result<RowReader>;

export const faulty = (...errors: readonly RowError[]): RowOutcome => ({ kind: 'faulty', errors });
