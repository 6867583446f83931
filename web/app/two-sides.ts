/** A4 at 150 dots to the inch: legible, and well below the limit of an upload. */
const [width, height] = [1240, 1754] as const;

const place = (pen: OffscreenCanvasRenderingContext2D, image: ImageBitmap, top: number, room: number): void => {
  const scale = Math.min((width * 0.8) / image.width, (room * 0.85) / image.height);
  const [w, h] = [image.width * scale, image.height * scale];
  pen.drawImage(image, (width - w) / 2, top + (room - h) / 2, w, h);
};

/** 正反面: the two sides of a card on one page, as a copying machine puts them. */
export const bothSides = async (front: Blob, back: Blob, name: string): Promise<File> => {
  const [above, below] = await Promise.all([createImageBitmap(front), createImageBitmap(back)]);
  const page = new OffscreenCanvas(width, height);
  const pen = page.getContext('2d');
  if (!pen) throw new Error('this browser cannot draw');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  place(pen, above, 0, height / 2);
  place(pen, below, height / 2, height / 2);
  return new File([await page.convertToBlob({ type: 'image/jpeg', quality: 0.85 })], name, { type: 'image/jpeg' });
};
