import { deflateSync } from 'node:zlib';
import { renderSVG } from 'uqr';

/**
 * The credential as a short text for a QR code. base64url hardly compresses and fills a code in byte mode; so the parts
 * are decoded, joined, deflated, and written in base45 (RFC 9285), whose characters the dense alphanumeric mode takes.
 * `offline.ts` reads it back to the very same text, in a browser too.
 *
 * Before deflate: the parts (header, payload, signature, disclosures …), each as a two-byte length and its bytes.
 */
export const QR_PREFIX = 'TB1:';

export const toQr = (credential: string): string => {
  const [jwt = '', ...disclosures] = credential.split('~');
  const parts = [...jwt.split('.'), ...disclosures.slice(0, -1)].map((part) => Buffer.from(part, 'base64url'));
  const framed = parts.flatMap((part) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(part.length);
    return [length, part];
  });
  return QR_PREFIX + toBase45(deflateSync(Buffer.concat(framed), { level: 9 }));
};

/** As an SVG image. Codes above 4,296 characters do not fit any QR code: uqr throws. */
export const qrImage = (credential: string): string => renderSVG(toQr(credential), { ecc: 'L', border: 4 });

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export const toBase45 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let n = pair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!;
    for (let k = 0; k < (pair ? 3 : 2); k++) {
      text += DIGITS[n % 45];
      n = Math.floor(n / 45);
    }
  }
  return text;
};
