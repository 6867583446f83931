import { inflateSync } from 'node:zlib';

/** One object of a PDF as text (latin1), without its stream. */
export interface PdfObject {
  readonly number: number;
  readonly generation: number;
  readonly body: string;
}

export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  /** Of the newest cross-reference section: its dictionary, its kind, its offset. */
  readonly trailer: string;
  readonly xref: 'table' | 'stream';
  readonly startsAt: number;
}

const intOf = (body: string, key: string): number | undefined => {
  const found = new RegExp(`/${key}\\s+(\\d+)(?!\\s+\\d+\\s+R)`).exec(body);
  return found ? Number(found[1]) : undefined;
};

/** Where the stream ends that begins at `from`: by its length where that is right, otherwise at the next `endstream`. */
const endOfStream = (text: string, from: number, length: number | undefined): number => {
  if (length !== undefined && /^\s*endstream/.test(text.slice(from + length, from + length + 14)))
    return from + length;
  return text.indexOf('endstream', from);
};

const packed = (body: string, data: Buffer): readonly PdfObject[] => {
  const [count, first] = [intOf(body, 'N') ?? 0, intOf(body, 'First') ?? 0];
  const text = inflateSync(data, { maxOutputLength: 200_000_000 }).toString('latin1');
  const head = text.slice(0, first).trim().split(/\s+/).map(Number);
  return Array.from({ length: count }, (_, n) => ({
    number: head[2 * n] as number,
    generation: 0,
    body: text.slice(
      first + (head[2 * n + 1] as number),
      n + 1 < count ? first + (head[2 * n + 3] as number) : undefined,
    ),
  }));
};

/** All objects, the newest of each number, plain or packed; read from front to back, so that a damaged table does not matter. */
const objectsOf = (bytes: Buffer, text: string): ReadonlyMap<number, PdfObject> => {
  const objects = new Map<number, PdfObject>();
  const begins = /(?<![\d.])(\d{1,10})\s+(\d{1,5})\s+obj\b/g;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const from = found.index + found[0].length;
    const ends = /endobj|stream\r?\n/g;
    ends.lastIndex = from;
    const end = ends.exec(text);
    if (!end) break;
    const body = text.slice(from, end.index);
    begins.lastIndex = end.index + end[0].length;
    objects.set(Number(found[1]), { number: Number(found[1]), generation: Number(found[2]), body });
    if (end[0] === 'endobj') continue;
    const start = end.index + end[0].length;
    const stop = endOfStream(text, start, intOf(body, 'Length'));
    if (stop < 0) break;
    begins.lastIndex = stop;
    if (/\/Type\s*\/ObjStm/.test(body))
      for (const one of packed(body, bytes.subarray(start, stop))) objects.set(one.number, one);
  }
  return objects;
};

/** Undefined: encrypted, or not a PDF whose pages can be found. */
export const readPdf = (bytes: Buffer): PdfFile | undefined => {
  const text = bytes.toString('latin1');
  const last = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-2048));
  const startsAt = last ? Number(last[1]) : -1;
  const here = text.slice(startsAt, startsAt + 40);
  const xref = /^\s*xref/.test(here) ? 'table' : /^\s*\d+\s+\d+\s+obj/.test(here) ? 'stream' : undefined;
  if (startsAt < 0 || !xref) return undefined;
  const trailer =
    xref === 'table'
      ? text.slice(text.indexOf('trailer', startsAt), text.indexOf('startxref', startsAt))
      : text.slice(startsAt, text.indexOf('stream', startsAt));
  if (/\/Encrypt\b/.test(trailer)) return undefined;
  try {
    return { objects: objectsOf(bytes, text), trailer, xref, startsAt };
  } catch {
    return undefined;
  }
};

const refOf = (body: string, key: string): number | undefined => {
  const found = new RegExp(`/${key}\\s*(\\d+)\\s+\\d+\\s+R`).exec(body);
  return found ? Number(found[1]) : undefined;
};

/** The references under a key: one, several in an array, or an array kept elsewhere. */
export const refsUnder = (file: PdfFile, body: string, key: string): readonly string[] => {
  const listed = (text: string): readonly string[] => text.match(/\d+\s+\d+\s+R/g) ?? [];
  const inline = new RegExp(`/${key}\\s*\\[([^\\]]*)\\]`).exec(body);
  if (inline) return listed(inline[1] as string);
  const ref = refOf(body, key);
  const target = ref === undefined ? undefined : file.objects.get(ref)?.body.trim();
  if (target?.startsWith('[')) return listed(target);
  return ref === undefined ? [] : [`${ref} ${file.objects.get(ref)?.generation ?? 0} R`];
};

export type Box = readonly [x: number, y: number, width: number, height: number];
export interface Page extends PdfObject {
  readonly box: Box;
}

const A4: Box = [0, 0, 595, 842];

const boxIn = (body: string): Box | undefined => {
  const found = /\/MediaBox\s*\[([^\]]*)\]/.exec(body)?.[1]?.trim().split(/\s+/).map(Number);
  if (found?.length !== 4 || !found.every(Number.isFinite)) return undefined;
  const [x0, y0, x1, y1] = found as [number, number, number, number];
  return [Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)];
};

/** The pages as a reader turns them. Undefined: the tree leads nowhere. */
export const pagesOf = (file: PdfFile): readonly Page[] | undefined => {
  const root = file.objects.get(refOf(file.trailer, 'Root') ?? -1);
  const seen = new Set<number>();
  const pages: Page[] = [];
  const walk = (number: number, inherited: Box): boolean => {
    const node = file.objects.get(number);
    if (!node || seen.has(number)) return false;
    seen.add(number);
    const box = boxIn(node.body) ?? inherited;
    if (!/\/Kids\b/.test(node.body)) return pages.push({ ...node, box }) > 0;
    return refsUnder(file, node.body, 'Kids').every((kid) => walk(Number.parseInt(kid, 10), box));
  };
  const whole = walk(refOf(root?.body ?? '', 'Pages') ?? -1, A4);
  return whole && pages.length > 0 ? pages : undefined;
};

export const rootRef = ({ trailer }: PdfFile): string => /\/Root\s*(\d+\s+\d+\s+R)/.exec(trailer)?.[1] ?? '';
