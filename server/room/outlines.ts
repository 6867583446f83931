import { type Font, openSync } from 'fontkit';
import { fontFiles } from '../paper/fonts.ts';

type Point = readonly [x: number, y: number];

/** A text as curves, y upwards, in a box `width` wide where an em is 1: it needs no font where it is drawn. */
export interface Outlines {
  readonly width: number;
  /** PDF path operators. */
  readonly pdf: string;
  /** SVG path data, y upwards too. */
  readonly svg: string;
}

let font: Font | undefined;

const fixed = (points: readonly Point[]): string => points.map((p) => p.map((n) => n.toFixed(3)).join(' ')).join(' ');

/** A quadratic curve as the cubic one that is the same: PDF knows no other. */
const cubic = ([x0, y0]: Point, [cx, cy]: Point, [x, y]: Point): readonly Point[] => [
  [x0 + (2 / 3) * (cx - x0), y0 + (2 / 3) * (cy - y0)],
  [x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y)],
  [x, y],
];

export const outlinesOf = (text: string): Outlines => {
  font ??= openSync(fontFiles().normal);
  const { glyphs, positions } = font.layout(text);
  const pdf: string[] = [];
  const svg: string[] = [];
  let [pen, at]: [number, Point] = [0, [0, 0]];
  const em = font.unitsPerEm;
  for (const [n, { path }] of glyphs.entries()) {
    for (const { command, args } of path.commands) {
      const points: Point[] = [];
      for (let i = 0; i < args.length; i += 2)
        points.push([((args[i] as number) + pen) / em, (args[i + 1] as number) / em]);
      const curve = command === 'quadraticCurveTo' ? cubic(at, points[0] as Point, points[1] as Point) : points;
      const [op, letter] =
        command === 'moveTo'
          ? ['m', 'M']
          : command === 'lineTo'
            ? ['l', 'L']
            : command === 'closePath'
              ? ['h', 'Z']
              : ['c', 'C'];
      pdf.push(`${fixed(curve)} ${op}`.trim());
      svg.push(`${letter}${fixed(curve)}`);
      at = points.at(-1) ?? at;
    }
    pen += positions[n]?.xAdvance ?? 0;
  }
  return { width: pen / em, pdf: pdf.join('\n'), svg: svg.join('') };
};

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly cos: number;
  readonly sin: number;
}

/** Ten times over a box of any size, rising: no part of a page that says anything is without it. */
export const placesIn = (width: number, height: number, textWidth: number): readonly Place[] => {
  const [columns, rows, angle] = [2, 5, Math.PI / 9];
  const scale = (width / columns / textWidth) * 0.9;
  return Array.from({ length: columns * rows }, (_, n) => ({
    x: (width / columns) * (n % columns) + width * 0.02,
    y: (height / rows) * Math.floor(n / columns) + height * 0.06,
    scale,
    cos: Math.cos(angle),
    sin: Math.sin(angle),
  }));
};
