import type { Words } from '../declare/words.ts';

/** Where a rule or a value comes from. `act` names the instrument, `article` the place in it, `url` where it was read. */
export interface Citation {
  readonly act: string;
  readonly article?: string;
  readonly published?: string;
  readonly url?: string;
}

/** official: read in an official text; reported: read second hand; assumed: ours, replaceable, always shown as such. */
export type LawStatus = 'official' | 'reported' | 'assumed';

/**
 * A refusal is an expected outcome and therefore a value, never an exception (exceptions are for bugs).
 * `code` is from the closed list in `codes.ts` or the name of a mechanism's rule; `says` is the sentence for the person
 * who must act; `field` points at the offending input (JSON pointer); `remedy` says what to do next.
 */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly says: Words;
  readonly field?: string;
  readonly under?: Citation;
  readonly remedy?: Words;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export type Result<T> = Ok<T> | Refusal;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refuse = (
  code: string,
  says: Words,
  more: Omit<Partial<Refusal>, 'ok' | 'code' | 'says'> = {},
): Refusal => ({
  ok: false,
  code,
  says,
  ...more,
});

/** For programmers' mistakes only: what must never happen in a correct program. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`bug: ${message}`);
}

/** Unwraps a result where a refusal would be a bug, for example on literals. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.says[1]}`);
  return result.value;
}
