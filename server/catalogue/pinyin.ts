import { pinyin } from 'pinyin-pro';

const cache = new Map<string, readonly string[]>();

/**
 * One syllable per character, without tones, `ü` written v; a character without a reading stands for itself. The same
 * title is implemented by several places, so readings are kept; the cache is emptied once the index stands.
 */
export const syllablesOf = (text: string): readonly string[] => {
  const known = cache.get(text);
  if (known) return known;
  const found = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  cache.set(text, found);
  return found;
};

export const forgetSyllables = (): void => cache.clear();
