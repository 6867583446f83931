/** PostgreSQL array text of ids and numbers: ledger ids need no quoting (see `isLedgerId`), numbers never do. */
export const plainArray = (values: readonly (string | number | null | undefined)[]): string => {
  let text = '';
  for (const value of values) text += value === null || value === undefined ? ',NULL' : `,${value}`;
  return `{${text.slice(1)}}`;
};

/** The same for free text. */
export const quotedArray = (values: readonly (string | null | undefined)[]): string =>
  `{${values.map((value) => (value === null || value === undefined ? 'NULL' : `"${value.replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`;

/** The number of the element's type in PostgreSQL. */
const types = { 4: 23, 8: 20 } as const;
const headSize = 20;
const [high, half] = [2 ** 32, 4];

/**
 * A column of whole numbers (int4 or int8) in the binary form of a PostgreSQL array, filled one by one: a batch has some
 * fifteen numbers per transfer, and as text they cost a twentieth of everything.
 */
export class Numbers {
  private bytes: Buffer;
  private view: DataView;
  private end = headSize;
  private count = 0;
  private nulls = 0;
  private readonly width: 4 | 8;

  constructor(width: 4 | 8, most: number) {
    this.width = width;
    this.bytes = Buffer.allocUnsafe(headSize + most * (width + half));
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
  }

  add(value: number | null | undefined): void {
    const { view, width } = this;
    this.count++;
    if (value === null || value === undefined) {
      this.nulls = 1;
      view.setInt32(this.end, -1);
      this.end += half;
      return;
    }
    view.setInt32(this.end, width);
    if (width === 8) {
      view.setInt32(this.end + half, Math.floor(value / high));
      view.setUint32(this.end + 2 * half, value % high);
    } else view.setInt32(this.end + half, value);
    this.end += half + width;
  }

  /** Dimensions, whether any is null, type, length, lower bound; then each with its length before it. */
  array(): Buffer {
    const { view, count } = this;
    view.setInt32(0, count === 0 ? 0 : 1);
    view.setInt32(half, this.nulls);
    view.setInt32(2 * half, types[this.width]);
    view.setInt32(3 * half, count);
    view.setInt32(4 * half, 1);
    return this.bytes.subarray(0, count === 0 ? 3 * half : this.end);
  }
}
