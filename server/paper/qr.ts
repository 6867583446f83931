import { encode } from 'uqr';

/** Longest text that fits a code in byte mode at the least correction (version 40-L). */
const LONGEST = 2953;

/** Alphanumeric mode (base45 of a credential) packs 4,296 characters. */
const fits = (text: string): boolean =>
  /^[0-9A-Z $%*+./:-]*$/.test(text) ? text.length <= 4296 : Buffer.byteLength(text) <= LONGEST;

/**
 * A QR code as one vector path: a run of dark modules is one rectangle, so that no printer shows hairlines between them.
 * `undefined` for a text that fits no code. The four light modules around it are part of the code (ISO/IEC 18004, 9.1).
 */
export const qrSvg = (text: string, ecc: 'L' | 'M' | 'Q' = 'M'): string | undefined => {
  if (!fits(text)) return undefined;
  const { data, size } = encode(text, { ecc: text.length > 300 ? 'L' : ecc, border: 4 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      let run = 0;
      while (row[x + run]) run++;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" fill="#ffffff"/><path d="${path}" fill="#000000"/></svg>`;
};

/** The code of a paper's tracking page, for screens. Empty for an address that fits no code. */
export const paperQr = (trackUrl: string): string => qrSvg(trackUrl) ?? '';
