interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A text that stands already, around its middle. */
interface Written {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly size: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Half-width units: a Chinese character is two. */
const lengthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);

/**
 * Where names of marks are written so that none lies over a mark or another name: beside, below or above its own, the first
 * place that is free and on the drawing (`width` in its units). Where none is, below.
 */
export const labelsFor = (
  marks: readonly { readonly x: number; readonly y: number; readonly name: string }[],
  { radius, size, width: edge }: { readonly radius: number; readonly size: number; readonly width: number },
  written: readonly Written[] = [],
): readonly Label[] => {
  const taken: Box[] = [
    ...marks.map(({ x, y }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })),
    ...written.map(({ x, y, name, size: big }) => {
      const half = (lengthOf(name) * big) / 4;
      return { left: x - half, right: x + half, top: y - big * 0.8, bottom: y + big * 0.2 };
    }),
  ];
  return marks.map(({ x, y, name }) => {
    const width = (lengthOf(name) * size) / 2;
    const gap = radius + 5;
    const places: readonly (Label & { readonly left: number })[] = [
      { x: x + gap, y: y + size / 3, anchor: 'start', left: x + gap },
      { x: x - gap, y: y + size / 3, anchor: 'end', left: x - gap - width },
      { x, y: y + gap + size * 0.8, anchor: 'middle', left: x - width / 2 },
      { x, y: y - gap - 2, anchor: 'middle', left: x - width / 2 },
    ];
    const box = ({ left, y: base }: (typeof places)[number]): Box => ({
      left,
      right: left + width,
      top: base - size,
      bottom: base + size * 0.2,
    });
    const free =
      places
        .filter(({ left }) => left >= 0 && left + width <= edge)
        .find((place) => !taken.some((one) => meet(one, box(place)))) ?? (places[2] as (typeof places)[number]);
    taken.push(box(free));
    return { x: free.x, y: free.y, anchor: free.anchor };
  });
};
