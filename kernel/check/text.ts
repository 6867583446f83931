/**
 * A code as people type and paste it, brought to one form: full-width forms to ASCII, no spaces or hyphens of any kind,
 * small letters to capitals. Deliberately not NFKC, which would also turn ² and ① into digits.
 */
export const tidy = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200B\u2060\uFEFF\-\u00AD\u2010-\u2015\u2212]/g, '')
    .replace(/[a-z]/g, (c) => c.toUpperCase());

/** 1-based place of the first character the pattern does not allow, 0 when all are allowed. */
export const firstBad = (text: string, allowed: RegExp): number => [...text].findIndex((c) => !allowed.test(c)) + 1;

const alphabet36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character of ISO/IEC 7064 MOD 37,36 (GB/T 17710) over digits and capital letters. */
export function mod3736(body: string): string {
  let product = 36;
  for (const c of body) product = (((product + alphabet36.indexOf(c)) % 36 || 36) * 2) % 37;
  return alphabet36[(37 - product) % 36] as string;
}
