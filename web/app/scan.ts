type Reader = (data: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null;

/** The text of the QR code in a picture, or nothing. The reader is fetched with the first picture only. */
export const scan = async (picture: Blob): Promise<string | undefined> => {
  const bitmap = await createImageBitmap(picture);
  // Telephones photograph with more points than a code needs; the reader works through each of them.
  const scale = Math.min(1, 1600 / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return undefined;
  pen.drawImage(bitmap, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const { default: found } = (await import('jsqr')) as unknown as { readonly default: Reader | { default: Reader } };
  const read = typeof found === 'function' ? found : found.default;
  return read(data, width, height)?.data || undefined;
};
