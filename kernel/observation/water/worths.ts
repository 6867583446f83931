/** The five parts of a score in per cent, as decimals, and what had to stand in for data; frozen before anybody scores. */
export interface ScoringInputs {
  readonly inputs: Readonly<Record<'target' | 'change' | 'ecology' | 'tasks' | 'joint', string>>;
  readonly notes: readonly string[];
}

/** What measured things are worth in the tracking evaluation 跟踪评估, 0…100: law with a date, since no document gives them. */
export interface ScoreWorths {
  /** Trophic levels from the best to the worst. */
  readonly trophic: readonly number[];
  /** The state of a water of which nothing was measured. */
  readonly unmeasured: number;
  /** Steps of the change against last year, from 明显变差 to 明显好转. */
  readonly steps: readonly number[];
  /** Items whose trends count, and their share of the change in per cent where any can be told. */
  readonly trends: { readonly items: readonly string[]; readonly share: number };
  /** Tasks and patrols where none was due: nobody is marked down for what nobody had to do. */
  readonly nothingDue: number;
  /** The target rate where no month could be assessed. */
  readonly noMonth: number;
}
