import { searchable } from './text.ts';

/** What a title can be found by. Pinyin is given by the caller: the kernel has no dictionary. */
export interface SearchKeys {
  /** The title as search sees it. */
  readonly text: string;
  /** First letters of the syllables: 社保卡 → `sbk`. */
  readonly initials: string;
  /** Whole syllables joined: `shebaoka`. */
  readonly syllables: string;
}

/** `pinyinOf` answers one syllable per character of a text, other characters as they are. */
export const searchKeys = (title: string, pinyinOf: (text: string) => readonly string[]): SearchKeys => {
  const text = searchable(title);
  const syllables = pinyinOf(text);
  return { text, initials: syllables.map((syllable) => syllable.charAt(0)).join(''), syllables: syllables.join('') };
};

/**
 * How well a title answers a word found at `at` in a key of length `length`: whole 3000, at the beginning 2000, inside
 * 1000; then the earlier and the shorter first. Pure number so that an index may sort on it alone.
 */
export const rank = (at: number, wordLength: number, length: number): number => {
  const base = wordLength === length ? 3000 : at === 0 ? 2000 : 1000;
  return base - Math.min(at, 60) * 8 - Math.min(length - wordLength, 60);
};

/** Share of the query's pairs of characters a title has, 0…1: for queries no title contains as they stand. */
export const overlap = (hits: number, pairs: number): number => (pairs === 0 ? 0 : hits / pairs);
