/** A seal is drawn only as a demonstration; where it matters, the place is left for the stamp or the seal service; a report has none. */
export type Seal = 'demo' | 'place' | 'none';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] as string);

const text = (x: number, y: number, size: number, content: string, more = ''): string =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" ${more}>${escaped(content)}</text>`;

const point = (radius: number, degrees: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${(radius * Math.sin(angle)).toFixed(2)},${(-radius * Math.cos(angle)).toFixed(2)}`;
};

const star = (radius: number): string =>
  Array.from({ length: 10 }, (_, i) => point(i % 2 ? radius * 0.382 : radius, i * 36)).join(' ');

/** Around the upper part of the ring, upright at the top; the longer the name, the smaller and the further round. */
const arched = (name: string, radius: number): string => {
  const chars = [...name];
  const span = Math.min(250, chars.length * 25);
  const step = chars.length > 1 ? span / (chars.length - 1) : 0;
  const size = Math.min(13, ((Math.PI * radius) / 180) * (step || 25) * 0.98);
  return chars
    .map((char, i) => {
      const turn = (i * step - (chars.length > 1 ? span / 2 : 0)).toFixed(2);
      return `<g transform="rotate(${turn})">${text(0, -radius, Number(size.toFixed(2)), char, 'font-weight="bold"')}</g>`;
    })
    .join('');
};

/**
 * A round seal of 120 × 120 around its centre: ring, five-pointed star and name as organs of the state have them
 * (国发〔1999〕25号: 42 mm for this level), with 演示 across it so that it can never pass for one.
 */
const demoSeal = (name: string, colour: string): string =>
  `<g fill="${colour}"><circle r="57" fill="none" stroke="${colour}" stroke-width="2.6"/>${arched(name, 42)}` +
  `<polygon points="${star(15)}" transform="translate(0 -4)"/>` +
  `${text(0, 28, 12, '演示专用', 'font-weight="bold"')}${text(0, 42, 7.5, 'DEMO · 无效')}</g>`;

const sealPlace = (): string =>
  `<circle r="57" fill="none" stroke="#888888" stroke-width="0.8" stroke-dasharray="4 3"/>${text(0, 5, 12, '（印 章）', 'fill="#888888"')}`;

export const sealSvg = (name: string, seal: Seal, colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -60 120 120">${seal === 'demo' ? demoSeal(name, colour) : sealPlace()}</svg>`;

/** Authority and date with the seal over both (骑年盖月), in 250 × 124 points. The date stands below the mark 演示. */
export const signOff = (name: string, date: string, seal: Seal): string => {
  const mark = { demo: () => demoSeal(name, '#cc1111'), place: sealPlace, none: () => '' }[seal]();
  const size = Math.min(12, 240 / Math.max([...name].length, 1));
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 250 124">' +
    `${text(125, 66, size, name, 'fill="#000000"')}${text(125, 118, 11, date, 'fill="#000000"')}` +
    `<g transform="translate(125 62)" opacity="0.82">${mark}</g></svg>`
  );
};
