/**
 * How wide a stretch of `text` holds the letters of `word` in order, at most one letter more between two of them on
 * average: 社保卡 in 社会保障卡 is 5. Undefined when there is no such stretch. Chinese names are shortened by leaving
 * characters out, so this is how people type them.
 */
export const abbreviationSpan = (word: string, text: string): number | undefined => {
  const longest = word.length * 2 - 1;
  let narrowest: number | undefined;
  for (let from = text.indexOf(word.charAt(0)); from >= 0; from = text.indexOf(word.charAt(0), from + 1)) {
    let at = from;
    for (let i = 1; i < word.length && at >= 0; i++) at = text.indexOf(word.charAt(i), at + 1);
    if (at < 0) break;
    const span = at - from + 1;
    if (span <= longest && (narrowest === undefined || span < narrowest)) narrowest = span;
  }
  return narrowest;
};
