import { abbreviationSpan, bigrams, hasHan, type Matter, overlap, rank, type SearchKeys } from '#kernel';
import type { CodeIndex } from './code-index.ts';
import type { GramIndex } from './gram-index.ts';
import type { Scores } from './scores.ts';

/** Everything one index holds; documents are positions in `matters`. */
export interface Held {
  readonly matters: readonly Matter[];
  readonly keys: readonly SearchKeys[];
  readonly texts: GramIndex;
  readonly initials: GramIndex;
  readonly syllables: GramIndex;
  readonly codes: CodeIndex;
  readonly english: readonly { readonly title: string; readonly document: number }[];
  /** Names of life events and departments, and the matters they stand for. */
  readonly headings: readonly { readonly words: string; readonly documents: Uint32Array }[];
}

const keyOf = ({ keys }: Held, document: number): SearchKeys => keys[document] as SearchKeys;

const inChinese = (held: Held, word: string, scores: Scores): void => {
  for (const document of held.texts.having(word)) {
    const { text } = keyOf(held, document);
    const at = text.indexOf(word);
    if (at >= 0) scores.better(document, rank(at, word.length, text.length));
    else if (word.length > 1) {
      const span = abbreviationSpan(word, text);
      if (span !== undefined) scores.better(document, 700 - (span - word.length) * 20 - Math.min(text.length, 60));
    }
  }
};

const inLetters = (held: Held, word: string, scores: Scores): void => {
  for (const document of held.texts.containing(word)) {
    const { text } = keyOf(held, document);
    const at = text.indexOf(word);
    if (at >= 0) scores.better(document, rank(at, word.length, text.length));
  }
  for (const document of held.initials.containing(word)) {
    const { initials } = keyOf(held, document);
    const at = initials.indexOf(word);
    if (at >= 0) scores.better(document, rank(at, word.length, initials.length) - 100);
  }
  if (word.length < 2) return;
  for (const document of held.syllables.containing(word)) {
    const { syllables } = keyOf(held, document);
    const at = syllables.indexOf(word);
    if (at >= 0) scores.better(document, rank(at, word.length, syllables.length) - 200);
  }
  if (word.length > 2)
    for (const { title, document } of held.english) if (title.includes(word)) scores.better(document, 900);
};

const byCode = (held: Held, word: string, scores: Scores): void => {
  if (/^(?=.*\d)[0-9a-z]{4,33}$/.test(word))
    for (const { document, whole } of held.codes(word)) scores.better(document, whole ? 4000 : 1500);
};

const shortInitials = (held: Held, word: string, scores: Scores): void => {
  for (const document of held.initials.having(word)) {
    const { initials } = keyOf(held, document);
    const span = abbreviationSpan(word, initials);
    if (span !== undefined) scores.better(document, 500 - (span - word.length) * 20 - Math.min(initials.length, 60));
  }
};

/** Titles that share at least six in ten of the characters, pairs counted as well: `社保卡补办` finds 社会保障卡补领. */
const nearly = (held: Held, word: string, scores: Scores): void => {
  const characters = [...new Set(word)];
  const pairs = bigrams(word);
  const hits = new Map<number, number>();
  const count = (gram: string, worth: number): void => {
    for (const document of held.texts.postings(gram)) hits.set(document, (hits.get(document) ?? 0) + worth);
  };
  for (const character of characters) count(character, 1);
  for (const pair of pairs) count(pair, 0.01);
  for (const [document, n] of hits) {
    const share = overlap(Math.floor(n), characters.length);
    if (share >= 0.6) scores.better(document, 200 * share + (n % 1) * 100);
  }
};

/**
 * Scores every document that one word of a query finds. Title first, then pinyin, code, English; the headings a little
 * below; only when all of that finds nothing, what is nearly meant.
 */
export const find = (held: Held, word: string, scores: Scores): void => {
  const chinese = hasHan(word);
  if (chinese) inChinese(held, word, scores);
  else {
    inLetters(held, word, scores);
    byCode(held, word, scores);
  }
  if (word.length > 1)
    for (const { words, documents } of held.headings)
      if (words.includes(word)) for (const document of documents) scores.better(document, 300);
  if (scores.found().length > 0 || word.length < 3) return;
  if (chinese) nearly(held, word, scores);
  else if (/^[a-z]+$/.test(word)) shortInitials(held, word, scores);
};
