import { ok, type Result, refuse } from '#kernel';
import { outlinesOf, placesIn } from './outlines.ts';
import { stampPdf } from './stamp-pdf.ts';

export interface Stamped {
  readonly type: string;
  readonly bytes: Buffer;
}

const unstampable = refuse(
  'room-unstampable',
  [
    '该文件加密、损坏或不是PDF、图片，无法加盖水印，不能在评审室查看',
    'The file is encrypted, damaged, or neither a PDF nor a picture: it cannot carry the watermark and is not shown in the room',
  ],
  {
    remedy: [
      '请评委会办公室要求申报人补交未加密的PDF或图片',
      'Ask the secretariat to have it handed in as an open PDF or as a picture',
    ],
  },
);

/** Width and height in pixels, where the beginning of the file tells; otherwise a sheet. */
const sizeOf = (type: string, bytes: Buffer): readonly [number, number] => {
  if (type === 'image/png' && bytes.length > 24) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (type === 'image/jpeg')
    for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
      const marker = bytes[at + 1] ?? 0;
      // SOF0 to SOF15 without the tables among them
      if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
        return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    }
  return [1000, 1414];
};

const stampImage = (type: string, bytes: Buffer, text: string): Buffer => {
  const [width, height] = sizeOf(type, bytes);
  const outlines = outlinesOf(text);
  const marks = placesIn(width, height, outlines.width).map(({ x, y, scale, cos, sin }) => {
    const matrix = [scale * cos, -scale * sin, -scale * sin, -scale * cos, x, height - y];
    return `<use href="#m" transform="matrix(${matrix.map((n) => n.toFixed(4)).join(' ')})"/>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<defs><path id="m" d="${outlines.svg}" fill="none" stroke="#d96666" stroke-width="0.02"/></defs>` +
      `<image width="${width}" height="${height}" href="data:${type};base64,${bytes.toString('base64')}"/>` +
      `${marks.join('')}</svg>`,
  );
};

/** A paper as it leaves for one reader in the review room: their name, seat and the time are drawn into the file itself. */
export const stamped = (type: string, bytes: Buffer, text: string): Result<Stamped> => {
  if (type === 'application/pdf') {
    const pdf = stampPdf(bytes, text);
    return pdf ? ok({ type, bytes: pdf }) : unstampable;
  }
  if (['image/png', 'image/jpeg', 'image/webp'].includes(type))
    return ok({ type: 'image/svg+xml', bytes: stampImage(type, bytes, text) });
  return unstampable;
};
