import type { Matter } from '#kernel';

/** Documents whose basic (12) or implementation code (31) begins with what was typed. */
export type CodeIndex = (word: string) => readonly { readonly document: number; readonly whole: boolean }[];

export const codeIndex = (matters: readonly Matter[]): CodeIndex => {
  const entries = matters
    .flatMap(({ code, basic }, document) => [
      { code: code.toLowerCase(), document },
      { code: basic.toLowerCase(), document },
    ])
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.document - b.document));
  return (word) => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle]?.code as string) < word) low = middle + 1;
      else high = middle;
    }
    const found: { document: number; whole: boolean }[] = [];
    for (let entry = entries[low]; entry?.code.startsWith(word); entry = entries[++low]) {
      found.push({ document: entry.document, whole: entry.code === word });
    }
    return found;
  };
};
