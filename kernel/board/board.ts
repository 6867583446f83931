import type { CaseState } from '../case/case.ts';
import type { EntryRead } from '../declare/mechanism.ts';
import type { Words } from '../declare/words.ts';
import type { Slot } from '../law/law.ts';
import type { Resolved } from '../law/resolve.ts';
import type { Calendar, Day, Instant } from '../time/types.ts';
import type { Block } from './block.ts';

/** What one node has published of one counting indicator, over all periods: how many, and the first and last period with any. */
export interface SumRead {
  readonly node: string;
  readonly n: number;
  readonly first: string;
  readonly last: string;
}

/** Whether a mechanism is one of those under a number of the published list: 4 has 4, 4.2, 4.3 … No number has none. */
export const isUnder = (mechanism: string, number: string): boolean =>
  number !== '' && (mechanism === number || mechanism.startsWith(`${number}.`));

/** Sums of several figures, one per node. */
export const sumsByNode = (sums: readonly SumRead[]): readonly SumRead[] =>
  [...Map.groupBy(sums, ({ node }) => node)].map(([node, all]) => ({
    node,
    n: all.reduce((total, { n }) => total + n, 0),
    first: all.map(({ first }) => first).sort()[0] ?? '',
    last:
      all
        .map(({ last }) => last)
        .sort()
        .at(-1) ?? '',
  }));

export interface PublishedSum extends SumRead {
  readonly mechanism: string;
  readonly indicator: string;
}

/** What runs here, as an overview needs it: how much of its law is whose. */
export interface Running {
  readonly id: string;
  readonly number: string;
  readonly title: Words;
  readonly law: number;
  readonly assumed: number;
  readonly figures: number;
}

/** Everything a board may look at, within the reader's rights. */
export interface BoardSeen<L = Readonly<Record<string, Slot>>> {
  readonly day: Day;
  readonly at: Instant;
  readonly node: string;
  readonly calendar: Calendar;
  readonly cases: readonly CaseState[];
  readonly entries: Readonly<Record<string, readonly EntryRead[]>>;
  readonly sums: readonly PublishedSum[];
  readonly running: readonly Running[];
  /** Names of places and nodes. */
  readonly nameOf: (code: string) => Words;
  readonly law: <K extends keyof L & string>(
    slot: K,
  ) => (Resolved & { readonly value: L[K] extends Slot<infer V> ? V : never }) | undefined;
}

/**
 * An overview over many cases and entries (看板): a pure function from what the reader may see to blocks that a page draws. It decides
 * nothing and keeps nothing.
 */
export interface Board<L = Readonly<Record<string, Slot>>> {
  readonly title: Words;
  /** Roles that may open it; `everybody`: also without signing in, then it sees no cases. */
  readonly readers: readonly string[] | 'everybody';
  /** The home page of the node that all others publish to (执委会). */
  readonly home?: true;
  readonly needs: {
    readonly cases?: true;
    readonly registers?: readonly string[];
    /** Name of the indicator whose published sums it wants, of every mechanism: usually `acts`. */
    readonly sums?: string;
    readonly running?: true;
  };
  readonly shows: (seen: BoardSeen<L>) => readonly Block[];
}
