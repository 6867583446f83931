import { type Matter, queryWords, searchable, searchKeys, type Words } from '#kernel';
import { codeIndex } from './code-index.ts';
import { find, type Held } from './find.ts';
import { gramIndex } from './gram-index.ts';
import { forgetSyllables, syllablesOf } from './pinyin.ts';
import { best, createScores, type Scores } from './scores.ts';

export interface SearchOptions {
  readonly jurisdiction?: string;
  readonly lifeEvent?: string;
  readonly department?: string;
  readonly mechanism?: string;
  /** Matters between authorities too: whoever asks works for one. */
  readonly internal?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

export interface SearchResult {
  readonly total: number;
  readonly items: readonly Matter[];
}

export type Search = (query: string, options?: SearchOptions) => SearchResult;

export interface MatterIndex {
  readonly size: number;
  readonly search: Search;
}

/** Names of life events and departments, by the keys matters carry, and what no catalogue lists: a zone has all of them. */
export interface Headings {
  readonly internalMatters?: readonly Matter[];
  readonly lifeEvents?: Readonly<Record<string, Words>>;
  readonly departments?: Readonly<Record<string, Words>>;
}

const headingsOf = (
  matters: readonly Matter[],
  { lifeEvents = {}, departments = {} }: Headings,
): Held['headings'] => {
  const of = (
    titles: Readonly<Record<string, Words>>,
    keyOf: (matter: Matter) => string | undefined,
  ): Held['headings'] => {
    const documents = new Map<string, number[]>(Object.keys(titles).map((key) => [key, []]));
    for (const [document, matter] of matters.entries()) documents.get(keyOf(matter) ?? '')?.push(document);
    return Object.entries(titles).map(([key, [zh, en]]) => ({
      words: `${searchable(zh)} ${en.toLowerCase()}`,
      documents: Uint32Array.from(documents.get(key) ?? []),
    }));
  };
  return [...of(lifeEvents, ({ lifeEvent }) => lifeEvent), ...of(departments, ({ department }) => department)];
};

const hold = (matters: readonly Matter[], headings: Headings): Held => {
  const keys = matters.map(({ title }) => searchKeys(title, syllablesOf));
  forgetSyllables();
  return {
    matters,
    keys,
    texts: gramIndex(keys.map(({ text }) => text)),
    initials: gramIndex(keys.map(({ initials }) => initials)),
    syllables: gramIndex(keys.map(({ syllables }) => syllables)),
    codes: codeIndex(matters),
    english: matters.flatMap(({ titleEn }, document) =>
      titleEn ? [{ title: titleEn.toLowerCase(), document }] : [],
    ),
    headings: headingsOf(matters, headings),
  };
};

const fits = (matter: Matter, { jurisdiction, lifeEvent, department, mechanism }: SearchOptions): boolean =>
  (jurisdiction === undefined || matter.jurisdiction === jurisdiction) &&
  (lifeEvent === undefined || matter.lifeEvent === lifeEvent) &&
  (department === undefined || matter.department === department) &&
  (mechanism === undefined || matter.mechanism === mechanism);

/**
 * How well a matter is meant, roughly, by its mean score per word: by its whole name or code (3), by words of its name (2), or by
 * its life event or something like its name (1). Within each, transcribed matters come before those made up to fill a number.
 */
const tierOf = (score: number): number => (score >= 2700 ? 3 : score > 300 ? 2 : 1);
const tier = 20_000;

/** Decides within a tier: transcribed before made-up, then the score, nationally listed ones first among equals. */
const bonusOf = (matter: Matter): number =>
  (matter.national ? 2 : 0) + (matter.provenance === 'synthetic' ? 0 : tier / 2);

/** Document numbers stay below this, so that score and document fit in one exact number that sorts by itself. */
const room = 2 ** 20;

interface Shown {
  readonly matters: readonly Matter[];
  readonly bonus: Float64Array;
  readonly internal: ReadonlySet<Matter>;
}

const page = (
  { matters, bonus, internal }: Shown,
  documents: Iterable<number>,
  scores: Scores,
  words: number,
  options: SearchOptions,
): SearchResult => {
  const limit = Math.max(0, options.limit ?? 20);
  const offset = Math.max(0, options.offset ?? 0);
  const kept = best(Math.min(offset + limit, matters.length));
  let total = 0;
  for (const document of documents) {
    const matter = matters[document] as Matter;
    if (!fits(matter, options) || (!options.internal && internal.has(matter))) continue;
    total++;
    const score = scores.of(document) / words;
    const worth = tierOf(score) * tier + score + (bonus[document] as number);
    kept.offer(document - Math.round(worth * 8) * room);
  }
  const keys = kept.taken().subarray(offset);
  return { total, items: Array.from(keys, (key) => matters[((key % room) + room) % room] as Matter) };
};

/**
 * An index in memory over the matters of one day. Finds by words of the title (all of them, in any order), any part of
 * it from one Chinese character on, names shortened by leaving characters out, pinyin initials, pinyin, code, English
 * title, and the names of life events and departments. Best first; an empty query lists everything that fits.
 */
export const buildIndex = (matters: readonly Matter[], headings: Headings = {}): MatterIndex => {
  const held = hold(matters, headings);
  const shown: Shown = {
    matters,
    bonus: Float64Array.from(matters, bonusOf),
    internal: new Set(headings.internalMatters),
  };
  const word = createScores(matters.length);
  const sum = createScores(matters.length);
  const search: Search = (query, options = {}) => {
    word.clear();
    sum.clear();
    const words = queryWords(query.slice(0, 200)).slice(0, 8);
    if (words.length === 0) return page(shown, matters.keys(), sum, 1, options);
    find(held, words[0] as string, word);
    let found = word.found().slice();
    for (const document of found) sum.better(document, word.of(document));
    for (const next of words.slice(1)) {
      word.clear();
      find(held, next, word);
      found = found.filter((document) => word.of(document) > 0);
      for (const document of found) sum.better(document, sum.of(document) + word.of(document));
    }
    return page(shown, found, sum, words.length, options);
  };
  return { size: matters.length, search };
};
