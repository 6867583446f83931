/** What a benchmark measured: `ratio` is `value` against `baseline` in the same run and unit, `target` what it should reach. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
  readonly target?: number;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** One file in this folder; `run` gets the arguments after the benchmark's name. */
export interface Bench {
  readonly name: string;
  /** Arguments for a short run; without them `bench smoke` leaves the benchmark out. */
  readonly smoke?: readonly string[];
  readonly run: (args: readonly string[]) => Promise<BenchResult>;
}
