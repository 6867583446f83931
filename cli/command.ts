/** One command of the command line. `run` returns the exit code: 0 done, 1 refused, 2 wrong usage. */
export interface Command {
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}
