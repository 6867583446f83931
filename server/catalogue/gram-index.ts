/** Which documents contain a character or a pair of characters: ascending document numbers. */
export interface GramIndex {
  /** Documents that have every pair of the word, or more: the shortest of its lists. */
  readonly containing: (word: string) => Uint32Array;
  /** Documents that have every character of the word somewhere, or more: the shortest of its lists. */
  readonly having: (word: string) => Uint32Array;
  readonly postings: (gram: string) => Uint32Array;
}

const none = new Uint32Array(0);

const keyAt = (text: string, at: number): number => text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);

export const gramIndex = (texts: readonly string[]): GramIndex => {
  const growing = new Map<number, number[]>();
  const add = (key: number, document: number): void => {
    const list = growing.get(key);
    if (!list) growing.set(key, [document]);
    else if (list[list.length - 1] !== document) list.push(document);
  };
  for (const [document, text] of texts.entries()) {
    for (let i = 0; i < text.length; i++) {
      add(text.charCodeAt(i), document);
      if (i + 1 < text.length) add(keyAt(text, i), document);
    }
  }
  const lists = new Map<number, Uint32Array>();
  for (const [key, list] of growing) {
    lists.set(key, Uint32Array.from(list));
    growing.delete(key);
  }
  const shortest = (word: string, step: 0 | 1): Uint32Array => {
    let found: Uint32Array | undefined;
    for (let i = 0; i + step < word.length; i++) {
      const list = lists.get(step ? keyAt(word, i) : word.charCodeAt(i)) ?? none;
      if (!found || list.length < found.length) found = list;
    }
    return found ?? none;
  };
  return {
    containing: (word) => shortest(word, word.length === 1 ? 0 : 1),
    having: (word) => shortest(word, 0),
    postings: (gram) => lists.get(gram.length === 1 ? gram.charCodeAt(0) : keyAt(gram, 0)) ?? none,
  };
};
