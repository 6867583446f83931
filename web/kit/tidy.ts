/** Typed text brought to one form: full-width to ASCII, no spaces; what people paste is cleaned, not refused. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');

export const noSpaces = (text: string): string => halfWidth(text).replace(/[\s\u200B\uFEFF,]/g, '');

/** 20210713, 2021-7-13, 2021/7/13, 2021年7月13日 → 2021-07-13; anything else is returned as typed. */
export const dayFrom = (text: string): string => {
  const plain = noSpaces(text);
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  return parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : text.trim();
};

/** A table as banks and spreadsheets write it: UTF-8, with or without a mark, or the older GB18030. */
export const decodeCsv = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};
