import { createHash } from 'node:crypto';
import {
  type BoundIndicator,
  type Day,
  definitionHash,
  type Hash,
  indicatorsOf,
  type Resolved,
  resolveLaw,
} from '#kernel';
import type { Program } from '../load.ts';

/** SHA-256, handed to the kernel, which has none of its own. */
export const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest();

export interface Defined {
  readonly indicator: BoundIndicator;
  /** The hash that says under which definition a figure was counted. */
  readonly definition: string;
}

const books = new WeakMap<Program, ReadonlyMap<string, Defined>>();

/** All indicators of the program by id. */
export const indicatorBook = (program: Program): ReadonlyMap<string, Defined> => {
  const before = books.get(program);
  if (before) return before;
  const book = new Map(
    [...program.mechanisms.values()]
      .flatMap(indicatorsOf)
      .map((indicator) => [indicator.id, { indicator, definition: definitionHash(indicator, sha256) }]),
  );
  books.set(program, book);
  return book;
};

/** The law that says below how many persons a cell is withheld; undefined for figures that are not about persons. */
export const smallestFor = (
  program: Program,
  jurisdiction: string,
  { mechanism, smallest }: BoundIndicator,
  day: Day,
): Resolved<number> | undefined => {
  if (smallest === undefined) return undefined;
  const found = resolveLaw(program.law, mechanism, smallest, program.chainOf(jurisdiction), day);
  // A figure about persons without its limit is not published at all: `Infinity` withholds every cell.
  return found.ok ? (found.value as Resolved<number>) : undefined;
};

/** The limit as a number: without a law in force everything is withheld. */
export const limitOf = (indicator: BoundIndicator, law: Resolved<number> | undefined): number | undefined =>
  indicator.persons === undefined ? undefined : (law?.value ?? Number.MAX_SAFE_INTEGER);
