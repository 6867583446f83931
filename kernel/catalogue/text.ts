/**
 * Text as search sees it: full-width forms made ASCII, small letters, and only letters, digits and Chinese characters
 * left, so that `食品 经营(许可)` and `食品经营许可` are the same. Spaces separate the words of a query before this.
 */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The words of a query: what spaces and punctuation separate. */
export const queryWords = (query: string): readonly string[] =>
  query
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Every two neighbouring characters of the text, each once, in order: `食品经营` → 食品, 品经, 经营. */
export const bigrams = (text: string): readonly string[] => {
  const characters = [...text];
  const found = new Set<string>();
  for (let i = 0; i + 1 < characters.length; i++) found.add(`${characters[i]}${characters[i + 1]}`);
  return [...found];
};

const han = /\p{Script=Han}/u;
export const hasHan = (text: string): boolean => han.test(text);
