/** Longest name kept, in UTF-8 bytes: what file systems and content-disposition headers can take. */
const LONGEST = 255;

/** Bidirectional overrides make `gpj.exe` read as `exe.jpg`; zero-width characters make two names look the same. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const cut = (text: string, bytes: number): string => {
  let used = 0;
  let kept = '';
  for (const char of text) {
    used += Buffer.byteLength(char);
    if (used > bytes) break;
    kept += char;
  }
  return kept;
};

/** The ending without its dot, lower case; digits only (`报告2026.11`) or longer than 5 is no ending. */
export const endingOf = (name: string): string | undefined => {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  return ending && /[a-z]/.test(ending) ? ending : undefined;
};

/** A file's name as shown to people: the last part of any path, no control or invisible characters, at most 255 bytes. */
export const cleanName = (given: string): string => {
  const last = given.toWellFormed().normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (name === '') return 'file';
  const ending = endingOf(name);
  return ending
    ? `${cut(name.slice(0, -ending.length - 1), LONGEST - ending.length - 1)}.${ending}`
    : cut(name, LONGEST);
};
